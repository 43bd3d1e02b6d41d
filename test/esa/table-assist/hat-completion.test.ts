/** What may stand at a position of a HAT, in whole texts and in half-typed ones. `¦` is the cursor. */
import { describe, expect, it } from 'vitest';
import { parseHostAccessTable } from '../../../src/esa/config/host-access-table.ts';
import { completeHostAccess } from '../../../src/esa/table-assist/hat-completion.ts';
import type { TableSuggestion } from '../../../src/esa/table-assist/suggestion.ts';
import { CARVED_ROCK, cursorIn, taking } from './at-cursor.ts';

function at(marked: string): readonly TableSuggestion[] {
  const { text, offset } = cursorIn(marked);
  return completeHostAccess(text, offset);
}
const labels = (marked: string): readonly string[] => at(marked).map(({ label }) => label);
const named = (marked: string, label: string): TableSuggestion | undefined => at(marked).find((suggestion) => suggestion.label === label);
const after = (marked: string, label: string): string => taking(cursorIn(marked).text, named(marked, label));
const rulesOf = (text: string): readonly string[] => parseHostAccessTable(text).notes.map(({ rule }) => rule);

const BEHAVIOURS = ['ACCEPT', 'RELAY', 'REJECT', 'TCPREFUSE', 'CONTINUE'];
const HAT = `$SLOW
    ACCEPT {
        max_concurrency = 5
        ¦
        tls = "on"
    }
PARTNERS:
    198.51.100.25
    $SLOW
ALL
    $LATER
$LATER
    REJECT
`;
const TABLE = HAT.replace('¦', '');

describe('members of a group', () => {
  it('are every form of entry, the policies of the whole table and the five behaviours', () => {
    const offered = labels(TABLE.replace('    198.51', '    ¦\n    198.51'));
    expect(offered).toEqual(expect.arrayContaining(['sbrs[low:high]', 'sbrs[none]', 'SBO:n', 'dnslist[zone]', 'country[XX]', 'nx.domain']));
    expect(offered.slice(-7)).toEqual(['$SLOW', '$LATER', ...BEHAVIOURS]);
    expect(offered).not.toContain('ALL');
  });
  it('come in a group that has no policy yet', () => {
    expect(labels('$A\nACCEPT\nX:\n  192.0.2.1\n  ¦')).toEqual(expect.arrayContaining(['sbrs[none]', '$A', 'CONTINUE']));
  });
  it('are only policies and behaviours below ALL', () => {
    expect(labels('$A\nREJECT\nALL\n    ¦')).toEqual(['$A', ...BEHAVIOURS]);
  });
  it('replace the whole word under the cursor, its brackets too', () => {
    expect(after(TABLE.replace('198.51.100.25', 'sb¦rs[-3:1]'), 'sbrs[none]')).toBe(TABLE.replace('198.51.100.25', 'sbrs[none]'));
    expect(after(TABLE.replace('    $SLOW\nALL', '    $S¦LOW\nALL'), '$LATER')).toBe(TABLE.replace('    $SLOW\nALL', '    $LATER\nALL'));
  });
  it('are in words the reader can read, whichever form is taken', () => {
    const empty = TABLE.replace('    198.51.100.25\n', '    ¦\n');
    const unreadable = at(empty).flatMap((suggestion) => {
      const text = taking(cursorIn(empty).text, suggestion).replace('country[]', 'country[US]');
      return suggestion.about.kind === 'sender-form' && rulesOf(text).some((rule) => rule.startsWith('hat.')) ? [suggestion.label] : [];
    });
    expect(unreadable).toEqual([]);
  });
  it.each([
    ['203.0', ['203.0.', '203.0.0.0/16']],
    ['203.0.113.', ['203.0.113.', '203.0.113.0/24']],
    ['203.0.113.9', ['203.0.113.9/32', '203.0.113.9-255']],
    ['300.1', ['sbrs[low:high]']],
  ])('begin with what a half-typed address may become: %s', (typed, wanted) => {
    const half = TABLE.replace('198.51.100.25', `${typed}¦`);
    expect(labels(half).slice(0, wanted.length)).toEqual(wanted);
    expect(rulesOf(after(half, wanted[0] ?? ''))).toEqual([]);
  });
  it('are countries by code and name behind `country[`', () => {
    const offered = at(TABLE.replace('198.51.100.25', 'country[Ger¦]'));
    expect(offered.length).toBeGreaterThan(240);
    expect(offered.find(({ filter }) => filter.includes('Germany'))?.label).toBe('country[DE]');
    expect(after(TABLE.replace('198.51.100.25', 'country[¦]'), 'country[DE]')).toBe(TABLE.replace('198.51.100.25', 'country[DE]'));
  });
});

