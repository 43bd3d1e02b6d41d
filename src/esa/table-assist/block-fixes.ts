/** Repairs of `{ key = value }` blocks in both tables: missing signs, quotes, words of a choice, keys that stand twice or that nobody knows. */
import { parameterSupport } from '../config/parameter-support.ts';
import type { Note, NoteRule } from '../config/notes.ts';
import { tokenize } from '../config/tokens.ts';
import { lineBreakOf } from '../edits/line-block.ts';
import type { Fix } from '../edits/fix.ts';
import { insertAt } from '../edits/text-edit.ts';
import { marginAt, type TableKind } from './cursor-word.ts';
import { removeAt, replaceAt, type Fixer } from './fix.ts';

/** Repairs of blocks, by the rule of the remark. */
export function blockFixers(table: TableKind): Readonly<Partial<Record<NoteRule, Fixer>>> {
  return {
    'hat.unclosed-block': (text, note) => closeBlock(text, note, table),
    'block.unclosed-string': (_, { span }) => [{ word: 'add', params: { text: '"' }, edits: [insertAt(span.end, '"')] }],
    'block.unquoted': quoted,
    'block.not-a-text': quoted,
    'block.not-a-number': (text, note) => offer(text, note, numberOf(note.params['value'] ?? '')),
    'block.not-a-choice': (text, note) => offer(text, note, choiceOf(note)),
    'block.unknown-key': (text, note) => withoutKey(text, note, table),
    'block.unknown-key-near': (text, note) => [...offer(text, note, note.params['near'] ?? null), ...withoutKey(text, note, table)],
    'block.duplicate-key': (text, note) => firstOfTwo(text, note, table),
  };
}

function offer(text: string, { span }: Note, to: string | null): readonly Fix[] {
  return to === null ? [] : [replaceAt(text, span, to)];
}

function quoted(text: string, note: Note): readonly Fix[] {
  const word = text.slice(note.span.start, note.span.end);
  return word.includes('"') ? [] : [replaceAt(text, note.span, `"${word}"`)];
}

const UNITS: Readonly<Record<string, number>> = { '': 1, k: 1024, m: 1024 ** 2, g: 1024 ** 3 };

/** `"20"` is 20; `10M`, as the command line prints sizes, is that many octets; words for no limit are -1. */
function numberOf(value: string): string | null {
  if (/^(?:unlimited|none|disabled|off|no)$/i.test(value)) return '-1';
  const [, count, unit = ''] = /^(-?\d{1,9})\s*([kmg]?)b?$/i.exec(value) ?? [];
  return count === undefined ? null : String(Number(count) * (UNITS[unit.toLowerCase()] ?? 1));
}

/** The word of a choice that was meant. */
function choiceOf({ params }: Note): string | null {
  const value = params['value'] ?? '';
  const unit = parameterSupport[(params['key'] ?? '').toLowerCase()]?.unit;
  if (unit === 'offer' && /^require/i.test(value)) return '"required"';
  if (/^(?:yes|true|1|enabled?)$/i.test(value) || (unit === 'offer' && /^prefer/i.test(value))) return '"on"';
  return /^(?:no|false|0|disabled?|none)$/i.test(value) ? '"off"' : null;
}

/** A brace below the last value, or behind it where the block stands on one line. */
function closeBlock(text: string, { span }: Note, table: TableKind): readonly Fix[] {
  const tokens = tokenize(text, table);
  const open = tokens.findIndex((token) => token.span.start === span.start);
  const close = tokens.findIndex(({ kind }, index) => index > open && kind === 'close');
  const last = tokens[close - 1];
  if (open < 0 || last === undefined) return [];
  const between = /[\r\n]/.test(text.slice(span.start, last.span.end)) ? lineBreakOf(text) + marginAt(text, span.start) : ' ';
  return [{ word: 'add', params: { text: '}' }, edits: [insertAt(last.span.end, `${between}}`)] }];
}

/** The last value of a key counts, so the one before it is taken out. */
function firstOfTwo(text: string, { span, params }: Note, table: TableKind): readonly Fix[] {
  const tokens = tokenize(text, table);
  const open = tokens.findLastIndex((token) => token.kind === 'open' && token.span.end <= span.start);
  const isKey = (index: number): boolean =>
    tokens[index + 1]?.kind === 'equals' && tokens[index]?.text.toLowerCase() === (params['key'] ?? '').toLowerCase();
  const first = tokens.findIndex((token, index) => index > open && token.span.start < span.start && isKey(index));
  const [key, value] = [tokens[first], tokens[first + 2]];
  return key === undefined || value === undefined ? [] : [removeAt(text, { start: key.span.start, end: value.span.end })];
}

/** The key that a remark stands on, with its value. */
function withoutKey(text: string, { span }: Note, table: TableKind): readonly Fix[] {
  const tokens = tokenize(text, table);
  const at = tokens.findIndex((token) => token.span.start === span.start);
  const value = tokens[at + 2];
  return tokens[at + 1]?.kind !== 'equals' || value === undefined ? [] : [removeAt(text, { start: span.start, end: value.span.end })];
}
