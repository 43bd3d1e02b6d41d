import { describe, expect, it } from 'vitest';
import { advance, currentSteps, inputsOf, moveTo, redo, replay, step, undo, type History } from '#lab';
import { begun, fault, HOUR, played, send, wait } from './post.ts';

const ANGIE = 'angie@carvedrock.com';
const day = played([0, fault('directory', true)], [1000, send([ANGIE])], [2000, fault('directory', false)], [HOUR, wait]);
const kinds = (history: History): readonly string[] => inputsOf(history).map(({ kind }) => kind);

describe('a history with steps of sending servers', () => {
  it('keeps only what people did as inputs, and makes the rest again from them', () => {
    expect(kinds(day)).toEqual(['fault', 'send', 'fault', 'time']);
    expect(currentSteps(replay(begun, inputsOf(day)))).toEqual(currentSteps(day));
  });

  it('goes back and forth over whole inputs, never into the middle of a call', () => {
    const places = [day, undo(day), undo(undo(day)), undo(undo(undo(day))), undo(undo(undo(undo(day))))];
    expect(places.map(kinds)).toEqual([['fault', 'send', 'fault', 'time'], ['fault', 'send', 'fault'], ['fault', 'send'], ['fault'], []]);
    expect(places.slice(1).map((history) => redo(history).index)).toEqual(places.slice(0, -1).map(({ index }) => index));
    expect(undo(undo(undo(undo(undo(day))))).index).toBe(0);
  });

  it('puts a cursor that is set among the steps of an input at their end, so that it can be replayed from anywhere', () => {
    for (let index = 0; index <= day.index; index++) {
      const here = moveTo(day, index);
      expect(here.index).toBeGreaterThanOrEqual(index);
      expect(currentSteps(replay(begun, inputsOf(here)))).toEqual(currentSteps(here));
    }
  });

  it('starts a branch from a place between inputs', () => {
    const forked = advance(undo(day), { kind: 'time', at: begun.clock + 2 * HOUR });
    expect([forked.branches.length, kinds(forked)]).toEqual([2, ['fault', 'send', 'fault', 'time']]);
  });

  it('keeps an input that reached nobody if something was due by then', () => {
    const late = advance(undo(undo(day)), { kind: 'octets', at: begun.clock + HOUR, connection: 'gone', octets: 'NOOP\r\n' });
    expect(kinds(late)).toEqual(['fault', 'send', 'octets']);
    expect(currentSteps(replay(begun, inputsOf(late)))).toEqual(currentSteps(late));
  });

  it('tells of one input as a whole what its steps tell one by one', () => {
    const before = currentSteps(played([0, fault('directory', true)])).at(-1)?.after ?? begun;
    const whole = step(before, { ...send([ANGIE]), at: begun.clock + 1000 });
    expect(whole.mail?.map(({ standing }) => standing.because === null)).toEqual([true, false]);
    expect([whole.input.kind, whole.input.at]).toEqual(['send', begun.clock + 1000]);
  });
});
