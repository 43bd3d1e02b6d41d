import { describe, expect, it } from 'vitest';
import { explain, sayTrace, type Decision } from '#esa';
import { stepsOfTranscript } from '../../tools/transcript.ts';

const VERIFYING = `=== InboundMail.hat
$VERIFIED
    ACCEPT {
        sender_vrfy = "on"
    }
ALL
    $VERIFIED
===`;

/** The decision on one MAIL under a policy that verifies, with the acts before it. */
function mail(sender: string, files = VERIFYING, ...before: readonly string[]): { decision: Decision; why: readonly string[] } {
  const acts = ['C: HELO email.globomantics.com', ...before, `C: MAIL FROM:<${sender}>`].join('\n');
  const step = stepsOfTranscript(`Title: x\nFrom: email.globomantics.com\n${files}\n\n${acts}\n`).at(-1);
  const decision = step?.decisions.at(-1);
  if (step === undefined || decision === undefined) return expect.fail('nothing was decided');
  const rows = explain(decision, step.after.configuration, 'InboundMail');
  return { decision, why: rows.map((row) => `${row.mark} ${row.name}: ${sayTrace(row)}`) };
}

describe('why a sender was judged so', () => {
  it('tells every look-up that was made', () => {
    expect(mail('kinda@globomantics.com').why.slice(0, 2)).toEqual([
      'asked MX globomantics.com: answered 10 email.globomantics.com',
      'asked A email.globomantics.com: answered 198.51.100.25',
    ]);
  });
  it('asks for the domain’s own address where there is no MX', () => {
    expect(mail('x@email.globomantics.com').why.slice(0, 2)).toEqual([
      'asked MX email.globomantics.com: has none',
      'asked A email.globomantics.com: answered 198.51.100.25',
    ]);
  });
  it('names the look-up that refused, and the line that had it made', () => {
    const { decision, why } = mail('kinda@nowhere.example');
    expect(decision.because[0]).toMatchObject({ kind: 'line', file: 'InboundMail.hat', label: 'sender_vrfy' });
    expect(why.slice(0, 2)).toEqual(['asked sender_vrfy: the policy says to look', 'decides MX nowhere.example: does not exist']);
  });
  it('blames the fault while no name server answers', () => {
    const { why } = mail('kinda@globomantics.com', VERIFYING, '! dns down');
    expect(why[0]).toBe('decides dns: no name server answers');
  });
  it('needs nothing but the policy where the sender has no domain', () => {
    expect(mail('kinda').why[0]).toBe('decides sender_vrfy: the policy says to look');
  });
  it('looks nothing up where the policy does not ask', () => {
    expect(mail('kinda@nowhere.example', '').decision.facts).toEqual({ kind: 'sender', sender: 'kinda@nowhere.example', mid: 1 });
  });
});
