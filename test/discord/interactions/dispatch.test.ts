import { afterEach, describe, expect, it } from 'vitest';
import { defineCommand, type AnyCommand } from '../../../src/commands/command.ts';
import type { Card, Reply } from '../../../src/commands/reply.ts';
import { DependencyError, UserError } from '../../../src/errors.ts';
import { manualClock } from '../../../src/playground/clock.ts';
import { startBot, type RunningBot } from '../../e2e/bot.ts';

let bot: RunningBot | undefined;
afterEach(async () => {
  await bot?.close();
  bot = undefined;
});

const card = (text: string): Card => ({ tone: 'answer', lead: [text] });
const privately = (text: string): Reply => ({ kind: 'message', visibility: 'private', card: card(text) });

/** A command `/try` that answers with what `run` gives. */
function tryCommand(run: () => Promise<Reply>, more: Partial<AnyCommand> = {}): AnyCommand {
  return {
    ...defineCommand({ definition: { name: 'try' }, execute: run }),
    ...more,
  } as AnyCommand;
}

async function botWith(command: AnyCommand, options: { deferAfterMs?: number } = {}): Promise<RunningBot> {
  bot = await startBot({ commands: [command], ...options });
  return bot;
}

describe('a command that takes long', () => {
  it('is deferred, and answered when it is ready', async () => {
    const { promise, resolve } = Promise.withResolvers<Reply>();
    const { playground } = await botWith(
      tryCommand(() => promise),
      { deferAfterMs: 0 },
    );
    const ada = playground.member();
    const pending = ada.slash('try');
    await expect.poll(() => ada.visibleMessages().some(({ thinking }) => thinking)).toBe(true);
    resolve(privately('done'));
    const exchange = await pending;
    expect(exchange).toMatchObject({ kind: 'message', deferred: true });
    expect(exchange.message).toMatchObject({ text: 'done', ephemeral: true });
    expect(playground.refusals).toEqual([]);
  });

  it('is deferred for everyone when its reply is for everyone', async () => {
    const reply: Reply = { kind: 'message', visibility: 'public', card: card('for all') };
    const { promise, resolve } = Promise.withResolvers<Reply>();
    const { playground } = await botWith(
      tryCommand(() => promise, { isPublic: async () => true }),
      { deferAfterMs: 0 },
    );
    const ada = playground.member();
    const pending = ada.slash('try');
    await expect.poll(() => ada.visibleMessages().some(({ thinking }) => thinking)).toBe(true);
    resolve(reply);
    expect((await pending).message).toMatchObject({ text: 'for all', ephemeral: false });
  });

  it('is deferred for the person alone when it takes as long to find out who is to see the answer', async () => {
    const { promise, resolve } = Promise.withResolvers<Reply>();
    const { playground } = await botWith(
      tryCommand(() => promise, { isPublic: () => promise.then(() => true) }),
      { deferAfterMs: 0 },
    );
    const ada = playground.member();
    const pending = ada.slash('try');
    await expect.poll(() => ada.visibleMessages().some(({ thinking }) => thinking)).toBe(true);
    resolve({ kind: 'message', visibility: 'public', card: card('for all') });
    expect((await pending).message).toMatchObject({ text: 'for all', ephemeral: true });
  });

  it('that says so beforehand is deferred before it begins', async () => {
    const command = tryCommand(async () => {
      const isWaiting = bot?.playground
        .member()
        .visibleMessages()
        .some(({ thinking }) => thinking);
      return privately(isWaiting ? 'deferred' : 'not deferred');
    });
    const { playground } = await botWith({ ...command, isLong: true });
    const { message } = await playground.member().slash('try');
    expect(message).toMatchObject({ text: 'deferred', ephemeral: true });
    expect(playground.refusals).toEqual([]);
  });

  it('keeps its message when a button takes long, and answers with a new one', async () => {
    const { promise, resolve } = Promise.withResolvers<Reply>();
    const first: Reply = {
      kind: 'message',
      visibility: 'private',
      card: {
        ...card('first'),
        buttons: [{ label: 'Go', action: { command: 'try', name: 'go', args: [] } }],
      },
    };
    const command = tryCommand(async () => first, { actions: { go: () => promise } });
    const { playground } = await botWith(command, { deferAfterMs: 0 });
    const ada = playground.member();
    const { message } = await ada.slash('try');
    if (!message) throw new Error('no message');
    const exchange = await ada.press(message, 'Go');
    resolve(privately('second'));
    const [second] = await exchange.followedUp();
    expect(second).toMatchObject({ text: 'second', ephemeral: true });
    expect(message.text).toBe('first');
  });
});

