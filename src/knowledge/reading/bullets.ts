/** A bullet at the start of a text. */
export interface Bullet {
  /** The sign itself, or the form of the numbering: `-`, `•`, `1.`, `(a)`, `一、`. */
  readonly shape: string;
  /** The number, where it has one. */
  readonly number: number | undefined;
  /** Where the text behind it begins. */
  readonly end: number;
}

const SIGN = /([-‐‑–—−*+])(?:\s+|(?=[[【［]))|([-–—])(?=\p{L})|([•‣▪●◦∙▸►▶■□◆◇○⁃·・➤→])\s*/uy;
const NUMBERING =
  /([0-9０-９]{1,2})([.．)）、])(?:(?<=、)|\s)\s*|[(（]([0-9０-９]{1,2})[)）]\s*|([①-⑳])\s*|([a-z]|[ivx]{2,4})([.)])\s+|[(（][a-z][)）]\s+|([一二三四五六七八九十]{1,3})、\s*|[(（]([一二三四五六七八九十]{1,3})[)）]\s*/uy;

function readSign(text: string, at: number): Bullet | undefined {
  SIGN.lastIndex = at;
  const match = SIGN.exec(text);
  if (match === null) return undefined;
  return { shape: match[1] ?? match[2] ?? match[3] ?? '-', number: undefined, end: SIGN.lastIndex };
}

function readNumbering(text: string, at: number): Bullet | undefined {
  NUMBERING.lastIndex = at;
  const match = NUMBERING.exec(text);
  if (match === null) return undefined;
  const shape = match[0]
    .trim()
    .normalize('NFKC')
    .replace(/\d+/u, '1')
    .replace(/[a-z]+/u, 'a')
    .replace(/[一二三四五六七八九十]+/u, '一');
  const digits = /\d+/u.exec(match[0].normalize('NFKC'));
  return { shape, number: digits ? Number(digits[0]) : undefined, end: NUMBERING.lastIndex };
}

/** Reads the bullet that a text has at a position: a sign, or numbering; signs behind it belong to it. */
export function readBullet(text: string, at = 0): Bullet | undefined {
  const bullet = readSign(text, at) ?? readNumbering(text, at);
  if (bullet === undefined) return undefined;
  return { ...bullet, end: skipSigns(text, bullet.end) };
}

/** Where the text begins behind any number of bullet signs, so that no claim begins with one. */
export function skipSigns(text: string, at = 0): number {
  let end = at;
  for (let sign = readSign(text, end); sign !== undefined; sign = readSign(text, end)) end = sign.end;
  return end;
}

/** Whether bullets of this shape count something (`1.`, `一、`), as headings often do. */
export function isNumbering(shape: string): boolean {
  return /[1a一①-⑳]/u.test(shape);
}

/** Whether a shape stands in prose too, so that it takes evidence to call it a bullet inside a line. */
export function isDashLike(shape: string): boolean {
  return /^[-‐‑–—−*+]$/u.test(shape);
}
