import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countHeader, headerStart } from '../../../src/esa/judge/letter.ts';

describe('countHeader', () => {
  it('counts fields and continuations up to the line that is neither', () => {
    expect(countHeader(headerStart, 'A: b\r\n c\r\nD: e\r\n', 0).header).toEqual({ lines: 3, partial: '' });
    expect(countHeader(headerStart, 'A: b\r\n\r\nD: e\r\n', 0).header).toBeNull();
    expect(countHeader(headerStart, 'A: b\r\nno field\r\n', 0).header).toBeNull();
  });
  it('ends behind the line that is one too many', () => {
    expect(countHeader(headerStart, 'A: b\r\nC: d\r\nE: f\r\n', 1).end).toBe(12);
  });
  it('counts no more once the header is over', () => {
    expect(countHeader(null, 'A: b\r\nC: d\r\n', 1)).toEqual({ header: null, end: null });
  });
  it('keeps little of a line that does not end', () => {
    expect(countHeader(headerStart, `A: ${'x'.repeat(5000)}`, 1).header?.partial.length).toBeLessThan(300);
  });
  it('counts alike in whatever pieces the octets come', () => {
    const octets = fc
      .array(fc.constantFrom('A: b\r\n', ' c\r\n', '\r\n', 'text\r\n', '\r', '\n', `${'n'.repeat(300)}: x\r\n`), { maxLength: 10 })
      .map((lines) => lines.join(''));
    fc.assert(
      fc.property(octets, fc.array(fc.nat(700), { maxLength: 8 }), (text, cuts) => {
        expect(countIn(text, cuts)).toEqual(countIn(text, []));
      }),
      { seed: 5321, numRuns: 500 },
    );
  });
});

/** How many lines were counted, whether the header is over, and where the fourth line ended. */
function countIn(text: string, cuts: readonly number[]): unknown {
  const at = [0, ...cuts.filter((cut) => cut < text.length), text.length].sort((a, b) => a - b);
  let header: Parameters<typeof countHeader>[0] = headerStart;
  for (const [place, from] of at.slice(0, -1).entries()) {
    const counted = countHeader(header, text.slice(from, at[place + 1]), 3);
    if (counted.end !== null) return { end: from + counted.end };
    header = counted.header;
  }
  return { lines: header?.lines ?? null };
}
