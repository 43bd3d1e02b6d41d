/** Tables laid out by the fewest edits; what cannot be read stays. */
import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { formatHostAccessTable, parseHostAccessTable } from '../../../src/esa/config/host-access-table.ts';
import { formatRecipientAccessTable, parseRecipientAccessTable } from '../../../src/esa/config/recipient-access-table.ts';
import { applyEdits } from '../../../src/esa/edits/text-edit.ts';
import { layoutEdits } from '../../../src/esa/table-assist/layout.ts';
import { SEED, VENDOR_HAT } from '../config/tables.ts';
import { CARVED_ROCK } from './at-cursor.ts';

const hat = (text: string): string => applyEdits(text, layoutEdits(text, 'hat'));
const rat = (text: string): string => applyEdits(text, layoutEdits(text, 'rat'));

describe('laying out a HAT', () => {
  it('gives what the appliance would write', () => {
    expect(hat(VENDOR_HAT)).toBe(formatHostAccessTable(parseHostAccessTable(VENDOR_HAT).value));
    const dense = '$A ACCEPT { tls = "on" max_concurrency = 5 }\nX: 192.0.2.1, 192.0.2.2 $A\nALL $A';
    expect(hat(dense)).toBe(formatHostAccessTable(parseHostAccessTable(dense).value));
  });
  it('leaves a table alone that is laid out', () => {
    const once = hat(CARVED_ROCK);
    expect(layoutEdits(once, 'hat')).toEqual([]);
  });
  it('touches only the blanks of a line whose indentation is wrong', () => {
    const text = '$A\n  ACCEPT\n\nX:\n    192.0.2.1\n    $A\n\nALL\n    $A (Everyone else)\n';
    expect(layoutEdits(text, 'hat')).toEqual([{ span: { start: 3, end: 5 }, text: '    ' }]);
  });
  it('keeps the line ends of the text', () => {
    const text = '$A\r\n  ACCEPT\r\nX:\r\n$A\r\nALL\r\n    $A (Everyone else)\r\n';
    expect(hat(text)).toBe('$A\r\n    ACCEPT\r\n\r\nX:\r\n    $A\r\n\r\nALL\r\n    $A (Everyone else)\r\n');
  });
  it('keeps what belongs to nothing with its part as it stands, and lays out the rest', () => {
    const text = '$A\nACCEPT\n\n\n)\n\nX:\n$A\nY:\n$A\n}\nALL\n$A (Everyone else)\n';
    expect(hat(text)).toBe('$A\n    ACCEPT\n\n)\n\nX:\n    $A\n\nY:\n    $A\n\n}\nALL\n$A (Everyone else)\n');
  });
  it('keeps a comment inside a block and a misspelt behaviour', () => {
    const text = '$A\nACCEPT { (why) tls = "on" }\n$B\nREJCT\nALL\n$A (Everyone else)\n';
    expect(hat(text)).toContain('ACCEPT { (why) tls = "on" }');
    expect(hat(text)).toContain('REJCT');
  });
  it('loses no word of any text, and changes nothing the second time', () => {
    const words = [
      '$A',
      'ACCEPT',
      'REJECT',
      'X:',
      '192.0.2.1',
      'sbrs[-3:1]',
      'ALL',
      '(note)',
      '{',
      '}',
      'tls',
      '=',
      '"on"',
      '# hash\n',
      '\n',
      ',',
      '(open',
      '..',
    ];
    const texts = fc.array(fc.constantFrom(...words), { maxLength: 25 }).map((list) => list.join(' '));
    fc.assert(
      fc.property(texts, (text) => {
        const once = hat(text);
        const letters = (of: string): number => of.replace(/\(Everyone else\)|[^a-z#{}=]/gi, '').length;
        expect(letters(once)).toBeGreaterThanOrEqual(letters(text));
        expect(hat(once)).toBe(once);
      }),
      SEED,
    );
  });
});

describe('laying out a RAT', () => {
  it('gives what the appliance would write', () => {
    const text = '# ours\n  example.com   accept\nall REJECT';
    expect(rat(text)).toBe(formatRecipientAccessTable(parseRecipientAccessTable(text).value));
  });
  it('keeps a line with words that belong to nothing', () => {
    expect(rat('  example.com  ACCEPT junk\n  ALL   REJECT\n')).toBe('  example.com  ACCEPT junk\nALL REJECT\n');
  });
});
