/**
 * A table laid out as the appliance writes it, as the fewest edits that do so, so that cursor and undo survive. What a canonical print would
 * lose, because it belongs to nothing or cannot be read, stays as it stands, with the part it stands in.
 */
import { span, type Span } from '#smtp';
import { formatHostAccessTable } from '../config/host-access-print.ts';
import { hashLinesOf } from '../config/hash-lines.ts';
import { readHostAccessTable } from '../config/host-access-reader.ts';
import { formatRecipientAccessTable, parseRecipientAccessTable } from '../config/recipient-access-table.ts';
import { isAll } from '../config/sender-group.ts';
import { tokenize } from '../config/tokens.ts';
import { meaningOf } from '../edits/group-promise.ts';
import { isBlank, lineBreakOf, lineEnd } from '../edits/line-block.ts';
import { matchLines } from '../edits/match-lines.ts';
import { replace, type TextEdit } from '../edits/text-edit.ts';
import type { TableKind } from './cursor-word.ts';

/** The edits that lay a table out; none for one that is laid out, or that cannot be without changing what it says. */
export function layoutEdits(text: string, table: TableKind): readonly TextEdit[] {
  const wanted = laidOut(text, table);
  return sayingOf(wanted, table) === sayingOf(text, table) ? lineEditsTo(text, wanted) : [];
}

/** The whole table printed anew; where that loses words, part by part, and a part that would lose some stays. */
function laidOut(text: string, table: TableKind): string {
  const whole = printed(text, table);
  return (
    whole ??
    piecesOf(text, table).reduce((done, { at, kind }, index, all) => {
      const piece = text.slice(at.start, at.end);
      const lines = printed(piece, table) ?? `${piece.replace(/^(?:[^\S\r\n]*(?:\r\n|\r|\n))+/, '').trimEnd()}\n`;
      const apart = table === 'hat' && done !== '' && lines.trim() !== '' && !(kind === 'policy' && all[index - 1]?.kind === 'policy');
      return lines.trim() === '' ? done : `${done}${apart ? '\n' : ''}${lines}`;
    }, '')
  );
}

/** A text in canonical form; null if that has other words. ALL without a comment gets one of two words. */
function printed(text: string, table: TableKind): string | null {
  if (table === 'rat') {
    const lines = formatRecipientAccessTable(parseRecipientAccessTable(text).value);
    return wordsIn(lines, table) === wordsIn(text, table) ? lines : null;
  }
  const { value } = readHostAccessTable(text);
  const lines = formatHostAccessTable(value);
  const added = value.groups.filter((group) => isAll(group) && group.comment === null && group.use !== null).length * 2;
  return wordsIn(lines, table) === wordsIn(text, table) + added ? lines : null;
}

/** How many words and braces a text has, words of comments among them. */
function wordsIn(text: string, table: TableKind): number {
  const counts = tokenize(text, table).map(({ kind, text: inner, span: at }) => {
    if (kind === 'comment') return inner.trim() === '' ? 0 : inner.trim().split(/\s+/).length;
    return kind === 'comma' || at.start === at.end ? 0 : 1;
  });
  return counts.reduce((sum, count) => sum + count, hashLinesOf(text).length);
}

interface Piece {
  readonly at: Span;
  readonly kind: 'policy' | 'other';
}

/** The text in stretches that each hold one part and end with its line, and what is left below the last. */
function piecesOf(text: string, table: TableKind): readonly Piece[] {
  const parts = partsOf(text, table);
  let from = 0;
  const pieces = parts.map(({ at, kind }, index): Piece => {
    const next = parts[index + 1]?.at.start ?? text.length;
    const end = isBlank(text.slice(at.end, lineEnd(text, at.end))) ? at.end : Math.min(lineEnd(text, at.end), next);
    const piece: Piece = { at: span(from, end), kind };
    from = end;
    return piece;
  });
  return [...pieces, { at: span(from, text.length), kind: 'other' }];
}

