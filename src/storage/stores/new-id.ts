import { randomBytes } from 'node:crypto';

// Crockford's base 32, lower case: no letter that is read as a digit, and none that needs escaping anywhere.
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

/** A random id of 12 letters and digits (60 bits): short enough to stand in a button's custom_id. */
export function newId(): string {
  return Array.from(randomBytes(12), (byte) => ALPHABET.charAt(byte % 32)).join('');
}
