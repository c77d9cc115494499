/** Long inputs that a form has for a brief's text. */
export const TEXT_INPUTS = 3;

/** What one of them holds, in UTF-16 code units. */
const INPUT_LENGTH = 4_000;

/** Where a line or word ends in the last part of an input, it is cut there, else wherever it is full. */
const SOFT_ENDS_FROM = 3_600;
const SOFT_ENDS_TO = 3_990;

/**
 * Parts a text among the inputs of a form, so that {@link joinInputs} puts it together again; undefined when
 * it is too long for them, from about 11,000 characters on. An input may lose the blanks at its end without
 * harm: it ends where a line does, else before a bullet, else after a sentence or a word.
 */
export function splitOverInputs(text: string): string[] | undefined {
  const parts: string[] = [];
  let rest = text;
  while (rest.length > INPUT_LENGTH) {
    if (parts.length === TEXT_INPUTS - 1) return undefined;
    const end = cutAt(rest);
    parts.push(rest.slice(0, end));
    rest = rest.slice(end);
  }
  return [...parts, rest];
}

/** Puts a text together again that was typed into several inputs; empty ones count for nothing. */
export function joinInputs(inputs: readonly string[]): string {
  const parts = inputs.filter((input) => input.trim() !== '');
  return parts
    .map((part, index) => {
      const next = parts[index + 1];
      return next === undefined || flowsOn(part, next) ? part : `${part}\n`;
    })
    .join('');
}

/**
 * Whether the last input that has a text is filled to the brim. Discord’s clients cut what is pasted at the end
 * of an input without a word, so the end of the text may then be missing.
 */
export function isFilledUp(inputs: readonly string[]): boolean {
  const last = inputs.findLast((input) => input.trim() !== '') ?? '';
  return last.length >= INPUT_LENGTH - 1;
}

/** Whether a text goes on in the next input as it stands: the blank is there already, or the input was full. */
function flowsOn(part: string, next: string): boolean {
  return part.length >= INPUT_LENGTH - 1 || /\s$/.test(part) || /^\s/.test(next);
}

function cutAt(text: string): number {
  const head = text.slice(0, SOFT_ENDS_TO);
  const ends = [
    head.lastIndexOf('\n') + 1,
    head.lastIndexOf(' - ') + 1,
    head.lastIndexOf('. ') + 2,
    head.lastIndexOf(' ') + 1,
  ];
  // A full input ends between the halves of no character.
  const full = text.slice(0, INPUT_LENGTH).isWellFormed() ? INPUT_LENGTH : INPUT_LENGTH - 1;
  return ends.find((end) => end >= SOFT_ENDS_FROM) ?? full;
}
