/** Changes to a RAT. An entry is named as it stands in the table, without regard to case; of equal ones the first is meant. */
import {
  parseRecipientAccessTable,
  type RecipientAccessTable,
  type RecipientAction,
  type RecipientEntry,
} from '../config/recipient-access-table.ts';
import type { Edited } from './edited.ts';
import { blockOf, deletePart, lineBreakOf, lineStart, movePart, movePartToEnd } from './line-block.ts';
import { moved, neighbourOf, type Place } from './place.ts';
import { applyEdits, insertAt, replace, type TextEdit } from './text-edit.ts';

/** Moves an entry directly above or below another. ALL stays last. */
export function moveEntry(table: RecipientAccessTable, name: string, place: Place): Edited {
  const entry = entryNamed(table, name);
  if (entry === undefined) return { missing: name };
  const neighbour = entryNamed(table, neighbourOf(place));
  if (neighbour === undefined) return { missing: neighbourOf(place) };
  if (entry === neighbour) return { edits: [] };
  const order = moved(table.entries, entry, place, neighbour);
  const all = order.findIndex(isAll);
  if (isAll(entry) || (all >= 0 && order.indexOf(entry) > all)) return { refused: 'all-stays-last' };
  if (order.every((other, index) => other === table.entries[index])) return { edits: [] };
  return promised(table, movesTo(table, entry, order), order.map(meaningOf));
}

function movesTo({ text, entries }: RecipientAccessTable, entry: RecipientEntry, order: readonly RecipientEntry[]): readonly TextEdit[] {
  const next = order[order.indexOf(entry) + 1];
  if (next !== undefined) return movePart(text, entry.span, next.span);
  return movePartToEnd(text, entry.span, (entries.at(-1) ?? entry).span);
}

/** Adds an entry where the place says; without one directly above ALL, or last where there is no ALL. One that is there gets the action. */
export function addEntry(table: RecipientAccessTable, recipient: string, action: RecipientAction, place?: Place): Edited {
  const added = readAlone(`${recipient} ${action}`);
  if (added === null) return { refused: 'not-a-recipient' };
  const known = entryNamed(table, recipient);
  if (known !== undefined) return setAction(table, recipient, action);
  const neighbour = place === undefined ? table.entries.find(isAll) : entryNamed(table, neighbourOf(place));
  if (place !== undefined && neighbour === undefined) return { missing: neighbourOf(place) };
  const at = indexFor(table, neighbour, place ?? { before: 'ALL' });
  const all = table.entries.findIndex(isAll);
  if (all >= 0 && at > all) return { refused: 'all-stays-last' };
  const expected = [...table.entries.slice(0, at), added, ...table.entries.slice(at)];
  return promised(table, [additionAt(table, at, `${recipient} ${action}`)], expected.map(meaningOf));
}

function indexFor({ entries }: RecipientAccessTable, neighbour: RecipientEntry | undefined, place: Place): number {
  if (neighbour === undefined) return entries.length;
  return entries.indexOf(neighbour) + ('before' in place ? 0 : 1);
}

/** A new line above the entry of an index, indented as that one; below everything for the last. */
function additionAt({ text, entries }: RecipientAccessTable, index: number, line: string): TextEdit {
  const next = entries[index];
  if (next !== undefined) {
    const start = lineStart(text, next.span.start);
    return insertAt(start, text.slice(start, next.span.start) + line + lineBreakOf(text));
  }
  const last = entries.at(-1);
  const end = last === undefined ? text.length : blockOf(text, last.span).end;
  return insertAt(end, (end === lineStart(text, end) ? '' : lineBreakOf(text)) + line + lineBreakOf(text));
}

/** Takes an entry out, with the `#` lines directly above it. ALL stays. */
export function removeEntry(table: RecipientAccessTable, name: string): Edited {
  const entry = entryNamed(table, name);
  if (entry === undefined) return { missing: name };
  return isAll(entry) ? { refused: 'all-stays-last' } : removeLine(table, entry);
}

/** Takes one line out, whatever it says; another one that says the same stays. */
export function removeLine(table: RecipientAccessTable, entry: RecipientEntry): Edited {
  const rest = table.entries.filter((other) => other !== entry);
  return promised(table, [deletePart(table.text, entry.span)], rest.map(meaningOf));
}

/** Gives an entry an action in place of the one it has, or of the word that is none. Options stay. */
export function setAction(table: RecipientAccessTable, name: string, action: RecipientAction): Edited {
  const entry = entryNamed(table, name);
  if (entry === undefined) return { missing: name };
  if (entry.action === action) return { edits: [] };
  const expected = table.entries.map((other) => meaningOf(other === entry ? { ...entry, action } : other));
  return promised(table, [actionEdit(table.text, entry, action)], expected);
}

/** The first word behind the entry is its action, whatever it says. */
function actionEdit(text: string, { entrySpan, span }: RecipientEntry, action: RecipientAction): TextEdit {
  const [, blanks = '', word = ''] = /^(\s*)([^\s{]*)/.exec(text.slice(entrySpan.end, span.end)) ?? [];
  if (word === '') return insertAt(entrySpan.end, ` ${action}`);
  const start = entrySpan.end + blanks.length;
  return replace({ start, end: start + word.length }, action);
}

function entryNamed({ entries }: RecipientAccessTable, name: string): RecipientEntry | undefined {
  return entries.find(({ text }) => text.toLowerCase() === name.toLowerCase());
}

function isAll({ match }: RecipientEntry): boolean {
  return match.kind === 'all';
}

/** One line as one entry; null if it is something else. */
function readAlone(line: string): RecipientEntry | null {
  const [entry, ...more] = parseRecipientAccessTable(line).value.entries;
  return entry !== undefined && more.length === 0 && entry.span.start === 0 && entry.span.end === line.length && entry.action !== null
    ? entry
    : null;
}

function meaningOf({ text, action, options }: RecipientEntry): string {
  return JSON.stringify([text, action, options.map(({ key, value }) => [key, value])]);
}

/** The edits, if they change the entries to exactly these; else a refusal. */
function promised({ text }: RecipientAccessTable, edits: readonly TextEdit[], entries: readonly string[]): Edited {
  const after = parseRecipientAccessTable(applyEdits(text, edits)).value.entries.map(meaningOf);
  return JSON.stringify(after) === JSON.stringify(entries) ? { edits } : { refused: 'touches-others' };
}
