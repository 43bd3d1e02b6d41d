import { describe, expect, it } from 'vitest';
import { connectInput, lastDecision, lineInput, sendInput, start, step, stepsOf, type Input } from '#lab';
import { scenario } from '../tools/scenario.ts';

const now = start(scenario());
const PARTNER = '198.51.100.25';

describe('lastDecision', () => {
  it('is nowhere before the first', () => {
    expect(lastDecision([])).toBeNull();
  });
  it('is the refusal a sending server met, not the goodbye that followed', () => {
    const steps = stepsOf(now, sendInput(now, PARTNER, ['nobody.here@carvedrock.com']));
    const place = lastDecision(steps);
    expect(steps[place?.step ?? -1]?.decisions[place?.decision ?? -1]?.fate).toBe('recipient.unknown');
    expect(steps.at(-1)?.decisions.map(({ fate }) => fate)).toContain('session.quit');
  });
  it('is the goodbye that a person said', () => {
    const opened = step(now, connectInput(now, 'c', PARTNER, '192.0.2.25', 25));
    const quit: Input = lineInput(opened.after, 'c', 'QUIT');
    expect(lastDecision([opened, step(opened.after, quit)])).toEqual({ step: 1, decision: 0 });
  });
});
