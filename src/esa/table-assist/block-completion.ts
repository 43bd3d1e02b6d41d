/** What may stand in a `{ key = value }` block: keys that are not there yet, and values behind `=`. The same for both tables. */
import type { Parameter } from '../config/parameter.ts';
import type { CursorWord, TableKind } from './cursor-word.ts';
import { keysOf, parameterFacts, parameterPart, valuesFor } from './parameter-facts.ts';
import { plain, type TableSuggestion } from './suggestion.ts';

/** Suggestions inside a block whose parameters, as far as they can be read, are given. `text` is the whole table's. */
export function completeBlock(table: TableKind, text: string, word: CursorWord, block: readonly Parameter[]): readonly TableSuggestion[] {
  const [beforeLast, last] = [word.before.at(-2), word.before.at(-1)];
  if (last?.kind === 'equals') return beforeLast === undefined ? [] : valuesAt(table, word, beforeLast.text);
  const valueDone = last?.kind === 'word' && beforeLast?.kind === 'equals';
  if (last?.kind === 'word' && !valueDone) return [];
  return keysAt(table, text, word, block);
}

/** The block's brace, which tells where it begins; -1 outside of any. */
export function blockStart({ before, inBlock }: CursorWord): number {
  return inBlock ? (before.findLast(({ kind }) => kind === 'open')?.span.start ?? -1) : -1;
}

function keysAt(table: TableKind, text: string, { at }: CursorWord, block: readonly Parameter[]): readonly TableSuggestion[] {
  const isHere = ({ keySpan }: Parameter): boolean => keySpan.start === at.start;
  const used = new Set(block.filter((parameter) => !isHere(parameter)).map(({ key }) => key.toLowerCase()));
  const hasEquals = /^\s*=/.test(text.slice(at.end));
  return keysOf(table)
    .filter((key) => !used.has(key))
    .map((key) => keySuggestion(table, key, at, hasEquals));
}

function keySuggestion(table: TableKind, key: string, at: TableSuggestion['at'], hasEquals: boolean): TableSuggestion {
  const goesOn = !hasEquals && valuesFor(table, key).length > 0;
  const unit = parameterFacts(table, key)?.unit;
  const value = goesOn ? '' : unit === 'text' || unit === 'name' ? '"$1"' : '$1';
  return { label: key, insert: hasEquals ? key : `${key} = ${value}`, filter: key, at, about: parameterPart(table, key), goesOn };
}

function valuesAt(table: TableKind, { at }: CursorWord, key: string): readonly TableSuggestion[] {
  return valuesFor(table, key).map(({ value, unit, usual }) => ({
    label: value,
    insert: plain(value),
    filter: value,
    at,
    about: { kind: 'value', value, unit, usual },
    goesOn: false,
  }));
}
