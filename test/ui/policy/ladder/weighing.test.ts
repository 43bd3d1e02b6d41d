import { describe, expect, it } from 'vitest';
import { hatLadder } from '../../../../src/ui/policy/ladder/ladder-rungs.ts';
import { sentenceOfFinding, weigh, weightOf } from '../../../../src/ui/policy/ladder/weighing.ts';
import { scenario } from '../../../tools/scenario.ts';

const weighed = (text: string) =>
  weigh(
    text,
    true,
    hatLadder.rungs(text).map(({ verdict }) => verdict),
  );
const said = (text: string) => weighed(text).decides.map((decides) => decides?.say ?? null);

describe('what a group decides', () => {
  it('is what is left for it in the shipped table, where only private addresses are asked no score', () => {
    expect(said(scenario()['InboundMail.hat'] ?? '')).toEqual([
      'no senders',
      '−10.0 to −3.0',
      '−2.9 to −1.0',
      'from −0.9, none',
      'private only',
    ]);
  });

  it.each([
    ['A: 198.51.100.16/28 ACCEPT\nALL ACCEPT', ['16 addresses', 'everyone else']],
    ['A: 192.0.2.1 REJECT\nB: 192.0.2.0/31 REJECT\nALL ACCEPT', ['1 address', '1 address', 'everyone else']],
    ['A: 2001:db8::/32 REJECT\nB: 2001:db8:1::/48, 192.0.2.0/24 ACCEPT\nALL ACCEPT', ['IPv6 /32', '256 addresses', 'everyone else']],
    ['A: sbrs[-10.0:10.0] REJECT\nALL ACCEPT', ['any score', 'no score']],
    [
      'A: sbrs[-1.0:1.0] REJECT\nB: sbrs[-2.0:2.0] ACCEPT\nALL ACCEPT',
      ['−1.0 to 1.0', '−2.0 to −1.1, 1.1 to 2.0', '−10.0 to −2.1, 2.1 to 10.0, none'],
    ],
    ['A: sbrs[5.0:5.0], 192.0.2.0/24 REJECT\nALL ACCEPT', ['256 addresses, more', '−10.0 to 4.9, 5.1 to 10.0, none']],
    ['A: .example.com, country[US], nx.domain ACCEPT\nALL ACCEPT', ['any or no score', 'with a name']],
    ['A: .example.com, country[US] ACCEPT\nALL ACCEPT', ['by name, country', 'everyone else']],
    ['A: sbo:5, dnslist[bl.example] ACCEPT\nALL ACCEPT', ['by owner, list', 'everyone else']],
    [
      'A: 192.0.2.0/24 CONTINUE\nB: 192.0.2.7 REJECT\nC: 192.0.2.7 ACCEPT\nALL ACCEPT',
      ['goes on', '1 address', 'never reached', 'everyone else'],
    ],
    ['A: 192.0.2.0/24 $NOWHERE\nALL ACCEPT', [null, 'everyone else']],
    ['A: sbrs[-10.0:10.0], sbrs[none] REJECT\nALL ACCEPT', ['any or no score', 'private only']],
    ['A: 0.0.0.0/0, ::/0 REJECT\nALL ACCEPT\nALL REJECT', ['4,294,967,296 addresses, IPv6', 'never reached', 'never reached']],
  ])('is said in words: %s', (text, words) => {
    expect(said(text)).toEqual(words);
  });

  it('is drawn on the range of scores: thin where addresses decide, nothing where it is never reached', () => {
    const { decides } = weighed('A: sbrs[-10.0:-3.0] REJECT\nB: 192.0.2.0/24 ACCEPT\nC: 192.0.2.7 ACCEPT\nALL ACCEPT');
    expect(decides.map((each) => [each?.bars, each?.thin, each?.never])).toEqual([
      [[{ from: -100, to: -30 }], false, false],
      [[{ from: -29, to: 100 }], true, false],
      [[], false, true],
      [[{ from: -29, to: 100 }], false, false],
    ]);
  });
});

describe('what is found of a group', () => {
  const TEXT = 'A: 192.0.2.0/24 REJECT\nB: 192.0.2.7 ACCEPT\nALL ACCEPT';

  it('stands at its group, as a sentence, with a way to mend it', () => {
    const { findings } = weighed(TEXT);
    expect(findings.map((each) => each.map(({ rule }) => rule))).toEqual([[], ['unreachable'], []]);
    expect(findings[1]?.map(sentenceOfFinding)).toEqual([expect.stringMatching(/^B can never match: .*\.$/)]);
    expect(findings[1]?.flatMap((finding) => finding.fixes()).length).toBeGreaterThan(0);
  });

  it('is not what the parser remarks anyway, nor that ALL has only private addresses left', () => {
    expect(weighed('A: 300.1.1.1 $NOWHERE\nB: sbrs[-10.0:10.0], sbrs[none] REJECT\nALL REJECT').findings.flat()).toEqual([]);
  });
});

describe('weightOf', () => {
  it('counts the senders of a table', () => {
    expect(weightOf('A: 192.0.2.1, 192.0.2.2 REJECT\nALL ACCEPT')).toBe(3);
  });
});
