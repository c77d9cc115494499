const SCRIPTS: ReadonlyArray<readonly [script: string, pattern: RegExp, weight: number]> = [
  // A Chinese character says about as much as three Latin letters.
  ['Han', /\p{sc=Han}/gu, 3],
  ['Kana', /[\p{sc=Hira}\p{sc=Kana}]/gu, 3],
  ['Hangul', /\p{sc=Hang}/gu, 2],
  ['Cyrillic', /\p{sc=Cyrl}/gu, 1],
  ['Latin', /\p{sc=Latn}/gu, 1],
  ['Arabic', /\p{sc=Arab}/gu, 1],
  ['Hebrew', /\p{sc=Hebr}/gu, 1],
  ['Greek', /\p{sc=Grek}/gu, 1],
  ['Devanagari', /\p{sc=Deva}/gu, 1],
  ['Thai', /\p{sc=Thai}/gu, 1],
];

const LANGUAGE_OF_SCRIPT: Readonly<Record<string, string>> = {
  Han: 'zh',
  Kana: 'ja',
  Hangul: 'ko',
  Arabic: 'ar',
  Hebrew: 'he',
  Greek: 'el',
  Devanagari: 'hi',
  Thai: 'th',
};

/** The commonest small words of the languages that share the Latin script. */
const SMALL_WORDS: Readonly<Record<string, string>> = {
  en: 'the of and to in that for is with by from was which its are',
  fr: 'le la les des et du une dans pour que est sur par avec au',
  de: 'der die das und den von zu mit auf für ist im dem nicht eine',
  es: 'el los las del y que una por con para se su más como',
  pt: 'o os das do da em uma não com para por que mais dos na',
  it: 'il di che gli della per una con nel sono alla del dei più',
  nl: 'de het een van en voor met dat op zijn niet aan door',
  pl: 'i w na z do że się nie jest oraz dla od przez',
  id: 'yang dan di dengan untuk dari pada ini akan dalam tidak',
  tr: 've bir bu için ile olarak olan daha gibi kadar',
};

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

function latinLanguage(text: string): string {
  const words = new Map<string, number>();
  for (const word of text.toLowerCase().match(/\p{L}+/gu) ?? []) words.set(word, (words.get(word) ?? 0) + 1);
  let best = 'en';
  let bestCount = 0;
  for (const [language, list] of Object.entries(SMALL_WORDS)) {
    const found = list.split(' ').reduce((sum, word) => sum + (words.get(word) ?? 0), 0);
    if (found > bestCount) [best, bestCount] = [language, found];
  }
  return best;
}

/**
 * The language of a text, as a BCP 47 code, by its script and its smallest words; `en` without evidence.
 * Meant for the claims of a brief, so that a foreign headline does not decide. Reads the first 20,000 characters.
 */
export function detectLanguage(text: string): string {
  const sample = text.slice(0, 20_000);
  const kana = count(sample, /[\p{sc=Hira}\p{sc=Kana}]/gu);
  const han = count(sample, /\p{sc=Han}/gu);
  let script = 'Latin';
  let most = 0;
  for (const [name, pattern, weight] of SCRIPTS) {
    const letters = count(sample, pattern) * weight;
    if (letters > most) [script, most] = [name, letters];
  }
  if (script === 'Han' && kana * 10 > han) return 'ja';
  if (script === 'Cyrillic') return /[іїєґ]/iu.test(sample) ? 'uk' : 'ru';
  return LANGUAGE_OF_SCRIPT[script] ?? latinLanguage(sample);
}
