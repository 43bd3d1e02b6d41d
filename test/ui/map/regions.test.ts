import { describe, expect, it } from 'vitest';
import { cellAt, nextSpot, regionAt, regionsOf, spotAt, type Direction, type Spot } from '../../../src/ui/map/regions.ts';
import { drawn, TABLE } from './drawn.ts';

const map = drawn();
const regions = regionsOf(map);

describe('regionsOf', () => {
  it('joins neighbours that one group takes alike, across scores and down addresses', () => {
    expect(regions.map(({ group, verdict, top, bottom, from, to }) => [group, verdict, top, bottom, from, to])).toEqual([
      ['RELAYLIST', 'relay', 0, 0, 0, 3],
      ['ALLOWED_LIST', 'accept', 1, 1, 0, 3],
      ['BLOCKED_LIST', 'reject', 2, 2, 0, 3],
      ['BLOCKED_LIST', 'reject', 3, 4, 0, 0],
      ['SUSPECTLIST', 'throttle', 3, 4, 1, 1],
      ['198.51.100.128/25', 'tcprefuse', 3, 3, 2, 3],
      ['ALL', 'accept', 4, 4, 2, 3],
    ]);
  });

  it('keep to their band where a group that is never reached would lie', () => {
    const apart = regionsOf(drawn(TABLE.replace('192.0.2.64/26', 'SBRS[-9.0:-8.0]')));
    expect(apart.filter(({ group }) => group === 'BLOCKED_LIST').map(({ top, bottom, from, to }) => [top, bottom, from, to])).toEqual([
      [2, 2, 0, 3],
      [3, 3, 0, 0],
      [4, 4, 0, 0],
    ]);
  });

  it('covers every cell exactly once', () => {
    const cells = map.bands.flatMap((band, index) => band.cells.flatMap(({ from, to }) => [[index, from] as const, [index, to] as const]));
    const over = cells.map(
      ([band, column]) =>
        regions.filter(({ top, bottom, from, to }) => top <= band && band <= bottom && from <= column && column <= to).length,
    );
    expect(new Set(over)).toEqual(new Set([1]));
  });
});

describe('nextSpot', () => {
  const goes = (spot: Spot, direction: Direction): string | undefined => {
    const next = nextSpot(map, regions, spot, direction);
    return regionAt(map, regions, next)?.group;
  };

  it('goes to the region beside, and stays at the edge', () => {
    const start = spotAt(map, 4, 0);
    expect(start).not.toBeNull();
    if (start === null) return;
    expect(goes(start, 'right')).toBe('SUSPECTLIST');
    expect(goes(start, 'up')).toBe('BLOCKED_LIST');
    expect(nextSpot(map, regions, start, 'up').band).toBe(2);
    expect(nextSpot(map, regions, start, 'left')).toEqual(start);
    expect(nextSpot(map, regions, start, 'down')).toEqual(start);
  });

  it('reaches every region by arrows from the first', () => {
    const seen = new Map<string, Spot>();
    const open: Spot[] = [{ band: 0, cell: 0 }];
    for (let spot = open.pop(); spot !== undefined; spot = open.pop()) {
      const key = regionAt(map, regions, spot)?.key ?? '';
      if (seen.has(`${key} ${spot.band}`)) continue;
      seen.set(`${key} ${spot.band}`, spot);
      for (const direction of ['up', 'down', 'left', 'right'] as const) open.push(nextSpot(map, regions, spot, direction));
    }
    expect(new Set([...seen.keys()].map((key) => key.split(' ').slice(0, 2).join(' '))).size).toBe(regions.length);
  });

  it('stays where the map has no such cell any more', () => {
    expect(nextSpot(map, regions, { band: 9, cell: 9 }, 'up')).toEqual({ band: 9, cell: 9 });
    expect(cellAt(map, { band: 9, cell: 9 })).toBeUndefined();
    expect(spotAt(map, 9, 0)).toBeNull();
  });
});
