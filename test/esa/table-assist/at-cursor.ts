/** What the tests of table assistance share: texts with a cursor `¦`, and snippets with their stops filled. */
import { readFileSync } from 'node:fs';
import type { TableSuggestion } from '../../../src/esa/table-assist/suggestion.ts';

/** The scenario's public HAT, as everyone meets it first. */
export const CARVED_ROCK = readFileSync('lessons/scenarios/carved-rock/InboundMail.hat', 'utf8');

/** The text without its cursor, and where that stood. */
export function cursorIn(marked: string): { readonly text: string; readonly offset: number } {
  return { text: marked.replace('¦', ''), offset: marked.indexOf('¦') };
}

/** The text once a suggestion is taken, its examples and first choices left as they are. */
export function taking(text: string, suggestion: TableSuggestion | undefined): string {
  if (suggestion === undefined) return 'nothing is offered by that name';
  const { at, insert } = suggestion;
  const plain = insert
    .replace(/\$\{\d\|([^,|]*)[^}]*\}/g, '$1')
    .replace(/\$\{\d:([^}]*)\}/g, '$1')
    .replace(/(?<!\\)\$\d/g, '')
    .replace(/\\([\\$}])/g, '$1');
  return text.slice(0, at.start) + plain + text.slice(at.end);
}
