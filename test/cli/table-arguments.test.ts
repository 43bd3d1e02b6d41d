import { describe, expect, it } from 'vitest';
import { isComplaint } from '../../src/cli/complaint.ts';
import { parseTableArguments, TABLE_USAGE } from '../../src/cli/table-arguments.ts';

const parse = (line: string) => parseTableArguments('hat', line.split(' '));

describe('parseTableArguments', () => {
  it('reads check and diff, public and for people unless said', () => {
    expect(parse('check t.hat')).toEqual({ kind: 'check', file: 't.hat', listener: 'public', json: false });
    expect(parse('diff old.hat --json --listener private new.hat')).toEqual({
      kind: 'diff',
      before: 'old.hat',
      after: 'new.hat',
      listener: 'private',
      json: true,
    });
  });

  it.each([
    ['prove t.hat', '`prove` is neither check nor diff'],
    ['check', 'check needs a FILE'],
    ['check a b', 'unexpected argument `b`'],
    ['diff a', 'diff needs two files, OLD and NEW'],
    ['diff a b c', 'unexpected argument `c`'],
    ['check a --listener blackhole', '--listener `blackhole` is neither public nor private'],
    ['check a --jsn', 'unknown option `--jsn`'],
  ])('complains in one line about %s', (line, text) => {
    expect(parse(line)).toEqual({ kind: 'complaint', text });
  });

  it('asks for a verb where there is none', () => {
    const read = parseTableArguments('rat', []);
    expect(isComplaint(read) && read.text).toMatch(/^say check FILE or diff OLD NEW/);
  });

  it('takes no private listener for a Recipient Access Table', () => {
    expect(parseTableArguments('rat', ['check', 'a', '--listener', 'public'])).toMatchObject({ kind: 'check' });
    expect(isComplaint(parseTableArguments('rat', ['check', 'a', '--listener', 'private']))).toBe(true);
  });

  it('asks for nothing else where the usage is asked for', () => {
    expect(parse('--help')).toBe('help');
    expect(TABLE_USAGE.rat).not.toContain('--listener');
  });
});
