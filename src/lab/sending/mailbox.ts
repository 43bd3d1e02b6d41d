/** Where returned mail comes home to: a list per mail address, on the host it was sent from. */

/** A letter that came home. `host` is the address of the host it lies on, `at` lab time, `text` the message as octets. */
export interface ReturnedMail {
  readonly host: string;
  readonly at: number;
  readonly subject: string;
  readonly text: string;
}

/** Letters by mail address (in lower case), oldest first. */
export type Mailboxes = Readonly<Record<string, readonly ReturnedMail[]>>;

/** Letters a mailbox keeps: the newest. */
export const MAILBOX_LIMIT = 100;

/** The letters of an address; none where nothing ever came home. */
export function mailboxOf(mailboxes: Mailboxes, address: string): readonly ReturnedMail[] {
  const key = address.toLowerCase();
  return (Object.hasOwn(mailboxes, key) ? mailboxes[key] : undefined) ?? [];
}

/** Puts a letter into the mailbox of an address. */
export function bringHome(mailboxes: Mailboxes, address: string, mail: ReturnedMail): Mailboxes {
  return { ...mailboxes, [address.toLowerCase()]: [...mailboxOf(mailboxes, address), mail].slice(-MAILBOX_LIMIT) };
}
