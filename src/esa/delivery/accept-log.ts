/**
 * The lines of mail_logs that LDAP accept writes from the work queue. Forms: IronPort's own log analyser for single recipients and what is put
 * back; Advanced Configuration Guide 7.1, p. 231 for guessing.
 */
import { decodeUtf8, writeOut } from '#smtp';
import type { Guesser } from '../decision.ts';
import type { LogText } from '../log-text.ts';
import type { QueuedMail, QueuedRecipient } from './queued-mail.ts';

const shown = (octets: string): string => decodeUtf8(writeOut(octets));

/** Nobody could be asked: the message stays in the work queue. */
export const logRequeued = (mid: number): LogText => `LDAP: unable to process, MID ${mid} requeued`;

/** A recipient nobody knows, by the name of the query that was asked; of one who passes the log says nothing. */
export function logUnknown(
  mid: number,
  { rid, address }: QueuedRecipient,
  query: string,
  verdict: 'pass' | 'bounce' | 'drop',
): readonly LogText[] {
  if (verdict === 'pass') return [];
  return [`LDAP: ${verdict === 'bounce' ? 'Bounce' : 'Drop'} query ${query} MID ${mid} RID ${rid} address ${shown(address)}`];
}

/**
 * A host has guessed too often, once a message. The guide prints an alert; that it is a warning in the log, `None` for a host or group without a
 * name, and commas between recipients are design choices.
 */
export function logHarvest({ address, name, group, listener }: Guesser, limit: number, { from, recipients }: QueuedMail): LogText {
  const named = name === null ? 'None' : `'${shown(name)}'`;
  const host = `host=('${address}', ${named}), dhap_limit=${limit}, sender_group=${group ?? 'None'} listener=${listener}`;
  const envelope = `sender=${shown(from)}, rcpt=${recipients.map((recipient) => shown(recipient.address)).join(', ')}`;
  const text = `LDAP: Potential Directory Harvest Attack from ${host}, reverse_dns=(${address} ${named}, 1), ${envelope}`;
  return { level: 'Warning', text };
}
