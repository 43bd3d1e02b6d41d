import { describe, expect, it } from 'vitest';
import { faultsAfter, switchesOf, tellFault } from '../../../src/lab/lesson/faults.ts';

describe('the faults of a lesson', () => {
  it('leave a directory slow or down, and up in neither way', () => {
    const slow = faultsAfter(['dns', 'directory'], { directory: 'slow' });
    expect(slow).toEqual(['dns', 'directory-slow']);
    expect(faultsAfter(slow, { directory: 'up', dns: 'up' })).toEqual([]);
  });
  it('are not doubled', () => {
    expect(faultsAfter(['reputation'], { reputation: 'down' })).toEqual(['reputation']);
  });
  it('are told in the words an author writes', () => {
    const told = [{ dns: 'failing' }, { directory: 'slow' }, { queue: 'free' }] as const;
    expect(told.flatMap(switchesOf).map(tellFault)).toEqual([
      'dns failing',
      'no longer directory down',
      'directory slow',
      'no longer queue full',
    ]);
  });
});
