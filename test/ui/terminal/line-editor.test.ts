import { describe, expect, it } from 'vitest';
import {
  applyEdit,
  browse,
  emptyHistory,
  insert,
  lineOf,
  readKeys,
  remember,
  type Edit,
  type Line,
} from '../../../src/ui/terminal/line-editor.ts';

/** A line written with `|` where the caret stands. */
const at = (written: string): Line => ({ text: written.replace('|', ''), caret: written.indexOf('|') });
const shown = ({ text, caret }: Line): string => `${text.slice(0, caret)}|${text.slice(caret)}`;

describe('readKeys', () => {
  it('reads text, keys and control characters in the order they came', () => {
    expect(readKeys('ab\x1b[Dc\x7f\x01\r')).toEqual([
      { kind: 'text', text: 'ab' },
      { kind: 'edit', edit: 'left' },
      { kind: 'text', text: 'c' },
      { kind: 'edit', edit: 'delete-left' },
      { kind: 'edit', edit: 'home' },
      { kind: 'enter' },
    ]);
  });

  it('sends every line of a paste and keeps the unfinished last one', () => {
    expect(readKeys('one\r\ntwo\rthree\nfo\tur').map((key) => (key.kind === 'text' ? key.text : key.kind))).toEqual([
      'one',
      'enter',
      'two',
      'enter',
      'three',
      'enter',
      'fo',
      ' ',
      'ur',
    ]);
  });

  it.each([
    ['\x1b[A', 'older'],
    ['\x1bOB', 'newer'],
    ['\x1d', 'hang-up'],
    ['\x03', 'interrupt'],
    ['\x0c', 'clear'],
  ])('knows the key %j', (data, kind) => {
    expect(readKeys(data)).toEqual([{ kind }]);
  });

  it('drops what it does not know', () => {
    expect(readKeys('\x1b[15~\x1b[200~\x06')).toEqual([{ kind: 'edit', edit: 'right' }]);
  });
});

describe('applyEdit', () => {
  it.each<[Edit, string, string]>([
    ['left', 'ab|c', 'a|bc'],
    ['left', '|abc', '|abc'],
    ['right', 'ab|', 'ab|'],
    ['left', 'x👩‍💻|', 'x|👩‍💻'],
    ['word-left', 'RCPT TO: |', 'RCPT |TO: '],
    ['word-right', 'RCPT| TO:', 'RCPT TO:|'],
    ['home', 'ab|c', '|abc'],
    ['end', 'ab|c', 'abc|'],
    ['delete-left', 'e\u0301|', '|'],
    ['delete-left', '|a', '|a'],
    ['delete-right', 'a|bc', 'a|c'],
    ['delete-word-left', 'MAIL FROM|:', 'MAIL |:'],
    ['delete-to-end', 'a|bc', 'a|'],
    ['delete-to-start', 'ab|c', '|c'],
  ])('does %s to `%s`', (edit, before, after) => {
    expect(shown(applyEdit(at(before), edit))).toBe(after);
  });

  it('puts text in at the caret', () => {
    expect(shown(insert(at('a|c'), 'b'))).toBe('ab|c');
  });
});

describe('browse', () => {
  const history = ['HELO a', 'QUIT', 'QUIT', ' '].reduce(remember, emptyHistory);

  it('goes back through what was sent, once each and without blank lines', () => {
    expect(history.lines).toEqual(['HELO a', 'QUIT']);
  });

  it('finds what was being typed again at the newest end', () => {
    const older = browse(history, -1, 'MAIL');
    const newer = older && browse(older.history, 1, older.line.text);
    expect([older?.line, newer?.line]).toEqual([lineOf('QUIT'), lineOf('MAIL')]);
  });

  it('stops at both ends', () => {
    expect([browse(emptyHistory, -1, 'x'), browse(history, 1, 'x')]).toEqual([null, null]);
  });
});
