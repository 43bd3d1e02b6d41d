/** What trace prints of one recipient: default domain, domain map, Recipient Access Table, directory, alias. Order: User Guide 9.1.2, p. 1083. */
import { decodeUtf8 } from '#smtp';
import type { Listener } from '../config/appliance.ts';
import type { Decision, Rewriting, RuleRef } from '../decision.ts';
import { CALL_AHEAD } from '../judge/call-ahead.ts';
import type { TraceLine } from './trace-line.ts';

/** The session's verdict on a recipient. */
export interface PrintedRecipient {
  readonly listener: Listener;
  readonly decision: Decision;
}

/** The lines below `Envelope Recipient:`, but for the answer. The forms of table and directory lines are ours. */
export function recipientLines(printed: PrintedRecipient, depth: number): readonly TraceLine[] {
  const { decision } = printed;
  const table = tableLine(printed, depth);
  const directory = decision.because.find((ref) => ref.kind === 'line' && ref.label === 'LDAPACCEPT');
  return [
    rewritingLine(decision, 'default-domain', depth),
    rewritingLine(decision, 'domain-map', depth),
    ...(table === null ? [] : [table]),
    ...(directory === undefined ? [] : [{ depth, text: `LDAP Acceptance: ${acceptance(decision)}`, ref: directory }]),
    ...callLine(decision, depth),
    ...(decision.verdict === 'accept' ? [{ depth, text: 'Alias Expansion: No Change', ref: null }] : []),
  ];
}

const steps = { 'default-domain': 'Default Domain', 'domain-map': 'Domain Map' } as const satisfies Record<Rewriting['kind'], string>;

/** What a step made of a sender or recipient; of two that changed it the last is told. */
export function rewritingLine({ facts }: Decision, kind: Rewriting['kind'], depth: number): TraceLine {
  const changed = facts.kind === 'sender' || facts.kind === 'recipient' ? facts : null;
  const { rewriting } = changed ?? {};
  if (changed === null || rewriting?.kind !== kind) return { depth, text: `${steps[kind]} Processing: No Change`, ref: null };
  const address = changed.kind === 'sender' ? changed.sender : changed.recipient;
  return { depth, text: `${steps[kind]} Processing: ${decodeUtf8(address)}`, ref: rewriting.rule };
}

/** The line of the table that decided; why it was not asked where it was not. Null where a limit came first. */
function tableLine({ decision, listener }: PrintedRecipient, depth: number): TraceLine | null {
  const [first] = decision.because;
  const entry = decision.because.find((ref) => ref.kind === 'line' && ref.file === listener.rat);
  const line = (text: string, ref: RuleRef | undefined): TraceLine => ({
    depth,
    text: `Recipient Access Table: ${text}`,
    ref: ref ?? null,
  });
  if (entry?.kind === 'line')
    return line(`matched on ${entry.label}, ${decision.fate === 'recipient.rejected' ? 'REJECT' : 'ACCEPT'}`, entry);
  if (first?.kind === 'line') return line('not asked (RELAY)', first);
  if (first?.kind !== 'default') return null;
  if (first.setting === 'ALL') return line('matched on ALL, REJECT', first);
  return line(`not asked (${first.setting})`, first);
}

/** What another server said, in the words of the directory's line. */
function callLine({ facts, because }: Decision, depth: number): readonly TraceLine[] {
  if (facts.kind !== 'recipient' || facts.calledAhead === undefined) return [];
  const words = { known: 'pass', unknown: 'fail', unreachable: 'server unreachable' } as const;
  const ref = because.find((one) => one.kind === 'line' && one.label === CALL_AHEAD) ?? null;
  return [{ depth, text: `${CALL_AHEAD}: ${words[facts.calledAhead.answer]}`, ref }];
}

/** `pass` and `fail` are what `ldaptest` calls the two. */
function acceptance({ fate }: Decision): string {
  if (fate === 'recipient.directory-down') return 'server unreachable';
  return fate === 'recipient.unknown' ? 'fail' : 'pass';
}
