import { describe, expect, it } from 'vitest';
import { planOf, ringIn, spotIn } from '../../../src/ui/map/plan.ts';
import { regionAt, regionsOf, spotAt } from '../../../src/ui/map/regions.ts';
import { drawn, TABLE } from './drawn.ts';

const map = drawn();
const regions = regionsOf(map);
const plan = planOf(map, regions, 360);

describe('planOf', () => {
  it('covers the whole map with regions that do not overlap', () => {
    const area = plan.regions.reduce((sum, { left, right, height }) => sum + (right - left) * height, 0);
    expect(area).toBeCloseTo(plan.height, 6);
  });

  it('gives the words of a region the room below a group that is never reached', () => {
    const [box] = plan.never;
    const blocked = plan.regions.find(({ region }) => region.group === 'BLOCKED_LIST' && region.top === 2);
    expect(box?.said).toBe('BRANCHES, never reached');
    expect((blocked?.top ?? 0) + (blocked?.kept ?? 0)).toBeGreaterThan((box?.top ?? 0) + 20);
    expect(plan.untold).toEqual([]);
  });

  it('leaves untold what has no room, and what lies in no band that is drawn', () => {
    const narrow = drawn(TABLE.replace('192.0.2.64/26', 'SBRS[-9.0:-8.0]'));
    expect(planOf(narrow, regionsOf(narrow), 360).untold.map(({ group }) => group)).toEqual(['BRANCHES']);
    const page = drawn(TABLE, { from: 0, most: 1 });
    expect(planOf(page, regionsOf(page), 360).untold.map(({ group }) => group)).toEqual(['BRANCHES']);
  });
});

describe('spotIn', () => {
  it('finds in the middle of every cell that cell', () => {
    for (const [band, { cells }] of map.bands.entries()) {
      for (const [cell, { from, to }] of cells.entries()) {
        const [left, right] = [plan.edges[from]?.left ?? 0, plan.edges[to]?.right ?? 0];
        const { top = 0, height = 0 } = plan.rows[band] ?? {};
        expect(spotIn(plan, map, (left + right) / 2, top + height / 2)).toEqual({ band, cell });
      }
    }
    expect(spotIn(plan, map, 0.5, plan.height + 5)).toBeNull();
  });
});

describe('ringIn', () => {
  it('lies within its cell', () => {
    for (const [band, { cells }] of map.bands.entries()) {
      for (const { from } of cells) {
        const spot = spotAt(map, band, from);
        const region = spot === null ? undefined : regionAt(map, regions, spot);
        if (spot === null || region === undefined) expect.fail('every cell lies in a region');
        const ring = ringIn(plan, map, spot, region);
        expect(ring === null ? null : spotIn(plan, map, ring.x / plan.width, ring.y)).toEqual(spot);
      }
    }
  });
});
