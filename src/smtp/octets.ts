/**
 * Octets as a string of U+0000 to U+00FF, so that input stays plain data. UTF-8 is encoded where it is typed and decoded where it is shown.
 */

/** The octets of a text in UTF-8, one character U+0000 to U+00FF each. A lone surrogate becomes U+FFFD, as in the Encoding Standard. */
export function encodeUtf8(text: string): string {
  let octets = '';
  for (const character of text) octets += encodeCodePoint(character.codePointAt(0) ?? 0);
  return octets;
}

function encodeCodePoint(point: number): string {
  if (point < 0x80) return String.fromCharCode(point);
  if (point < 0x800) return String.fromCharCode(0xc0 | (point >> 6), trailing(point));
  if (point >= 0xd800 && point <= 0xdfff) return encodeCodePoint(0xfffd);
  if (point < 0x10000) return String.fromCharCode(0xe0 | (point >> 12), trailing(point >> 6), trailing(point));
  return String.fromCharCode(0xf0 | (point >> 18), trailing(point >> 12), trailing(point >> 6), trailing(point));
}

/** Octets without the blanks and tabs around them. No other octet is a blank: A0 may be half of an à. */
export function trimBlanks(octets: string): string {
  let start = 0;
  let end = octets.length;
  while (start < end && isBlank(octets[start])) start++;
  while (end > start && isBlank(octets[end - 1])) end--;
  return octets.slice(start, end);
}

const isBlank = (octet: string | undefined): boolean => octet === ' ' || octet === '\t';

/** Octets made fit to be shown in one line: control octets written out, as the Python of the real box writes them. */
export function writeOut(octets: string): string {
  return octets.replace(/[\x00-\x1f\x7f]/g, (octet) => NAMED[octet] ?? `\\x${octet.charCodeAt(0).toString(16).padStart(2, '0')}`);
}

const NAMED: Readonly<Record<string, string>> = { '\t': '\\t', '\r': '\\r', '\n': '\\n' };

const trailing = (bits: number): number => 0x80 | (bits & 0x3f);

/** The text of octets for a person: UTF-8 where they are valid UTF-8, else each octet as the Latin-1 character of the same number. */
export function decodeUtf8(octets: string): string {
  if (!/[\x80-\xff]/.test(octets)) return octets;
  try {
    return decodeURIComponent(octets.replace(/[^]/g, (octet) => `%${octet.charCodeAt(0).toString(16).padStart(2, '0')}`));
  } catch {
    return octets;
  }
}
