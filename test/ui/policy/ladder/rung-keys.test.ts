import { describe, expect, it } from 'vitest';
import { pressOnRung, type RungKeys } from '../../../../src/ui/policy/ladder/rung-keys.ts';

/** What a key does on the third card: what was asked for, and whether the browser is kept from doing anything of its own. */
function pressed(lifted: boolean, key: string, altKey = false): readonly [readonly string[], boolean] {
  const asked: string[] = [];
  const say =
    (name: string) =>
    (by?: number): void =>
      void asked.push(by === undefined ? name : `${name} ${by}`);
  const keys: RungKeys = {
    isLifted: () => lifted,
    carry: say('carry'),
    drop: say('drop'),
    takeBack: say('take back'),
    shift: say('shift'),
    go: say('go'),
    pick: say('pick'),
  };
  const event = new KeyboardEvent('keydown', { key, altKey, cancelable: true });
  pressOnRung(event, 2, keys);
  return [asked, event.defaultPrevented];
}

describe('a key on a card', () => {
  it.each([
    ['ArrowUp', false, ['go 1'], true],
    ['ArrowDown', false, ['go 3'], true],
    ['ArrowUp', true, ['shift -1'], true],
    ['ArrowDown', true, ['shift 1'], true],
    ['Home', false, ['go 0'], true],
    ['End', false, ['go Infinity'], true],
    [' ', false, ['pick'], true],
    ['Enter', false, ['pick'], true],
    ['Tab', false, [], false],
    ['x', false, [], false],
  ] as const)('that stands: %s, Alt %s', (key, alt, asked, kept) => {
    expect(pressed(false, key, alt)).toEqual([asked, kept]);
  });

  it.each([
    ['ArrowUp', ['carry -1'], true],
    ['ArrowDown', ['carry 1'], true],
    [' ', ['drop'], true],
    ['Enter', ['drop'], true],
    ['Escape', ['take back'], true],
    ['Tab', [], false],
    ['Home', [], true],
  ] as const)('that is picked up: %s', (key, asked, kept) => {
    expect(pressed(true, key)).toEqual([asked, kept]);
  });
});
