/** What trace prints of one recipient: default domain, domain map, Recipient Access Table, directory, alias. Order: User Guide 9.1.2, p. 1083. */
import { encodeUtf8, parseMailbox, type Mailbox } from '#smtp';
import type { Listener } from '../config/appliance.ts';
import { ratOf, type Configuration } from '../configuration.ts';
import type { Decision, RuleRef } from '../decision.ts';
import { askedRecipient } from '../judge/recipient.ts';
import type { TraceLine } from './trace-line.ts';

/** A recipient as it was described, and the session's verdict on it. */
export interface PrintedRecipient {
  readonly configuration: Configuration;
  readonly listener: Listener;
  readonly decision: Decision;
  readonly recipient: string;
}

/** The lines below `Envelope Recipient:`, but for the answer. The forms of table and directory lines are ours. */
export function recipientLines(printed: PrintedRecipient, depth: number): readonly TraceLine[] {
  const { decision } = printed;
  const table = tableLine(printed, depth);
  const directory = decision.because.find((ref) => ref.kind === 'line' && ref.label === 'LDAPACCEPT');
  return [
    { depth, text: `Default Domain Processing: ${defaultDomain(printed)}`, ref: null },
    { depth, text: 'Domain Map Processing: No Change', ref: null },
    ...(table === null ? [] : [table]),
    ...(directory === undefined ? [] : [{ depth, text: `LDAP Acceptance: ${acceptance(decision)}`, ref: directory }]),
    ...(decision.verdict === 'accept' ? [{ depth, text: 'Alias Expansion: No Change', ref: null }] : []),
  ];
}

function defaultDomain({ configuration, listener, recipient }: PrintedRecipient): string {
  const read = parseMailbox(encodeUtf8(recipient), 0, listener.settings.addresses);
  if ('rule' in read || read.domain !== null) return 'No Change';
  const domain = domainFor(configuration, listener, read);
  return domain === null ? 'No Change' : `${recipient.replace(/@$/, '')}@${domain}`;
}

const domainFor = (configuration: Configuration, listener: Listener, to: Mailbox): string | null =>
  askedRecipient(ratOf(configuration, listener), listener, to).domain;

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

/** `pass` and `fail` are what `ldaptest` calls the two. */
function acceptance({ fate }: Decision): string {
  if (fate === 'recipient.directory-down') return 'server unreachable';
  return fate === 'recipient.unknown' ? 'fail' : 'pass';
}
