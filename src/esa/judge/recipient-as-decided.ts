/** A recipient as the table was asked about it when a decision was made: told from the line that the decision names. */
import type { Mailbox } from '#smtp';
import type { Listener } from '../config/appliance.ts';
import { ratOf, type Configuration } from '../configuration.ts';
import type { Decision } from '../decision.ts';
import { askedRecipient, matchesRecipient, type AskedRecipient } from './recipient.ts';

/** With the default domain, unless the policy's verification of senders kept it out. */
export function recipientAsDecided({ because }: Decision, configuration: Configuration, listener: Listener, to: Mailbox): AskedRecipient {
  const table = ratOf(configuration, listener);
  const usual = askedRecipient(table, listener, to);
  const span = table.entries.find((entry) => matchesRecipient(entry, usual))?.entrySpan;
  const line = because.find((ref) => ref.kind === 'line' && ref.file === listener.rat);
  const agrees = line === undefined ? span === undefined : line.kind === 'line' && line.span.start === span?.start;
  return agrees ? usual : askedRecipient(table, { ...listener, defaultDomain: null }, to);
}
