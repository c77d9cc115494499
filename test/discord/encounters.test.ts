import { pino } from 'pino';
import { expect, it } from 'vitest';
import { createEncounterNotes } from '../../src/discord/encounters.ts';
import { DependencyError } from '../../src/errors.ts';
import { servicesWith } from '../commands/services.ts';

const log = pino({ level: 'silent' });
const MET = { userId: '7', guildId: '20', locale: null };

it('notes an encounter once, and again when the language is told or has changed', async () => {
  const { store } = await servicesWith();
  const written: unknown[] = [];
  const acquaintances = {
    of: (userId: string) => store.acquaintances.of(userId),
    async meet(encounter: typeof MET) {
      written.push(encounter.locale);
      await store.acquaintances.meet(encounter);
    },
  };
  const noteEncounter = createEncounterNotes({ acquaintances }, log);
  for (const locale of [null, null, 'ja', 'ja', 'ru']) await noteEncounter({ ...MET, locale });
  expect(written).toEqual([null, 'ja', 'ru']);
});

it('fails nobody’s answer, and notes the next encounter', async () => {
  const { store } = await servicesWith();
  let isAway = true;
  const acquaintances = {
    of: (userId: string) => store.acquaintances.of(userId),
    async meet(encounter: typeof MET) {
      if (isAway) throw new Error('away');
      await store.acquaintances.meet(encounter);
    },
  };
  const noteEncounter = createEncounterNotes({ acquaintances }, log);
  await noteEncounter(MET);
  isAway = false;
  await noteEncounter(MET);
  expect(await store.acquaintances.of('7')).toMatchObject([{ guildId: '20' }]);
});

it('leaves a database that is away to whoever has told of it, and warns of everything else', async () => {
  const lines: string[] = [];
  const listening = pino({ level: 'info' }, { write: (line: string) => void lines.push(line) });
  for (const error of [new DependencyError('away'), new Error('a bug')]) {
    const acquaintances = { of: () => Promise.reject(error), meet: () => Promise.reject(error) };
    await createEncounterNotes({ acquaintances }, listening)(MET);
  }
  expect(lines).toEqual([expect.stringContaining('a bug')]);
});

it('begins anew with someone who was forgotten', async () => {
  const { store } = await servicesWith();
  const noteEncounter = createEncounterNotes(store, log);
  await noteEncounter(MET);
  await store.people.forget('7');
  await noteEncounter(MET);
  expect(await store.acquaintances.of('7')).toMatchObject([{ guildId: '20' }]);
});
