import { ComponentType, MessageFlags } from 'discord.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Services } from '../../src/commands/services.ts';
import { formatBrief } from '../../src/knowledge/reading/index.ts';
import { speaker } from '../../src/messages/speak.ts';
import type { Member } from '../../src/playground/member.ts';
import type { SeenMessage } from '../../src/playground/seen-message.ts';
import { newDatabase, servicesAt } from '../commands/services.ts';
import { claim, sampleBrief } from '../storage/sample-brief.ts';
import { startBot, type RunningBot } from './bot.ts';
import { MEMBER, MODERATOR } from './permissions.ts';
import { seen, share } from './seen.ts';

/** What a forwarded message has beside its content. */
const EMPTY = {
  type: 0,
  attachments: [],
  components: [],
  embeds: [],
  mentions: [],
  mention_roles: [],
  edited_timestamp: null,
  flags: 0,
};

let path: string;
let services: Services;
let bot: RunningBot;
let mo: Member;
let ada: Member;
let nadja: Member;
/** What Nadja reads. */
const russian = speaker('ru');

beforeAll(async () => {
  path = await newDatabase();
  services = await servicesAt(path);
  bot = await startBot({ services });
  mo = bot.playground.member({ name: 'Mo', permissions: MODERATOR });
  ada = bot.playground.member({ name: 'Ada', permissions: MEMBER });
  nadja = bot.playground.member({ name: 'Надя', permissions: MEMBER, locale: 'ru' });
});
afterAll(() => bot.close());

/** Starts the bot anew over the same database. */
async function restart(): Promise<void> {
  await services.store.close();
  services = await servicesAt(path);
  bot = await bot.restart(services);
}

async function open(member: Member, id: string): Promise<SeenMessage> {
  return seen(await member.slash('claim', { id }));
}

/** The text without backslashes. */
const plainOf = (message: SeenMessage) => message.text.replaceAll('\\', '');
const labels = (message: SeenMessage) => message.buttons.map(({ label }) => label);

/** A brief of the server, AKT, whose claim 1.1 was reworded and then dropped. */
async function publishVersions(): Promise<void> {
  const { briefs } = services.store;
  const [guildId, by] = [mo.guildId ?? '', mo.id];
  const passages = [{ number: 3, text: 'The dredger came in April.', url: null }];
  const result = await briefs.publish({ guildId, by, slug: 'aktau', content: sampleBrief(), passages });
  if (result.kind !== 'saved') throw new Error(result.kind);
  const change = { guildId, by, briefId: result.brief.id };
  const works = (...claims: ReturnType<typeof claim>[]) =>
    sampleBrief({ themes: [{ title: 'Works', kind: 'theme', claims }, ...sampleBrief().themes.slice(1)] });
  await briefs.save({ ...change, baseVersion: 1, content: works(claim('Dredging began in May 2025.', [3])) });
  await briefs.save({ ...change, baseVersion: 2, content: works(claim('Nobody knows who will pay.', [3])) });
}

describe('a claim by its id', () => {
  it('is named under an answer, suggested while it is typed, and opened as people type it', async () => {
    const answer = seen(await ada.slash('ask', { question: 'How much did Japan invest in Kazakhstan?' }));
    const id = /C5-\d+\.\d+/.exec(plainOf(answer))?.[0] ?? '';
    const choices = await ada.autocomplete('claim', { id: id.toLowerCase() }, 'id');
    expect(choices[0]).toMatchObject({ value: id });
    const message = await open(ada, id.toLowerCase().replace('-', ' '));
    expect(message.ephemeral).toBe(true);
    expect(plainOf(message).split('\n')[0]).toBe(`**${id}**, version 1`);
    expect(plainOf(message)).toContain('Dec 21, 2025');
    expect(labels(message)).toEqual(['Sources', 'Share']);
  });

  it('has its passages and its history, dates in the reader’s language, also after a restart', async () => {
    await publishVersions();
    const message = await open(nadja, 'ＡＫＴ－１．１＠２');
    expect(plainOf(message)).toMatch(/^\*\*AKT-1\.1\*\* в версии 2, .*<t:\d+:f>.*3/);
    expect(plainOf(message)).toContain('> The dredger came in April.');
    expect(plainOf(message)).toContain('2 мая 2025 г.');
    await restart();
    const shared = await share(nadja, message, russian('claims.share'));
    expect(shared.text).toContain(`Shared by <@${nadja.id}>`);
    expect(plainOf(shared)).toContain('reworded: “Dredging began in May 2025.”');
    expect((await ada.press(shared, 'Dismiss')).message?.text).toContain('Whoever asked can dismiss');
    await mo.press(shared, 'Dismiss');
    await expect.poll(() => ada.visibleMessages().map(({ id }) => id)).not.toContain(shared.id);
  });

  it('says that it was dropped, or that there is none', async () => {
    expect(plainOf(await open(mo, 'akt1.1'))).toContain('was dropped in version 3');
    expect(plainOf(await open(ada, 'AKT-7.7'))).toContain('Port of Aktau has no claim AKT-7.7');
    expect(plainOf(await open(ada, 'hello'))).toContain('One looks like this:');
    const direct = bot.playground.member({ guildId: null });
    expect(plainOf(await open(direct, 'C5-0.1'))).toContain('C5-0.1');
  });
});

