import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutData, cutLine, tailOf, type Unit } from '#smtp';

/** Feeds chunks through `cutLine` until they are used up. */
function linesOf(chunks: readonly string[]): { lines: string[]; held: string } {
  const lines: string[] = [];
  let held = '';
  for (const chunk of chunks) {
    let rest = chunk;
    while (rest !== '') {
      const { unit, used } = cutLine(held, rest);
      rest = rest.slice(used);
      if (unit.kind === 'line') lines.push(unit.line);
      held = unit.kind === 'unfinished' ? unit.held : '';
    }
  }
  return { lines, held };
}

describe('cutLine', () => {
  it('ends a line at CRLF only', () => {
    expect(linesOf(['HELO a\nNOOP\rQUIT\r\n'])).toEqual({ lines: ['HELO a\nNOOP\rQUIT'], held: '' });
  });
  it('holds what is unfinished', () => {
    expect(linesOf(['NOOP\r\nQU', 'IT'])).toEqual({ lines: ['NOOP'], held: 'QUIT' });
  });
  it('finds a CRLF that is split between two chunks', () => {
    expect(linesOf(['NOOP\r', '\nQUIT\r\n'])).toEqual({ lines: ['NOOP', 'QUIT'], held: '' });
  });
  it('gives the same lines however the octets are chunked', () => {
    const octets = fc.stringMatching(/^[\r\nAB]{0,40}$/);
    fc.assert(
      fc.property(octets, fc.array(fc.nat(40), { maxLength: 6 }), (text, cuts) => {
        const at = [...cuts, 0, text.length].sort((a, b) => a - b);
        const chunks = at.slice(1).map((end, index) => text.slice(at[index], end));
        expect(linesOf(chunks)).toEqual(linesOf([text]));
      }),
      { seed: 5321, numRuns: 300 },
    );
  });
});

function dataOf(chunks: readonly string[]): { data: string; ended: boolean; rest: string } {
  let tail = '\r\n';
  let data = '';
  for (const [index, chunk] of chunks.entries()) {
    const { unit, used } = cutData(tail, chunk);
    const part = unit as Extract<Unit, { kind: 'data' }>;
    data += part.data;
    tail = tailOf(tail, part.data);
    if (part.ended) return { data, ended: true, rest: chunk.slice(used) + chunks.slice(index + 1).join('') };
  }
  return { data, ended: false, rest: '' };
}

describe('cutData', () => {
  it('ends at CRLF dot CRLF and leaves what follows', () => {
    expect(dataOf(['a\r\n.\r\nQUIT\r\n'])).toEqual({ data: 'a\r\n.\r\n', ended: true, rest: 'QUIT\r\n' });
  });
  it('ends at a dot that is the very first line', () => {
    expect(dataOf(['.\r\n'])).toEqual({ data: '.\r\n', ended: true, rest: '' });
  });
  it.each(['a\n.\n', 'a\r\n.\n', 'a\n.\r\n', 'a\r.\r', '..\r\n', 'a.\r\n'])('does not end at %j', (text) => {
    expect(dataOf([text]).ended).toBe(false);
  });
  it('finds the final dot wherever the chunks part', () => {
    const text = 'Subject: x\r\n\r\nhello\r\n..\r\n.\r\n';
    for (let cut = 0; cut <= text.length; cut++)
      expect(dataOf([text.slice(0, cut), text.slice(cut)])).toEqual({ data: text, ended: true, rest: '' });
    expect(dataOf([...text])).toEqual({ data: text, ended: true, rest: '' });
  });
});
