import { describe, expect, it } from 'vitest';
import { callingOf } from '../../../src/ui/workspace/pane-calling.ts';

const none = { panels: null };
const lesson = {
  panels: { policy: 'open', why: 'after-prediction' },
  steps: [none, { panels: { open: { log: 'open', policy: 'closed' }, intro: 'The log.' } }, none],
} as const;

describe('callingOf', () => {
  it('opens what the lesson opens, from before its first step', () => {
    expect(callingOf(lesson, 'policy', 0, false)).toMatchObject({ open: true, since: -1 });
  });

  it('opens and shuts panes with the step that says so, and not before', () => {
    expect(callingOf(lesson, 'log', 0, false).open).toBe(false);
    expect(callingOf(lesson, 'log', 1, false)).toMatchObject({ open: true, since: 1 });
    expect(callingOf(lesson, 'log', 2, false)).toMatchObject({ open: true, since: 1 });
    expect(callingOf(lesson, 'policy', 2, false)).toMatchObject({ open: false, since: 1 });
  });

  it('keeps a pane that waits for a prediction shut until one was made', () => {
    expect(callingOf(lesson, 'why', 0, false)).toMatchObject({ open: false, waits: true });
    expect(callingOf(lesson, 'why', 0, true)).toMatchObject({ open: true, waits: false });
  });
});
