import type { Report } from '../../knowledge/stores/report-store.ts';
import { speaker, type Say } from '../../messages/speak.ts';
import type { Request } from '../command.ts';
import type { Chapter, MessageReply } from '../reply.ts';
import type { Services } from '../services.ts';

/** Reports that one message has room for, whatever is said in them; the others follow with the next. */
const MAX_REPORTS = 2;

/** What is shown of a reported claim: its reporter knows it. In characters. */
const CLAIM_LENGTH = 150;

/** What became of a member's reports, and what to do once the member has been told. */
export interface ReportNews {
  readonly reply: MessageReply;
  markTold(): Promise<void>;
}

/** What a member is to be told about reports of theirs that were closed; undefined when there is nothing. */
export async function reportNews(
  { guildId, userId, locale }: Request,
  { store, library }: Services,
): Promise<ReportNews | undefined> {
  if (guildId === null || !(await library.mayHaveUntoldReports(guildId))) return undefined;
  const reports = (await store.reports.listUntold(guildId, userId)).slice(0, MAX_REPORTS);
  if (reports.length === 0) return undefined;
  const collection = await library.collection(guildId);
  const say = speaker(locale);
  const chapters = reports.map((report) =>
    chapterOf(report, collection.brief(report.briefId)?.title ?? say('report.brief-gone'), say),
  );
  return {
    reply: {
      kind: 'message',
      visibility: 'private',
      card: {
        tone: 'answer',
        lead: [say('report.news', { count: reports.length })],
        chapters,
        notes: [say('report.news-thanks')],
      },
    },
    markTold: () =>
      store.reports.markTold(
        guildId,
        reports.map(({ id }) => id),
      ),
  };
}

function chapterOf({ claimText, state, reply }: Report, title: string, say: Say): Chapter {
  const claim =
    claimText.length > CLAIM_LENGTH
      ? `${claimText.slice(0, CLAIM_LENGTH).toWellFormed().trimEnd()}…`
      : claimText;
  const outcome = say(state === 'edited' ? 'report.edited' : 'report.dismissed');
  return {
    title,
    sections: [
      { style: 'quote', bullets: [{ text: claim }] },
      { bullets: [{ text: outcome }, ...(reply === null ? [] : [{ text: say('report.reply', { reply }) }])] },
    ],
  };
}