describe('a command that fails', () => {
  it('tells the person what they can do, and logs nothing', async () => {
    const { playground, logged } = await botWith(
      tryCommand(async () => {
        throw new UserError('Try *this* instead.');
      }),
    );
    const { message } = await playground.member().slash('try');
    expect(message).toMatchObject({ text: 'Try \\*this\\* instead.', ephemeral: true });
    expect(logged.filter(({ level }) => Number(level) >= 40)).toEqual([]);
  });

  it('asks to try again when something it depends on fails, and logs the cause', async () => {
    const { playground, logged } = await botWith(
      tryCommand(async () => {
        throw new DependencyError('cannot read briefs', { cause: new Error('disk on fire') });
      }),
    );
    expect((await playground.member().slash('try')).message?.text).toContain('Please try again shortly.');
    expect(JSON.stringify(logged)).toContain('disk on fire');
  });

  it('apologises for a bug with a reference that the log has too', async () => {
    const { playground, logged } = await botWith(
      tryCommand(async () => {
        throw new TypeError('x is undefined');
      }),
    );
    const text = (await playground.member().slash('try')).message?.text ?? '';
    const reference = /reference (\w+)/.exec(text)?.[1];
    expect(logged.find((line) => line['reference'] === reference)).toMatchObject({
      err: { message: 'x is undefined' },
    });
  });

  it('apologises when its reply is one that Discord refuses', async () => {
    const broken: Reply = {
      kind: 'message',
      visibility: 'private',
      card: { ...card('x'), buttons: [{ label: '', action: { command: 'try', name: 'go', args: [] } }] },
    };
    const { playground } = await botWith(tryCommand(async () => broken));
    expect((await playground.member().slash('try')).message?.text).toContain('reference');
  });
});

describe('a form', () => {
  const form: Reply = {
    kind: 'form',
    title: 'A form',
    action: { command: 'try', name: 'send', args: ['x'] },
    fields: [
      { kind: 'text', id: 'text', label: 'Text', isRequired: true, isLong: true, value: 'before' },
      { kind: 'choice', id: 'kind', label: 'Kind', options: [{ label: 'One', value: '1' }] },
      { kind: 'file', id: 'file', label: 'File', extensions: ['.txt'] },
    ],
  };

  it('opens with what is in it, and comes back with what was typed', async () => {
    const command = tryCommand(async () => form, {
      opensForm: () => true,
      forms: {
        send: async ({ args, fields, uploads }) =>
          privately(
            `${args[0]} ${fields['text']} ${fields['kind']} ${uploads.map(({ name }) => name).join()}`,
          ),
      },
    });
    const { playground } = await botWith(command, { deferAfterMs: 0 });
    const ada = playground.member();
    const opened = await ada.slash('try');
    expect(opened.kind).toBe('modal');
    const file = { name: 'a.txt', contentType: 'text/plain', data: Buffer.from('hello') };
    const sent = await ada.submitModal(opened, { text: 'after', kind: ['1'], file: [file] });
    expect(sent.message?.text).toBe('x after 1 a.txt');
    expect(playground.refusals).toEqual([]);
  });

  it.each([
    ['the person', new UserError('Not now.'), 'Not now.'],
    ['a dependency', new DependencyError('no database'), 'Please try again shortly.'],
    ['the bot', new Error('oops'), 'reference'],
  ])('gives back what was typed when it fails because of %s', async (_, error, sentence) => {
    const command = tryCommand(async () => form, {
      opensForm: () => true,
      forms: {
        send: async () => {
          throw error;
        },
      },
    });
    const { playground } = await botWith(command);
    const ada = playground.member();
    const { message } = await ada.submitModal(await ada.slash('try'), { text: 'after', kind: ['1'] });
    expect(message?.text).toContain(sentence);
    expect(message?.text).toContain('Here is your text as a file');
    expect(await (await fetch(message?.attachments[0]?.url ?? '')).text()).toBe('after');
    expect(playground.refusals).toEqual([]);
  });

  it('gives nothing back where nothing was typed', async () => {
    const command = tryCommand(async () => form, {
      opensForm: () => true,
      forms: {
        send: async () => {
          throw new UserError('Not now.');
        },
      },
    });
    const { playground } = await botWith(command);
    const ada = playground.member();
    const { message } = await ada.submitModal(await ada.slash('try'), { text: ' ', kind: ['1'] });
    expect(message).toMatchObject({ text: 'Not now.', attachments: [] });
  });
});

