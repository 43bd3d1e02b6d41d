/** The cells of a map put together to what is drawn as one: neighbours that the same group takes in the same way. Pure. */
import type { DrawnBand, DrawnCell, DrawnMap, DrawnNever } from '../analysis/map.ts';

/** Bands from `top` to `bottom` and columns from `from` to `to`, all included. `cells` in the order of their bands, each with its own line. */
export interface Region {
  readonly key: string;
  readonly top: number;
  readonly bottom: number;
  readonly from: number;
  readonly to: number;
  readonly group: string;
  readonly verdict: DrawnCell['verdict'];
  readonly isPrivate: boolean;
}

/** A cell by the places of its band and of itself in that. */
export interface Spot {
  readonly band: number;
  readonly cell: number;
}

export type Direction = 'up' | 'down' | 'left' | 'right';

/**
 * The regions of a map, each a rectangle, in the order in which they begin. Where a group that is never reached would lie, a region keeps to its
 * band, so that its words stand beside that.
 */
export function regionsOf({ bands, never }: DrawnMap): readonly Region[] {
  const done: Region[] = [];
  let open: readonly Region[] = [];
  for (const [index, band] of bands.entries()) {
    const runs = runsOf(band, index).map((run) => {
      const above = open.find((region) => isSameStretch(region, run) && !never.some((other) => parts(other, region, index)));
      return above === undefined ? run : { ...above, bottom: index };
    });
    done.push(...open.filter(({ key }) => !runs.some((run) => run.key === key)));
    open = runs;
  }
  return [...done, ...open].sort((a, b) => a.top - b.top || a.from - b.from);
}

function runsOf({ cells, isPrivate }: DrawnBand, band: number): readonly Region[] {
  const runs: Region[] = [];
  for (const { from, to, group, verdict } of cells) {
    const last = runs.at(-1);
    if (last?.group === group && last.verdict === verdict) runs[runs.length - 1] = { ...last, to };
    else runs.push({ key: `${band} ${from}`, top: band, bottom: band, from, to, group, verdict, isPrivate });
  }
  return runs;
}

/** Does a group that is never reached lie in a region or in the band below it? */
const parts = (never: DrawnNever, { bottom, from, to }: Region, next: number): boolean =>
  (never.band === bottom || never.band === next) && never.from <= to && from <= never.to;

const isSameStretch = (a: Region, b: Region): boolean =>
  a.from === b.from && a.to === b.to && a.group === b.group && a.verdict === b.verdict && a.isPrivate === b.isPrivate;

/** The cell of a spot; undefined where the map has none such any more. */
export const cellAt = ({ bands }: DrawnMap, { band, cell }: Spot): DrawnCell | undefined => bands[band]?.cells[cell];

/** The cell of a band that holds a column. */
export function spotAt({ bands }: DrawnMap, band: number, column: number): Spot | null {
  const cell = bands[band]?.cells.findIndex(({ from, to }) => from <= column && column <= to) ?? -1;
  return cell < 0 ? null : { band, cell };
}

/** The region a spot lies in. */
export function regionAt(map: DrawnMap, regions: readonly Region[], spot: Spot): Region | undefined {
  const cell = cellAt(map, spot);
  if (cell === undefined) return undefined;
  return regions.find(({ top, bottom, from, to }) => top <= spot.band && spot.band <= bottom && from <= cell.from && cell.to <= to);
}

/** The first spot of the next region in a direction; the same where there is none. */
export function nextSpot(map: DrawnMap, regions: readonly Region[], spot: Spot, direction: Direction): Spot {
  const cell = cellAt(map, spot);
  const region = regionAt(map, regions, spot);
  if (cell === undefined || region === undefined) return spot;
  switch (direction) {
    case 'left':
      return spotAt(map, spot.band, region.from - 1) ?? spot;
    case 'right':
      return spotAt(map, spot.band, region.to + 1) ?? spot;
    case 'up':
      return spotAt(map, region.top - 1, cell.from) ?? spot;
    case 'down':
      return spotAt(map, region.bottom + 1, cell.from) ?? spot;
  }
}
