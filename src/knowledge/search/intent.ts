import { fold } from './fold.ts';
import type { Claim } from '../brief.ts';

/** What kind of thing a question asks for. */
export type Want = 'quantity' | 'date' | 'place' | 'person' | 'reason' | 'obstacle';

/** How questions ask for each kind, in the languages whose grammar is known; the first that fits is taken. */
const QUESTION_FORMS: readonly (readonly [Want, RegExp])[] = [
  [
    'date',
    /(?:^|[,;.?!] ?)(?:(?:and|so|but|or) )?when\b|\b(?:when (?:exactly|do|does|did|is|are|was|were|will|would|can|could|should|has|have|had)|(?:which|what) (?:year|years|month|months|date|dates|day|days|week)|how (?:soon|early|late)|since when)\b|什么时候|何时|哪年|哪一年|哪天|几月|いつ|何年|когда/i,
  ],
  [
    'quantity',
    /\bhow (?:much|many|big|large|far|long|high|tall|old|fast|often|deep|wide)\b|\b(?:what|which) (?:percentage|share|number|amount|price|sum|rate|proportion)\b|\badd up to\b|多少|几(?:个|次|座|条|年|天|家)|多长|多大|多高|いくら|いくつ|何人|何円|сколько/i,
  ],
  [
    'place',
    /\bwhere\b|\b(?:which|what) (?:city|country|place|region|town|port|state)\b|哪里|哪儿|在哪|どこ|где/i,
  ],
  [
    'person',
    /\bwho(?:m|se)?\b|\b(?:which|what) (?:company|firm|person|minister|party|group)\b|谁|哪家|誰|кто/i,
  ],
  ['reason', /\bwhy\b|\bhow come\b|为什么|为何|なぜ|почему|зачем/i],
];

/** Words for what stands in the way, as the thing that is asked for; English ones are the names of more than one. */
const OBSTACLE_WORD =
  /^(?:challenges|risks|obstacles|difficulties|hurdles|threats|dangers|drawbacks|problems|headwinds|downsides|barriers|pitfalls|риски|трудности|проблемы|препятствия)$/;

/** The same as phrases, and in scripts without spaces. */
const OBSTACLE_PHRASE =
  /\b(?:sticking points|(?:go|goes|going|gone|went) wrong|(?:stands?|gets?|standing|getting) in (?:the|my|our|your|his|her|its|their|(?:the )?[\p{L}\d-]+['’]s?) way)\b|挑战|风险|困难|障碍|难题|阻力|問題点|課題|リスク|障害/u;

/** Asks for the cause or the number of difficulties, not for what they are. */
const ABOUT_OBSTACLES = /\b(?:why|how (?:much|many))\b|为什么|多少/;

/** Whether a folded word names challenges, risks or difficulties. */
export function isObstacleWord(word: string): boolean {
  return OBSTACLE_WORD.test(word) || OBSTACLE_PHRASE.test(word);
}

/** A question that asks to be told about a subject rather than for one fact. */
const BROAD_FORMS =
  /\b(?:(?:tell me|anything|something) (?:more )?(?:about|on)|fill me in|explain (?:how|what|the)|describe|summari[sz]e|overview|list|all (?:the|of)|everything|what (?:is|was) said about|what about|how did .* (?:react|respond)|(?:what|which) (?:are|were)|whole thing|the main)\b|哪些|介绍|概述|讲讲|说说|有关.*情况/i;

/** What a question asks for; undefined where its form does not say. */
export function wantOf(question: string): Want | undefined {
  if (asksForObstacles(question)) return 'obstacle';
  return QUESTION_FORMS.find(([, form]) => form.test(question))?.[0];
}

/** Whether a question asks what the challenges are (and not for one of them: "why is … a problem"). */
function asksForObstacles(question: string): boolean {
  const folded = fold(question);
  if (ABOUT_OBSTACLES.test(folded)) return false;
  return OBSTACLE_PHRASE.test(folded) || folded.split(/[^\p{L}]+/u).some((word) => OBSTACLE_WORD.test(word));
}

/** Whether a question asks to be told about a whole subject. */
export function isBroad(question: string): boolean {
  return BROAD_FORMS.test(question);
}

const MONTH =
  '(?:jan(?:uary)?|feb(?:ruary)?|march|april|may|june|july|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';

const CLAIM_SIGNS: Readonly<Record<Exclude<Want, 'obstacle'>, RegExp>> = {
  date: new RegExp(
    String.raw`\b(?:1[5-9]|20)\d\d\b|\b${MONTH} \d|\b\d{1,2} ${MONTH}\b|\b(?:in|by|since|until|from|before|after) ${MONTH}\b|\b(?:days?|weeks?|months?|years?)\b|\d\s*[年月日]`,
    'i',
  ),
  quantity:
    /\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|dozen|hundred|thousand|million|half|third|quarter|twice)\b|[一二三四五六七八九十百千万亿两]/i,
  place: /(?<![.!?]\s*|^)\b(?:in|at|near|from|to|between|of|off) (?:the )?\p{Lu}|[在于]/u,
  person: /(?<=[\p{L},;] (?:["“'‘])?)\p{Lu}\p{L}+|公司|银行|部长|先生|委员会/u,
  reason:
    /\b(?:because|due to|owing to|since|so that|in order|as a result|after|therefore|amid|given|driven|thanks to|which (?:may|could|would)|to (?:avoid|protect|reduce|prevent|ensure))\b|因为|由于|因此|为了|以免|所以/i,
};

/** Whether a claim holds the kind of thing that is asked for: a number for "how much", a year for "when". */
export function offers(claim: Pick<Claim, 'text' | 'isChallenge'>, want: Want): boolean {
  return want === 'obstacle' ? claim.isChallenge : CLAIM_SIGNS[want].test(claim.text);
}
