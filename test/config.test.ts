import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadConfig } from '../src/config.ts';
import { ConfigError } from '../src/errors.ts';

describe('loadConfig', () => {
  it('has a default for everything', () => {
    expect(loadConfig({})).toEqual({
      discordToken: undefined,
      discordApiUrl: undefined,
      discordPublicKey: undefined,
      databaseUrl: 'sqlite:var/footnote.db',
      briefsDir: 'data/briefs',
      host: '127.0.0.1',
      playgroundPassword: undefined,
      port: 8080,
      logLevel: 'info',
      shards: 'auto',
      indexMemoryMb: 256,
      model: 'built-in',
      limits: {
        briefsPerGuild: 500,
        claimsPerBrief: 2_000,
        textBytes: 1_000_000,
        changesPerMinute: 30,
        questionsPerMinute: 300,
      },
    });
  });

  it('counts an empty variable as absent', () => {
    expect(loadConfig({ DISCORD_TOKEN: ' ', PORT: '' })).toMatchObject({
      discordToken: undefined,
      port: 8080,
    });
  });

  it('takes a token alone', () => {
    expect(loadConfig({ DISCORD_TOKEN: ' MTIz.abc-_\n' }).discordToken).toBe('MTIz.abc-_');
    for (const token of ['Bot MTIz.abc', 'MTIz\u2026abc']) {
      expect(() => loadConfig({ DISCORD_TOKEN: token })).toThrow(/^DISCORD_TOKEN: must be the token alone/);
    }
  });

  it('takes a file or a server for the database, and nothing else', () => {
    for (const url of ['sqlite:/srv/f.db', 'postgres://anna:s%40fe@db:5432/f', 'postgresql:///f?host=/run']) {
      expect(loadConfig({ DATABASE_URL: url }).databaseUrl).toBe(url);
    }
    for (const url of ['var/footnote.db', 'sqlite:', 'mysql://db/f', 'postgres:db']) {
      expect(() => loadConfig({ DATABASE_URL: url })).toThrow(
        /^DATABASE_URL: must be sqlite:<path>.* or postgres:\/\/[^\n]*$/,
      );
    }
  });

  it('takes all shards, some of them, or as many as Discord advises', () => {
    expect(loadConfig({ SHARDS: '2' }).shards).toEqual({ ids: [0, 1], count: 2 });
    expect(loadConfig({ SHARDS: '0-1/4' }).shards).toEqual({ ids: [0, 1], count: 4 });
    for (const shards of ['0', '4/4', '3-1/4', 'all', '1-2', '-1/4', '1/', '0-3/ 4', '99999']) {
      expect(() => loadConfig({ SHARDS: shards })).toThrow(/^SHARDS: must be auto, a number of [^\n]*$/);
    }
  });

  it('takes a public key of 64 hexadecimal digits, with a token and without shards', () => {
    const key = 'aB'.repeat(32);
    expect(loadConfig({ DISCORD_TOKEN: 'x', DISCORD_PUBLIC_KEY: key }).discordPublicKey).toBe(key);
    for (const wrong of [key.slice(1), `${key}0`, 'x'.repeat(64)]) {
      expect(() => loadConfig({ DISCORD_TOKEN: 'x', DISCORD_PUBLIC_KEY: wrong })).toThrow(
        'DISCORD_PUBLIC_KEY: must be the 64 hexadecimal digits',
      );
    }
    expect(() => loadConfig({ DISCORD_PUBLIC_KEY: key })).toThrow('DISCORD_PUBLIC_KEY: needs DISCORD_TOKEN');
    expect(() => loadConfig({ DISCORD_TOKEN: 'x', DISCORD_PUBLIC_KEY: key, SHARDS: '4' })).toThrow(
      'SHARDS: there are no shards with DISCORD_PUBLIC_KEY',
    );
  });

  it('takes a folder for the model, or off', () => {
    expect(loadConfig({ FOOTNOTE_MODEL: 'off' }).model).toBe('off');
    expect(loadConfig({ FOOTNOTE_MODEL: 'models/e5' }).model).toEqual({ folder: 'models/e5' });
  });

  it('takes the last slash off the API’s address', () => {
    expect(loadConfig({ DISCORD_API_URL: 'http://127.0.0.1:8080/api/' }).discordApiUrl).toBe(
      'http://127.0.0.1:8080/api',
    );
  });

  it('names every variable that is wrong', () => {
    const load = () => loadConfig({ PORT: '70000', LOG_LEVEL: 'loud', DISCORD_API_URL: 'localhost' });
    expect(load).toThrow(ConfigError);
    expect(load).toThrow(/PORT: must be a port number.*\n?[^]*LOG_LEVEL: must be one of/);
    expect(load).toThrow(/DISCORD_API_URL: must be an http/);
  });

  it('has each of its variables explained in .env.example', () => {
    const source = readFileSync('src/config.ts', 'utf8');
    const read = [...source.matchAll(/^ {2}([A-Z][A-Z_]+):/gm)].map(([, name]) => name);
    const explained = [...readFileSync('.env.example', 'utf8').matchAll(/^([A-Z_]+)=/gm)].map(
      ([, name]) => name,
    );
    expect(new Set(explained)).toEqual(new Set(read));
    expect(explained).toHaveLength(read.length);
  });
});
