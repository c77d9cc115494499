const SENTENCE_END = /[.。．｡!?！？…]["'”’»」』)）\]]{0,3}$/u;
const FULL_STOP = /[.。．｡]$/u;

/** Words whose full stop does not end a sentence; single letters ("U.S.") do not either. */
const ABBREVIATION =
  /(?:^|[^\p{L}])(?:\p{L}|vs|inc|ltd|co|corp|mr|mrs|ms|dr|st|no|nos|art|sec|approx|ca|cf|e\.g|i\.e)\.$/iu;

/** Whether a text ends as a sentence does, closing quotes and brackets allowed. */
export function endsSentence(text: string): boolean {
  const tail = text.slice(-16);
  return SENTENCE_END.test(tail) && !ABBREVIATION.test(tail);
}

/** The final full stop of a text, Western or Chinese, or an empty string. */
export function finalStop(text: string): string {
  return FULL_STOP.exec(text.slice(-2))?.[0] ?? '';
}

/** Whether a text has anything to say: a letter or a digit. */
export function hasWords(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}

/** Whether a character is written without spaces around it (Chinese, Japanese). */
export function isIdeographic(character: string | undefined): boolean {
  return (
    character !== undefined &&
    /[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}，。、；：！？（）「」『』《》]/u.test(character)
  );
}
