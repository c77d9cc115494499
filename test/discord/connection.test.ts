import { createServer } from 'node:net';
import { once } from 'node:events';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connect } from '../../src/discord/connection.ts';
import { diagnoseDiscord, inviteUrl } from '../../src/discord/doctor.ts';
import { ConfigError, DependencyError } from '../../src/errors.ts';
import { startPlayground, type Playground } from '../../src/playground/playground.ts';
import { servicesWith } from '../commands/services.ts';

let playground: Playground;
beforeAll(async () => {
  playground = await startPlayground();
});
afterAll(() => playground.close());

async function connectTo(apiUrl: string, token: string) {
  return connect({
    apiUrl,
    token,
    commands: [],
    services: await servicesWith([]),
    log: pino({ level: 'silent' }),
  });
}

/** An address on which nothing listens. */
async function closedAddress(): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  return `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/api`;
}

describe('connect', () => {
  it('says that the token is refused', async () => {
    const connecting = connectTo(playground.apiUrl, `${playground.token}x`);
    await expect(connecting).rejects.toThrow(ConfigError);
    await expect(connecting).rejects.toThrow('DISCORD_TOKEN: Discord refuses this token.');
  });

  it('says that the API cannot be reached', async () => {
    const apiUrl = await closedAddress();
    const connecting = connectTo(apiUrl, playground.token);
    await expect(connecting).rejects.toThrow(DependencyError);
    await expect(connecting).rejects.toThrow(`cannot reach ${apiUrl}: `);
  });
});

describe('diagnoseDiscord', () => {
  it('names the bot and makes a link that asks for no permission', async () => {
    const diagnosis = await diagnoseDiscord(playground);
    expect(diagnosis.inviteUrl).toBe(inviteUrl(diagnosis.applicationId));
    expect(new URL(diagnosis.inviteUrl).searchParams.get('permissions')).toBe('0');
  });

  it('says that the token is refused', async () => {
    await expect(diagnoseDiscord({ ...playground, token: 'nonsense' })).rejects.toThrow('DISCORD_TOKEN');
  });
});
