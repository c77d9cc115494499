import { parseArgs } from 'node:util';
import { UserError } from '../errors.ts';
import type { BriefContent } from '../knowledge/brief.ts';
import { FALLBACK_LOCALE } from '../messages/catalogs.ts';
import { speaker } from '../messages/speak.ts';
import { readBrief } from '../knowledge/reading/read-brief.ts';
import { formatCitations } from './answer-text.ts';
import type { CliCommand } from './command.ts';
import { readTextFile } from './json-lines.ts';

/** `footnote parse`: shows how a pasted brief is read, and what is wrong with it. */
export const parse: CliCommand = {
  form: 'parse FILE|- [--json]',
  summary: 'reads a pasted brief and shows what was understood',
  help: 'Reads FILE, or standard input for "-". --json prints { brief, problems }.\nExit 1 where no claim was found.',

  async run(args) {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { json: { type: 'boolean' } },
      allowPositionals: true,
    });
    const [path, more] = positionals;
    if (path === undefined || more !== undefined)
      throw new UserError('parse takes one FILE, or - for standard input.');
    const { brief, problems: found } = readBrief(readTextFile(path));
    const say = speaker(FALLBACK_LOCALE);
    const problems = found.map(({ severity, line, kind, values }) => ({
      severity,
      line,
      message: say(`problem.${kind}`, values),
    }));
    if (values.json && brief) console.log(JSON.stringify({ brief, problems }));
    else {
      if (brief) console.log(briefText(brief));
      for (const { severity, line, message } of problems)
        console.error(`${path}:${line}: ${severity}: ${message}`);
    }
    return brief ? 0 : 1;
  },
};

function briefText(brief: BriefContent): string {
  const chapters = [{ title: 'Core Viewpoint', claims: brief.coreViewpoint }, ...brief.themes];
  const { title, publisher, publishedAt } = brief.source;
  return [
    `${brief.title} (${brief.language})`,
    ...chapters.map(({ title, claims }) =>
      [
        title,
        ...claims.map(({ text, citations, isChallenge }) =>
          `- ${text} ${formatCitations(citations)}${isChallenge ? ' (challenge)' : ''}`.trim(),
        ),
      ].join('\n'),
    ),
    `Source: ${[title, publisher, publishedAt].filter((part) => part !== null).join(' · ') || 'not given'}`,
  ].join('\n\n');
}
