import { skipSigns } from './reading/bullets.ts';
import { isStopWord } from './search/stop-words.ts';
import { termsOf } from './search/terms.ts';
import { tokenize } from './search/tokenize.ts';

/** A sentence of somebody's message. */
export interface MessageSentence {
  readonly text: string;
  /** `small-talk` says nothing about any subject: a greeting, thanks, a laugh. */
  readonly kind: 'statement' | 'question' | 'small-talk';
}

/** The sentences of a message, and whether there were more than are looked at. */
export interface MessageSentences {
  readonly sentences: readonly MessageSentence[];
  readonly isCut: boolean;
}

/** How much of a message is looked at. */
export const CHECK_LIMITS = { sentences: 20, characters: 4_000 };

/**
 * The sentences of a message, which is plain text. A line ends a sentence; abbreviations do not. At most
 * {@link CHECK_LIMITS}.
 */
export function sentencesOfMessage(text: string): MessageSentences {
  const head = text.length > CHECK_LIMITS.characters ? wholeWords(text) : text;
  const sentences = head.split('\n').flatMap(sentencesOfLine);
  return {
    sentences: sentences.slice(0, CHECK_LIMITS.sentences).map((sentence) => ({
      text: sentence,
      kind: kindOf(sentence),
    })),
    isCut: head.length < text.length || sentences.length > CHECK_LIMITS.sentences,
  };
}

function wholeWords(text: string): string {
  const head = text
    .slice(0, CHECK_LIMITS.characters)
    .toWellFormed()
    .replace(/\uFFFD$/, '');
  return head.slice(0, Math.max(head.search(/\s\S*$/), 0)) || head;
}

const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });

function sentencesOfLine(line: string): string[] {
  const sentences: string[] = [];
  const text = line.trim();
  for (const { segment } of segmenter.segment(text.slice(skipSigns(text)))) {
    const last = sentences.at(-1);
    if (last !== undefined && endsInAbbreviation(last, segment))
      sentences[sentences.length - 1] = last + segment;
    else sentences.push(segment);
  }
  return sentences.map((sentence) => sentence.trim()).filter((sentence) => /[\p{L}\p{N}]/u.test(sentence));
}

/** A sentence without its numbers, amounts and years; those that are part of a name, such as C5+1, stay. */
export function withoutNumbers(sentence: string): string {
  return sentence.replace(/(?<![\p{L}\p{N}+])\p{Sc}?\p{N}[\p{N}.,:%]*/gu, ' ');
}

/** What a name or a number follows. */
const BEFORE_NAME =
  /(?:^|[\s(“"«])(?:\p{Lu}|Mr|Mrs|Ms|Dr|Prof|St|Gen|Col|Lt|Sgt|Capt|Sen|Rep|Gov|Pres|No|Nos|Fig|vs|cf|ca|approx|M|Mme|Mlle|Sr|Sra|Dra|ул|им|проф)\.\s*$/u;

/** What may end a sentence as well. */
const ANYWHERE =
  /(?:^|[\s(“"«])(?:(?:\p{L}\.)+\p{L}|etc|Inc|Ltd|Co|Corp|Jr|bn|mn|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|гг?|руб|млн|млрд|тыс)\.\s*$/u;

function endsInAbbreviation(sentence: string, next: string): boolean {
  if (BEFORE_NAME.test(sentence)) return true;
  // “in the U.S. Senate” goes on; “in the U.S. The Senate” does not.
  const [word = ''] = /[\p{L}\p{M}\p{N}’']+/u.exec(next) ?? [];
  return ANYWHERE.test(sentence) && !isStopWord(word.toLowerCase());
}

/** Of languages whose stop words have no such words; without spaces and punctuation. */
const SMALL_TALK = new Set(
  (
    '你好 您好 大家好 早上好 晚上好 早安 晚安 谢谢 多谢 再见 哈哈 哈哈哈 好的 ' +
    'こんにちは こんばんは おはよう おはようございます ありがとう ありがとうございます はい よろしく お疲れ様です ' +
    'bonjour salut bonsoir merci mercibeaucoup coucou ' +
    'hola gracias muchasgracias buenosdías buenastardes buenasnoches adiós ' +
    'привет здравствуйте спасибо добрыйдень доброеутро добрыйвечер пока'
  ).split(' '),
);

/** Words of hello and farewell that the English stop words lack. */
const GREETINGS = new Set(
  'good morning afternoon evening night welcome greetings team friends nice thx ty'.split(' '),
);

function kindOf(sentence: string): MessageSentence['kind'] {
  if (/[?？؟]["”»’')\]]*$/.test(sentence)) return 'question';
  return isSmallTalk(sentence) ? 'small-talk' : 'statement';
}

/** Whether a text says nothing about any subject: a greeting, thanks, a laugh, an emoji. */
export function isSmallTalk(text: string): boolean {
  const letters = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]/gu, '');
  const isFiller = (word: string) => isStopWord(word) || GREETINGS.has(word) || SMALL_TALK.has(word);
  if (SMALL_TALK.has(letters)) return true;
  // “US” is a country, whatever its letters spell.
  const namesCountry = termsOf(text).some(({ kind }) => kind === 'country');
  return !namesCountry && tokenize(text).every((token) => isFiller(token.text));
}
