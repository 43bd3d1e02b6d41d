/** Repairs of a RAT: entries written as they are read, missing actions and ALL, lines that are never read. */
import { parseAddress, printAddress } from '../config/ip-address.ts';
import type { Note, NoteRule } from '../config/notes.ts';
import { parseRecipientAccessTable, type RecipientEntry } from '../config/recipient-access-table.ts';
import { readRecipient, recipientActions } from '../config/recipient-entry.ts';
import type { Fix } from '../edits/fix.ts';
import { deletePart, lineBreakOf } from '../edits/line-block.ts';
import { moveEntry } from '../edits/recipients.ts';
import { insertAt, replace } from '../edits/text-edit.ts';
import { misspelt, removeAt, replaceAt, type Fixer } from './fix.ts';

/** Repairs of recipients and their actions, by the rule of the remark. */
export const ratFixers: Readonly<Partial<Record<NoteRule, Fixer>>> = {
  'rat.no-all': (text) => [lastLine(text)],
  'rat.empty': (text) => [lastLine(text)],
  'rat.second-all': deletion,
  'rat.duplicate-entry': deletion,
  'rat.after-all': aboveAll,
  'rat.open-relay': openRelay,
  'rat.no-action': (_, { span }) =>
    recipientActions.map((action) => ({ word: 'add', params: { text: action }, edits: [insertAt(span.end, ` ${action}`)] })),
  'rat.misspelt-action': misspelt,
  'rat.unknown-action': (text, { span }) => recipientActions.map((action) => replaceAt(text, span, action)),
  'rat.stray-text': (text, note) => (note.params['text'] === '{' ? [] : [removeAt(text, note.span)]),
  'rat.stray-action': (text, note) => [removeAt(text, note.span)],
  'rat.bare-address': (text, note) => mended(text, note, literalOf(note.params['text'] ?? '')),
  'rat.literal': (text, note) => mended(text, note, literalOf((note.params['text'] ?? '').replace(/^\[(?:ipv6:)?|\]$/gi, ''))),
  'rat.at-domain': (text, note) => mended(text, note, note.params['domain'] ?? null),
  'rat.pattern': (text, note) => mended(text, note, /^\*(\..+)$/.exec(note.params['text'] ?? '')?.[1] ?? null),
  'rat.bare-word': (text, note) => mended(text, note, `${note.params['text'] ?? ''}@`),
  'rat.response-code': (text, note) => [replaceAt(text, note.span, note.params['action'] === 'ACCEPT' ? '250' : '550')],
};

function lastLine(text: string): Fix {
  const end = lineBreakOf(text);
  const trimmed = text.trimEnd().length;
  const edit = replace({ start: trimmed, end: text.length }, `${trimmed === 0 ? '' : end}ALL REJECT${end}`);
  return { word: 'add', params: { text: 'ALL REJECT' }, edits: [edit] };
}

/** The line a remark stands on. */
function entryAt(text: string, { span }: Note): RecipientEntry | undefined {
  return parseRecipientAccessTable(text).value.entries.find((entry) => entry.span.start <= span.start && span.end <= entry.span.end);
}

function deletion(text: string, note: Note): readonly Fix[] {
  const entry = entryAt(text, note);
  return entry === undefined ? [] : [{ word: 'remove', params: { text: entry.text }, edits: [deletePart(text, entry.span)] }];
}

function aboveAll(text: string, note: Note): readonly Fix[] {
  const name = note.params['text'] ?? '';
  const table = parseRecipientAccessTable(text).value;
  const first = table.entries.find((entry) => entry.text.toLowerCase() === name.toLowerCase());
  const edited = moveEntry(table, name, { before: 'ALL' });
  return first?.entrySpan.start === note.span.start && 'edits' in edited
    ? [{ word: 'move-above', params: { name, other: 'ALL' }, edits: edited.edits }]
    : [];
}

function openRelay(text: string, { span }: Note): readonly Fix[] {
  const found = /ACCEPT/i.exec(text.slice(span.start, span.end));
  if (found === null) return [];
  const start = span.start + found.index;
  return [replaceAt(text, { start, end: start + found[0].length }, 'REJECT')];
}

function literalOf(address: string): string | null {
  const parsed = parseAddress(address);
  return parsed === null ? null : `[${parsed.family === 6 ? 'IPv6:' : ''}${printAddress(parsed)}]`;
}

function mended(text: string, { span }: Note, to: string | null): readonly Fix[] {
  return to !== null && readRecipient(to).complaint === null ? [replaceAt(text, span, to)] : [];
}
