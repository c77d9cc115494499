import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { resolveOwnBrief } from '../../commands/brief/own-brief.ts';
import { ConfigError, UserError } from '../../errors.ts';
import type { StoredBrief } from '../../knowledge/stores/brief-store.ts';
import { exportBrief, exportZip, type ExportFormat } from '../../knowledge/files/export-brief.ts';
import { atDesk, deskOptions, onlyArguments, type Desk } from './desk.ts';
import type { Subcommand } from './subcommand.ts';

const FORMATS: readonly string[] = ['markdown', 'json', 'plain'] satisfies ExportFormat[];

/** `footnote brief export`: a brief as a file, or all of a guild's own as a ZIP. */
export const exportCommand: Subcommand = {
  form: 'export BRIEF|--all [--format markdown|json|plain] [--out FILE]',
  summary: 'writes BRIEF to FILE or standard output; --all writes a ZIP of JSON (or --format) to FILE',

  async run(args) {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: {
        ...deskOptions,
        all: { type: 'boolean' },
        format: { type: 'string' },
        out: { type: 'string' },
      },
      allowPositionals: true,
    });
    const format = readFormat(values.format ?? (values.all || values.json ? 'json' : 'markdown'));
    const { out } = values;
    if (values.all) {
      onlyArguments(positionals, []);
      if (out === undefined) throw new UserError('export --all needs --out FILE.zip to write.');
      return atDesk(values, async (desk) => {
        const summaries = await desk.services.store.briefs.list(desk.guildId);
        if (summaries.length === 0) throw new UserError('this server has no brief of its own.');
        const briefs = [];
        for (const { id } of summaries) briefs.push(await read(desk, id));
        write(out, exportZip(briefs, format));
        console.log(`${out}: ${briefs.length} briefs.`);
        return 0;
      });
    }
    const [name] = onlyArguments(positionals, ['BRIEF (or --all)']);
    return atDesk(values, async (desk) => {
      const { id } = await resolveOwnBrief(desk.guildId, name, desk.services);
      const { brief, passages } = await read(desk, id);
      const { text, isExact } = exportBrief(brief, passages, format);
      if (!isExact) {
        console.error('footnote: read again, this text gives a slightly different brief: use --format json.');
      }
      if (out === undefined) process.stdout.write(text);
      else write(out, text);
      return 0;
    });
  },
};

function readFormat(text: string): ExportFormat {
  if (FORMATS.includes(text)) return text as ExportFormat;
  throw new UserError(`--format is one of ${FORMATS.join(', ')}, not ${text}.`);
}

async function read({ guildId, services: { store } }: Desk, id: string) {
  const brief = (await store.briefs.get(guildId, id)) as StoredBrief;
  return { brief, passages: await store.briefs.passages(guildId, id, brief.version) };
}

function write(path: string, content: string | Uint8Array): void {
  try {
    writeFileSync(path, content);
  } catch (cause) {
    throw new ConfigError(`${path} cannot be written: choose another place.`, { cause });
  }
}
