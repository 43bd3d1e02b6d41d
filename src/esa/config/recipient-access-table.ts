/**
 * The Recipient Access Table in the appliance's own text: `entry ACTION`, one a line, first match decides.
 * Form: User Guide 9.1.2, pp. 163-166. The option block is ours, since no export shows one.
 */
import { span } from '#smtp';
import { endOfLast, peek, remark, type Cursor } from './cursor.ts';
import { hashLinesOf, takeHashLines } from './hash-lines.ts';
import { nearest } from './nearest.ts';
import { inTextOrder, noteOf, type Note, type Parsed } from './notes.ts';
import type { ParameterSupport } from './parameter-support.ts';
import { printParameter, readBlock, type Parameter } from './parameter.ts';
import { actionOf, readRecipient, recipientActions, saysSame, type RecipientAction, type RecipientEntry } from './recipient-entry.ts';
import { tokenize, type Token } from './tokens.ts';

export { recipientActions } from './recipient-entry.ts';
export type { RecipientAction, RecipientEntry, RecipientMatch } from './recipient-entry.ts';

/** The table and the text it was read from. */
export interface RecipientAccessTable {
  readonly text: string;
  readonly entries: readonly RecipientEntry[];
}

/** The options of an entry, by key: names of the XML configuration file's `rat_params`. */
export const recipientOptionSupport: Readonly<Record<string, ParameterSupport>> = {
  smtp_response_code: { unit: 'code', rung: 'judged', meaning: 'reply code to RCPT for this entry' },
  smtp_response_text: { unit: 'text', rung: 'judged', meaning: 'reply text to RCPT for this entry' },
  bypass_ldap_accept: { unit: 'switch', rung: 'judged', meaning: 'do not ask the directory about these recipients' },
  bypass_receiving_control: { unit: 'switch', rung: 'judged', meaning: 'do not count these recipients in the hourly limit' },
  bypass_smtp_call_ahead: { unit: 'switch', rung: 'judged', meaning: 'do not ask another SMTP server about these recipients' },
};

/**
 * Reads a RAT. Any text yields a table; what it could not use is in the notes, in the order of the text. An entry that cannot be read, or
 * has no action, is kept and matches nobody. Without ALL, other recipients are refused.
 */
export function parseRecipientAccessTable(text: string): Parsed<RecipientAccessTable> {
  const cursor: Cursor = { tokens: tokenize(text, 'rat'), notes: [], at: 0 };
  const entries: RecipientEntry[] = [];
  for (let token = peek(cursor); token !== undefined; token = peek(cursor)) {
    if (token.kind === 'word' && actionOf(token.text) === null) entries.push(readEntry(cursor, token));
    else passOver(cursor, token);
  }
  const table = { text, entries };
  return { value: table, notes: inTextOrder([...cursor.notes, ...checkTable(table)]) };
}

/** The text of an untouched table, byte for byte. */
export function printRecipientAccessTable(table: RecipientAccessTable): string {
  return table.text;
}

/** The table in canonical form, `entry ACTION` and at need its block on one line, `#` lines kept; it parses to the same table. */
export function formatRecipientAccessTable(table: RecipientAccessTable): string {
  const hashes = [...hashLinesOf(table.text)];
  const lines = table.entries.map((entry) => `${takeHashLines(hashes, entry.span.end, '')}${printEntry(entry)}\n`);
  return `${lines.join('')}${takeHashLines(hashes, Infinity, '')}`;
}

/** One line of a RAT. `ALL` is written in capitals, everything else as it stands. */
function printEntry({ text, match, action, options }: Pick<RecipientEntry, 'text' | 'match' | 'action' | 'options'>): string {
  const block = options.length === 0 ? '' : `{ ${options.map(printParameter).join(' ')} }`;
  return [match.kind === 'all' ? 'ALL' : text, action ?? '', block].filter((part) => part !== '').join(' ');
}

