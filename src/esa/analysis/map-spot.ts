/** Where somebody lies on a sender map that is drawn: the band and the cell that their own judge agrees with. */
import type { HostAccessTable } from '../config/host-access-table.ts';
import type { SenderFacts } from '../decision.ts';
import { firstMatch } from '../judge/connection.ts';
import { matchSender, unaskedFacts } from '../judge/sender.ts';
import { senderOfRecord, type SenderRecord } from '../sender-record.ts';
import type { MapBand, MapCell, SenderMap } from './sender-map.ts';

/** A cell by the places of its band and of itself in that, both counted from 0. */
export interface MapSpot {
  readonly band: number;
  readonly cell: number;
}

/**
 * The first cell that holds a sender as told, in a band of a line that means them, else in the rest. Null where no such cell is decided by the
 * group that decides the sender: the map is drawn for others, or their band is not among those drawn.
 */
export function spotOf({ bands, columns }: SenderMap, table: HostAccessTable, sender: SenderRecord): MapSpot | null {
  const facts = senderOfRecord(sender);
  const group = firstMatch(table, facts)?.group ?? null;
  const isPrivate = unaskedFacts(facts).reputation === 'rfc1918';
  const column = columns.length === 1 ? 0 : columnOf(columns, facts.reputation);
  for (const [index, band] of bands.entries()) {
    if (!isIn(band, facts, isPrivate)) continue;
    const cell = band.cells.findIndex((one) => one.line.group === group && (band.isPrivate || holds(one, column)));
    if (cell >= 0) return { band: index, cell };
  }
  return null;
}

const holds = ({ from, to }: MapCell, column: number): boolean => from <= column && column <= to;

function columnOf(columns: SenderMap['columns'], score: SenderFacts['reputation']): number {
  return columns.findIndex((column) =>
    typeof score === 'number' ? column !== null && column.from <= score && score <= column.to : column === null,
  );
}

/** The rest holds whoever no band before it does; private addresses that come to nothing of their own stand there with all others. */
function isIn({ lines, isPrivate }: MapBand, facts: SenderFacts, wanted: boolean): boolean {
  if (lines.length === 0) return wanted || !isPrivate;
  return (wanted || !isPrivate) && lines.some(({ entry }) => entry !== null && matchSender(entry, facts).matched);
}