describe('where nothing is open', () => {
  it('whole groups and policies are offered, and ALL only where there is none', () => {
    expect(labels(`${CARVED_ROCK}¦`).slice(0, 3)).toEqual(['NAME:', '$NAME', 'sbrs[low:high]']);
    expect(labels('¦')).toContain('ALL');
  });
  it.each(['NAME:', '$NAME', 'ALL'])('%s comes as something the reader takes without a remark', (label) => {
    const table = `$A\n    ACCEPT\n\n¦\n\n`;
    const rest = label === 'ALL' ? '' : 'ALL\n    $A\n';
    expect(rulesOf(after(table, label) + rest)).toEqual([]);
  });
  it('a block is offered behind a behaviour on its line', () => {
    expect(after('$A\n    ACCEPT ¦\nALL\n    $A\n', '{ }')).toBe('$A\n    ACCEPT {\n        \n    }\nALL\n    $A\n'.replace('$0', ''));
    expect(labels('$A\n    ACCEPT\n¦')).not.toContain('{ }');
  });
  it('below the name of a policy its behaviour is', () => {
    expect(labels('$A\n    ¦')).toEqual(BEHAVIOURS);
    expect(after('$A\n    AC¦', 'ACCEPT')).toBe('$A\n    ACCEPT');
  });
});

describe('in a block', () => {
  it('stand the parameters that are not there yet, with what they are for', () => {
    const offered = labels(HAT);
    expect(offered).toEqual(expect.arrayContaining(['max_rcpts_per_hour', 'dhap_limit', 'spam_check', 'significant_bits']));
    expect(offered).not.toContain('max_concurrency');
    expect(offered).not.toContain('tls');
    expect(named(HAT, 'significant_bits')?.about).toMatchObject({ kind: 'parameter', unit: 'bits', judged: true });
  });
  it('a half-typed key is replaced and goes on to its values', () => {
    const half = HAT.replace('¦', 'max_rc¦');
    expect(after(half, 'max_rcpts_per_hour')).toBe(HAT.replace('¦', 'max_rcpts_per_hour = '));
    expect(named(half, 'max_rcpts_per_hour')?.goesOn).toBe(true);
  });
  it('a key before its `=` is only renamed', () => {
    expect(after(TABLE.replace('tls =', 'tl¦s ='), 'smtpauth_allow')).toBe(TABLE.replace('tls =', 'smtpauth_allow ='));
  });
  it('behind `=` stand the values of a choice in quotes', () => {
    expect(labels(HAT.replace('¦', 'smtpauth_allow = ¦'))).toEqual(['"off"', '"on"', '"required"']);
    expect(after(TABLE.replace('"on"', '"o¦n"'), '"required"')).toBe(TABLE.replace('"on"', '"required"'));
  });
  it('behind `=` of a limit stand usual numbers and -1, of a code the standard one', () => {
    expect(labels(HAT.replace('¦', 'max_msgs_per_session = ¦'))).toEqual(['10', '-1']);
    expect(labels(HAT.replace('¦', 'reject_banner_code = ¦'))).toEqual(['554']);
  });
  it('nothing stands between a key and its `=`', () => {
    expect(labels(HAT.replace('¦', 'dhap_limit ¦'))).toEqual([]);
  });
  it('all of it works in a block that is not closed', () => {
    expect(labels('X:\n192.0.2.1\nACCEPT {\n  tls = "on"\n  ¦')).toContain('spam_check');
    expect(labels('X:\n192.0.2.1\nACCEPT {\n  tls = "on"\n  ¦')).not.toContain('tls');
  });
});

describe('in comments', () => {
  it.each(['# a ¦note\nALL\nREJECT\n', 'ALL\nREJECT (a ¦ note)\n', '$A\nACCEPT {\n  # ta¦\n}\n'])('nothing is offered: %j', (marked) => {
    expect(at(marked)).toEqual([]);
  });
});
