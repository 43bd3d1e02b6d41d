/**
 * Delayed HAT rejection, a setting of all listeners, off unless set: greeting and MAIL are taken, no message is begun, and every recipient is
 * refused, so that the log tells who wrote to whom. A right password turns the session to RELAY (User Guide 9.7, p. 713; Cisco TAC note 117960).
 */
import type { Connection } from '../connection.ts';
import { decide, type Decided } from './decide.ts';

/** Whether recipients of this connection are refused whoever they are. A REJECT connection is open only where its rejection is delayed. */
export function rejectsLater({ policy, user }: Pick<Connection, 'policy' | 'user'>): boolean {
  return policy.behaviour === 'REJECT' && user === null;
}

/** The sender is taken for the log alone. */
export function judgeDelayedSender({ opened, peer }: Connection, sender: string): Decided {
  const facts = { kind: 'delayed', mailbox: sender, address: peer } as const;
  return decide({ at: 'mail', fate: 'sender.delayed', because: opened.slice(0, 2), facts }, { sender });
}

/** The recipient is refused by what decided the connection. The manual gives no literal for this reply: its text is this project's choice. */
export function judgeDelayedRecipient({ opened, peer }: Connection, recipient: string): Decided {
  const facts = { kind: 'delayed', mailbox: recipient, address: peer } as const;
  return decide({ at: 'rcpt', fate: 'recipient.delayed', because: opened.slice(0, 2), facts }, { recipient });
}
