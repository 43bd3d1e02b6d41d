import { describe, expect, it } from 'vitest';
import { askSet } from '../../../src/ui/analysis/ask.ts';
import { readQuestion, type AskedSet, type QuestionFault, type Wanted } from '../../../src/ui/analysis/read-question.ts';
import type { TableSource } from '../../../src/ui/analysis/table-source.ts';

const hat = { kind: 'hat', groups: ['ALL', 'BLOCKED_LIST', 'ACCEPTED'], policies: ['ACCEPTED', 'THROTTLED'] } as const;
const rat = { kind: 'rat', groups: [], policies: [] } as const;
type Senders = Extract<AskedSet, { of: 'senders' }>['words'];
type Recipients = Extract<AskedSet, { of: 'recipients' }>['words'];

describe('a question about senders', () => {
  it.each([
    ['who gets $BLOCKED?', 'who', {}, { policy: 'BLOCKED' }],
    ['who gets policy throttled', 'who', {}, { policy: 'THROTTLED' }],
    ['Which senders get the policy ACCEPTED?', 'who', {}, { policy: 'ACCEPTED' }],
    ['who is decided by group ACCEPTED', 'who', {}, { group: 'ACCEPTED' }],
    ['who is accepted', 'who', {}, { verdict: 'accept' }],
    ['who falls to ALL', 'who', {}, { group: 'ALL' }],
    [
      'can any sender outside 10.0.0.0/8, 192.168.0.0/16 relay?',
      'can',
      { address: { 'not-in': ['10.0.0.0/8', '192.168.0.0/16'] } },
      { verdict: 'relay' },
    ],
    ['Can anyone but 10.1.1.5 relay', 'can', { address: { 'not-in': ['10.1.1.5'] } }, { verdict: 'relay' }],
    [
      'what happens to 203.0.113.0/24 with a score below -2',
      'what',
      { address: { in: ['203.0.113.0/24'] }, score: { from: -10, to: -2.1 } },
      null,
    ],
    ['score above 3.5', 'what', { score: { from: 3.6, to: 10 } }, null],
    ['what happens with a score from -3 to -1', 'what', { score: { from: -3, to: -1 } }, null],
    ['who is accepted without a score?', 'who', { score: 'none' }, { verdict: 'accept' }],
    ['outside 192.0.2. with a score of -4', 'what', { address: { 'not-in': ['192.0.2.'] }, score: { from: -4, to: -4 } }, null],
    ['can senders with no name be accepted', 'can', { name: 'none' }, { verdict: 'accept' }],
    ['what happens to senders without a confirmed name', 'what', { name: 'unconfirmed' }, null],
    ['who is refused with an unconfirmed name', 'who', { name: 'claims' }, { verdict: 'tcprefuse' }],
    ['what happens to hosts named .example.com and mail.example.net', 'what', { name: { in: ['.example.com', 'mail.example.net'] } }, null],
    ['who is rejected outside country DE', 'who', { country: { 'not-in': ['DE'] } }, { verdict: 'reject' }],
    ['who is accepted on bl.example', 'who', { dnslist: { in: ['bl.example'] } }, { verdict: 'accept' }],
    ['who is accepted that is not on the list bl.example', 'who', { dnslist: { 'not-in': ['bl.example'] } }, { verdict: 'accept' }],
    ['what happens to owner 7', 'what', { owner: { in: [7] } }, null],
    ['2001:db8::/32', 'what', { address: { in: ['2001:db8::/32'] } }, null],
  ] satisfies [string, string, Senders, Wanted | null][])('%s', (text, form, words, wanted) => {
    expect(readQuestion(text, hat)).toEqual({ form, set: { of: 'senders', words }, wanted });
  });

  it.each([
    ['', '', 'empty'],
    ['who gets everything', 'everything', 'unknown'],
    ['what happens with a score of plenty', 'of', 'score'],
    ['who is accepted from country', 'country', 'after'],
    ['who is accepted in 192.0.2.0/24 outside 192.0.2.1', '192.0.2.1', 'both'],
    ['who is in 192.0.2.0/24', '', 'outcome'],
  ] satisfies [string, string, QuestionFault['hint']][])('that is no question: %s', (text, word, hint) => {
    expect(readQuestion(text, hat)).toEqual({ kind: 'question-fault', word, hint });
  });
});

describe('a question about recipients', () => {
  it.each([
    ['what happens to postmaster@?', 'what', { user: { in: ['postmaster'] } }, null],
    ['what happens to ann@example.com', 'what', { user: { in: ['ann'] }, domain: { in: ['example.com'] } }, null],
    ['can anyone outside example.com be accepted?', 'can', { domain: { 'not-in': ['example.com'] } }, { verdict: 'accept' }],
    ['who is rejected at .example.com', 'who', { domain: { in: ['.example.com'] } }, { verdict: 'reject' }],
    ['what happens to user ann', 'what', { user: { in: ['ann'] } }, null],
  ] satisfies [string, string, Recipients, Wanted | null][])('%s', (text, form, words, wanted) => {
    expect(readQuestion(text, rat)).toEqual({ form, set: { of: 'recipients', words }, wanted });
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
          answer: { verdict: 'reject', group: 'BAD', policy: '$BLOCKED', entry: 'sbrs[-10.0:-3.0]', line: 7 },
          count: 2,
          rows: [
            {
              answer: { verdict: 'reject', group: 'BAD', policy: '$BLOCKED', entry: 'sbrs[-10.0:-3.0]', line: 7 },
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
