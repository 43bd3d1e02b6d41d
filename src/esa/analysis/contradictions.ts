/** The same entry, however it is spelt, in two groups that do something else with its senders. The first one counts. */
import { findingOf, type Finding } from './finding.ts';
import { removeFixes } from './fixes.ts';
import { lineFinder, lineLabel, type LineFinder } from './line-words.ts';
import { normalKey, type TableLine } from './outcome.ts';
import { regionOf, type SenderSpace } from './space.ts';
import { witnessOf } from './witness.ts';

/** One finding for each entry that says the opposite of an upper one. */
export function contradictions(space: SenderSpace): readonly Finding[] {
  const [table] = space.tables;
  if (table === undefined) return [];
  const first = new Map<string, TableLine>();
  const lineOf = lineFinder(table.table.text);
  return [...table.lines, ...table.unread].flatMap((line) => {
    if (line.outcome === null || line.entry === null || line.match.kind === 'all') return [];
    const key = normalKey(line.match);
    const other = first.get(key);
    if (other === undefined) first.set(key, line);
    const differs = other !== undefined && other.group !== line.group && other.outcome?.verdict !== line.outcome.verdict;
    return differs ? [contradiction(space, lineOf, line, other)] : [];
  });
}

function contradiction(space: SenderSpace, lineOf: LineFinder, line: TableLine, other: TableLine): Finding {
  const { entry, outcome } = line;
  const [table] = space.tables;
  return findingOf({
    rule: 'contradictory',
    span: entry?.span ?? { start: 0, end: 0 },
    group: outcome?.group ?? null,
    entry: entry?.printed ?? null,
    params: {
      entry: entry?.printed ?? '',
      other: lineLabel(lineOf, other),
      mine: outcome?.verdict ?? '',
      theirs: other.outcome?.verdict ?? '',
    },
    blockedBy: other.entry === null ? [] : [other.entry.span],
    witness: witnessOf(space, regionOf([other])),
    fixes: () => (table === undefined ? [] : removeFixes(table, line)),
  });
}
