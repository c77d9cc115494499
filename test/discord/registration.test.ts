import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { REST } from 'discord.js';
import { commands } from '../../src/commands/index.ts';
import { commandBody, registerCommands } from '../../src/discord/registration.ts';
import { startPlayground, type Playground } from '../../src/playground/playground.ts';

let playground: Playground;
let rest: REST;
beforeAll(async () => {
  playground = await startPlayground();
  rest = new REST({ api: playground.apiUrl }).setToken(playground.token);
});
afterAll(() => playground.close());

async function register(list: typeof commands) {
  const application = (await rest.get('/applications/@me')) as { id: string };
  return registerCommands(rest, application.id, list);
}

describe('registerCommands', () => {
  it('writes what is missing, and nothing when all is there', async () => {
    expect((await register(commands)).isChanged).toBe(true);
    const again = await register(commands);
    expect(again.isChanged).toBe(false);
    expect([...again.commandIds.keys()].toSorted()).toEqual(
      commands
        .map(({ definition }) => ('name' in definition ? definition.name : definition.menuName))
        .toSorted(),
    );
  });

  it('writes when a command has changed or gone', async () => {
    expect((await register(commands.slice(1))).isChanged).toBe(true);
    expect((await register(commands)).isChanged).toBe(true);
  });
});

describe('commandBody', () => {
  it('asks for Manage Messages for what is for moderators, and only in a server', () => {
    const body = commandBody({
      definition: { name: 'mod', description: 'For moderators' },
      audience: 'moderators',
      commands: [
        { definition: { name: 'do', description: 'Does' }, execute: () => Promise.reject(new Error('no')) },
      ],
    });
    expect(body).toMatchObject({ default_member_permissions: String(1n << 13n), contexts: [0] });
  });

  it('bounds every text that is typed', () => {
    const option = { type: 'string', name: 'name', description: 'Which' } as const;
    const execute = () => Promise.reject(new Error('no'));
    const body = commandBody({
      definition: { name: 'do', description: 'Does', options: [option, { ...option, maxLength: 6_000 }] },
      execute,
    });
    expect(body).toMatchObject({ options: [{ max_length: 200 }, { max_length: 6_000 }] });
  });
});
