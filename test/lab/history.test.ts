import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { advance, currentSnapshot, currentSteps, historyOf, inputsOf, moveTo, redo, replay, start, undo, type Input } from '#lab';
import { anyActs, SEED, timed } from '../tools/inputs.ts';
import { scenario } from '../tools/scenario.ts';

const begun = start(scenario());
const tick = (second: number): Input => ({ kind: 'time', at: begun.clock + second * 1000 });
const three = replay(begun, [tick(1), tick(2), tick(3)]);

describe('history', () => {
  it('goes back and forth without losing a step', () => {
    expect(currentSnapshot(undo(three)).clock).toBe(tick(2).at);
    expect(currentSnapshot(redo(undo(three))).clock).toBe(tick(3).at);
    expect(currentSnapshot(undo(undo(undo(undo(three))))).clock).toBe(begun.clock);
    expect(redo(three).index).toBe(3);
  });

  it('starts a branch at an input behind the tip, and keeps the old one', () => {
    const forked = advance(moveTo(three, 1), tick(9));
    expect(inputsOf(forked).map(({ at }) => at)).toEqual([tick(1).at, tick(9).at]);
    expect(forked.branches).toHaveLength(2);
    expect(inputsOf(moveTo({ ...forked, branch: 0 }, 3))).toEqual(inputsOf(three));
  });

  it('leaves an older history as it was when a newer one grows', () => {
    const before = currentSteps(three);
    const longer = advance(three, tick(4));
    const other = advance(three, tick(5));
    expect(currentSteps(three)).toEqual(before);
    expect(inputsOf(longer).at(-1)).toEqual(tick(4));
    expect(inputsOf(other).at(-1)).toEqual(tick(5));
  });

  it('is rebuilt from its inputs', () => {
    fc.assert(
      fc.property(anyActs, fc.nat(40), (acts, back) => {
        const whole = replay(begun, timed(acts, begun.clock));
        const here = moveTo(whole, whole.index - back);
        expect(currentSteps(replay(begun, inputsOf(here)))).toEqual(currentSteps(here));
      }),
      SEED,
    );
  });

  it('records one step a line when several come at once, and none for octets that reach nobody', () => {
    const open: Input = { kind: 'connect', at: begun.clock, connection: 'a', from: '198.51.100.25', to: '192.0.2.25', port: 25 };
    const two: Input = { kind: 'octets', at: begun.clock, connection: 'a', octets: 'NOOP\r\nQUIT\r\nNOOP\r\n' };
    expect(replay(begun, [open, two]).index).toBe(3);
    expect(replay(begun, [two]).index).toBe(0);
    expect(historyOf(begun).index).toBe(0);
  });
});
