import type { Token } from './tokenize.ts';

/** Words that make a clause one about the asker or the asked. */
const FIRST_AND_SECOND_PERSON: ReadonlySet<string> = new Set(
  'i im ive ill id me my mine myself you your yours yourself youre youd 我 我的 你 你的 您 私 僕 あなた'.split(
    ' ',
  ),
);

/**
 * Ways to lead up to a question that name the asker or the asked without being about them, each a sequence of words.
 * "Can you tell me how much Japan invested" is not about me.
 */
const LEADS: readonly RegExp[] = [
  /\b(?:can|could|would|will|do|did) you (?:please |kindly |maybe )?(?:tell|explain|list|say|show|describe|summari[sz]e|give|know|help|have|find|remind|fill)(?: (?:me|us|to me))?\b/g,
  /\b(?:tell|give|show|remind|fill|let|help|explain to|list for|walk) me\b/g,
  /\b(?:id|i would|i) (?:just |really )?(?:like|want|need|love|wanted) to (?:know|understand|learn|see|ask|hear|read)\b/g,
  /\b(?:i was|i am|im|i) (?:just )?(?:wonder(?:ing)?|curious|asking|looking for|interested in|confused|guess|think|heard|read|suppose|dont (?:get|understand|know))\b/g,
  /\b(?:i|me|my) (?:question|guess|understanding)\b/g,
  /\b(?:thank you|do you think|would you say|you know|if you can|请问|我想知道|告诉我|请告诉我)\b/g,
];

/** The clauses that are about the asker or the asked, by number. */
export function personalClauses(tokens: readonly Token[]): ReadonlySet<number> {
  const personal = new Set<number>();
  for (const [clause, words] of Map.groupBy(tokens, (token) => token.clause)) {
    let text = words.map((token) => token.text).join(' ');
    for (const lead of LEADS) text = text.replaceAll(lead, ' ');
    if (text.split(' ').some((word) => FIRST_AND_SECOND_PERSON.has(word))) personal.add(clause);
  }
  return personal;
}
