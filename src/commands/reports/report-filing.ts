import type { Point } from '../../knowledge/answer.ts';
import type { ReportKind } from '../../knowledge/stores/report-store.ts';
import { LocalizedError } from '../../messages/localized-error.ts';
import { speaker, type Say } from '../../messages/speak.ts';
import { announce } from '../announce.ts';
import type { Request } from '../command.ts';
import type { Card } from '../reply.ts';
import type { Services } from '../services.ts';
import { reportKindName } from './report-kinds.ts';

/** Reports of one member that may be open at a time in a server. */
const MAX_OPEN = 5;

/**
 * The guild in which a member may report one more claim.
 *
 * @throws LocalizedError outside a server, and when as many of the member's reports are open as may be.
 */
export async function guildToReportIn({ guildId, userId }: Request, { store }: Services): Promise<string> {
  if (guildId === null) throw new LocalizedError('report.needs-server');
  const open = await store.reports.listOpen(guildId);
  if (open.filter(({ reporter }) => reporter === userId).length >= MAX_OPEN) {
    throw new LocalizedError('report.too-many', { max: MAX_OPEN });
  }
  return guildId;
}

/**
 * Files a member's report and thanks them.
 *
 * @throws LocalizedError as {@link guildToReportIn}.
 */
export async function fileReport(
  { brief, claim, themeIndex, claimIndex }: Point,
  said: { readonly kind: ReportKind; readonly text: string },
  request: Request,
  services: Services,
): Promise<Card> {
  const guildId = await guildToReportIn(request, services);
  const say = speaker(request.locale);
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
      lead: [say('report.already-open')],
    };
  }
  const tell = (say: Say) =>
    say.line('report.announced', {
      brief: { strong: brief.title },
      kind: reportKindName(said.kind, say),
      command: { command: 'brief reports' },
    });
  await announce(request, tell, services);
  return {
    tone: 'answer',
    lead: [say('report.thanks'), say('report.later')],
  };
}
