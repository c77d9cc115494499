import { placedClaims, type Brief, type PlacedClaim } from '../../knowledge/brief.ts';
import { claimId } from '../../knowledge/claim-ids/claim-id.ts';
import type { Collection } from '../../knowledge/collection.ts';
import type { AutocompleteRequest } from '../command.ts';
import type { Choice } from '../reply.ts';
import type { Services } from '../services.ts';

/** As many as Discord shows. */
const MAX_CHOICES = 25;

/** Suggests claims while an id is typed: those whose id begins so, then those that the words are about. */
export async function claimChoices(
  { guildId, focused }: AutocompleteRequest,
  { library }: Services,
): Promise<Choice[]> {
  const collection = await library.collection(guildId);
  const typed = focused.value.trim();
  const byId = claimsByIdStart(collection.briefs, compact(typed)).take(MAX_CHOICES).toArray();
  const rest = typed === '' || byId.length === MAX_CHOICES ? [] : await claimsOn(typed, collection);
  const choices = [...byId, ...rest].map(({ brief, ...placed }): [string, Choice] => {
    const id = claimId(brief, placed);
    return [id, { name: `${id} ${placed.claim.text}`, value: id }];
  });
  return [...new Map(choices).values()].slice(0, MAX_CHOICES);
}

type BriefClaim = PlacedClaim & { readonly brief: Brief };

function* claimsByIdStart(briefs: readonly Brief[], start: string): Generator<BriefClaim> {
  for (const brief of briefs) {
    // Most briefs have another code, and need no look at their claims.
    if (!brief.code.startsWith(start.slice(0, brief.code.length))) continue;
    for (const placed of placedClaims(brief)) {
      if (compact(claimId(brief, placed)).startsWith(start)) yield { ...placed, brief };
    }
  }
}

async function claimsOn(subject: string, collection: Collection): Promise<readonly BriefClaim[]> {
  const answer = await collection.answer(subject, { limit: MAX_CHOICES });
  return answer.kind === 'answered' ? answer.points : answer.nearest;
}

/** Letters and digits only, and the point between two numbers. */
function compact(text: string): string {
  return text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^\p{L}\p{N}.]/gu, '');
}
