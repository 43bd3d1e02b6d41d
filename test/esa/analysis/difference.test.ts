import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hostAccessDifference } from '../../../src/esa/analysis/difference.ts';
import { linesOf, type TableLines } from '../../../src/esa/analysis/outcome.ts';
import { decidersOf, everyone, publicListener, tableOf, tableText } from './small-world.ts';

const RUNS = { numRuns: 100, seed: 20191008 };

const linesOfText = (text: string): TableLines => linesOf(tableOf(text), publicListener);

/** A table, and itself with one group or line somewhere else: what people change. */
const shuffled = fc.tuple(tableText, fc.nat(), fc.nat()).map(([text, from, to]) => {
  const parts = text.split(/(?<=\n)(?=\S)/);
  const [taken = ''] = parts.splice(from % parts.length, 1);
  parts.splice(to % (parts.length + 1), 0, taken);
  return [text, parts.join('')] as const;
});
const pairs = fc.oneof(fc.tuple(tableText, tableText), shuffled);

describe('difference, against everyone asked one by one', () => {
  it('names every pair of lines that some sender is decided by differently, and no other', () => {
    fc.assert(
      fc.property(pairs, ([oldText, newText]) => {
        const [before, after] = [linesOfText(oldText), linesOfText(newText)];
        const [old, fresh] = [decidersOf(before, everyone), decidersOf(after, everyone)];
        const expected = new Set(
          old.flatMap((line, at) => (line.sameness === fresh[at]?.sameness ? [] : [`${line.position} ${fresh[at]?.position}`])),
        );
        const found = [...hostAccessDifference(before, after)].map(({ from, to }) => `${from.position} ${to.position}`);
        expect(found.toSorted()).toEqual([...expected].toSorted());
      }),
      RUNS,
    );
  });

  it('gives a sender to try whom the two tables decide just so', () => {
    fc.assert(
      fc.property(pairs, ([oldText, newText]) => {
        const [before, after] = [linesOfText(oldText), linesOfText(newText)];
        for (const change of hostAccessDifference(before, after)) {
          const { from, to } = change;
          const sender = change.witness();
          expect(sender).not.toBeNull();
          if (sender === null) return;
          expect(decidersOf(before, [sender])[0]).toBe(from);
          expect(decidersOf(after, [sender])[0]).toBe(to);
        }
      }),
      RUNS,
    );
  });
});
