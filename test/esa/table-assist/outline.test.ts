/** Outline and folds of both tables. */
import { describe, expect, it } from 'vitest';
import { foldsOf, outlineOf } from '../../../src/esa/table-assist/outline.ts';
import { CARVED_ROCK } from './at-cursor.ts';

const folded = (text: string, table: 'hat' | 'rat'): readonly string[] =>
  foldsOf(text, table).map(({ kind, span }) => `${kind}: ${text.slice(span.start, span.end).split(/\r?\n/).length} lines`);

describe('an outline', () => {
  it('has policies, groups and ALL of a HAT in their order', () => {
    expect(outlineOf(CARVED_ROCK, 'hat').map(({ kind, name }) => `${kind} ${name}`)).toEqual([
      'policy $ACCEPTED',
      'policy $THROTTLED',
      'policy $TRUSTED',
      'policy $BLOCKED',
      'group ALLOWED_LIST',
      'group BLOCKED_LIST',
      'group SUSPECTLIST',
      'group UNKNOWNLIST',
      'all ALL',
    ]);
  });
  it('holds each name within its part', () => {
    const parts = outlineOf(`${CARVED_ROCK}\n192.0.2.1 REJECT\n`, 'hat');
    expect(parts.filter(({ span, nameSpan }) => nameSpan.start < span.start || nameSpan.end > span.end)).toEqual([]);
    expect(parts).toHaveLength(10);
  });
  it('has the entries of a RAT with their action', () => {
    expect(outlineOf('example.com ACCEPT\nALL REJECT\n', 'rat')).toMatchObject([
      { kind: 'recipient', name: 'example.com', action: 'ACCEPT' },
      { kind: 'recipient', name: 'ALL', action: 'REJECT' },
    ]);
  });
});

describe('what folds', () => {
  it('are parts of several lines and runs of comments, no single lines', () => {
    const text = '# one\n# two\n\n# alone\n$A\n    ACCEPT\n$B ACCEPT\nX:\n    192.0.2.1\n    $A\n# last\n# lines';
    expect(folded(text, 'hat')).toEqual(['part: 2 lines', 'part: 3 lines', 'comment: 2 lines', 'comment: 2 lines']);
  });
  it('are the same with other line ends', () => {
    expect(folded('# one\r\n# two\r\n# three\r\nALL\r\nREJECT\r\n', 'hat')).toEqual(['part: 2 lines', 'comment: 3 lines']);
  });
  it('are blocks of a RAT over several lines', () => {
    expect(folded('example.com ACCEPT {\n  bypass_ldap_accept = "on"\n}\nALL REJECT\n', 'rat')).toEqual(['part: 3 lines']);
  });
});
