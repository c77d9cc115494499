import { DatabaseSync } from 'node:sqlite';
import { pino } from 'pino';
import { expect, it } from 'vitest';
import { DependencyError } from '../src/errors.ts';
import { GuildLibrary } from '../src/knowledge/guild-library.ts';
import { rehearse } from '../src/rehearse.ts';
import { newDatabase, servicesWith } from './commands/services.ts';

/** A log that keeps its messages. */
function keptLog() {
  const messages: string[] = [];
  const log = pino({ level: 'warn' }, { write: (line) => messages.push(JSON.parse(line).msg as string) });
  return { log, messages };
}

it('asks, but leaves nothing in the database', async () => {
  const path = await newDatabase();
  const services = await servicesWith(undefined, { path });
  let answers = 0;
  const library = new GuildLibrary(services.library.bundled, services.store, {
    timeSearch: () => () => void (answers += 1),
  });
  const { log, messages } = keptLog();
  await rehearse({ ...services, library }, log);
  expect(messages).toEqual([]);
  expect(answers).toBe(5);

  const database = new DatabaseSync(path);
  const tables = database.prepare(`select name from sqlite_schema where type = 'table'`).all();
  const filled = tables.filter(({ name }) => database.prepare(`select 1 from "${String(name)}"`).get());
  expect(filled.map(({ name }) => name)).toEqual([]);
  database.close();
});

it('does with as many bundled briefs as there are', async () => {
  const { log, messages } = keptLog();
  await rehearse(await servicesWith([]), log);
  expect(messages).toEqual([]);
});

it('does not stand in the way while the database is away', async () => {
  const services = await servicesWith();
  const library = new GuildLibrary(services.library.bundled, {
    briefs: { since: () => Promise.reject(new DependencyError('away')) },
  });
  const { log, messages } = keptLog();
  await rehearse({ ...services, library }, log);
  expect(messages).toEqual(['the rehearsal failed: the first answers will take longer']);
});
