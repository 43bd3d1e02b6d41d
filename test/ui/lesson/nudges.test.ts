import { describe, expect, it } from 'vitest';
import type { Action, Input, Snapshot, Step } from '#lab';
import { nudgesOf } from '../../../src/ui/lesson/nudges.ts';

const after = {} as Snapshot;
const step = (input: Input): Step => ({ input, outputs: [], decisions: [], log: [], after });
const connected = step({ kind: 'connect', at: 0, connection: 'c1', from: '198.51.100.25', to: '192.0.2.25', port: 25 });
const typed = step({ kind: 'octets', at: 0, connection: 'c1', octets: 'NOOP\r\n' });

const solution = (...actions: readonly Action[]) => [{ name: 's', actions }];
const situation = {
  steps: [] as readonly Step[],
  pending: [] as readonly string[],
  edited: 0,
  host: 'a',
  lessonHost: 'a',
  solutions: solution().slice(1),
};
const kinds = (more: Partial<typeof situation>) => nudgesOf({ ...situation, ...more }).map(({ kind }) => kind);

describe('nudgesOf', () => {
  it('says nothing while nothing has happened', () => {
    expect(kinds({})).toEqual([]);
  });

  it('reminds of an edit when one connects without having committed it', () => {
    expect(kinds({ pending: ['x.hat'], steps: [connected], edited: 0 })).toEqual(['uncommitted']);
  });

  it('lets one edit in peace on an open connection', () => {
    expect(kinds({ pending: ['x.hat'], steps: [connected, typed], edited: 1 })).toEqual([]);
  });

  it('notices that one acts from a host no solution acts from', () => {
    const solutions = solution({ kind: 'connect', from: null, to: 'x', port: 25 });
    expect(kinds({ steps: [connected], host: 'b', solutions })).toEqual(['other-host']);
    expect(kinds({ steps: [connected], host: 'a', solutions })).toEqual([]);
  });

  it('follows a solution that goes to another host first', () => {
    const solutions = solution({ kind: 'as', host: 'b' }, { kind: 'type', lines: ['HELO x'] });
    expect(kinds({ steps: [connected], host: 'b', solutions })).toEqual([]);
  });

  it('has no opinion on the host where solutions only edit', () => {
    expect(kinds({ steps: [connected], host: 'b', solutions: solution({ kind: 'commit' }) })).toEqual([]);
  });
});
