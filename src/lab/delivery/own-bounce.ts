/** The bounce the appliance writes, as a message of its own: from nobody, to the envelope sender, with the next MID. */
import { EXPIRED, readConfiguration, type BouncedRecipient, type QueuedMail } from '#esa';
import { writeBounce, type Failed } from '../sending/bounce.ts';
import type { Snapshot } from '../snapshot.ts';

/** Writes the bounce of some recipients of a message. */
export function writeOwnBounce(now: Snapshot, mail: QueuedMail, bounced: readonly BouncedRecipient[]): QueuedMail {
  const { mid, from, text, added, queuedAt, attempts } = mail;
  const { clock: at, offset } = now;
  const letter = `${added.map((header) => header.text).join('')}${text}`;
  const message = { id: mid, from, letter, queuedAt, attempts, nextAt: at, recipients: [] };
  const host = hostnameOf(now, mail);
  const bounce = writeBounce({
    host,
    author: from,
    at,
    offset,
    message,
    failed: bounced.map((one) => failed(one, attempts)),
    server: null,
  });
  return {
    mid: now.ids.mid,
    from: '',
    text: bounce,
    added: [],
    bareLineEnds: 'clean',
    via: { listener: '', peer: '', relayed: mail.via.relayed },
    stage: 'delivery',
    queuedAt: at,
    attempts: 0,
    nextAt: at,
    recipients: [{ rid: 0, address: from }],
  };
}

/** The name of the interface the message came in by; of a listener that is gone, of the first. */
function hostnameOf({ configuration }: Snapshot, { via }: QueuedMail): string {
  const { interfaces, listeners } = readConfiguration(configuration).appliance;
  const listener = listeners.find(({ name }) => name === via.listener);
  return (interfaces.find(({ name }) => name === listener?.interface) ?? interfaces[0])?.hostname ?? '';
}

/** What the letter home says of a recipient, in the form of the box's own diagnosis (seen in bounces of real boxes). */
function failed({ address, reason }: BouncedRecipient, attempts: number): Failed {
  const { status, words, texts } = reason;
  const own = `${status} - ${words} '${texts.join(' ')}' (delivery attempts: ${attempts})`;
  return { address, because: null, gaveUp: reason === EXPIRED, own };
}
