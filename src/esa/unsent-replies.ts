/**
 * Replies of the real box that this model never gives: those of Cisco TAC note 118234 ("Commonly Seen SMTP Error Codes") and of sessions and
 * bounces seen elsewhere that are not in replies.ts. Data for the page of replies; nothing sends them.
 */

/** A reply that is not sent, its blanks in braces; `why` says what this model lacks or does in its place. */
export interface UnsentReply {
  readonly code: number;
  readonly enhanced: string | null;
  readonly text: string;
  readonly why: string;
  readonly source: string;
}

const TAC = 'Cisco TAC note 118234';
const SEEN = 'seen in sessions and bounces';

/** In the order of their codes. */
export const unsentReplies: readonly UnsentReply[] = [
  unsent(421, null, '{hostname} Service not available, closing transaction channel', 'This box is never shut down.', TAC),
  unsent(421, null, 'The evaluation license has expired', 'This box has no licences.', TAC),
  unsent(451, '#4.4.3', 'Temporary error occurred during SPF verification.', 'SPF is not looked up here.', SEEN),
  unsent(452, '#4.3.1', 'server resources low - try again later', 'This box lacks nothing but room in its queue.', TAC),
  unsent(452, '#4.3.1', 'temporary system error (12)', 'This box lacks nothing but room in its queue.', TAC),
  unsent(454, null, 'TLS not available due to a temporary reason', 'Without a certificate STARTTLS is not even offered here.', TAC),
  unsent(501, null, 'Unknown command {word}', 'An unknown command gets 500 here; the note does not say when it gets this.', TAC),
  unsent(
    504,
    null,
    'Command parameter {parameter} unrecognized',
    'An unknown parameter gets 501 here; the note does not say when it gets this.',
    TAC,
  ),
  unsent(530, '#5.7.0', 'This sender must issue a STARTTLS command first', 'TLS is required by policy here, never of one sender.', TAC),
  unsent(550, '#5.7.1', 'SPF unauthorized mail is prohibited.', 'SPF is not looked up here.', SEEN),
  unsent(552, null, 'size limit exceeded', 'A letter too large gets 552 #5.3.4 here; the note does not say when it gets this.', TAC),
  unsent(554, '#5.3.0', 'Server Error', 'A fault here is temporary and gets 451.', TAC),
];

function unsent(code: number, enhanced: string | null, text: string, why: string, source: string): UnsentReply {
  return { code, enhanced, text, why, source };
}