/** `entry ACTION { options }`. The action may stand on the next line. */
function readEntry(cursor: Cursor, token: Token): RecipientEntry {
  cursor.at++;
  const { match, complaint } = readRecipient(token.text);
  if (complaint !== null) remark(cursor, complaint.rule, token.span, { text: token.text, ...complaint.params });
  const action = readAction(cursor, token);
  const options = readBlock(cursor, recipientOptionSupport);
  remarkResponse(cursor, action, options);
  const whole = span(token.span.start, endOfLast(cursor));
  for (let next = peek(cursor); next?.line === token.line; next = peek(cursor)) passOver(cursor, next);
  return { text: token.text, match, action, options, entrySpan: token.span, span: whole };
}

/** A reply code that says the opposite of the action. */
function remarkResponse(cursor: Cursor, action: RecipientAction | null, options: readonly Parameter[]): void {
  const code = options.findLast(({ key }) => key.toLowerCase() === 'smtp_response_code');
  if (action === null || typeof code?.value !== 'number' || code.value < 200 || code.value > 599) return;
  if (saysSame(action, code.value)) return;
  const codes = action === 'ACCEPT' ? '200 to 299' : '400 to 599';
  remark(cursor, 'rat.response-code', code.valueSpan, { code: String(code.value), action, codes });
}

/** The action behind an entry; null, with a note, where there is none or it is misspelt. */
function readAction(cursor: Cursor, entry: Token): RecipientAction | null {
  const word = peek(cursor);
  const action = word?.kind === 'word' ? actionOf(word.text) : null;
  if (action !== null) {
    cursor.at++;
    return action;
  }
  const misspelt = word?.kind === 'word' && word.line === entry.line;
  if (misspelt) remarkAction(cursor, word);
  else remark(cursor, 'rat.no-action', entry.span, { text: entry.text });
  return null;
}

function remarkAction(cursor: Cursor, word: Token): void {
  cursor.at++;
  const near = nearest(word.text, recipientActions);
  if (near === null) remark(cursor, 'rat.unknown-action', word.span, { text: word.text });
  else remark(cursor, 'rat.misspelt-action', word.span, { text: word.text, near });
}

/** What belongs to no entry: noted, a stray block as one. Commas are free. */
function passOver(cursor: Cursor, token: Token): void {
  if (token.kind === 'open') readBlock(cursor, recipientOptionSupport);
  else cursor.at++;
  if (token.kind === 'comma') return;
  const rule = token.kind === 'word' && actionOf(token.text) !== null ? 'rat.stray-action' : 'rat.stray-text';
  remark(cursor, rule, token.span, { text: token.kind === 'comment' ? `(${token.text})` : token.text });
}

/** What is wrong with the table as a whole. */
function checkTable({ text, entries }: RecipientAccessTable): readonly Note[] {
  if (entries.length === 0) return [noteOf('rat.empty', span(0, text.length))];
  return [...duplicateNotes(entries), ...allNotes(text, entries)];
}

function duplicateNotes(entries: readonly RecipientEntry[]): readonly Note[] {
  const seen = new Set<string>();
  return entries.flatMap(({ text, match, entrySpan }) => {
    const again = seen.has(text.toLowerCase());
    seen.add(text.toLowerCase());
    return again && match.kind !== 'all' ? [noteOf('rat.duplicate-entry', entrySpan, { text })] : [];
  });
}

/** ALL missing, twice, accepting, or with something below it. */
function allNotes(text: string, entries: readonly RecipientEntry[]): readonly Note[] {
  const first = entries.findIndex(({ match }) => match.kind === 'all');
  const all = entries[first];
  if (all === undefined) return [noteOf('rat.no-all', entries.at(-1)?.span ?? span(0, text.length))];
  const open = all.action === 'ACCEPT' ? [noteOf('rat.open-relay', all.span)] : [];
  const below = entries
    .slice(first + 1)
    .map((entry) => noteOf(entry.match.kind === 'all' ? 'rat.second-all' : 'rat.after-all', entry.entrySpan, { text: entry.text }));
  return [...open, ...below];
}
