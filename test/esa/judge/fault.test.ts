import { describe, expect, it } from 'vitest';
import { feedConnection, type Decision } from '#esa';
import { opened } from '../../conformance/opened.ts';

/** The decision on one line of a connection that has heard so many bad commands. */
function decide(line: string, badCommands = 0): Decision | undefined {
  const { around, connection } = opened();
  return feedConnection(around, { ...connection, badCommands }, `${line}\r\n`).decisions[0];
}

describe('judgeFault', () => {
  it('cites the production that was broken, where in the line, and the stretch itself', () => {
    expect(decide('MAIL FROM:<a@b..example>')).toMatchObject({
      because: [{ kind: 'grammar', rule: 'path.domain', span: { start: 13, end: 23 } }],
      facts: { detail: 'b..example', line: 'MAIL FROM:<a@b..example>' },
    });
  });
  it('cites the limit before the grammar once it is reached', () => {
    expect(decide('XYZZY', 3)).toMatchObject({ fate: 'command.unknown' });
    expect(decide('XYZZY', 4)).toMatchObject({ fate: 'command.too-many-bad', because: [{ kind: 'limit', value: 4 }, { kind: 'grammar' }] });
  });
  it.each([
    ['MAIL FROM:<> FOO=bar', 'Unknown option FOO'],
    ['MAIL FROM:<> FOO', 'Unknown option FOO'],
    ['MAIL FROM:<> SIZE=a=b', 'Unknown value a=b'],
    ['MAIL FROM:<> SIZE', 'Unknown value SIZE'],
  ])('names in %j the part that was not known', (line, text) => {
    expect(decide(line)?.reply?.lines).toEqual([text]);
  });
  it('decides a line at the stage of its verb', () => {
    expect(['MAIL', 'RCPT', 'DATA x', 'EHLO', 'RSET x', 'XYZZY'].map((line) => decide(line)?.at)).toEqual([
      'mail',
      'rcpt',
      'data',
      'helo',
      'session',
      'session',
    ]);
  });
});
