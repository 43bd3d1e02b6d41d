import { describe, expect, it } from 'vitest';
import { drawMap } from '../../../src/ui/analysis/map.ts';
import { MapState, type MapSubject } from '../../../src/ui/map/map-state.svelte.ts';
import { TABLE } from './drawn.ts';

const subject = (text: string): MapSubject => ({ source: { kind: 'hat', text, listener: 'public' }, scores: 'told', around: null });

/** A state whose analysis answers here and now. */
async function shown(text = TABLE): Promise<MapState> {
  const state = new MapState((source, asked) => Promise.resolve(drawMap(source, asked)));
  state.show(subject(text));
  await expect.poll(() => state.map).not.toBeNull();
  return state;
}

const names = (state: MapState): readonly string[] => state.map?.bands.map(({ name }) => name) ?? [];

describe('MapState', () => {
  it('goes from region to region and tells who is picked', async () => {
    const state = await shown();
    expect(state.picked).toBeNull();
    state.go('down');
    expect(state.picked?.cell).toMatchObject({ group: 'RELAYLIST', line: 6 });
    state.go('down');
    state.go('down');
    expect(state.region).toMatchObject({ group: 'BLOCKED_LIST', top: 2 });
    expect(state.picked?.cell.witness.ip).toMatch(/^192\.0\.2\./);
  });

  it('is drawn for another value, and as before without', async () => {
    const state = await shown();
    const [choice] = state.map?.choices ?? [];
    const value = choice?.values.find((values) => values.kind === 'names-below' && values.suffix === 'globomantics.com');
    if (choice === undefined || value === undefined) expect.fail('the name of the table can be chosen');
    state.choose(choice, value);
    await expect.poll(() => names(state)).toEqual(['10.0.0.0/8', '']);
    expect(state.chosenOf('name')).toEqual(value);
    state.choose(choice, null);
    await expect.poll(() => names(state)).toContain('.globomantics.com');
  });

  it('forgets a value that the table no longer has', async () => {
    const state = await shown();
    const [choice] = state.map?.choices ?? [];
    if (choice === undefined) expect.fail('there is a choice');
    state.choose(choice, choice.values.at(-1) ?? null);
    await expect.poll(() => names(state)).toHaveLength(2);
    state.show(subject('192.0.2.1\n    REJECT\nALL\n    ACCEPT\n'));
    await expect.poll(() => names(state)).toEqual(['192.0.2.1', '']);
    expect(state.chosenOf('name')).toBeNull();
  });

  it('turns the pages of a long table and looks at one address of it', async () => {
    const many = Array.from({ length: 30 }, (_, at) => `G${at}:\n    192.0.2.${at}\n    REJECT\n`).join('');
    const state = await shown(`${many}ALL\n    ACCEPT\n`);
    expect(names(state)).toHaveLength(12);
    state.turn(1);
    await expect.poll(() => names(state)[0]).toBe('192.0.2.11');
    state.find('192.0.2.');
    expect(state.refused).toBe(true);
    state.find(' 192.0.2.29 ');
    await expect.poll(() => names(state)).toEqual(['192.0.2.29']);
    expect(state.refused).toBe(false);
    state.find('');
    await expect.poll(() => names(state)[0]).toBe('192.0.2.11');
  });

  it('finds the place of somebody told, with the line that decides them, until another place is picked', async () => {
    const state = await shown();
    const sender = {
      ip: '192.0.2.70',
      ptr: null,
      verified: false,
      dns: 'none',
      sbrs: -9,
      owner: null,
      country: null,
      dnslists: [],
    } as const;
    state.seek(sender);
    await expect.poll(() => state.picked?.cell).toMatchObject({ group: 'BLOCKED_LIST', line: 12, witness: sender });
    state.seek({ ...sender, sbrs: null });
    await expect.poll(() => state.picked?.cell).toMatchObject({ group: 'BLOCKED_LIST', line: 13, entry: '192.0.2.' });
    state.go('up');
    expect(state.picked?.cell.group).toBe('ALLOWED_LIST');
    state.seek({ ...sender, ip: '203.0.113.9', sbrs: -2 });
    await expect.poll(() => state.picked).toMatchObject({ band: { name: '' }, cell: { group: 'SUSPECTLIST', line: 16 } });
  });

  it('says that the analysis has failed, and keeps what it has', async () => {
    let fails = false;
    const state = new MapState((source, asked) =>
      fails ? Promise.reject(new Error('no answer')) : Promise.resolve(drawMap(source, asked)),
    );
    state.show(subject(TABLE));
    await expect.poll(() => names(state)).toHaveLength(5);
    fails = true;
    state.show(subject(TABLE));
    await expect.poll(() => state.failed).toBe(true);
    expect(names(state)).toHaveLength(5);
  });
});
