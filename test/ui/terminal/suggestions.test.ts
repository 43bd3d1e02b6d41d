import { describe, expect, it } from 'vitest';
import { legalActs, type Phase } from '#smtp';
import { addressesIn, chipsOf, completionsOf, type Situation } from '../../../src/ui/terminal/suggestions.ts';

const situation = (phase: Phase | null, more: Partial<Situation> = {}): Situation => ({
  phase,
  acts: phase === null ? [] : legalActs(phase),
  letter: [],
  self: 'email.globomantics.com',
  hosts: ['email.globomantics.com', 'mail.supplier.example'],
  places: ['email.carvedrock.com', 'mail.supplier.example'],
  addresses: ['kinda@globomantics.com', 'angie@carvedrock.com'],
  canRepeat: false,
  ...more,
});

describe('completionsOf', () => {
  it.each<[Phase | null, string, readonly string[]]>([
    [null, 'te', ['telnet ']],
    [null, 'telnet em', ['telnet email.carvedrock.com 25']],
    [null, 'as MAIL', ['as mail.supplier.example']],
    [null, 'frob', []],
    ['connected', 'HE', ['HELO ', 'HELP']],
    ['connected', 'ehlo ', ['EHLO email.globomantics.com', 'EHLO mail.supplier.example']],
    ['greeted', 'm', ['MAIL FROM:<']],
    ['greeted', 'MAIL FROM:<ki', ['MAIL FROM:<kinda@globomantics.com>']],
    ['sender', 'rcpt to: a', ['RCPT TO:<angie@carvedrock.com>']],
    ['sender', 'MAIL', []],
    ['recipient', 'DATA', []],
    ['message', 'Fr', ['From: ']],
    ['message', 'To: an', ['To: angie@carvedrock.com']],
    ['greeted', '', []],
  ])('in phase %s completes `%s`', (phase, line, lines) => {
    expect(completionsOf(line, situation(phase))).toEqual(lines);
  });

  it('leaves the body of a letter alone', () => {
    expect(completionsOf('Fr', situation('message', { letter: ['Subject: x', ''] }))).toEqual([]);
  });
});

describe('chipsOf', () => {
  const labels = (given: Situation) => chipsOf(given).map(({ label, refusal }) => (refusal === null ? label : `(${label})`));

  it.each<[Phase | null, readonly string[]]>([
    [null, ['telnet email.carvedrock.com 25', 'hosts', 'help']],
    ['connected', ['HELO', 'EHLO', 'QUIT', '(MAIL)', '(RCPT)', '(DATA)']],
    ['greeted', ['MAIL FROM:', 'QUIT', '(RCPT)', '(DATA)']],
    ['recipient', ['RCPT TO:', 'DATA', 'RSET', 'QUIT', '(MAIL)']],
    ['message', ['From:', 'To:', '', '.', '(QUIT)']],
  ])('in phase %s offers what leads on, and dashed what gets a 503', (phase, chips) => {
    expect(labels(situation(phase))).toEqual(chips);
  });

  it('offers the fields that a letter still lacks, and after its blank line the dot', () => {
    const head = labels(situation('message', { letter: ['From: a', 'to: b'] }));
    const body = labels(situation('message', { letter: ['From: a', ''] }));
    expect([head, body]).toEqual([
      ['Subject:', 'Date:', '', '.', '(QUIT)'],
      ['.', '(QUIT)'],
    ]);
  });

  it('says which 503 a dashed verb would get', () => {
    expect(chipsOf(situation('greeted')).find(({ label }) => label === 'DATA')?.refusal).toEqual({
      kind: 'order',
      verb: 'DATA',
      order: 'MAIL first',
    });
  });

  it('leaves the caret between the brackets of a path', () => {
    expect(chipsOf(situation('greeted'))[0]).toMatchObject({ text: 'MAIL FROM:<>', back: 1 });
  });
});

describe('addressesIn', () => {
  it('gives each address once, the last one seen first', () => {
    expect(addressesIn(['MAIL FROM:<a@x.example>', 'To: b@y.example', 'From: A <a@x.example>'])).toEqual(['a@x.example', 'b@y.example']);
  });
});
