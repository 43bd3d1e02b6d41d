import { describe, expect, it } from 'vitest';
import { copiedText } from '../../../src/ui/terminal/copy.ts';

const lines = ['+ 220 box ESMTP', 'x 554 Your access has', '  been rejected', '  QUIT'];
const lineAt = (y: number) => {
  const line = lines[y];
  return line === undefined ? undefined : { translateToString: (_trim?: boolean, from = 0, to?: number) => line.slice(from, to) };
};
const piece = (y: number) => ({ first: y !== 2, joint: y === 2 ? (' ' as const) : ('' as const) });

describe('copiedText', () => {
  it('joins the lines of a wrapped row and keeps the letter of its mark', () => {
    expect(copiedText({ start: { x: 0, y: 0 }, end: { x: 6, y: 3 } }, lineAt, piece)).toBe(
      '+ 220 box ESMTP\nx 554 Your access has been rejected\n  QUIT',
    );
  });

  it('takes only what was selected', () => {
    expect(copiedText({ start: { x: 6, y: 1 }, end: { x: 6, y: 2 } }, lineAt, piece)).toBe('Your access has been');
  });
});
