import { describe, expect, it } from 'vitest';
import { sayTrace } from '#esa';
import { connectInput, currentSteps, lineInput, replay, start, step, traceOf, type Input, type Snapshot } from '#lab';
import { scenario } from '../tools/scenario.ts';

const accept = (noMatch: string, limit: number) =>
  (scenario()['appliance.yaml'] ?? '')
    .replace(/where: conversation\n.*unreachable: fail.*/, `where: work_queue\n      no_match: ${noMatch}`)
    .replace('dhap_limit: 25', `dhap_limit: ${limit}`);

/** The Why of the last line typed, from the partner's host. */
function why(appliance: string, lines: readonly string[], down = false): readonly string[] {
  const begun = start({ ...scenario(), 'appliance.yaml': appliance });
  let now: Snapshot = begun;
  const inputs: Input[] = [];
  const act = (input: Input): void => {
    inputs.push(input);
    now = step(now, input).after;
  };
  act(connectInput(now, 'a', '198.51.100.25', '192.0.2.25', 25));
  if (down) act({ kind: 'fault', at: now.clock, fault: 'directory', on: true });
  for (const line of ['HELO x', 'MAIL FROM:<kinda@globomantics.com>', ...lines]) act(lineInput(now, 'a', line));
  const steps = currentSteps(replay(begun, inputs));
  return traceOf(begun, steps, { step: steps.length - 1, decision: 0 }).map((row) => `${row.mark} ${row.name}: ${sayTrace(row)}`);
}

const to = (...recipients: readonly string[]): readonly string[] => [
  ...recipients.map((recipient) => `RCPT TO:<${recipient}>`),
  'DATA',
  'Subject: hello',
  '',
  '.',
];
const rows = (told: readonly string[]): readonly string[] => told.filter((row) => row.includes('@carvedrock.com:'));

describe('the explanation of an acceptance whose recipients the work queue asks about', () => {
  it('tells of each recipient whether it goes on or bounces, and with which filter it was asked', () => {
    const told = why(accept('bounce', 25), to('angie@carvedrock.com', 'nobody.here@carvedrock.com'));
    expect(rows(told)).toEqual([
      'asked angie@carvedrock.com: the directory knows this one, who goes on to delivery',
      'asked nobody.here@carvedrock.com: the directory knows nobody by this address, and the listener bounces it: the sender gets a letter',
    ]);
    expect(told.filter((row) => row.startsWith('asked CarvedRock.ldapaccept: asked with '))).toHaveLength(2);
  });

  it('tells when the listener drops, and when the host has guessed too often', () => {
    expect(rows(why(accept('drop', 1), to('a@carvedrock.com', 'b@carvedrock.com')))).toEqual([
      'asked a@carvedrock.com: the directory knows nobody by this address, and the listener drops it: nobody is told',
      'asked b@carvedrock.com: the directory knows nobody by this address, and the host is past its limit of 1 wrong recipients an hour: dropped, and nobody is told',
    ]);
  });

  it('tells that the message waits while the directory does not answer', () => {
    expect(rows(why(accept('bounce', 25), to('angie@carvedrock.com'), true))).toEqual([
      'asked angie@carvedrock.com: the directory does not answer, so the message waits in the work queue',
    ]);
  });

  it('says at RCPT that the directory is asked later', () => {
    expect(why(accept('bounce', 25), ['RCPT TO:<nobody.here@carvedrock.com>'])).toContain(
      'unasked directory: not asked now: the listener leaves it to the work queue, once the message is accepted',
    );
  });
});