it('keeps its id through a moderator’s edit, and is opened as it reads now', async () => {
  const [brief] = await services.store.briefs.list(mo.guildId ?? '');
  const content = await services.store.briefs.get(mo.guildId ?? '', brief?.id ?? '');
  if (!content) throw new Error('no brief');
  const data = formatBrief(content).replace('Nobody knows who', 'Nobody knows yet who');
  const file = { name: 'brief.txt', data };
  const preview = seen(await mo.slash('brief edit', { brief: 'aktau', file }));
  await mo.press(preview, 'Publish');
  const message = await open(ada, 'AKT-1.2');
  expect(plainOf(message)).toContain('**AKT-1.2**, version 4');
  expect(plainOf(message)).toContain('Nobody knows yet who will pay.');
  expect(plainOf(message)).toContain('reworded: “Nobody knows yet who will pay.”');
});

describe('two briefs', () => {
  it('are compared by any member, page by page, and so are two versions', async () => {
    const message = seen(await ada.slash('compare', { first: 'aktau', second: 'c5plus1' }));
    expect(plainOf(message)).toContain('**Port of Aktau** (AKT, version 4)');
    await restart();
    await ada.press(message, labels(message)[0] ?? '');
    expect(plainOf(message)).toContain('Only in Japan-Central Asia C5+1 summit');
    const versions = seen(await nadja.slash('compare', { first: 'aktau', from: '1', to: '2' }));
    expect(plainOf(versions)).toContain('Dredging began in May 2025.');
    const choices = await ada.autocomplete('compare', { first: 'aktau', from: '' }, 'from');
    expect(choices.map(({ value }) => value)).toEqual(['4', '3', '2', '1']);
  });
});