describe('moderators’ commands', () => {
  const button = { label: 'Go', action: { command: 'mod do', name: 'go', args: [] } };
  const group: AnyCommand = {
    definition: { name: 'mod' },
    audience: 'moderators',
    commands: [
      {
        definition: { name: 'do' },
        execute: async () => ({
          kind: 'message',
          visibility: 'public',
          card: { ...card('panel'), buttons: [button] },
        }),
        actions: { go: async () => privately('went') },
      },
    ],
  };
  const MANAGE_MESSAGES = 1n << 13n;
  const READ_AND_SEND = (1n << 10n) | (1n << 11n);

  it('are offered to those with Manage Messages, and their buttons check it again', async () => {
    const { playground } = await botWith(group);
    const moderator = playground.member({ name: 'Mo', permissions: READ_AND_SEND | MANAGE_MESSAGES });
    const member = playground.member({ name: 'Me', permissions: READ_AND_SEND });
    await expect(member.slash('mod do')).rejects.toThrow(/permission|not/i);
    const { message } = await moderator.slash('mod do');
    if (!message) throw new Error('no message');
    expect((await moderator.press(message, 'Go')).message?.text).toBe('went');
    expect((await member.press(message, 'Go')).message?.text).toContain('for the moderators of this server');
  });
});

describe('managers’ commands', () => {
  const panel: AnyCommand = {
    definition: { name: 'panel' },
    audience: 'managers',
    execute: async () => ({
      kind: 'message',
      visibility: 'public',
      card: {
        ...card('panel'),
        controls: [
          {
            label: 'Where',
            menu: {
              placeholder: 'Nowhere',
              action: { command: 'panel', name: 'where', args: [] },
              channelIds: [],
              maxChannels: 2,
            },
          },
        ],
      },
    }),
    actions: { where: async ({ values }) => privately(`chose ${values.length}`) },
  };
  const READ_AND_SEND = (1n << 10n) | (1n << 11n);

  it('are for those with Manage Server, and what they choose is checked again', async () => {
    const { playground } = await botWith(panel);
    const manager = playground.member({ name: 'Ma', permissions: READ_AND_SEND | (1n << 5n) });
    const moderator = playground.member({ name: 'Mo', permissions: READ_AND_SEND | (1n << 13n) });
    await expect(moderator.slash('panel')).rejects.toThrow(/permission|not/i);
    const { message } = await manager.slash('panel');
    if (!message) throw new Error('no message');
    const channels = playground.guilds[0]?.channels.map(({ id }) => id) ?? [];
    const choose = (member: typeof manager, ids: string[]) =>
      member.select(message, message.selects[0]?.customId ?? '', ids);
    expect((await choose(manager, channels)).message?.text).toBe('chose 2');
    expect((await choose(manager, [])).message?.text).toBe('chose 0');
    expect((await choose(moderator, [])).message?.text).toContain('for those who manage this server');
    expect(playground.refusals).toEqual([]);
  });
});

describe('an answer that comes too late', () => {
  it('is logged, and the bot goes on', async () => {
    const clock = manualClock();
    const { promise, resolve } = Promise.withResolvers<Reply>();
    bot = await startBot({ commands: [tryCommand(() => promise)], playground: { clock } });
    const pending = bot.playground.member().slash('try');
    await expect.poll(() => bot?.playground.requests.length).toBeGreaterThan(0);
    clock.advance(3_001);
    resolve(privately('late'));
    expect((await pending).kind).toBe('failed');
    await expect.poll(() => JSON.stringify(bot?.logged)).toContain('too late for Discord');
  });
});
