import { REST, type APIApplicationCommand } from 'discord.js';
import { pino } from 'pino';
import { expect, it, onTestFinished, vi } from 'vitest';
import { followCommandIds } from '../../../src/discord/registration/command-ids.ts';
import type { CommandIds } from '../../../src/discord/render/markdown.ts';
import { startPlayground } from '../../../src/playground/playground.ts';

it('goes on looking until another process has registered the commands', async () => {
  const playground = await startPlayground();
  onTestFinished(() => playground.close());
  const rest = new REST({ api: playground.apiUrl }).setToken(playground.token);
  const application = (await rest.get('/applications/@me')) as { id: string };
  const route = `/applications/${application.id}/commands` as const;
  const ending = new AbortController();
  let ids: CommandIds | undefined;
  await followCommandIds({
    rest,
    applicationId: application.id,
    names: ['ask'],
    onRead: (read) => (ids = read),
    log: pino({ level: 'silent' }),
    signal: ending.signal,
    againAfterMs: 1,
  });
  expect(ids).toEqual(new Map());
  const [ask] = (await rest.put(route, {
    body: [{ name: 'ask', description: 'Asks a question' }],
  })) as APIApplicationCommand[];
  await vi.waitFor(() => expect(ids).toEqual(new Map([['ask', ask?.id]])));
  ending.abort();
});