function partsOf(text: string, table: TableKind): readonly Piece[] {
  if (table === 'rat') return parseRecipientAccessTable(text).value.entries.map((entry) => ({ at: entry.span, kind: 'other' }));
  const { policies, groups } = readHostAccessTable(text).value;
  const parts: readonly Piece[] = [
    ...policies.map((policy): Piece => ({ at: policy.span, kind: 'policy' })),
    ...groups.map((group): Piece => ({ at: group.span, kind: 'other' })),
  ];
  return [...parts].sort((a, b) => a.at.start - b.at.start);
}

/** What a table says, layout and the comment of ALL left out. Policies and groups are each in their order. */
function sayingOf(text: string, table: TableKind): string {
  if (table === 'rat') {
    const { entries } = parseRecipientAccessTable(text).value;
    return JSON.stringify(entries.map((entry) => [entry.match.kind === 'all' ? 'ALL' : entry.text, entry.action, valuesOf(entry.options)]));
  }
  const { policies, groups } = readHostAccessTable(text).value;
  return JSON.stringify([
    policies.map(({ name, behaviour, parameters }) => [name, behaviour, valuesOf(parameters)]),
    groups.map((group) => ({ ...meaningOf(group), ...(isAll(group) ? { comment: null, entries: group.entries.length } : {}) })),
  ]);
}

function valuesOf(parameters: readonly { readonly key: string; readonly value: string | number }[]): unknown {
  return parameters.map(({ key, value }) => [key, value]);
}

interface Line {
  readonly start: number;
  readonly text: string;
}

function linesOf(text: string): readonly Line[] {
  const starts = [0, ...[...text.matchAll(/\r\n|\r|\n/g)].map((found) => found.index + found[0].length)];
  return starts.map((start) => ({ start, text: text.slice(start, lineEnd(text, start)) }));
}

/** Edits line by line: of a line that stays only its blanks at both ends, of others the whole. Line ends stay as the text has them. */
function lineEditsTo(text: string, wanted: string): readonly TextEdit[] {
  const before = linesOf(text);
  const after = wanted.split('\n');
  const trimmed = (line: string): string => line.trim();
  const matches = matchLines(
    before.map((line) => trimmed(line.text)),
    after.map(trimmed),
  );
  const edits: TextEdit[] = [];
  let [old, now] = [0, 0];
  matches.forEach((match, index) => {
    const line = before[index];
    if (match < 0 || line === undefined) return;
    edits.push(...gapEdit(text, before.slice(old, index), line.start, after.slice(now, match)));
    edits.push(...blankEdits(line, after[match] ?? ''));
    [old, now] = [index + 1, match + 1];
  });
  return [...edits, ...tailEdit(text, before.slice(old), after.slice(now))];
}

/** Old lines between two that stay, replaced by new ones. */
function gapEdit(text: string, old: readonly Line[], end: number, now: readonly string[]): readonly TextEdit[] {
  if (old.length === 0 && now.length === 0) return [];
  return [replace(span(old[0]?.start ?? end, end), now.map((line) => line + lineBreakOf(text)).join(''))];
}

/** What stands below the last line that stays. */
function tailEdit(text: string, old: readonly Line[], now: readonly string[]): readonly TextEdit[] {
  if (old.length === 0 && now.length === 0) return [];
  const first = old[0]?.start ?? text.length;
  if (first === 0) return [replace(span(0, text.length), now.join(lineBreakOf(text)))];
  const lineBreak = old.length === 0 ? 0 : (/(?:\r\n|\r|\n)$/.exec(text.slice(0, first))?.[0].length ?? 0);
  return [replace(span(first - lineBreak, text.length), now.map((line) => lineBreakOf(text) + line).join(''))];
}

/** The blanks before and behind the text of a line that stays. */
function blankEdits({ start, text }: Line, wanted: string): readonly TextEdit[] {
  const margins = (line: string): readonly [string, string] => [/^\s*/.exec(line)?.[0] ?? '', /\S(\s*)$/.exec(line)?.[1] ?? ''];
  const [[before, behind], [wantedBefore, wantedBehind]] = [margins(text), margins(wanted)];
  const end = start + text.length;
  return [
    ...(before === wantedBefore ? [] : [replace(span(start, start + before.length), wantedBefore)]),
    ...(behind === wantedBehind ? [] : [replace(span(end - behind.length, end), wantedBehind)]),
  ];
}
