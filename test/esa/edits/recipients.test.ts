import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseRecipientAccessTable } from '../../../src/esa/config/recipient-access-table.ts';
import { addEntry, moveEntry, removeEntry, setAction } from '../../../src/esa/edits/recipients.ts';
import { goodRat, SEED } from '../config/tables.ts';
import { after, linesOf } from './edits.ts';

const parse = (text: string) => parseRecipientAccessTable(text).value;
const rows = (text: string) =>
  parse(text).entries.map(({ text: entry, action, options }) => `${entry} ${action ?? ''} ${String(options.length)}`);
const RAT = '# ours\ncarvedrock.com ACCEPT\n\n# too noisy\nnoisy@carvedrock.com reject { smtp_response_code = 550 }\nALL REJECT\n';

describe('moveEntry', () => {
  it('moves an entry with its # lines', () => {
    const moved = '# too noisy\nnoisy@carvedrock.com reject { smtp_response_code = 550 }\n# ours\ncarvedrock.com ACCEPT\n\nALL REJECT\n';
    expect(after(RAT, moveEntry(parse(RAT), 'Noisy@carvedrock.com', { before: 'carvedrock.com' }))).toBe(moved);
  });

  it('keeps ALL last, and answers a name that is nowhere', () => {
    expect(moveEntry(parse(RAT), 'carvedrock.com', { after: 'ALL' })).toEqual({ refused: 'all-stays-last' });
    expect(moveEntry(parse(RAT), 'ALL', { before: 'carvedrock.com' })).toEqual({ refused: 'all-stays-last' });
    expect(moveEntry(parse(RAT), 'x.example', { before: 'ALL' })).toEqual({ missing: 'x.example' });
    expect(moveEntry(parse(RAT), 'carvedrock.com', { before: 'x.example' })).toEqual({ missing: 'x.example' });
    expect(moveEntry(parse(RAT), 'carvedrock.com', { before: 'noisy@carvedrock.com' })).toEqual({ edits: [] });
  });

  it('moves to the end of a table without ALL', () => {
    expect(
      after(
        'a.example ACCEPT\nb.example ACCEPT',
        moveEntry(parse('a.example ACCEPT\nb.example ACCEPT'), 'a.example', { after: 'b.example' }),
      ),
    ).toBe('b.example ACCEPT\na.example ACCEPT\n');
  });

  it('changes the order and nothing else', () => {
    fc.assert(
      fc.property(goodRat, fc.nat(), fc.nat(), fc.boolean(), (text, from, to, before) => {
        const { entries } = parse(text);
        fc.pre(entries.length > 1);
        const [entry, other] = [entries[from % (entries.length - 1)]?.text ?? '', entries[to % (entries.length - 1)]?.text ?? ''];
        const moved = after(text, moveEntry(parse(text), entry, before ? { before: other } : { after: other }));
        expect([...rows(moved)].sort()).toEqual([...rows(text)].sort());
        expect(rows(moved).filter((row) => !row.startsWith(`${entry} `))).toEqual(rows(text).filter((row) => !row.startsWith(`${entry} `)));
        expect(linesOf(moved)).toEqual(linesOf(text));
        const names = parse(moved).entries.map((each) => each.text);
        expect(entry === other || names.indexOf(entry) - names.indexOf(other) === (before ? -1 : 1)).toBe(true);
      }),
      SEED,
    );
  });
});

describe('addEntry', () => {
  it('adds above ALL, where the place says, or last', () => {
    expect(after(RAT, addEntry(parse(RAT), 'globomantics.com', 'ACCEPT'))).toBe(RAT.replace('ALL', 'globomantics.com ACCEPT\nALL'));
    expect(after(RAT, addEntry(parse(RAT), 'x@carvedrock.com', 'REJECT', { before: 'carvedrock.com' }))).toBe(
      RAT.replace('carvedrock', 'x@carvedrock.com REJECT\ncarvedrock'),
    );
    expect(after('a.example ACCEPT', addEntry(parse('a.example ACCEPT'), 'ALL', 'REJECT'))).toBe('a.example ACCEPT\nALL REJECT\n');
    expect(after('', addEntry(parse(''), 'ALL', 'REJECT'))).toBe('ALL REJECT\n');
  });

  it('gives one that is there the action', () => {
    expect(after(RAT, addEntry(parse(RAT), 'CARVEDROCK.com', 'REJECT'))).toBe(
      RAT.replace('carvedrock.com ACCEPT', 'carvedrock.com REJECT'),
    );
  });

  it('refuses what is not one recipient, and a place below ALL', () => {
    for (const recipient of ['', 'a b', 'a\nb', 'ACCEPT', '# a', 'a {', '{'])
      expect(addEntry(parse(RAT), recipient, 'ACCEPT')).toEqual({ refused: 'not-a-recipient' });
    expect(addEntry(parse(RAT), 'x.example', 'ACCEPT', { after: 'ALL' })).toEqual({ refused: 'all-stays-last' });
    expect(addEntry(parse(RAT), 'x.example', 'ACCEPT', { after: 'y.example' })).toEqual({ missing: 'y.example' });
  });
});

describe('removeEntry', () => {
  it('takes an entry out with its # lines', () => {
    expect(after(RAT, removeEntry(parse(RAT), 'noisy@carvedrock.com'))).toBe('# ours\ncarvedrock.com ACCEPT\n\nALL REJECT\n');
    expect(removeEntry(parse(RAT), 'ALL')).toEqual({ refused: 'all-stays-last' });
    expect(removeEntry(parse(RAT), 'x.example')).toEqual({ missing: 'x.example' });
  });

  it('leaves every other entry as it was', () => {
    fc.assert(
      fc.property(goodRat, fc.nat(), (text, index) => {
        const { entries } = parse(text);
        fc.pre(entries.length > 1);
        const entry = entries[index % (entries.length - 1)]?.text ?? '';
        expect(rows(after(text, removeEntry(parse(text), entry)))).toEqual(rows(text).filter((row) => !row.startsWith(`${entry} `)));
      }),
      SEED,
    );
  });
});

describe('setAction', () => {
  it('replaces the action alone', () => {
    expect(after(RAT, setAction(parse(RAT), 'noisy@carvedrock.com', 'ACCEPT'))).toBe(RAT.replace('reject {', 'ACCEPT {'));
    expect(after(RAT, setAction(parse(RAT), 'all', 'ACCEPT'))).toBe(RAT.replace('ALL REJECT', 'ALL ACCEPT'));
    expect(setAction(parse(RAT), 'noisy@carvedrock.com', 'REJECT')).toEqual({ edits: [] });
    expect(setAction(parse(RAT), 'x.example', 'REJECT')).toEqual({ missing: 'x.example' });
  });

  it.each([
    ['a.example ACEPT\nALL REJECT', 'a.example ACCEPT\nALL REJECT'],
    ['a.example\nALL REJECT', 'a.example ACCEPT\nALL REJECT'],
    ['a.example { bypass_ldap_accept = "on" }\nALL REJECT', 'a.example ACCEPT { bypass_ldap_accept = "on" }\nALL REJECT'],
  ])('gives %j its action', (text, expected) => {
    expect(after(text, setAction(parse(text), 'a.example', 'ACCEPT'))).toBe(expected);
  });
});
