import { describe, expect, it } from 'vitest';
import { hostsOf, sayInstant, start } from '#lab';
import { scenario } from '../tools/scenario.ts';

describe('start', () => {
  it('sets the clock to the instant the world gives, at its offset', () => {
    const { clock, offset } = start(scenario());
    expect(clock).toBe(Date.UTC(2019, 9, 9, 5, 28, 30));
    expect(sayInstant(clock, offset)).toBe('Tue Oct  8 21:28:30 2019');
  });
  it('has no connection, no fault, and ids that begin at 1', () => {
    expect(start(scenario())).toMatchObject({ connections: {}, faults: [], ids: { icid: 1, mid: 1 } });
  });
});

describe('hostsOf', () => {
  it('knows everyone of the scenario', () => {
    expect(hostsOf(start(scenario())).map(({ address }) => address)).toEqual(
      expect.arrayContaining(['10.1.1.5', '198.51.100.25', '192.0.2.140', '203.0.113.77', '203.0.113.130', '203.0.113.90']),
    );
  });
});
