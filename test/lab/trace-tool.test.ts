import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Decision } from '#esa';
import { connectInput, lineInput, start, stepsOf, traceDraft, type Files, type Snapshot } from '#lab';
import { scenario } from '../tools/scenario.ts';
import { partner } from '../esa/trace-tool/traced.ts';

const lab = start(scenario());

describe('traceDraft', () => {
  it('agrees with the session for every sender, envelope and draft of the scenario', () => {
    const address = fc.constantFrom(
      '198.51.100.25',
      '192.0.2.140',
      '203.0.113.77',
      '203.0.113.130',
      '203.0.113.90',
      '10.1.1.5',
      '203.0.113.9',
    );
    const listener = fc.constantFrom('InboundMail', 'OutboundMail');
    const sender = fc.constantFrom('kinda@globomantics.com', '', 'nobody');
    const recipient = fc.constantFrom(
      'angie@carvedrock.com',
      'nobody.here@carvedrock.com',
      'postmaster',
      'x@elsewhere.example',
      'ANGIE@carvedrock.com',
    );
    const draft = fc.constantFrom<Files>(
      {},
      { 'InboundMail.hat': 'FEW:\n 203.0.113.0/24\n ACCEPT { max_rcpts_per_msg = 1 }\nALL\n ACCEPT\n' },
      { 'InboundMail.rat': 'elsewhere.example ACCEPT\nALL REJECT\n' },
      { 'directory.ldif': '' },
    );
    const body = fc.constantFrom('', 'Subject: x\n\n.\n', 'no header');
    fc.assert(
      fc.property(
        address,
        listener,
        sender,
        fc.array(recipient, { minLength: 1, maxLength: 4 }),
        draft,
        body,
        (from, on, mail, rcpts, edits, text) => {
          const fields = { ...partner, address: from, listener: on, sender: mail, recipients: rcpts.join(' '), body: text };
          const made = traceDraft(lab, edits, fields);
          expect(made.kind === 'traced' ? made.traced.decisions.map(told) : []).toEqual(
            session(edits, from, on, mail, rcpts, text).map(told),
          );
        },
      ),
      { seed: 20191008, numRuns: 150 },
    );
  });
  it('leaves the lab as it was', () => {
    const before = structuredClone(lab);
    traceDraft(lab, { 'InboundMail.rat': 'ALL ACCEPT\n' }, partner);
    expect(lab).toEqual(before);
  });
  it('says where a listener cannot be reached, and which fields cannot be used', () => {
    const files = scenario();
    const draft = { 'appliance.yaml': (files['appliance.yaml'] ?? '').replace('interface: Data 2', 'interface: Data 9') };
    expect(traceDraft(lab, draft, partner)).toEqual({ kind: 'nothing-listens', listener: 'InboundMail' });
    expect(traceDraft(lab, {}, { ...partner, score: '11' })).toMatchObject({ kind: 'complaints', complaints: [{ field: 'score' }] });
  });
});

/** What a decision comes to, apart from the ids of what it was made on. */
const told = ({ at, fate, verdict, reply }: Decision) => ({ at, fate, verdict, reply });

/** The same as a real client would have it, after the draft has been committed. */
function session(
  draft: Files,
  from: string,
  listener: string,
  mail: string,
  recipients: readonly string[],
  body: string,
): readonly Decision[] {
  const files = { ...scenario(), ...draft };
  const decisions: Decision[] = [];
  let now: Snapshot = start(files);
  const act = (input: Parameters<typeof stepsOf>[1]): void => {
    const steps = stepsOf(now, input);
    decisions.push(...steps.flatMap((made) => made.decisions));
    now = steps.at(-1)?.after ?? now;
  };
  const line = (text: string): void => act(lineInput(now, 'c', text));
  act(connectInput(now, 'c', from, listener === 'InboundMail' ? '192.0.2.25' : '10.1.1.1', 25));
  line('EHLO email.globomantics.com');
  line(`MAIL FROM:<${mail}>`);
  for (const recipient of recipients) line(`RCPT TO:<${recipient}>`);
  if ((now.connections['c']?.transaction?.recipients.length ?? 0) === 0) return decisions;
  line('DATA');
  for (const text of body === '' ? [] : body.replace(/\n$/, '').split('\n')) line(text.replace(/^\./, '..'));
  line('.');
  return decisions;
}
