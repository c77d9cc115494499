import { Collection, MessageType, type GatewayMessageCreateDispatchData } from 'discord.js';
import { describe, expect, it, test } from 'vitest';
import { isSaidTo, saidMessage } from '../../../src/discord/messages/said-message.ts';

const BOT = { id: '1', username: 'Footnote', bot: true };
const ADA = { id: '7', username: 'ada', global_name: 'Ada' };

/** A message of Ada's that mentions the bot, as the gateway brings it. */
function message(fields: object = {}): GatewayMessageCreateDispatchData {
  return {
    id: '50',
    channel_id: '30',
    guild_id: '20',
    type: MessageType.Default,
    author: ADA,
    content: '<@1> why?',
    mentions: [BOT],
    ...fields,
  } as unknown as GatewayMessageCreateDispatchData;
}

const nowhere = { guilds: { cache: new Collection() }, channels: { cache: new Collection() } } as never;

describe('a message is said to the bot', () => {
  test.each([
    ['by a mention', {}, true],
    ['by a reply that pings it', { type: MessageType.Reply, content: 'why?' }, true],
    ['directly', { guild_id: undefined, mentions: [] }, true],
    [
      'not by a mention of everyone',
      { mentions: [], mention_everyone: true, content: '@everyone why?' },
      false,
    ],
    ['not by a mention of its role', { mentions: [], mention_roles: ['9'], content: '<@&9> why?' }, false],
    ['not by a reply whose words are kept from it', { type: MessageType.Reply, content: '' }, false],
    ['not by another bot', { author: { ...ADA, bot: true } }, false],
    ['not by itself', { author: BOT }, false],
    ['not by a webhook', { webhook_id: '60' }, false],
    ['not by Discord', { author: { ...ADA, system: true } }, false],
    ['not by a notice, as of a pinned message', { type: MessageType.ChannelPinnedMessage }, false],
    ['not by a picture without words, directly', { guild_id: undefined, mentions: [], content: ' ' }, false],
  ])('%s', (_, fields, expected) => {
    expect(isSaidTo(BOT.id, message(fields))).toBe(expected);
  });
});

describe('a message as a request', () => {
  it('says where it stands: in a channel, in a thread, or directly', () => {
    const thread = { isThread: () => true, parentId: '29' };
    const threads = {
      channels: { cache: new Collection([['30', thread]]) },
      guilds: { cache: new Collection() },
    };
    expect(saidMessage(BOT.id, message(), nowhere)).toMatchObject({
      place: 'channel',
      parentChannelId: null,
    });
    expect(saidMessage(BOT.id, message(), threads as never)).toMatchObject({
      place: 'thread',
      parentChannelId: '29',
    });
    expect(saidMessage(BOT.id, message({ guild_id: undefined }), nowhere)).toMatchObject({
      place: 'direct',
      isDirect: true,
      guildId: null,
    });
  });

  it('takes the language of the guild, and directly that of the words', () => {
    const guild = { preferredLocale: 'fr', roles: { cache: new Collection() } };
    const guilds = {
      guilds: { cache: new Collection([['20', guild]]) },
      channels: { cache: new Collection() },
    };
    expect(saidMessage(BOT.id, message(), guilds as never)).toMatchObject({
      locale: 'fr',
      guildLocale: 'fr',
    });
    const direct = message({ guild_id: undefined, content: 'Сколько вложила Япония?' });
    expect(saidMessage(BOT.id, direct, nowhere).locale).toBe('ru');
  });

  it('reads the answer that it replies to, and no one else’s message', () => {
    const components = [
      {
        type: 17,
        components: [
          { type: 10, id: 1_000, content: '> What is \\*it\\*?' },
          {
            type: 1,
            components: [
              { type: 2, custom_id: '1:ask:report:abc~000' },
              { type: 2, custom_id: 'old' },
            ],
          },
        ],
      },
    ];
    const reply = (author: object) => message({ referenced_message: { author, components } });
    expect(saidMessage(BOT.id, reply(BOT), nowhere).repliedTo).toEqual({
      quote: 'What is *it*?',
      actions: [{ command: 'ask', name: 'report', args: ['abc~000'] }],
    });
    expect(saidMessage(BOT.id, reply(ADA), nowhere).repliedTo).toBeUndefined();
  });
});
