import { describe, expect, it } from 'vitest';
import { weighRecipients } from '../../../../src/ui/policy/ladder/recipient-weighing.ts';

const said = (text: string) => weighRecipients(text).decides.map((decides) => decides?.say ?? null);

describe('what a line of recipients decides', () => {
  it.each([
    ['carvedrock.com ACCEPT\nALL REJECT', ['everyone there', 'everyone else']],
    ['[192.0.2.1] ACCEPT\njoe@example.com ACCEPT\n.example.com ACCEPT', ['everyone there', 'this address', 'every name below']],
    ['abuse@ ACCEPT\nexample.com ACCEPT\nALL REJECT', ['at any domain', 'all but abuse@', 'everyone else']],
    [
      'a.example.com REJECT\n.b.example.com REJECT\n.example.com ACCEPT',
      ['everyone there', 'every name below', 'all but a.example.com, .b.example.com'],
    ],
    [
      'a.example.com REJECT\nb.example.com REJECT\nc.example.com REJECT\n.example.com ACCEPT',
      ['everyone there', 'everyone there', 'everyone there', 'all but 3 lines above'],
    ],
    ['example.com ACCEPT\njoe@example.com REJECT\nexample.net\nALL REJECT', ['everyone there', 'never reached', null, 'everyone else']],
  ])('is said in words: %s', (text, words) => {
    expect(said(text)).toEqual(words);
  });

  it('is not drawn on the range of scores', () => {
    expect(weighRecipients('example.com ACCEPT\nALL REJECT').decides.map((decides) => decides?.bars)).toEqual([null, null]);
  });
});

describe('what is found of a line of recipients', () => {
  it('stands at that line, with what would mend it, and is not what the parser remarks anyway', () => {
    const { findings } = weighRecipients('example.com ACCEPT\njoe@example.com REJECT\nALL REJECT\nx@@y ACCEPT');
    expect(findings.map((each) => each.map(({ rule }) => rule))).toEqual([[], ['unreachable'], [], []]);
    expect(findings[1]?.flatMap((finding) => finding.fixes()).length).toBeGreaterThan(0);
  });
});
