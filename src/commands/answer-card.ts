import { groupPoints, type Answer } from '../knowledge/answer.ts';
import type { Brief } from '../knowledge/brief.ts';
import { packClaims, unpackClaims } from './claim-state.ts';
import { claimsViews, type ClaimsViewOptions } from './claims-view.ts';
import type { Card, Line } from './reply.ts';
import type { Services } from './services.ts';
import { unansweredCard } from './unanswered-card.ts';

/** A question as it is asked of the briefs. */
export interface AskedQuestion {
  readonly question: string;
  /** Of this brief alone; of all that the guild sees by default. */
  readonly brief?: Brief | undefined;
}

/** Claim lists that answer a question: their buttons are those of `/ask`. */
export const answerViews = claimsViews('ask', ([state = ''], collection) =>
  groupPoints(unpackClaims(collection, state)),
);

/** Asks the briefs and lays out what they say: every question goes through here, whichever way it came. */
export async function answerCard(
  { question, brief }: AskedQuestion,
  options: ClaimsViewOptions,
  services: Services,
): Promise<{ readonly answer: Answer; readonly card: Card }> {
  const collection = await services.library.collection(options.guildId);
  const answer = await collection.answer(question, { briefId: brief?.id });
  if (answer.kind === 'unanswered') {
    const searched = brief ? [brief] : collection.briefs;
    return { answer, card: unansweredCard(answer, { question, searched, locale: options.locale }) };
  }
  const { state, points } = packClaims(answer.points);
  const mended = mendedLine(answer);
  const view = {
    groups: groupPoints(points),
    args: [state],
    quote: question,
    ...(mended ? { lead: [mended] } : {}),
  };
  return { answer, card: await answerViews.card(view, options, services) };
}

/** `Showing results for Kazakhstan.`, where a word of the question was mended. */
function mendedLine({ mendings }: Answer): Line | undefined {
  if (mendings.length === 0) return undefined;
  const words = mendings.flatMap(({ to }, index) =>
    index === 0 ? [{ strong: to }] : [', ', { strong: to }],
  );
  return ['Showing results for ', ...words, '.'];
}
