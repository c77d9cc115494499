import type { Theme } from '../brief.ts';
import {
  CHINESE_RELIEF,
  CHINESE_WORDS,
  NEUTRAL_BEHIND,
  PAIRS,
  RELIEF,
  WORDS,
  type Level,
} from './challenge-words.ts';

const TITLE_WORDS =
  /\b(?:challenges?|risks?|headwinds?|obstacles?|threats?|uncertaint(?:y|ies)|hurdles?|barriers?|difficult(?:y|ies)|problems?|concerns?|pitfalls?|setbacks?|constraints?|limitations?|limits|bottlenecks?|weakness(?:es)?|weak (?:points|spots)|vulnerabilit(?:y|ies)|criticisms?|downsides?|drawbacks?|doubts?|fears|worries|dangers?|roadblocks?|impediments?|shortcomings?|troubles?|unknowns|caveats|stumbling blocks?|(?:sticking|pain) points?|(?:trouble|blind) spots?|(?:open|unresolved|unanswered) (?:questions?|issues?)|(?:could|can|may|might|will) (?:still )?(?:go wrong|fail|derail)|(?:in|on|along) the way|still missing|holds? (?:it )?back)\b/iu;
const TITLE_RELIEF =
  /\b(?:opportunit|benefit|solution|respon[sd]|mitigat|overc[ao]m|address|manag|tackl|solv|resol|reduc|prevent|insur|sharing|progress)/iu;
const CHINESE_TITLE_WORDS =
  /挑战|挑戰|风险|風險|困难|困難|阻碍|阻礙|障碍|障礙|隐忧|隱憂|隐患|难点|难题|難題|問題|问题|瓶颈|瓶頸|争议|爭議|威胁|威脅|担忧|擔憂|不足|困境|阻力|变数|變數|不确定|压力|软肋|逆风|分歧|課題|リスク|懸念|риск|вызов|препятств|проблем|угроз|трудност|сложност/iu;
const ROMANCE_TITLE_WORDS =
  /(?<!\p{L})(?:défis?|risques?|menaces?|incertitudes?|difficultés?|problèmes?|freins?|retos?|desaf[ií]os?|riesgos?|obstáculos?|amenazas?|incertidumbres?|dificultad(?:es)?|problemas?|barreras?)(?!\p{L})/iu;
const ROMANCE_TITLE_RELIEF =
  /(?<!\p{L})(?:gestion|gestión|oportunidad|réponse|respuesta|soluci[oó]n|réduire|reducir)/iu;
const CHINESE_TITLE_RELIEF = /机遇|機遇|机会|应对|應對|解决|化解|管理|防范|克服|对策|機会|対策/u;

/**
 * What kind of theme a title announces: `challenges` when it names obstacles, risks or difficulties and
 * nothing that sets them off ("Opportunities and Challenges", "Risk Management").
 */
export function themeKind(title: string): Theme['kind'] {
  const names = [TITLE_WORDS, ROMANCE_TITLE_WORDS, CHINESE_TITLE_WORDS].some((words) => words.test(title));
  const setsOff = [TITLE_RELIEF, ROMANCE_TITLE_RELIEF, CHINESE_TITLE_RELIEF].some((words) =>
    words.test(title),
  );
  return names && !setsOff ? 'challenges' : 'theme';
}

const WEIGHTS: Readonly<Record<Level, number>> = { strong: 1, medium: 0.6, weak: 0.3, turn: 0.3 };
const LEVELS = ['turn', 'weak', 'medium', 'strong'] as const;
const THRESHOLD = 1;
/** Turns of speech support a cue; by themselves they state nothing. */
const MAX_TURNS = 0.6;
/** What is left of a cue behind a word of relief. */
const RELIEVED = 0.2;
const RELIEF_REACH = 3;
const MAX_LENGTH = 3000;

function list(words: string): string[] {
  return words.trim().split(/\s+/u);
}

