import type { Point } from '../knowledge/answer.ts';
import type { ReportKind } from '../knowledge/report-store.ts';
import { UserError } from '../errors.ts';
import { announce } from './brief/announce.ts';
import type { Request } from './command.ts';
import type { Card } from './reply.ts';
import { REPORT_KINDS } from './report-kinds.ts';
import type { Services } from './services.ts';

/** Reports of one member that may be open at a time in a server. */
const MAX_OPEN = 5;

/**
 * The guild in which a member may report one more claim.
 *
 * @throws UserError outside a server, and when as many of the member's reports are open as may be.
 */
export async function guildToReportIn({ guildId, userId }: Request, { store }: Services): Promise<string> {
  if (guildId === null)
    throw new UserError('Reports go to the moderators of a server: ask in one to report.');
  const open = await store.reports.listOpen(guildId);
  if (open.filter(({ reporter }) => reporter === userId).length >= MAX_OPEN) {
    throw new UserError(
      `You have ${MAX_OPEN} open reports in this server, which is all there may be. ` +
        'You can report more once the moderators have seen to one of them.',
    );
  }
  return guildId;
}

/**
 * Files a member's report and thanks them.
 *
 * @throws UserError as {@link guildToReportIn}.
 */
export async function fileReport(
  { brief, claim, themeIndex, claimIndex }: Point,
  said: { readonly kind: ReportKind; readonly text: string },
  request: Request,
  services: Services,
): Promise<Card> {
  const guildId = await guildToReportIn(request, services);
  const { kind } = await services.store.reports.file({
    guildId,
    briefId: brief.id,
    version: brief.version,
    position: { themeIndex, claimIndex },
    claimText: claim.text,
    ...said,
    reporter: request.userId,
  });
  if (kind === 'already-open') {
    return {
      tone: 'notice',
      lead: [
        'You have reported this claim already, and that report is still open. ' +
          'You’ll be told what became of it.',
      ],
    };
  }
  const about = `: ${REPORT_KINDS[said.kind].toLowerCase()}. `;
  const line = ['A claim of ', { strong: brief.title }, ' was reported', about, { command: 'brief reports' }];
  await announce(guildId, line, services);
  return {
    tone: 'answer',
    lead: [
      'Thank you. The moderators of this server see your report.',
      'Once they have seen to it, you’ll be told what became of it the next time that you use Footnote here.',
    ],
  };
}
