import { basename, extname } from 'node:path';
import { loadConfig } from '../config.ts';
import { UserError } from '../errors.ts';
import type { Brief } from '../knowledge/brief.ts';
import { FALLBACK_LOCALE } from '../messages/catalogs.ts';
import { speaker } from '../messages/speak.ts';
import { readBrief } from '../knowledge/reading/read-brief.ts';
import { bundledBrief, loadBundledBriefs } from '../storage/bundled-briefs.ts';
import { readTextFile } from './json-lines.ts';

/**
 * Reads a pasted brief from a file. Its id and slug are the file's base name.
 * @throws UserError where the file cannot be read or holds no claim
 */
export function readBriefFile(path: string): Brief {
  const slug = basename(path, extname(path));
  const { brief, problems } = readBrief(readTextFile(path));
  if (!brief) {
    const [problem] = problems;
    throw new UserError(
      problem
        ? `${path}, line ${problem.line}: ${speaker(FALLBACK_LOCALE)(`problem.${problem.kind}`, problem.values)}`
        : `${path}: no brief in it.`,
    );
  }
  return bundledBrief(slug, brief);
}

/**
 * The briefs of some files, or of BRIEFS_DIR where none is named; what is wrong with the latter goes to standard error.
 * @throws UserError where a file or the folder cannot be read, or two files have the same base name
 */
export async function readBriefs(paths: readonly string[] | undefined): Promise<readonly Brief[]> {
  if (paths !== undefined && paths.length > 0) {
    const briefs = paths.map(readBriefFile);
    const doubled = briefs.find((brief, index) => briefs.findIndex(({ id }) => id === brief.id) !== index);
    if (doubled) throw new UserError(`two files are named ${doubled.id}: give each brief its own base name.`);
    return briefs;
  }
  const { briefsDir } = loadConfig();
  const { briefs, problems } = await loadBundledBriefs(briefsDir).catch((cause: unknown) => {
    throw new UserError(
      `cannot read the folder ${briefsDir}: set BRIEFS_DIR, or name a brief with --brief FILE.`,
      {
        cause,
      },
    );
  });
  for (const problem of problems) console.error(`footnote: ${problem}`);
  if (briefs.length === 0) throw new UserError(`no brief in ${briefsDir}: name one with --brief FILE.`);
  return briefs;
}