describe('Check against briefs', () => {
  const CLAIM = 'Japan has invested $5 billion in Kazakhstan.';

  it('shows the closest claims to each sentence of a message, and never says true or false', async () => {
    const said = ada.say(`Hi all! ${CLAIM} I had noodles for lunch yesterday.`);
    const message = seen(await nadja.contextMenu('Check against briefs', said));
    expect(message.ephemeral).toBe(true);
    expect(plainOf(message)).toContain(`### «${CLAIM}»`);
    expect(plainOf(message)).toContain('3.7 billion');
    expect(plainOf(message)).toContain(russian('check.nothing'));
    expect(plainOf(message)).not.toMatch(/\b(true|false|wrong|correct)\b/i);
    const select = message.selects[0];
    const chosen = await nadja.select(message, select?.customId ?? '', [select?.options[1]?.value ?? '']);
    expect(plainOf(seen(chosen))).toContain('$3.7 billion');
  });

  it.each<[how: string, wire: object]>([
    ['embeds', { embeds: [{ type: 'rich', title: 'News', description: CLAIM }] }],
    [
      'forwards',
      {
        message_reference: { type: 1 },
        message_snapshots: [{ message: { ...EMPTY, content: CLAIM, timestamp: '2026-01-02T03:04:05.000Z' } }],
      },
    ],
    [
      'shows in components',
      {
        flags: MessageFlags.IsComponentsV2,
        components: [{ type: ComponentType.TextDisplay, id: 1, content: `**News**\n${CLAIM}` }],
      },
    ],
  ])('reads what a message %s', async (_, wire) => {
    const said = ada.say('x');
    Object.assign(said.toJSON(), { content: '' }, wire);
    const message = seen(await mo.contextMenu('Check against briefs', said));
    expect(plainOf(message)).toContain(CLAIM);
    expect(plainOf(message)).toContain('3.7 billion');
  });

  it('asks the bundled briefs where a person alone has installed the bot', async () => {
    const { id: guildId } = bot.playground.addGuild('Elsewhere');
    const guest = bot.playground.member({ guildId, hasInstalled: true, locale: 'fr' });
    const message = seen(await guest.contextMenu('Check against briefs', guest.say(CLAIM)));
    expect(message.ephemeral).toBe(true);
    expect(plainOf(message)).toContain('21 déc. 2025');
    expect(plainOf(seen(await guest.slash('claim', { id: 'AKT-1.1' })))).toContain(
      'n’est pas l’identifiant d’une affirmation',
    );
    const answer = seen(await guest.slash('challenges'));
    const cited = seen(await guest.contextMenu('Cite this', answer));
    expect(cited.text).toContain(`https://discord.com/channels/${guildId}/`);
  });

  it('turns pages after a restart, though nothing of the message was kept', async () => {
    const said = ada.say(`${CLAIM}\n`.repeat(20) + 'x'.repeat(100));
    const message = seen(await ada.contextMenu('Check against briefs', said));
    await restart();
    const first = message.text;
    const more = labels(message).find((label) => label.startsWith('Show more')) ?? '';
    await ada.press(message, more);
    expect(message.text).not.toBe(first);
    expect(plainOf(message)).toContain(`### “${CLAIM}”`);
    expect(plainOf(message)).toContain('Only the first 20 sentences');
  });

  it('works in a direct message', async () => {
    const alone = bot.playground.member({ guildId: null });
    const said = alone.say('Japan faces logistical challenges in Central Asia.');
    const message = seen(await alone.contextMenu('Check against briefs', said));
    expect(plainOf(message)).toContain('logistical');
  });
});

describe('Cite this', () => {
  it('gives the claims of an answer as text with a permalink, also after a restart', async () => {
    const exchange = await ada.slash('ask', {
      question: 'How much did Japan invest in Kazakhstan?',
      share: true,
    });
    const answer = seen(exchange);
    await restart();
    const message = seen(await nadja.contextMenu('Cite this', answer));
    expect(message.ephemeral).toBe(true);
    const block = /```\n([\s\S]*)\n```/.exec(message.text)?.[1] ?? '';
    expect(block).toMatch(
      /^“Japan's investment .*\$3\.7 billion.*” \[11\]\nC5-\d+\.\d+, версия 1\. .*21 дек\. 2025 г\./,
    );
    expect(block).toContain(
      `https://discord.com/channels/${ada.guildId ?? ''}/${answer.channelId}/${answer.id}`,
    );
    expect(message.text).not.toContain(russian('cite.private'));
  });

  it('cites a private answer in a direct message', async () => {
    const alone = bot.playground.member({ guildId: null, locale: 'en-US' });
    const answer = seen(await alone.slash('challenges'));
    const message = seen(await alone.contextMenu('Cite this', answer));
    expect(message.text).toContain(`https://discord.com/channels/@me/${answer.channelId}/${answer.id}`);
    expect(message.text).toContain('opens for you alone');
  });

  it('says kindly that a message is no answer', async () => {
    const message = seen(await ada.contextMenu('Cite this', mo.say('Trade grew [1].')));
    expect(plainOf(message)).toContain('shows no claims of a brief');
    const help = seen(await ada.slash('help'));
    expect(plainOf(seen(await ada.contextMenu('Cite this', help)))).toContain('shows no claims');
    const own = seen(await ada.contextMenu('Check against briefs', help));
    expect(plainOf(own)).toContain('Footnote’s own');
  });
});

it('sent nothing that Discord would have refused', () => {
  // Discord says "not found" for command permissions that nobody has set.
  expect(bot.playground.refusals.filter(({ path }) => !path.endsWith('/permissions'))).toEqual([]);
});
