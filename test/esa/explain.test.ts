import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deciderOf, explain, sayTrace, type Decision, type Texts, type TraceRow } from '#esa';
import { connectInput, currentSteps, lineInput, replay, start, step, traceOf, type Snapshot } from '#lab';
import { scenario } from '../tools/scenario.ts';
import { anyActs, SEED, timed, type Act } from '../tools/inputs.ts';

const files = scenario();

function opened(hat: string, from: string): { decision: Decision; texts: Texts } {
  const now = start({ ...files, 'InboundMail.hat': hat });
  const { decisions, after } = step(now, connectInput(now, 'a', from, '192.0.2.25', 25));
  const [decision] = decisions;
  if (decision === undefined) expect.fail('nothing was decided');
  return { decision, texts: after.configuration };
}

const words = (rows: readonly TraceRow[]): readonly string[] => rows.map((row) => `${row.mark} ${row.name}: ${sayTrace(row)}`);

describe('explain', () => {
  it('tells what was passed over and why, what decided, and what was never asked', () => {
    const hat =
      'EMPTY:\n$ACCEPTED\nFAR:\n203.0.113.0/24\n$ACCEPTED\nSKIP:\n198.51.100.\nCONTINUE\nHERE:\n.globomantics.com\n$ACCEPTED\nLATE:\nSBRS[4.0:5.0]\nREJECT\nALL\nREJECT\n$ACCEPTED\nACCEPT\n';
    const { decision, texts } = opened(hat, '198.51.100.25');
    expect(words(explain(decision, texts))).toEqual([
      'asked InboundMail: public listener on 192.0.2.25, port 25',
      'passed EMPTY: it lists no sender',
      'passed FAR: 198.51.100.25 is not in 203.0.113.0/24',
      'passed SKIP: 198.51.100. matches, but CONTINUE reads on',
      'decides HERE: the confirmed name email.globomantics.com lies below .globomantics.com',
      'unasked LATE: never asked, but sbrs[4.0:5.0] would match',
      'unasked ALL: never asked, but ALL would match',
      'asked $ACCEPTED: ACCEPT: mail for our recipients is taken',
      'reply 220: The door is open. Say who you are.',
    ]);
  });

  it('ends a refusal with what the sending server does now', () => {
    const { decision, texts } = opened('ALL\nREJECT\n', '198.51.100.25');
    expect(words(explain(decision, texts)).at(-1)).toBe(
      'then sender: A sending server gives up at once and returns the mail to its author.',
    );
  });

  it('points each row at the line of the table it speaks of', () => {
    const hat = 'A:\n203.0.113.1\nREJECT\nB:\n198.51.100.25\nACCEPT\nALL\nREJECT\n';
    const { decision, texts } = opened(hat, '198.51.100.25');
    const row = explain(decision, texts).find(({ mark }) => mark === 'decides');
    if (row?.ref?.kind !== 'line') expect.fail('it points nowhere');
    expect(row.ref).toMatchObject({ file: 'InboundMail.hat', revision: 0, label: 'B' });
    expect(hat.slice(row.ref.span.start, row.ref.span.end)).toBe('198.51.100.25');
  });

  it('explains a recipient by table and directory', () => {
    const now = start(files);
    const lines = ['HELO x', 'MAIL FROM:<a@b.example>', 'RCPT TO:<nobody.here@carvedrock.com>'];
    const inputs = (at: Snapshot) => [
      connectInput(at, 'a', '198.51.100.25', '192.0.2.25', 25),
      ...lines.map((line) => lineInput(at, 'a', line)),
    ];
    const steps = currentSteps(replay(now, inputs(now)));
    const rows = traceOf(now, steps, { step: steps.length - 1, decision: 0 });
    expect(words(rows)).toEqual([
      'asked carvedrock.com: ACCEPT: the recipient’s domain is this one',
      'unasked ALL: never asked, but ALL would match',
      'asked CarvedRock.ldapaccept: asked with (|(mail=nobody.here@carvedrock.com)(proxyAddresses=smtp:nobody.here@carvedrock.com))',
      'decides directory: the directory knows nobody by this address',
      'asked invalid-per-hour: wrong recipient 1 of 25 this hour; the hour ends at 22:28',
      'reply 550: Nobody here by that name.',
      'then sender: A sending server gives up at once and returns the mail to its author.',
    ]);
  });

  it('tells first what was made of an address before it was judged', () => {
    const rat = '    rat: InboundMail.rat\n';
    const more = "    default_domain: carvedrock.com\n    domain_map:\n      '@old.example': '@carvedrock.com'\n";
    const appliance = (files['appliance.yaml'] ?? '').replace(rat, `${rat}${more}`);
    const now = start({ ...files, 'appliance.yaml': appliance });
    const typed = (line: string): Act => ({ kind: 'octets', connection: 'c', octets: `${line}\r\n` });
    const acts: readonly Act[] = [
      { kind: 'connect', connection: 'c', from: '198.51.100.25', to: '192.0.2.25', port: 25 },
      ...['HELO x', 'MAIL FROM:<joe>', 'RCPT TO:<angie@Old.example>'].map(typed),
    ];
    const steps = currentSteps(replay(now, timed(acts, now.clock)));
    const told = (step: number) => traceOf(now, steps, { step, decision: 0 });
    expect(words(told(2))[0]).toBe('asked InboundMail: joe has no domain and gets the listener’s: joe@carvedrock.com');
    expect(words(told(3)).slice(0, 2)).toEqual([
      'asked @old.example: the domain map turns angie@Old.example into angie@carvedrock.com',
      'asked carvedrock.com: ACCEPT: the recipient’s domain is this one',
    ]);
    const [first] = told(3);
    if (first?.ref?.kind !== 'line') expect.fail('it points nowhere');
    expect(appliance.slice(first.ref.span.start, first.ref.span.end)).toBe("'@old.example': '@carvedrock.com'");
  });

  it('tells what a server said that was called ahead', () => {
    const rat = '    rat: InboundMail.rat\n';
    const carvedRock = (files['appliance.yaml'] ?? '').replace(rat, `${rat}    call_ahead: { failure: accept }\n`);
    const world = (files['world.yaml'] ?? '').replace('    user: angie\n', '    user: angie\n    mailboxes: [angie@carvedrock.com]\n');
    const now = start({ ...files, 'appliance.yaml': carvedRock, 'world.yaml': world });
    const typed = (line: string): Act => ({ kind: 'octets', connection: 'c', octets: `${line}\r\n` });
    const acts: readonly Act[] = [
      { kind: 'connect', connection: 'c', from: '198.51.100.25', to: '192.0.2.25', port: 25 },
      ...['HELO x', 'MAIL FROM:<>', 'RCPT TO:<angie@carvedrock.com>', 'RCPT TO:<boris@carvedrock.com>'].map(typed),
      { kind: 'fault', fault: 'next-hop', on: true },
      typed('RCPT TO:<boris@carvedrock.com>'),
    ];
    const steps = currentSteps(replay(now, timed(acts, now.clock)));
    const told = (step: number) => words(traceOf(now, steps, { step, decision: 0 })).filter((text) => /^\w+ (?:SMTP|carved)/.test(text));
    const asked = 'asked carvedrock.com: ACCEPT: the recipient’s domain is this one';
    expect(told(3)).toEqual([asked, 'asked SMTP Call-Ahead: exchange.carvedrock.com was asked and takes mail for this recipient']);
    expect(told(4)).toEqual([asked, 'decides SMTP Call-Ahead: exchange.carvedrock.com was asked and knows nobody by this address']);
    expect(told(6)).toEqual([asked, 'asked SMTP Call-Ahead: nobody answers at carvedrock.com, and the listener lets mail in then']);
  });

  it('tells of an answer that was kept, of a server that is away, and of a line that spares the directory', () => {
    const accept = '      unreachable: fail # or allow\n';
    const appliance = (files['appliance.yaml'] ?? '').replace(accept, '      unreachable: allow\n');
    const rat = 'orders@ ACCEPT { bypass_ldap_accept = "on" }\ncarvedrock.com ACCEPT\nALL REJECT\n';
    const now = start({ ...files, 'appliance.yaml': appliance, 'InboundMail.rat': rat });
    const typed = (line: string): Act => ({ kind: 'octets', connection: 'c', octets: `${line}\r\n` });
    const acts: readonly Act[] = [
      { kind: 'connect', connection: 'c', from: '198.51.100.25', to: '192.0.2.25', port: 25 },
      ...['HELO x', 'MAIL FROM:<>', 'RCPT TO:<angie@carvedrock.com>', 'RCPT TO:<angie@carvedrock.com>'].map(typed),
      { kind: 'fault', fault: 'directory', on: true },
      ...['RCPT TO:<boris@carvedrock.com>', 'RCPT TO:<orders@carvedrock.com>'].map(typed),
    ];
    const steps = currentSteps(replay(now, timed(acts, now.clock)));
    const told = (step: number) => words(traceOf(now, steps, { step, decision: 0 })).filter((text) => !text.startsWith('unasked'));
    const filter = (user: string) => `(|(mail=${user}@carvedrock.com)(proxyAddresses=smtp:${user}@carvedrock.com))`;
    expect(told(4)).toEqual([
      'passed orders@: another recipient',
      'asked carvedrock.com: ACCEPT: the recipient’s domain is this one',
      `asked CarvedRock.ldapaccept: not asked again: ${filter('angie')} was answered before, and the answer still holds`,
      'decides directory: the directory knows uid=angie,ou=people,dc=carvedrock,dc=com',
      'reply 250: This recipient is on the envelope.',
    ]);
    expect(told(6).slice(2, 4)).toEqual([
      `asked CarvedRock.ldapaccept: asked with ${filter('boris')}`,
      'decides directory: the directory does not answer, and the listener lets mail in then',
    ]);
    expect(told(7)[0]).toBe('decides orders@: ACCEPT past the directory: this user, in any domain');
  });

  it('says why mail that is relayed needs no RAT, and that filters let a message pass', () => {
    const now = start(files);
    const lines = ['HELO x', 'MAIL FROM:<angie@carvedrock.com>', 'RCPT TO:<kinda@globomantics.com>', 'DATA', '.'];
    const inputs = [connectInput(now, 'a', '10.1.1.5', '10.1.1.1', 25), ...lines.map((line) => lineInput(now, 'a', line))];
    const steps = currentSteps(replay(now, inputs));
    const rowsAt = (step: number) => words(traceOf(now, steps, { step, decision: 0 }));
    expect(rowsAt(3)).toContain('asked RAT: it keeps strangers to our own domains; whoever we relay for may write to the whole world');
    expect(rowsAt(5)).toContain(
      'asked work queue: filters and engines let it pass: Postern shows where they stand and does not judge by them',
    );
  });

  it('has exactly one deciding row for every decision, and it is the rule the decision names', () => {
    fc.assert(
      fc.property(anyActs, (acts) => {
        const begun = start(files);
        const steps = currentSteps(replay(begun, timed(acts, begun.clock)));
        for (const [at, { decisions }] of steps.entries()) {
          for (const [index, decision] of decisions.entries()) {
            const rows = traceOf(begun, steps, { step: at, decision: index });
            const deciding = rows.filter(({ mark }) => mark === 'decides');
            expect(deciding).toHaveLength(1);
            if (decision.at === 'connect' && decision.facts.kind === 'connection') expect(deciding[0]?.name).toBe(deciderOf(decision));
            for (const row of rows) expect(sayTrace(row)).not.toMatch(/[{]\w+[}]|undefined/);
          }
        }
      }),
      SEED,
    );
  });

  it('agrees with a plain first-match scan of the text', () => {
    const entry = fc.constantFrom(
      '198.51.100.25',
      '198.51.',
      '203.0.113.0/24',
      '.example',
      '.globomantics.com',
      'SBRS[-10.0:0.0]',
      'SBRS[0.0:10.0]',
      'SBRS[none]',
    );
    const group = fc.tuple(entry, fc.constantFrom('ACCEPT', 'REJECT', 'TCPREFUSE', 'CONTINUE'));
    const means: Readonly<Record<string, readonly string[]>> = {
      '198.51.100.25': ['198.51.100.25', '198.51.', '.globomantics.com', 'SBRS[0.0:10.0]'],
      '203.0.113.130': ['203.0.113.0/24', '.example', 'SBRS[-10.0:0.0]'],
      '203.0.113.77': ['203.0.113.0/24', 'SBRS[none]'],
    };
    fc.assert(
      fc.property(fc.array(group, { maxLength: 8 }), fc.constantFrom(...Object.keys(means)), (groups, from) => {
        const hat = groups.map(([text, behaviour], index) => `G${index}:\n${text}\n${behaviour}\n`).join('') + 'ALL\nACCEPT\n';
        const first = groups.findIndex(([text, behaviour]) => behaviour !== 'CONTINUE' && means[from]?.includes(text) === true);
        const { decision, texts } = opened(hat, from);
        expect(deciderOf(decision)).toBe(first < 0 ? 'ALL' : `G${first}`);
        expect(
          explain(decision, texts)
            .filter(({ mark }) => mark === 'decides')
            .map(({ name }) => name),
        ).toEqual([first < 0 ? 'ALL' : `G${first}`]);
      }),
      { ...SEED, numRuns: 200 },
    );
  });
});
