import { parseArgs } from 'node:util';
import { UserError } from '../errors.ts';
import { challengePoints } from '../knowledge/challenges.ts';
import { groupsText } from './answer-text.ts';
import { readBriefFile } from './brief-files.ts';
import type { CliCommand } from './command.ts';

/** `footnote challenges`: what `/challenges` would show for one brief. */
export const challenges: CliCommand = {
  form: 'challenges --brief FILE [--json]',
  summary: "lists a brief's claims that state a challenge",
  help: 'The themes about challenges first, then the others in order. --json prints { points }.',

  async run(args) {
    const { values } = parseArgs({
      args: [...args],
      options: { brief: { type: 'string' }, json: { type: 'boolean' } },
    });
    if (values.brief === undefined) throw new UserError('challenges needs --brief FILE.');
    const groups = challengePoints([readBriefFile(values.brief)]);
    if (values.json) {
      const points = groups.flatMap((group) => group.points);
      console.log(
        JSON.stringify({
          points: points.map(({ themeIndex, claimIndex, claim: { text, citations } }) => ({
            themeIndex,
            claimIndex,
            text,
            citations,
          })),
        }),
      );
    } else {
      console.log(groups.length > 0 ? groupsText(groups).join('\n\n') : 'The brief states no challenge.');
    }
    return 0;
  },
};
