import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openEndpoint } from '../../src/discord/endpoint.ts';
import { ConfigError } from '../../src/errors.ts';
import { startPlayground, type Playground } from '../../src/playground/playground.ts';
import { servicesWith } from '../commands/services.ts';

let playground: Playground;
beforeAll(async () => {
  playground = await startPlayground();
});
afterAll(() => playground.close());

async function open(given: { token?: string; publicKey?: string } = {}) {
  const { token, apiUrl, publicKey } = playground;
  const services = await servicesWith([]);
  const log = pino({ level: 'silent' });
  return openEndpoint({ token, apiUrl, publicKey, commands: [], services, log, ...given });
}

describe('openEndpoint', () => {
  it('says that the token is refused', async () => {
    const opening = open({ token: 'nonsense' });
    await expect(opening).rejects.toThrow(ConfigError);
    await expect(opening).rejects.toThrow('DISCORD_TOKEN: Discord refuses this token.');
  });

  it('says that the key is another application’s', async () => {
    const opening = open({ publicKey: '0'.repeat(64) });
    await expect(opening).rejects.toThrow(ConfigError);
    await expect(opening).rejects.toThrow('DISCORD_PUBLIC_KEY: this is not the key');
  });

  it('knows the bot without connecting to the gateway', async () => {
    const endpoint = await open({ publicKey: playground.publicKey.toUpperCase() });
    expect(endpoint.botName).toBe('Footnote');
    expect({ trouble: endpoint.trouble(), latencyMs: endpoint.latencyMs() }).toEqual({});
    expect(playground.requests.some(({ path }) => path.startsWith('/gateway'))).toBe(false);
    await endpoint.close();
  });
});