/** A base form with its regular endings. Some are no words; that does no harm. */
function inflect(word: string): string[] {
  const stem = word.replace(/e$/u, '');
  const forms = [word, `${word}s`, `${word}es`, `${stem}ed`, `${stem}ing`];
  if (/[^aeiou]y$/u.test(word)) forms.push(`${word.slice(0, -1)}ies`, `${word.slice(0, -1)}ied`);
  return forms;
}

interface Cue {
  readonly base: string;
  readonly level: Level;
}

const CUES = new Map<string, Cue>(
  LEVELS.flatMap((level) =>
    list(WORDS[level]).flatMap((base) => {
      const forms = level === 'turn' ? [base] : inflect(base);
      return forms.map((form): [string, Cue] => [form, { base, level }]);
    }),
  ),
);
const RELIEFS = new Set(list(RELIEF).flatMap(inflect));
const PAIRS_BY_FIRST = Map.groupBy(
  PAIRS.flatMap(({ first, within, second, level }) =>
    list(first).map((word) => ({ word, within, level, seconds: new Set(list(second)) })),
  ),
  ({ word }) => word,
);
const WORD = /[\p{L}']+(?:-[\p{L}']+)*/gu;

/** Adds up the cues of a claim, each once. */
class Tally {
  readonly #levels = new Map<string, number>();
  #total = 0;
  #turns = 0;

  add({ base, level }: Cue, isRelieved: boolean): void {
    const weight = WEIGHTS[level] * (isRelieved ? RELIEVED : 1);
    const counted = this.#levels.get(base) ?? 0;
    if (weight <= counted) return;
    this.#levels.set(base, weight);
    if (level === 'turn') this.#turns += weight;
    else this.#total += weight - counted;
  }

  reachesThreshold(): boolean {
    // A hair below, for the sum of decimal fractions.
    return this.#total + Math.min(this.#turns, MAX_TURNS) >= THRESHOLD - 1e-9;
  }
}

function addEnglish(tally: Tally, text: string): void {
  const words = text.match(WORD) ?? [];
  let lastRelief = -Infinity;
  for (const [index, word] of words.entries()) {
    const isRelieved = index - lastRelief <= RELIEF_REACH;
    for (const { within, seconds, level } of PAIRS_BY_FIRST.get(word) ?? []) {
      const second = words.slice(index + 1, index + 1 + within).find((next) => seconds.has(next));
      if (second !== undefined) tally.add({ base: `${word} ${second}`, level }, isRelieved);
    }
    const cue = CUES.get(word);
    if (cue && !NEUTRAL_BEHIND.has(words[index + 1] ?? ''))
      tally.add(cue, isRelieved && cue.level !== 'turn');
    if (RELIEFS.has(word)) lastRelief = index;
  }
}

const CHINESE_CUES = new Map<string, Cue>(
  LEVELS.flatMap((level) => list(CHINESE_WORDS[level]).map((base): [string, Cue] => [base, { base, level }])),
);
const CHINESE_CUE = new RegExp([...CHINESE_CUES.keys()].sort((a, b) => b.length - a.length).join('|'), 'gu');
const CHINESE_RELIEVED = new RegExp(String.raw`(?:${list(CHINESE_RELIEF).join('|')})\p{sc=Han}{0,4}$`, 'u');

function addChinese(tally: Tally, text: string): void {
  for (const match of text.matchAll(CHINESE_CUE)) {
    const cue = CHINESE_CUES.get(match[0]);
    const before = text.slice(Math.max(0, match.index - 8), match.index);
    if (cue) tally.add(cue, CHINESE_RELIEVED.test(before));
  }
}

/**
 * Whether a claim's own words state an obstacle, a risk or a difficulty. Adds up the weights of English and
 * Chinese cues; a cue that is relieved ("to avoid delays") hardly counts. Reads the first 3,000 characters.
 */
export function statesChallenge(text: string): boolean {
  const words = text.slice(0, MAX_LENGTH).toLowerCase().replaceAll('’', "'");
  const tally = new Tally();
  addEnglish(tally, words);
  if (/\p{sc=Han}/u.test(words)) addChinese(tally, words);
  return tally.reachesThreshold();
}
