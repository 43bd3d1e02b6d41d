import { describe, expect, it } from 'vitest';
import { parseHostAccessTable } from '#esa';
import { hatLadder, rungsOf } from '../../../../src/ui/policy/ladder/ladder-rungs.ts';
import { ratLadder } from '../../../../src/ui/policy/ladder/recipient-rungs.ts';
import { scenario } from '../../../tools/scenario.ts';

const rungs = (text: string) => rungsOf(parseHostAccessTable(text).value);

describe('rungsOf', () => {
  it('has the groups of the scenario in their order, each with its policy and what becomes of its senders', () => {
    expect(rungs(scenario()['InboundMail.hat'] ?? '').map(({ label, policy, verdict }) => [label, policy, verdict])).toEqual([
      ['ALLOWED_LIST', '$TRUSTED', 'accept'],
      ['BLOCKED_LIST', '$BLOCKED', 'reject'],
      ['SUSPECTLIST', '$THROTTLED', 'throttle'],
      ['UNKNOWNLIST', '$ACCEPTED', 'accept'],
      ['ALL', '$ACCEPTED', 'accept'],
    ]);
  });

  it.each([
    ['A: RELAY', 'relay'],
    ['A: TCPREFUSE', 'tcprefuse'],
    ['A: CONTINUE', 'continue'],
    ['A: ACCEPT { max_rcpts_per_hour = 20 }', 'throttle'],
    ['A: ACCEPT { MAX_RCPTS_PER_HOUR = 0 }', 'throttle'],
    ['A: ACCEPT { max_rcpts_per_hour = -1 }', 'accept'],
    ['A: RELAY { max_rcpts_per_hour = 20 }', 'relay'],
    ['$THROTTLED ACCEPT\nA: $THROTTLED', 'accept'],
    ['A: $NOWHERE', null],
    ['A:', null],
  ])('takes a rung for throttled by its limit, not by its name: %s', (text, verdict) => {
    expect(rungs(text)[0]?.verdict).toBe(verdict);
  });

  it('names senders as written with their comments, and none for ALL', () => {
    const [group, all] = rungs('A:\n 192.0.2. (office)\n SBRS[1:2]\n REJECT\nALL ACCEPT');
    expect(group?.members).toEqual([
      { text: '192.0.2.', comment: 'office' },
      { text: 'SBRS[1:2]', comment: null },
    ]);
    expect(all).toMatchObject({ label: 'ALL', isAll: true, members: [] });
  });

  it('tells groups of one name apart, and says of each that there are two', () => {
    expect(rungs('A: REJECT\na: REJECT\nB: REJECT').map(({ key, isDouble }) => [key, isDouble])).toEqual([
      ['A', true],
      ['a 2', true],
      ['B', false],
    ]);
  });
});

describe('hatLadder', () => {
  it('offers the policies of the table and the appliance’s own words', () => {
    expect(hatLadder.policies('$P ACCEPT\n$Q REJECT\nALL $P')).toEqual({
      named: ['$P', '$Q'],
      words: ['ACCEPT', 'RELAY', 'REJECT', 'TCPREFUSE', 'CONTINUE'],
    });
  });
});

describe('ratLadder', () => {
  it('has the lines of a RAT with their actions; one without an action has no verdict', () => {
    expect(
      ratLadder
        .rungs('a.example ACCEPT\nb.example\nALL REJECT')
        .map(({ label, policy, verdict, isAll }) => [label, policy, verdict, isAll]),
    ).toEqual([
      ['a.example', 'ACCEPT', 'accept', false],
      ['b.example', '', null, false],
      ['ALL', 'REJECT', 'reject', true],
    ]);
  });

  it('takes no action that is none', () => {
    expect(ratLadder.setPolicy('a.example ACCEPT\nALL REJECT', 'a.example', 'RELAY')).toEqual({ refused: 'not-a-policy' });
  });
});
