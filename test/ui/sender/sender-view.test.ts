import { describe, expect, it } from 'vitest';
import { readConfiguration } from '#esa';
import { connectInput, start, step } from '#lab';
import { bandsOf, doorOf, fallOf } from '../../../src/ui/sender/sender-view.ts';
import { presetOf, presets } from '../../../src/ui/sender/presets.ts';
import { scenario } from '../../tools/scenario.ts';

const PARTNER = '198.51.100.25';

/** Bands of the partner under a table. */
function bandsUnder(hat: string | null) {
  const lab = start(hat === null ? scenario() : { ...scenario(), 'InboundMail.hat': hat });
  const fall = fallOf(lab, PARTNER);
  return fall === null ? null : bandsOf(lab.configuration, fall.sender);
}

describe('where a sender falls', () => {
  it('is told by the judge of the public listener', () => {
    const lab = start(scenario());
    expect(doorOf(readConfiguration(lab.configuration))).toEqual({ to: '192.0.2.25', port: 25 });
    expect(fallOf(lab, PARTNER)).toMatchObject({ group: 'UNKNOWNLIST', policy: '$ACCEPTED', mark: 2, sender: { reputation: 42 } });
    expect(fallOf(lab, '203.0.113.130')).toMatchObject({ group: 'BLOCKED_LIST', mark: 5 });
    expect(fallOf(lab, '10.1.1.5')).toMatchObject({ group: 'ALL', sender: { reputation: 'rfc1918' } });
  });

  it('is told by the score the appliance has kept, for its half hour', () => {
    const lab = start(scenario());
    const { after } = step(lab, connectInput(lab, 'c', PARTNER, '192.0.2.25', 25));
    const worse = { 'world.yaml': (scenario()['world.yaml'] ?? '').replace('score: 4.2', 'score: -8.4') };
    const fallen = step(after, { kind: 'world', at: after.clock, files: worse }).after;
    const asked = { at: after.clock, until: after.clock + 30 * 60_000 };
    expect(fallOf(fallen, PARTNER)).toMatchObject({ group: 'UNKNOWNLIST', sender: { reputation: 42, asked } });
    expect(fallOf({ ...fallen, clock: asked.until }, PARTNER)).toMatchObject({ group: 'BLOCKED_LIST' });
  });

  it('is nowhere without a public listener', () => {
    expect(fallOf(start({ ...scenario(), 'appliance.yaml': '' }), PARTNER)).toBeNull();
  });
});

describe('the bands of a table', () => {
  it('are the shipped groups from -10.0 to 10.0, the throttled one marked as such, and none apart', () => {
    const map = bandsUnder(null);
    expect(map?.bands.map(({ group, from, to, mark }) => [group, from, to, mark])).toEqual([
      ['BLOCKED_LIST', -100, -30, 5],
      ['SUSPECTLIST', -29, -10, 4],
      ['UNKNOWNLIST', -9, 100, 2],
    ]);
    expect(map?.none).toMatchObject({ group: 'UNKNOWNLIST', mark: 2 });
  });

  it('are one where the address decides, whatever the score', () => {
    const map = bandsUnder('PARTNERS:\n    198.51.100.16/28\n    ACCEPT\nALL\n    REJECT\n');
    expect(map?.bands).toEqual([expect.objectContaining({ group: 'PARTNERS', from: -100, to: 100, mark: 2 })]);
  });

  it('show a refused connection as refused', () => {
    const map = bandsUnder('BAD:\n    SBRS[-10.0:0.0]\n    TCPREFUSE\nALL\n    ACCEPT\n');
    expect(map?.bands.map(({ group, from, to, mark }) => [group, from, to, mark])).toEqual([
      ['BAD', -100, 0, 'refuse'],
      ['ALL', 1, 100, 2],
    ]);
  });
});

describe('presetOf', () => {
  it('knows a preset by its numbers', () => {
    expect(presetOf({ ...presets.hijacked })).toBe('hijacked');
    expect(presetOf({ ...presets.hijacked, traps: 1 })).toBeNull();
  });
});
