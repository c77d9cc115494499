import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { REST } from 'discord.js';
import { commands } from '../../../src/commands/index.ts';
import { commandBody } from '../../../src/discord/registration/command-body.ts';
import { registerCommands } from '../../../src/discord/registration/registration.ts';
import { startPlayground, type Playground } from '../../../src/playground/playground.ts';

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

  it('writes when only the words of a language have changed', async () => {
    const application = (await rest.get('/applications/@me')) as { id: string };
    const [first, ...others] = commands.map(commandBody);
    const body = [{ ...first, name_localizations: { ja: 'べつのなまえ' } }, ...others];
    await rest.put(`/applications/${application.id}/commands`, { body });
    expect((await register(commands)).isChanged).toBe(true);
    expect((await register(commands)).isChanged).toBe(false);
  });
});
