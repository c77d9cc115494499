import type { Theme } from '../brief.ts';
import { CHINESE_CUES, CHINESE_RELIEF, ENGLISH_CUES, ENGLISH_RELIEF, type Cues } from './challenge-words.ts';

const TITLE_WORDS =
  /\b(?:challenges?|risks?|headwinds?|obstacles?|threats?|uncertaint(?:y|ies)|hurdles?|barriers?|difficult(?:y|ies)|problems?|concerns?|pitfalls?|setbacks?|constraints?|limitations?|limits|bottlenecks?|weak(?:ness(?:es)?|\s(?:points|spots))|vulnerabilit(?:y|ies)|criticisms?|downsides?|drawbacks?|doubts?|fears|worries|dangers?|roadblocks?|impediments?|shortcomings?|troubles?|unknowns|caveats|stumbling\sblocks?|sticking\spoints?|pain\spoints?|trouble\sspots?|blind\sspots?|(?:open|unresolved|unanswered)\s(?:questions?|issues?)|(?:could|can|may|might|will)\s(?:still\s)?(?:go\swrong|fail|derail)|(?:in|on|along|stands?\sin)\sthe\sway|still\smissing|holds?\s(?:it\s)?back)\b/iu;
const TITLE_RELIEF =
  /\b(?:opportunit|benefit|solution|respon[sd]|mitigat|overc[ao]m|address|manag|tackl|solv|resol|reduc|prevent|insur|sharing|progress)/iu;
const CHINESE_TITLE_WORDS =
  /挑战|挑戰|风险|風險|困难|困難|阻碍|阻礙|障碍|障礙|隐忧|隱憂|隐患|难点|难题|難題|問題|问题|瓶颈|瓶頸|争议|爭議|威胁|威脅|担忧|擔憂|不足|困境|阻力|变数|變數|不确定|压力|软肋|逆风|分歧|課題|リスク|懸念|困難|壁|риск|вызов|препятств|проблем|угроз|трудност|сложност/iu;
const CHINESE_TITLE_RELIEF = /机遇|機遇|机会|应对|應對|解决|化解|管理|防范|克服|对策|機会|対策/u;

/**
 * What kind of theme a title announces: `challenges` when it names obstacles, risks or difficulties and
 * nothing that sets them off ("Opportunities and Challenges", "Risk Management").
 */
export function themeKind(title: string): Theme['kind'] {
  const names = TITLE_WORDS.test(title) || CHINESE_TITLE_WORDS.test(title);
  const setsOff = TITLE_RELIEF.test(title) || CHINESE_TITLE_RELIEF.test(title);
  return names && !setsOff ? 'challenges' : 'theme';
}

const THRESHOLD = 1;
const WEIGHTS = { strong: 1, medium: 0.6, weak: 0.3, turn: 0.3 } as const;
/** Turns of speech ("but", "could still") support a cue; by themselves they state nothing. */
const MAX_TURNS = 0.6;
/** What is left of a cue behind a word of relief: "reduce the risk", "no shortage". */
const RELIEVED = 0.2;

function score(text: string, cues: Cues, relief: RegExp): number {
  let total = 0;
  let turns = 0;
  for (const level of ['strong', 'medium', 'weak', 'turn'] as const) {
    const seen = new Set<string>();
    for (const match of text.matchAll(cues[level])) {
      const stem = match[0].slice(0, 5);
      if (seen.has(stem)) continue;
      seen.add(stem);
      if (level === 'turn') {
        turns += WEIGHTS.turn;
      } else {
        const before = text.slice(Math.max(0, match.index - 40), match.index);
        total += WEIGHTS[level] * (relief.test(before) ? RELIEVED : 1);
      }
    }
  }
  return total + Math.min(turns, MAX_TURNS);
}

/**
 * Whether a claim's own words state an obstacle, a risk or a difficulty. Adds up the weights of English and
 * Chinese cues; a cue that is relieved ("to avoid delays") hardly counts. Reads the first 3,000 characters.
 */
export function statesChallenge(text: string): boolean {
  const words = text.slice(0, 3000).toLowerCase().replaceAll('’', "'");
  const english = score(words, ENGLISH_CUES, ENGLISH_RELIEF);
  return english + score(words, CHINESE_CUES, CHINESE_RELIEF) >= THRESHOLD - 1e-9;
}
