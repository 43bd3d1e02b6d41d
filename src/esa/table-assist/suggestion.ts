/** One thing that may stand at a place of a table, as an editor offers it. */
import type { Span } from '#smtp';
import type { HelpPart } from './help-part.ts';

/**
 * `insert` is a snippet (`$1`, `${1:example}`, `${1|a,b|}`), its line ends LF and its lines indented; it replaces `at`. `filter` is what
 * typed letters are held against. `goesOn`: what follows can be offered as soon as it is taken.
 */
export interface TableSuggestion {
  readonly label: string;
  readonly insert: string;
  readonly filter: string;
  readonly at: Span;
  readonly about: HelpPart;
  readonly goesOn: boolean;
}

/** A word that may stand in a snippet as it is. */
export function plain(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}

/** A stop of a snippet that lets one of several words be chosen. */
export function choice(stop: number, words: readonly string[]): string {
  return `\${${String(stop)}|${words.map((word) => word.replace(/[\\,|}$]/g, '\\$&')).join(',')}|}`;
}
