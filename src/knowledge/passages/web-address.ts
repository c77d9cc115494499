/** Longer ones are refused: a page of a reply could not hold many. */
const MAX_LENGTH = 500;

/**
 * Reads the address of a web page, written out in full; the result is percent-encoded as browsers do.
 * Undefined for anything but http and https, for more than 500 characters, and for a user name in front of
 * the host, which makes one site look like another.
 */
export function readWebAddress(text: string): string | undefined {
  const url = URL.parse(text);
  if (!url || !/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '') return undefined;
  return url.href.length > MAX_LENGTH ? undefined : url.href;
}
