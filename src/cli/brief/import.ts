import { statSync } from 'node:fs';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { planImport } from '../../commands/brief/import-plan.ts';
import { formatParcel } from '../../commands/brief/parcel.ts';
import { FALLBACK_LOCALE } from '../../messages/catalogs.ts';
import { speaker } from '../../messages/speak.ts';
import { readImport } from '../../commands/brief/read-import.ts';
import { runImport } from '../../commands/brief/run-import.ts';
import { UserError } from '../../errors.ts';
import { atDesk, deskOptions, requestAt, type Desk } from './desk.ts';
import type { Subcommand } from './subcommand.ts';

/** `footnote brief import`: publishes every brief of a JSON, a ZIP or a text, as `/brief import` does. */
export const importCommand: Subcommand = {
  form: 'import FILE…',
  summary: 'publishes every brief in the JSON, ZIP or text files; one that is there becomes its next version',

  async run(args) {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: deskOptions,
      allowPositionals: true,
    });
    if (positionals.length === 0) throw new UserError('import needs a FILE.');
    const work = async (desk: Desk) => {
      let failures = 0;
      for (const path of positionals) failures += await importFile(path, desk);
      return failures === 0 ? 0 : 1;
    };
    return atDesk(values, work, { creates: true });
  },
};

/** Imports one file, prints a line a brief, and returns how many could not be published. */
async function importFile(path: string, desk: Desk): Promise<number> {
  const { guildId, by, isJson, services } = desk;
  const say = speaker(FALLBACK_LOCALE);
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat?.isFile()) throw new UserError(`cannot read ${path}: check its name and that it is a file.`);
  const upload = { name: basename(path), url: path, sizeBytes: stat.size, contentType: null };
  const parcel = await readImport(upload, services);
  const { items, unreadable } = await planImport(guildId, parcel, services);

  const draft = await services.store.drafts.save({
    guildId,
    by,
    title: null,
    text: formatParcel(parcel),
    basedOn: null,
  });
  const outcome = await runImport(draft, parcel, requestAt(desk), services);
  if (outcome?.rest) await services.store.drafts.discard(outcome.rest, outcome.rest.id);
  const refusals = new Map(
    (outcome?.results ?? []).map(({ entry, refusal }) => [
      entry.item.from,
      refusal && say(refusal.key, refusal.values),
    ]),
  );

  const rows = [
    ...items.map(({ kind, item }) => ({
      from: item.from,
      title: item.content.title,
      result: refusals.get(item.from) === undefined ? kind : 'refused',
      why: refusals.get(item.from) ?? null,
    })),
    ...unreadable.map(({ from, why }) => ({
      from,
      title: null,
      result: 'unreadable',
      why: say(why.key, why.values),
    })),
  ];
  for (const row of rows) {
    if (isJson) console.log(JSON.stringify(row));
    else console.log([row.from, row.result, row.title ?? row.why].join('\t'));
  }
  const failed = rows.filter(({ why }) => why !== null);
  if (!isJson) for (const { from, why } of failed) console.error(`footnote: ${from}: ${why}`);
  return failed.length;
}
