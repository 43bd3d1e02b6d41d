/** Who a line decides after all above it, as a hover asks. `¦` is the pointer. */
import { describe, expect, it } from 'vitest';
import { parseHostAccessTable } from '../../../src/esa/config/host-access-table.ts';
import { senderOfRecord } from '../../../src/esa/sender-record.ts';
import { judgeByTable } from '../../../src/esa/table-judge.ts';
import { readDeciding } from '../../../src/esa/table-assist/deciding.ts';
import { noDefaults } from '../../../src/esa/table-assist/help-part.ts';
import { CARVED_ROCK, cursorIn } from './at-cursor.ts';

function at(marked: string) {
  const { text, offset } = cursorIn(marked);
  return readDeciding(text, noDefaults)(offset)?.parts[0] ?? null;
}
const on = (word: string): string => CARVED_ROCK.replace(word, `${word.slice(0, 1)}¦${word.slice(1)}`);

describe('an entry', () => {
  it('decides what the entries above leave of it', () => {
    expect(at(on('sbrs[-3.0:-1.0]'))).toMatchObject({ kind: 'decides', region: 'score -2.9 to -1.0' });
  });
  it('names a sender whom the judge really gives to it, wherever it decides somebody', () => {
    const deciding = readDeciding(CARVED_ROCK, noDefaults);
    const { value } = parseHostAccessTable(CARVED_ROCK);
    const entries = value.groups.flatMap((group) => group.entries);
    const judged = entries.map(({ span }) => {
      const [part] = deciding(span.start)?.parts ?? [];
      const witness = part?.kind === 'decides' ? part.witness : null;
      return witness === null ? null : judgeByTable(value, 'public', senderOfRecord(witness)).entry;
    });
    expect(judged).toEqual([...entries.slice(0, -1).map(({ printed }) => printed), null]);
  });
  it('that is wholly taken above decides nobody', () => {
    expect(at('192.0.2.0/24\nREJECT\n\n192.0.2.¦9\nACCEPT\nALL\nACCEPT\n')).toEqual({ kind: 'decides', region: null, witness: null });
  });
  it('below ALL decides nobody, and one that says CONTINUE is not told of', () => {
    expect(at('ALL\nREJECT\n\n192.0.2.¦9\nACCEPT\n')).toMatchObject({ region: null });
    expect(at('192.0.2.¦9\nCONTINUE\nALL\nREJECT\n')).toBeNull();
  });
});

describe('ALL', () => {
  it('decides whoever is left, and is not told of where only private addresses can be', () => {
    expect(at('192.0.2.0/24\nREJECT\nA¦LL\nACCEPT\n')).toMatchObject({ region: 'not 192.0.2.0/24' });
    expect(at(on('ALL\n'))).toBeNull();
  });
});

describe('a group', () => {
  it('tells how many of its entries decide somebody', () => {
    expect(at(on('UNKNOWNLIST'))).toEqual({ kind: 'decides-group', deciding: 2, entries: 2 });
    expect(at('192.0.2.0/24\nREJECT\nX¦:\n192.0.2.9\n198.51.100.1\nACCEPT\nALL\nACCEPT\n')).toMatchObject({ deciding: 1, entries: 2 });
  });
  it('without entries is not told of', () => {
    expect(at(on('ALLOWED_LIST'))).toBeNull();
  });
});
