/** Changes to the members of a sender group. New ones stand as the last one does: on a line of their own, or behind a comma. */
import { span, type Span } from '#smtp';
import { isAll, type HostAccessTable, type SenderEntry, type SenderGroup } from '../config/host-access-table.ts';
import { readHostAccessTable } from '../config/host-access-reader.ts';
import type { Edited } from './edited.ts';
import { entryMeaning, groupNamed, meaningOf, promised } from './group-promise.ts';
import { isBlank, lineBreakOf, lineEnd, lineStart, nextLine } from './line-block.ts';
import { insertAt, replace, type TextEdit } from './text-edit.ts';

/** A sender as given by a person: the text to write, and the entry it reads as. */
interface NewSender {
  readonly text: string;
  readonly entry: SenderEntry;
}

/** Adds senders to a group, in this order, behind those it has. One that it has already is passed over. Each may carry a `(comment)`. */
export function addSenders(table: HostAccessTable, name: string, senders: readonly string[]): Edited {
  const group = openGroup(table, name);
  if (!('entries' in group)) return group;
  const added = readSenders(senders);
  if (added === null) return { refused: 'not-a-sender' };
  const fresh = added.filter(
    ({ entry }, index) =>
      !has(group.entries, entry) &&
      !has(
        added.slice(0, index).map(({ entry: other }) => other),
        entry,
      ),
  );
  if (fresh.length === 0) return { edits: [] };
  return result(table, group, [additionTo(table.text, group, fresh)], [...group.entries, ...fresh.map(({ entry }) => entry)]);
}

/** Takes senders out of a group, with their comments. One that is not in it is answered as missing. */
export function removeSenders(table: HostAccessTable, name: string, senders: readonly string[]): Edited {
  const group = openGroup(table, name);
  if (!('entries' in group)) return group;
  const given = senders.map((text) => ({ text, wanted: readSenders([text])?.[0]?.entry }));
  const absent = given.find(({ wanted }) => wanted === undefined || !has(group.entries, wanted));
  if (absent !== undefined) return { missing: absent.text };
  const gone = group.entries.filter((entry) => given.some(({ wanted }) => wanted !== undefined && isSame(wanted, entry)));
  const kept = group.entries.filter((entry) => !gone.includes(entry));
  if (group.name === null && kept.length === 0) return { refused: 'nothing-left' };
  return result(table, group, removals(table.text, gone), kept);
}

/** Takes one member out of its group, with its comment; another one that says the same stays. */
export function removeMember(table: HostAccessTable, group: SenderGroup, entry: SenderEntry): Edited {
  if (isAll(group)) return { refused: 'all-has-no-senders' };
  const kept = group.entries.filter((other) => other !== entry);
  if (group.name === null && kept.length === 0) return { refused: 'nothing-left' };
  return result(table, group, removals(table.text, [entry]), kept);
}

/**
 * Makes the members of a group exactly these. Those that stay keep their line and comment; the others are replaced one by one in their
 * order, the rest added behind or taken out. The order within a group means nothing, so it is not made to match.
 */
export function setSenders(table: HostAccessTable, name: string, senders: readonly string[]): Edited {
  const group = openGroup(table, name);
  if (!('entries' in group)) return group;
  const wanted = readSenders(senders);
  if (wanted === null) return { refused: 'not-a-sender' };
  if (group.name === null && wanted.length === 0) return { refused: 'nothing-left' };
  const fresh = wanted.filter(
    ({ entry }, index) =>
      !has(group.entries, entry) &&
      !has(
        wanted.slice(0, index).map(({ entry: other }) => other),
        entry,
      ),
  );
  const gone = group.entries.filter((entry) => !wanted.some(({ entry: other }) => isSame(other, entry)));
  const replaced = new Map(gone.slice(0, fresh.length).map((entry, index) => [entry, fresh[index]] as const));
  const added = fresh.slice(gone.length);
  const edits = [
    ...[...replaced].map(([entry, sender]) => replace(entry.wholeSpan, sender?.text ?? '')),
    ...removals(table.text, gone.slice(fresh.length)),
    ...(added.length === 0 ? [] : [additionTo(table.text, group, added)]),
  ];
  const kept = group.entries.flatMap((entry) => (gone.includes(entry) ? (replaced.get(entry)?.entry ?? []) : entry));
  return edits.length === 0 ? { edits } : result(table, group, edits, [...kept, ...added.map(({ entry }) => entry)]);
}

