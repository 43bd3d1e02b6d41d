import { describe, expect, it } from 'vitest';
import { askSet } from '../../../src/ui/analysis/ask.ts';
import { readQuestion, type QuestionFault, type Want } from '../../../src/ui/analysis/read-question.ts';
import type { AskedSet } from '../../../src/ui/analysis/said-set.ts';
import type { TableSource } from '../../../src/ui/analysis/table-source.ts';

const hat = {
  kind: 'hat',
  groups: ['ALL', 'BLOCKED_LIST', 'ACCEPTED'],
  policies: ['ACCEPTED', 'THROTTLED', 'BLOCKED', 'TRUSTED'],
} as const;
const rat = { kind: 'rat', groups: [], policies: [] } as const;
type Senders = Extract<AskedSet, { of: 'senders' }>['words'];
type Recipients = Extract<AskedSet, { of: 'recipients' }>['words'];

/** `verdict accept, not group ALL` as a question holds it. */
const wants = (text: string): readonly Want[] =>
  text
    .split(', ')
    .filter((want) => want !== '')
    .map((want) => {
      const [name = '', of = ''] = want.split(' ').toReversed();
      return { of, name, not: want.startsWith('not ') } as Want;
    });

describe('a question about senders', () => {
  it.each([
    ['who gets $BLOCKED?', 'who', {}, 'policy BLOCKED'],
    ['who gets policy throttled', 'who', {}, 'policy THROTTLED'],
    ['Which senders get the policy ACCEPTED?', 'who', {}, 'policy ACCEPTED'],
    ['who is decided by group ACCEPTED', 'who', {}, 'group ACCEPTED'],
    ['who is accepted', 'who', {}, 'verdict accept'],
    ['who falls to ALL', 'who', {}, 'group ALL'],
    [
      'can any sender outside 10.0.0.0/8, 192.168.0.0/16 relay?',
      'can',
      { address: { 'not-in': ['10.0.0.0/8', '192.168.0.0/16'] } },
      'verdict relay',
    ],
    ['Can anyone but 10.1.1.5 relay', 'can', { address: { 'not-in': ['10.1.1.5'] } }, 'verdict relay'],
    [
      'what happens to 203.0.113.0/24 with a score below -2',
      'what',
      { address: { in: ['203.0.113.0/24'] }, score: { from: -10, to: -2.1 } },
      '',
    ],
    ['score above 3.5', 'what', { score: { from: 3.6, to: 10 } }, ''],
    ['what happens with a score from -3 to -1', 'what', { score: { from: -3, to: -1 } }, ''],
    ['who is accepted without a score?', 'who', { score: 'none' }, 'verdict accept'],
    ['outside 192.0.2. with a score of -4', 'what', { address: { 'not-in': ['192.0.2.'] }, score: { from: -4, to: -4 } }, ''],
    ['can senders with no name be accepted', 'can', { name: 'none' }, 'verdict accept'],
    ['what happens to senders without a confirmed name', 'what', { name: 'unconfirmed' }, ''],
    ['who is refused with an unconfirmed name', 'who', { name: 'claims' }, 'verdict tcprefuse'],
    ['what happens to hosts named .example.com and mail.example.net', 'what', { name: { in: ['.example.com', 'mail.example.net'] } }, ''],
    ['who is rejected outside country DE', 'who', { country: { 'not-in': ['DE'] } }, 'verdict reject'],
    ['who is accepted on bl.example', 'who', { dnslist: { in: ['bl.example'] } }, 'verdict accept'],
    ['who is accepted that is not on the list bl.example', 'who', { dnslist: { 'not-in': ['bl.example'] } }, 'verdict accept'],
    ['what happens to owner 7', 'what', { owner: { in: [7] } }, ''],
    ['who can relay', 'who', {}, 'verdict relay'],
    ['what does 203.0.113.9 get', 'what', { address: { in: ['203.0.113.9'] } }, ''],
    ['who is not rejected', 'who', {}, 'not verdict reject'],
    ["who isn't rejected or refused?", 'who', {}, 'not verdict reject, not verdict tcprefuse'],
    ['who is accepted or relayed', 'who', {}, 'verdict accept, verdict relay'],
    ['who is accepted but not throttled', 'who', {}, 'verdict accept, not verdict throttle'],
    ['who is throttled', 'who', {}, 'verdict throttle'],
    ['who is blocked', 'who', {}, 'verdict reject, verdict tcprefuse'],
    ['who has no score but is accepted', 'who', { score: 'none' }, 'verdict accept'],
    ['who gets $ACCEPTED or $TRUSTED', 'who', {}, 'policy ACCEPTED, policy TRUSTED'],
    ['which networks are trusted', 'who', {}, 'policy TRUSTED'],
    ['who matches blocked_list', 'who', {}, 'group BLOCKED_LIST'],
    ['who is not in BLOCKED_LIST', 'who', {}, 'not group BLOCKED_LIST'],
    ['what happens to everyone else', 'who', {}, 'group ALL'],
    ['is 10.1.2.3 allowed to relay', 'can', { address: { in: ['10.1.2.3'] } }, 'verdict relay'],
    ['who is allowed?', 'who', {}, 'verdict accept, verdict relay'],
    ['who is not allowed', 'who', {}, 'not verdict accept, not verdict relay'],
    ['who is not allowed to relay', 'who', {}, 'not verdict relay'],
    ['which group does 203.0.113.9 match', 'what', { address: { in: ['203.0.113.9'] } }, ''],
    ['who is in 192.0.2.0/24', 'what', { address: { in: ['192.0.2.0/24'] } }, ''],
    ['why is 203.0.113.9 rejected', 'who', { address: { in: ['203.0.113.9'] } }, 'verdict reject'],
    ['senders from Germany', 'what', { country: { in: ['DE'] } }, ''],
    ['who is accepted from the United States or DE', 'who', { country: { in: ['US', 'DE'] } }, 'verdict accept'],
    ['who is accepted that is not from Germany', 'who', { country: { 'not-in': ['DE'] } }, 'verdict accept'],
    ['score -2 or lower', 'what', { score: { from: -10, to: -2 } }, ''],
    ['at least 3', 'what', { score: { from: 3, to: 10 } }, ''],
    ['senders whose score is below −3', 'what', { score: { from: -10, to: -3.1 } }, ''],
    ['score < -2', 'what', { score: { from: -10, to: -2.1 } }, ''],
    ['score >= 4.5', 'what', { score: { from: 4.5, to: 10 } }, ''],
    ['a score not below -2', 'what', { score: { from: -2, to: 10 } }, ''],
    ['who is accepted between -1 and -3', 'who', { score: { from: -3, to: -1 } }, 'verdict accept'],
    ['is anyone with a negative score accepted', 'can', { score: { from: -10, to: -0.1 } }, 'verdict accept'],
    ['SBRS[-3.0:-1.0]', 'what', { score: { from: -3, to: -1 } }, ''],
    ['who is accepted with sbrs[none]', 'who', { score: 'none' }, 'verdict accept'],
    ['everyone without a PTR record', 'what', { name: 'none' }, ''],
    ['who has no reverse DNS', 'what', { name: 'none' }, ''],
    ['who is accepted whose DNS lookup fails', 'who', { class: 'serv.fail' }, 'verdict accept'],
    ['who is accepted whose name is mail.example.com', 'who', { name: { in: ['mail.example.com'] } }, 'verdict accept'],
    ['what about *.example.com', 'what', { name: { in: ['.example.com'] } }, ''],
    [
      'can anyone outside private networks relay',
      'can',
      { address: { 'not-in': ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', 'fc00::/7'] } },
      'verdict relay',
    ],
    [
      'can anyone on the internet relay',
      'can',
      { address: { 'not-in': ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', 'fc00::/7'] } },
      'verdict relay',
    ],
    [
      'who is accepted from 203.0.113.62 to 203.0.113.65',
      'who',
      { address: { in: ['203.0.113.62/31', '203.0.113.64/31'] } },
      'verdict accept',
    ],
    ['203.0.113.64-203.0.113.95', 'what', { address: { in: ['203.0.113.64/27'] } }, ''],
    ['2001:db8::2 to 2001:db8::10', 'what', { address: { in: ['2001:db8::2-2001:db8::10'] } }, ''],
    ['what happens to 203.0.113.64-95', 'what', { address: { in: ['203.0.113.64-95'] } }, ''],
    ['2001:db8::/32', 'what', { address: { in: ['2001:db8::/32'] } }, ''],
  ] satisfies [string, string, Senders, string][])('%s', (text, form, words, wanted) => {
    expect(readQuestion(text, hat)).toEqual({ form, set: { of: 'senders', words }, wanted: wants(wanted) });
  });

  it.each([
    ['', '', 'empty'],
    ['who gets plenty', 'plenty', 'unknown'],
    ['what happens with a score of plenty', 'of', 'score'],
    ['who is accepted from country', 'country', 'after'],
    ['who is accepted in 192.0.2.0/24 outside 192.0.2.1', '192.0.2.1', 'both'],
    ['who', '', 'outcome'],
    ['can anyone from outside relay', 'outside', 'after'],
    ['which senders bypass the spam filter', 'bypass', 'by-policy'],
    ['what happens to ann@example.com', 'ann@example.com', 'mail-address'],
    ['is this an open relay', 'open relay', 'open-relay'],
    ['who gets $NOWHERE', '$NOWHERE', 'no-policy'],
    ['who has a bad score', 'bad', 'score'],
    ['who has a score that is not -3', 'that', 'score'],
  ] satisfies [string, string, QuestionFault['hint']][])('that is no question: %s', (text, word, hint) => {
    expect(readQuestion(text, hat)).toEqual({ kind: 'question-fault', word, hint });
  });
});

describe('a question about recipients', () => {
  it.each([
    ['what happens to postmaster@?', 'what', { user: { in: ['postmaster'] } }, ''],
    ['what happens to ann@example.com', 'what', { user: { in: ['ann'] }, domain: { in: ['example.com'] } }, ''],
    ['can anyone outside example.com be accepted?', 'can', { domain: { 'not-in': ['example.com'] } }, 'verdict accept'],
    ['who is rejected at .example.com', 'who', { domain: { in: ['.example.com'] } }, 'verdict reject'],
    ['what happens to user ann', 'what', { user: { in: ['ann'] } }, ''],
  ] satisfies [string, string, Recipients, string][])('%s', (text, form, words, wanted) => {
    expect(readQuestion(text, rat)).toEqual({ form, set: { of: 'recipients', words }, wanted: wants(wanted) });
  });

  it('that a RAT has no answer to', () => {
    expect(readQuestion('who is relayed', rat)).toEqual({ kind: 'question-fault', word: 'relayed', hint: 'no-relay' });
  });
});

describe('an answer', () => {
  const table: TableSource = {
    kind: 'hat',
    listener: 'public',
    text: '$BLOCKED\n    REJECT\nINSIDE:\n    10.0.0.0/8\n    RELAY\nBAD:\n    sbrs[-10.0:-3.0], sbrs[none]\n    $BLOCKED\nALL\n    ACCEPT\n',
  };

  it('folds the lines of one outcome, and tells of each who it is and whom to try', () => {
    const answer = askSet(table, 'who gets $BLOCKED in 203.0.113.0/24', 1);
    expect(answer).toEqual({
      form: 'who',
      lines: 3,
      outcomes: [
        {
          answer: { verdict: 'reject', throttled: false, group: 'BAD', policy: '$BLOCKED', entry: 'sbrs[-10.0:-3.0]', line: 7 },
          count: 2,
          rows: [
            {
              answer: { verdict: 'reject', throttled: false, group: 'BAD', policy: '$BLOCKED', entry: 'sbrs[-10.0:-3.0]', line: 7 },
              description: 'score -10.0 to -3.0',
              witness: expect.objectContaining({
                ip: expect.stringMatching(/^203\.0\.113\./) as string,
                sbrs: expect.any(Number) as number,
              }) as object,
            },
          ],
        },
      ],
    });
  });

  it('is nobody where nobody comes to what is asked, which proves it', () => {
    expect(askSet(table, 'can anyone outside 10.0.0.0/8 relay', 5)).toMatchObject({ form: 'can', outcomes: [] });
    expect(askSet(table, 'can anyone relay', 5)).toMatchObject({ outcomes: [{ answer: { group: 'INSIDE' } }] });
  });

  it('is everyone but those that are denied, and any of several that are asked for', () => {
    const groups = (text: string): readonly unknown[] => {
      const answer = askSet(table, text, 5);
      return 'kind' in answer ? [answer] : answer.outcomes.map((outcome) => outcome.answer.group);
    };
    expect(groups('who is not rejected')).toEqual(['INSIDE', 'ALL']);
    expect(groups('who is relayed or rejected')).toEqual(['INSIDE', 'BAD']);
    expect(groups('who is accepted that is not in ALL')).toEqual([]);
  });

  it('tells whom a policy throttles by its limit, not by its name', () => {
    const slow = `$SLOW\n    ACCEPT {\n        max_rcpts_per_hour = 20\n    }\n192.0.2.1\n    $SLOW\n${table.text}`;
    expect(askSet({ ...table, text: slow }, 'who is throttled', 5)).toMatchObject({
      outcomes: [{ answer: { verdict: 'accept', throttled: true, policy: '$SLOW' } }],
    });
    expect(askSet(table, 'who is throttled', 5)).toMatchObject({ outcomes: [] });
  });

  it('gives back what the analysis cannot read', () => {
    expect(askSet(table, 'what happens to 203.0.113.0/40', 5)).toMatchObject({ kind: 'set-fault', key: 'address', word: '203.0.113.0/40' });
  });

  it('is given by a RAT too', () => {
    const text = 'postmaster@ ACCEPT\nexample.com ACCEPT\nALL REJECT\n';
    expect(askSet({ kind: 'rat', listener: 'public', text }, 'what happens to postmaster@', 5)).toMatchObject({
      outcomes: [{ answer: { verdict: 'accept', entry: 'postmaster@', line: 1 }, rows: [{ description: 'postmaster at any domain' }] }],
    });
  });
});
