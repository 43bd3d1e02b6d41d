/**
 * Who a line of a HAT really decides, after all that stands above it: what a hover says beside the meaning of an entry or a group. The answer
 * is the exact analysis'; this only finds the line.
 */
import { linesOf, listenerKind, type TableLine } from '../analysis/outcome.ts';
import { sayRegion } from '../analysis/say-region.ts';
import { reached, regionOf, senderSpace, type SenderSpace } from '../analysis/space.ts';
import { witnessOf } from '../analysis/witness.ts';
import { readHostAccessTable } from '../config/host-access-reader.ts';
import type { SenderGroup } from '../config/sender-group.ts';
import { holds } from './cursor-word.ts';
import type { ListenerDefaults, TableHelp } from './help-part.ts';

/** Answers for offsets of one text. Null where neither an entry nor the name of a group stands, and for lines that decide nothing by themselves. */
export type Deciding = (offset: number) => TableHelp | null;

/** Analyses a text once, to be asked about many of its offsets. A blackhole listener's table is read as a public one's. */
export function readDeciding(text: string, { type, parameters }: ListenerDefaults): Deciding {
  const table = readHostAccessTable(text).value;
  const lines = linesOf(table, listenerKind({ type, defaults: parameters }));
  const space = senderSpace([lines]);
  const known = [...lines.lines, ...lines.unread];
  return (offset) => {
    const line = known.find(({ entry }) => entry !== null && holds(entry.span, offset));
    if (line !== undefined) return aboutLine(space, line, lines.unread.includes(line));
    const group = table.groups.find(({ nameSpan }) => nameSpan !== null && holds(nameSpan, offset));
    return group === undefined ? null : aboutGroup(space, group);
  };
}

function aboutLine(space: SenderSpace, line: TableLine, unread: boolean): TableHelp | null {
  const { entry, outcome } = line;
  if (entry === null || outcome === null) return null;
  const region = regionOf([line]);
  const witness = unread ? null : witnessOf(space, region);
  // A private address has no score of any kind, so ALL may still decide it where scores and their absence are all taken above.
  if (witness === null && line.match.kind === 'all') return null;
  const said = witness === null ? null : sayRegion(space, region);
  return { span: entry.span, parts: [{ kind: 'decides', region: said, witness }] };
}

/** How many entries of a group decide somebody. */
function aboutGroup(space: SenderSpace, group: SenderGroup): TableHelp | null {
  const lines = space.tables[0]?.lines.filter((line) => line.group === group && line.outcome !== null) ?? [];
  if (group.nameSpan === null || group.entries.length === 0) return null;
  const found = reached(space, 0);
  const deciding = lines.filter(({ position }) => found.has(position)).length;
  return { span: group.nameSpan, parts: [{ kind: 'decides-group', deciding, entries: group.entries.length }] };
}
