import { describe, expect, it } from 'vitest';
import { Progress } from '../../../src/ui/progress/progress.svelte.ts';
import { memoryStore } from '../../../src/ui/progress/store.ts';
import type { Lead } from '../../../src/ui/workspace/lead.ts';
import type { Calling, ClosablePane } from '../../../src/ui/workspace/pane-calling.ts';
import { Panes } from '../../../src/ui/workspace/panes.svelte.ts';

const shut = { open: false, waits: false, since: -1 };

function panesOf(lead: Partial<Lead>): Panes {
  const whole: Lead = { script: [], guidance: 'ask', edit: null, hasLesson: true, at: 0, callingOf: () => shut, arrival: null, ...lead };
  return new Panes(whole, new Progress(memoryStore(), () => 0));
}

describe('the panes under the terminal', () => {
  it('are none, one, or two with the one in front that was opened last', () => {
    const panes = panesOf({});
    expect([panes.under, panes.front]).toEqual([[], null]);
    panes.show('log');
    panes.show('letter');
    expect([panes.under, panes.front]).toEqual([['log', 'letter'], 'letter']);
    panes.show('log');
    expect(panes.front).toBe('log');
    panes.close('log');
    expect([panes.under, panes.front]).toEqual([['letter'], 'letter']);
  });
  it('have the one in front that was called for last, until a person chooses', () => {
    const open = { ...shut, open: true };
    const callings: Partial<Record<ClosablePane, Calling>> = { log: open, letter: { ...open, since: 1 } };
    const panes = panesOf({ at: 1, callingOf: (pane) => callings[pane] ?? shut });
    expect(panes.front).toBe('letter');
    panes.show('log');
    expect(panes.front).toBe('log');
  });
});

describe('the tabs of a phone', () => {
  it('begin with the lesson, and without one with the terminal', () => {
    expect([panesOf({}).tabs, panesOf({}).tab]).toEqual([['lesson', 'terminal'], 'lesson']);
    expect([panesOf({ hasLesson: false }).tabs, panesOf({ hasLesson: false }).tab]).toEqual([['terminal'], 'terminal']);
  });
});