/** The group, if it can have senders. */
function openGroup(table: HostAccessTable, name: string): SenderGroup | Edited {
  const group = groupNamed(table, name);
  if (group === undefined) return { missing: name };
  return isAll(group) ? { refused: 'all-has-no-senders' } : group;
}

function result(table: HostAccessTable, group: SenderGroup, edits: readonly TextEdit[], entries: readonly SenderEntry[]): Edited {
  const expected = table.groups.map((other) =>
    other === group ? { ...meaningOf(group), entries: entries.map(entryMeaning) } : meaningOf(other),
  );
  return promised(table, edits, expected);
}

/** Each text as one entry, read as in a group; null if one is something else. */
function readSenders(senders: readonly string[]): readonly NewSender[] | null {
  const read = senders.map((sender) => ({ text: sender.trim(), entry: readAlone(sender.trim()) }));
  return read.every((sender): sender is NewSender => sender.entry !== null) ? read : null;
}

function readAlone(text: string): SenderEntry | null {
  const { value, notes } = readHostAccessTable(`X:\n${text}\n`);
  const { policies, groups } = value;
  if (notes.some(({ rule }) => rule === 'hat.unclosed-comment')) return null;
  const [entry, ...more] = groups[0]?.entries ?? [];
  const alone = policies.length === 0 && groups.length === 1 && groups[0]?.use === null && more.length === 0;
  return alone && !/[\r\n]/.test(text) && entry?.wholeSpan.start === 3 && entry.wholeSpan.end === 3 + text.length ? entry : null;
}

function has(entries: readonly SenderEntry[], entry: SenderEntry): boolean {
  return entries.some((other) => isSame(other, entry));
}

function isSame(a: SenderEntry, b: SenderEntry): boolean {
  return a.printed.toLowerCase() === b.printed.toLowerCase();
}

/** New members behind the last one, or below the name of an empty group. */
function additionTo(text: string, group: SenderGroup, senders: readonly NewSender[]): TextEdit {
  const last = group.entries.at(-1);
  if (last === undefined) return additionToEmpty(text, group, senders);
  const { start, end } = last.wholeSpan;
  const margin = text.slice(lineStart(text, start), start);
  const alone = isBlank(margin) && /^[,\s]*$/.test(text.slice(end, lineEnd(text, end)));
  const between = alone ? lineBreakOf(text) + margin : ', ';
  return insertAt(end, senders.map((sender) => between + sender.text).join(''));
}

function additionToEmpty(text: string, { use, span: whole }: SenderGroup, senders: readonly NewSender[]): TextEdit {
  const lines = senders.map((sender) => sender.text);
  if (use === null) return insertAt(whole.end, lines.map((line) => `${lineBreakOf(text)}    ${line}`).join(''));
  const start = lineStart(text, use.span.start);
  const margin = text.slice(start, use.span.start);
  if (!isBlank(margin)) return insertAt(use.span.start, `${/\s$/.test(margin) ? '' : ' '}${lines.join(', ')} `);
  return insertAt(start, lines.map((line) => margin + line + lineBreakOf(text)).join(''));
}

/** Deletions of entries: whole lines where nothing else stands on them, else the entry and one comma. */
function removals(text: string, entries: readonly SenderEntry[]): readonly TextEdit[] {
  return runsOf(text, entries).map((run) => replace(tidied(text, run), ''));
}

/** Entries with nothing but commas and blanks between, as one stretch each. */
function runsOf(text: string, entries: readonly SenderEntry[]): readonly Span[] {
  const runs: Span[] = [];
  for (const { wholeSpan } of entries) {
    const last = runs.at(-1);
    const joins = last !== undefined && /^[,\s]*$/.test(text.slice(last.end, wholeSpan.start));
    if (joins) runs[runs.length - 1] = span(last.start, wholeSpan.end);
    else runs.push(wholeSpan);
  }
  return runs;
}

function tidied(text: string, { start, end }: Span): Span {
  const before = text.slice(lineStart(text, start), start);
  const after = text.slice(end, lineEnd(text, end));
  const [comma = ''] = /^\s*,?\s*/.exec(after) ?? [];
  if (comma.length < after.length) return span(start, end + comma.length);
  if (isBlank(before)) return span(lineStart(text, start), nextLine(text, end));
  return span(start - (/\s*,?\s*$/.exec(before)?.[0].length ?? 0), end);
}
