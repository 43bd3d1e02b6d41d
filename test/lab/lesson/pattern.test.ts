import { describe, expect, it } from 'vitest';
import { meetsPattern, meetsReply, meetsWord } from '../../../src/lab/lesson/pattern.ts';
import { plainSentence, sentenceParts } from '../../../src/lab/lesson/sentence.ts';

describe('a wanted word', () => {
  it('is met without regard to case and to the dollar of a policy', () => {
    expect([meetsWord('BLOCKED_LIST', 'blocked_list'), meetsWord('$TRUSTED', 'TRUSTED'), meetsWord('ALL', 'ALLOWED_LIST')]).toEqual([
      true,
      true,
      false,
    ]);
  });

  it('can be one that must not be there', () => {
    expect([meetsWord('ALL', { not: 'ALL' }), meetsWord('PARTNERS', { not: 'ALL' })]).toEqual([false, true]);
  });
});

describe('a wanted reply', () => {
  it.each([
    [250, '250', true],
    [251, '250', false],
    [451, '4xx', true],
    [554, '4xx', false],
    [null, '5xx', false],
  ])('holds %s against %s', (code, wanted, met) => {
    expect([meetsReply(code, wanted), meetsReply(code, { not: wanted })]).toEqual([met, !met]);
  });
});

describe('a pattern', () => {
  it('reads without case, as SMTP reads its verbs', () => {
    expect([meetsPattern('mail from:<a@b.example>', '^MAIL FROM:'), meetsPattern('NOOP', '^MAIL')]).toEqual([true, false]);
  });
});

describe("an author's sentence", () => {
  it('parts what is typed and what is stressed from the rest', () => {
    expect(sentenceParts('Open *Why* on `550 #5.1.0`.')).toEqual([
      { kind: 'text', text: 'Open ' },
      { kind: 'stress', text: 'Why' },
      { kind: 'text', text: ' on ' },
      { kind: 'code', text: '550 #5.1.0' },
      { kind: 'text', text: '.' },
    ]);
  });

  it('leaves marks without a partner as they are', () => {
    expect(sentenceParts('2 * 3 is `six')).toEqual([{ kind: 'text', text: '2 * 3 is `six' }]);
  });

  it('can be had without its marks', () => {
    expect(plainSentence('Type `QUIT`, *now*')).toBe('Type QUIT, now');
  });
});
