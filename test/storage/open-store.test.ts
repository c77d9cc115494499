import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ConfigError, DependencyError } from '../../src/errors.ts';
import { locateDatabase, openStore } from '../../src/storage/open-store.ts';
import { GUILD, publish } from './contract/publish.ts';
import { temporaryFolder } from './temporary-folder.ts';

describe('the address of a database', () => {
  it('names a file or a server', () => {
    expect(locateDatabase('sqlite:var/a b.db')).toEqual({ kind: 'sqlite', path: 'var/a b.db' });
    for (const url of ['postgres://db/footnote', 'postgresql:///footnote?host=/run/postgresql']) {
      expect(locateDatabase(url)).toEqual({ kind: 'postgres', url });
    }
  });

  it('is not repeated when it names neither, since it may hold a password', () => {
    const locate = () => locateDatabase('mysql://u:secret@db/f');
    expect(locate).toThrow(ConfigError);
    expect(locate).not.toThrow(/secret/);
  });

  it('opens the store that it names', async () => {
    const store = await openStore(`sqlite:${join(temporaryFolder(), 'footnote.db')}`);
    await publish(store);
    expect(await store.briefs.list(GUILD)).toHaveLength(1);
    await store.close();
    await expect(openStore('postgres://127.0.0.1:9/footnote')).rejects.toThrow(DependencyError);
  });
});
