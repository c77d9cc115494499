import { binaryKind } from './file-kind.ts';
import type { Reason, ReasonValues } from '../reason.ts';

/** The text of a file, or why it is none; the catalogs say so under `file.<kind>`. */
export type Decoded =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'unreadable'; readonly why: Reason<UnreadableKind> };

type UnreadableKind = 'binary' | 'damaged-text' | 'unknown-encoding' | 'no-text';

/**
 * Reads the bytes of an uploaded text: UTF-8, UTF-16 (with a byte-order mark, or evidently without one) or
 * GB18030, which covers GBK and GB 2312. Anything else is refused rather than read wrongly. Linear.
 */
export function decodeText(bytes: Uint8Array): Decoded {
  const kind = binaryKind(bytes);
  if (kind !== undefined) return unreadable('binary', { what: kind });
  const encoding = utf16Of(bytes) ?? (tryDecode(bytes, 'utf-8') === undefined ? undefined : 'utf-8');
  const text = encoding === undefined ? decodeChinese(bytes) : tryDecode(bytes, encoding);
  if (text === undefined) {
    return unreadable(isDamagedUtf8(bytes) ? 'damaged-text' : 'unknown-encoding');
  }
  // No text has NUL characters; binary files do.
  if (text.includes('\0')) return unreadable('no-text');
  return { kind: 'text', text };
}

function unreadable(kind: UnreadableKind, values: ReasonValues = {}): Decoded {
  return { kind: 'unreadable', why: { kind, values } };
}

/** Undefined where a byte sequence is not of the encoding. A byte-order mark is left out. */
function tryDecode(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/**
 * UTF-16 by its byte-order mark. Without one it shows by its NUL bytes, which no other text has: those of
 * spaces, line breaks, digits and Latin letters all stand on the same side.
 */
function utf16Of(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  if (bytes.length % 2 === 1) return undefined;
  let even = 0;
  let odd = 0;
  for (const [index, byte] of bytes.entries()) {
    if (byte !== 0) continue;
    if (index % 2 === 0) even += 1;
    else odd += 1;
  }
  const [fewer, more] = even < odd ? [even, odd] : [odd, even];
  // A few characters have a NUL byte on the other side: U+4E00, “one”, is among the commonest of Chinese.
  if (fewer * MOSTLY > more || more === 0) return undefined;
  return odd > even ? 'utf-16le' : 'utf-16be';
}

/** How many times more NUL bytes there are on one side in UTF-16. */
const MOSTLY = 4;

/**
 * Reads GB18030 where the bytes are likely to be it. Nearly any bytes decode as something, so the two-byte
 * characters must be those that Chinese is written with. GB 2312 sorts them: rows A1-A3 have punctuation,
 * rows B0-D7 the 3,755 commonest simplified characters by pronunciation, the rows around them everything
 * rare, and what is only traditional. Bytes of another encoding are strewn over all rows, but for Korean EUC,
 * which fills B0-C8 alone; those that come near to traditional Chinese do not have its comma.
 */
function decodeChinese(bytes: Uint8Array): string | undefined {
  const text = isDamagedUtf8(bytes) ? undefined : tryDecode(bytes, 'gb18030');
  if (text === undefined) return undefined;
  let pairs = 0;
  let common = 0;
  let late = 0;
  let commas = 0;
  for (let index = 0; index < bytes.length; index += 1) {
    const lead = bytes[index] ?? 0;
    if (lead < 0x81) continue;
    const trail = bytes[++index] ?? 0;
    pairs += 1;
    if (trail < 0xa1) continue;
    if ((lead >= 0xa1 && lead <= 0xa3) || (lead >= 0xb0 && lead <= 0xd7)) common += 1;
    if (lead >= 0xc9 && lead <= 0xd7) late += 1;
    if (lead === 0xa3 && trail === 0xac) commas += 1;
  }
  const isSimplified = common >= pairs * SIMPLIFIED_SHARE;
  const isTraditional = common >= pairs * TRADITIONAL_SHARE && commas >= pairs * COMMA_SHARE;
  return (isSimplified || isTraditional) && late >= pairs * LATE_SHARE ? text : undefined;
}

/** Simplified Chinese has 95 of 100 and more in the common rows; Thai has 74, Japanese EUC 60. */
const SIMPLIFIED_SHARE = 0.85;
/** Traditional Chinese has about 65 of 100; Big5 and Shift JIS stay below 30. */
const TRADITIONAL_SHARE = 0.5;
/** Of the characters of Chinese prose 4 in 100 are its comma; in no other encoding are those bytes frequent. */
const COMMA_SHARE = 0.015;
/** Chinese has 20 to 45 of 100 in the later half of the common rows, Japanese EUC 9, Korean none. */
const LATE_SHARE = 0.1;

/** Whether more of the non-ASCII characters are whole in UTF-8 than broken. By chance few are. */
function isDamagedUtf8(bytes: Uint8Array): boolean {
  const lenient = new TextDecoder('utf-8').decode(bytes);
  let whole = 0;
  let broken = 0;
  for (const character of lenient) {
    if (character === '\uFFFD') broken += 1;
    else if (character > '\x7F') whole += 1;
  }
  return whole > broken;
}
