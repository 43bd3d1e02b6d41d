/** The small languages of expectations: words, reply patterns and regular expressions, each either met or negated by `{ not: … }`. */

/** A word that must be there, or one that must not. */
export type Wanted = string | { readonly not: string };

/** Is the word the wanted one? Compares without case, and a policy with or without its `$`. */
export function meetsWord(actual: string, wanted: Wanted): boolean {
  return typeof wanted === 'string' ? plain(actual) === plain(wanted) : plain(actual) !== plain(wanted.not);
}

const plain = (word: string): string => word.replace(/^\$/, '').toLowerCase();

/** Does the code fit `250` or `4xx`? No reply at all (null) fits no pattern, and so meets every `not`. */
export function meetsReply(code: number | null, wanted: Wanted): boolean {
  return typeof wanted === 'string' ? fitsReply(code, wanted) : !fitsReply(code, wanted.not);
}

function fitsReply(code: number | null, pattern: string): boolean {
  if (code === null) return false;
  return pattern.endsWith('xx') ? String(code)[0] === pattern[0] : String(code) === pattern;
}

/** Does the text hold what the regular expression describes? Without case, as SMTP reads its verbs. */
export function meetsPattern(text: string, pattern: string): boolean {
  return new RegExp(pattern, 'i').test(text);
}

/** How an expectation reads in a sentence. */
export function sayWanted(wanted: Wanted): string {
  return typeof wanted === 'string' ? wanted : `anything but ${wanted.not}`;
}
