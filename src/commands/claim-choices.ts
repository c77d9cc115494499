import type { Point } from '../knowledge/answer.ts';
import { placedClaims, type Brief } from '../knowledge/brief.ts';
import { claimId } from '../knowledge/claim-id.ts';
import type { AutocompleteRequest } from './command.ts';
import type { Choice } from './reply.ts';
import type { Services } from './services.ts';

/** As many as Discord shows. */
const MAX_CHOICES = 25;

/** Suggests claims while an id is typed: those whose id begins so, then those that the words are about. */
export async function claimChoices(
  { guildId, focused }: AutocompleteRequest,
  { library }: Services,
): Promise<Choice[]> {
  const collection = await library.collection(guildId);
  const typed = focused.value.trim();
  const choices = new Map<string, Choice>();
  const add = (brief: Brief, point: Pick<Point, 'themeIndex' | 'claimIndex' | 'claim'>) => {
    const id = claimId(brief, point);
    if (choices.size < MAX_CHOICES) choices.set(id, { name: `${id} ${point.claim.text}`, value: id });
  };
  const wanted = compact(typed);
  for (const brief of collection.briefs) {
    // Most briefs have another code, and need no look at their claims.
    if (!compact(brief.code).startsWith(wanted.slice(0, brief.code.length))) continue;
    for (const placed of placedClaims(brief)) {
      if (compact(claimId(brief, placed)).startsWith(wanted)) add(brief, placed);
    }
  }
  if (typed === '' || choices.size === MAX_CHOICES) return [...choices.values()];
  const answer = await collection.answer(typed, { limit: MAX_CHOICES });
  for (const point of answer.kind === 'answered' ? answer.points : answer.nearest) add(point.brief, point);
  return [...choices.values()];
}

/** Letters and digits only, and the point between two numbers. */
function compact(text: string): string {
  return text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^\p{L}\p{N}.]/gu, '');
}
