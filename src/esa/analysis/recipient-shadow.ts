/** Findings on lines of a Recipient Access Table that others stand in front of. One line above is always enough to block another. */
import { NOWHERE } from '../judge/intervals.ts';
import { placeAbove, placeOf } from '../judge/name-index.ts';
import { optionsOf } from '../judge/recipient-options.ts';
import { findingOf, type Finding } from './finding.ts';
import { joinWords, type LineFinder } from './line-words.ts';
import { movingFixes, removalFixes } from './recipient-fixes.ts';
import { recipientKey, type RecipientLine, type RecipientLines } from './recipient-lines.ts';
import type { RecipientOverlaps } from './recipient-overlaps.ts';
import { addressIn, placeOfDomain, type RecipientSpace } from './recipient-space.ts';

/** A table as its findings ask about it. */
export interface RecipientContext {
  readonly lines: RecipientLines;
  readonly space: RecipientSpace;
  readonly overlaps: RecipientOverlaps;
  readonly lineOf: LineFinder;
}

/** A line as a subject: `line 12 (example.com)`. */
export const recipientLabel = (lineOf: LineFinder, { entry }: RecipientLine): string =>
  entry === null ? 'the end of the table' : `line ${lineOf(entry.entrySpan.start)} (${entry.text})`;

/** A line that never matches, or only for a part of its recipients. Lines without an action mean nobody, which the parser says. */
export function recipientShadow(context: RecipientContext, line: RecipientLine): readonly Finding[] {
  const { entry, outcome, position } = line;
  if (entry === null || outcome === null) return [];
  const blocker = blockerOf(context, line);
  if (blocker < position) return [blockedFinding(context, line, blocker)];
  const taken = context.overlaps.above(line);
  return taken.length === 0 ? [] : [partlyFinding(context, line, taken)];
}

/** The first line that takes everyone a line means; its own place, or later, if none above does. */
function blockerOf(
  {
    space: {
      places: [places],
    },
    lines: { all },
  }: RecipientContext,
  { match, position }: RecipientLine,
): number {
  if (places === undefined) return position;
  switch (match.kind) {
    case 'domain':
    case 'literal':
      return Math.min(all, placeOfDomain(places, recipientKey(match)));
    case 'partial-domain':
      return Math.min(all, placeOf(places.domains.below, match.suffix), placeAbove(places.domains.below, match.suffix));
    case 'user':
      return Math.min(all, placeOf(places.users, match.user));
    case 'address':
      return Math.min(
        all,
        placeOfDomain(places, match.domain),
        placeOf(places.users, match.user),
        placeOf(places.addresses, recipientKey(match)),
      );
    case 'all':
      return all;
    case 'unreadable':
      return NOWHERE;
  }
}

function blockedFinding(context: RecipientContext, line: RecipientLine, blocker: number): Finding {
  const { lines, lineOf, space } = context;
  const other = lines.lines[blocker];
  const entry = line.entry?.text ?? '';
  const same = other?.outcome?.verdict === line.outcome?.verdict;
  const bypasses = line.entry !== null && optionsOf(line.entry).bypassesDirectory;
  const effect = same ? ', with the same verdict' : `, and they get ${other?.outcome?.verdict ?? ''}, not ${line.outcome?.verdict ?? ''}`;
  return findingOf({
    rule: 'unreachable',
    word: bypasses ? 'bypass-unreached' : 'unreachable',
    span: line.entry?.entrySpan ?? { start: 0, end: 0 },
    entry,
    params: { entry, blockers: other === undefined ? '' : recipientLabel(lineOf, other), take: 'takes', who: 'recipient', effect },
    blockedBy: other?.entry === undefined || other.entry === null ? [] : [other.entry.entrySpan],
    witness: recipientOf(space, line),
    fixes: () => [...movingFixes(lines.table, line, other), ...removalFixes(lines.table, line)],
  });
}

function partlyFinding(
  { lines: { lines }, lineOf, space, overlaps }: RecipientContext,
  line: RecipientLine,
  taken: readonly number[],
): Finding {
  const others = taken.flatMap((place) => lines[place] ?? []);
  const shown = others.slice(0, others.length > 3 ? 2 : 3).map((other) => recipientLabel(lineOf, other));
  const entry = line.entry?.text ?? '';
  return findingOf({
    rule: 'partly-shadowed',
    span: line.entry?.entrySpan ?? { start: 0, end: 0 },
    entry,
    params: {
      entry,
      blockers: joinWords(others.length > 3 ? [...shown, `${others.length - 2} lines more`] : shown),
      take: others.length === 1 ? 'takes' : 'take',
      left: 'the rest of its recipients',
      is: 'is',
    },
    blockedBy: others.flatMap((other) => other.entry?.entrySpan ?? []),
    witness: others[0] === undefined ? null : overlaps.witness(space, line, others[0]),
  });
}

/** A recipient that a line means, with a user or domain that no line names where the line leaves that open. */
function recipientOf(space: RecipientSpace, { match }: RecipientLine): string {
  const open = { name: null, below: true, places: [] };
  switch (match.kind) {
    case 'domain':
    case 'literal':
      return `${space.stranger}@${recipientKey(match)}`;
    case 'partial-domain':
      return addressIn(space, space.stranger, { ...open, name: match.suffix });
    case 'user':
      return addressIn(space, match.user, open);
    case 'address':
      return recipientKey(match);
    case 'all':
    case 'unreadable':
      return addressIn(space, space.stranger, open);
  }
}
