/** Names in a HAT: where they stand, where they are defined, and new names. `¦` is the cursor. */
import { describe, expect, it } from 'vitest';
import { applyEdits } from '../../../src/esa/edits/text-edit.ts';
import { nameAt, renameAt } from '../../../src/esa/table-assist/table-names.ts';
import { cursorIn } from './at-cursor.ts';

const HAT = `$SLOW
    ACCEPT
$FAST
    ACCEPT
ONE:
    192.0.2.1
    $slow
TWO:
    192.0.2.2
    $SLOW
ALL
    $FAST
`;
const on = (word: string): string => HAT.replace(word, `${word.slice(0, 2)}¦${word.slice(2)}`);

function at(marked: string) {
  const { text, offset } = cursorIn(marked);
  return nameAt(text, offset);
}
function renamed(marked: string, to: string): unknown {
  const { text, offset } = cursorIn(marked);
  const edited = renameAt(text, offset, to);
  return edited !== null && 'edits' in edited ? applyEdits(text, edited.edits) : edited;
}

describe('a policy', () => {
  it('is named where it is defined and wherever it is used, without regard to case', () => {
    const found = at(on('$slow'));
    expect(found?.places.map(({ start, end }) => HAT.slice(start, end))).toEqual(['$SLOW', '$slow', '$SLOW']);
    expect(found?.definition).toEqual({ start: 0, end: 5 });
  });
  it('that is not defined has no definition', () => {
    expect(at('ALL\n  $NO¦NE\n')?.definition).toBeNull();
  });
  it('gets another name everywhere, with or without its sign', () => {
    const wanted = HAT.replace(/\$slow/gi, '$CALM');
    expect(renamed(on('$SLOW'), 'CALM')).toBe(wanted);
    expect(renamed(on('$slow'), '$CALM')).toBe(wanted);
  });
  it('may change the case of its name', () => {
    expect(renamed(on('$FAST'), 'fast')).toBe(HAT.replaceAll('$FAST', '$fast'));
  });
  it.each([
    ['fast', 'name-taken'],
    ['two words', 'not-a-name'],
    ['', 'not-a-name'],
    ['A{', 'not-a-name'],
  ])('does not become %j', (to, why) => {
    expect(renamed(on('$SLOW'), to)).toEqual({ refused: why });
  });
});

describe('a group', () => {
  it('is named once and gets another name there', () => {
    expect(at(on('ONE'))).toMatchObject({
      kind: 'group',
      name: 'ONE',
      places: [HAT.indexOf('ONE')].map((start) => ({ start, end: start + 3 })),
    });
    expect(renamed(on('ONE'), 'PARTNERS')).toBe(HAT.replace('ONE:', 'PARTNERS:'));
    expect(renamed(on('ONE'), 'PARTNERS:')).toBe(HAT.replace('ONE:', 'PARTNERS:'));
  });
  it('that stands twice is renamed where the cursor is', () => {
    const twice = HAT.replace('TWO:', 'O¦NE:');
    expect(renamed(twice, 'TWO')).toBe(HAT);
  });
  it.each([
    ['TWO', 'name-taken'],
    ['ALL', 'not-a-name'],
    ['A B', 'not-a-name'],
  ])('does not become %j', (to, why) => {
    expect(renamed(on('ONE'), to)).toEqual({ refused: why });
  });
});

describe('anything else', () => {
  it.each(['192.0.2.1', 'ALL', 'ACCEPT'])('has no name: %s', (word) => {
    expect(at(on(word))).toBeNull();
    expect(renamed(on(word), 'X')).toBeNull();
  });
});
