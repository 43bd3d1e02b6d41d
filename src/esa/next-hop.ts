/**
 * A message on its way to the next mail server: what goes over the wire, and what a strict receiver makes of it.
 * The setting for bare CR and LF: `listenerconfig > edit > setup > cleansmtp` (default and effect: design choice).
 */
import { cutData, cutLine, parseCommand, printMailbox, stuff, unstuff } from '#smtp';
import type { AcceptedMessage } from './decision.ts';

const BARE = /\r(?!\n)|(?<!\r)\n/;

/** Whether a text has a CR without LF or an LF without CR. */
export function hasBareLineEnds(text: string): boolean {
  return BARE.test(text);
}

/**
 * The octets of the data phase towards the next hop, final dot included. Dots are stuffed by the lines the letter had; only then are bare
 * line ends repaired, and that order is what lets a dot between two bare LFs end the letter early.
 */
function wireText(message: Pick<AcceptedMessage, 'text' | 'added' | 'bareLineEnds'>): string {
  const whole = message.added.map(({ text }) => text).join('') + message.text;
  const stuffed = stuff(whole === '' || whole.endsWith('\r\n') ? whole : `${whole}\r\n`);
  const sent = message.bareLineEnds === 'clean' ? stuffed.replace(new RegExp(BARE, 'g'), '\r\n') : stuffed;
  return `${sent}.\r\n`;
}

/** A message as the next hop has it. `smuggled`: it was hidden in another one's text. */
export interface ArrivedMessage {
  readonly from: string;
  readonly recipients: readonly string[];
  readonly text: string;
  readonly smuggled: boolean;
}

/** What a strict receiver makes of the wire: the message, and any that the text of it turns out to be after an early final dot. */
export function arrivals(
  message: Pick<AcceptedMessage, 'from' | 'recipients' | 'text' | 'added' | 'bareLineEnds'>,
): readonly ArrivedMessage[] {
  const arrived: ArrivedMessage[] = [];
  let rest = wireText(message);
  let envelope: Pick<ArrivedMessage, 'from' | 'recipients'> | null = message;
  while (envelope !== null) {
    const letter = cutLetter(rest);
    arrived.push({ from: envelope.from, recipients: envelope.recipients, text: letter.text, smuggled: arrived.length > 0 });
    rest = letter.rest;
    ({ envelope, rest } = readEnvelope(rest));
  }
  return arrived;
}

function cutLetter(wire: string): { readonly text: string; readonly rest: string } {
  const { unit, used } = cutData('\r\n', wire);
  const data = unit.kind === 'data' ? unit.data : '';
  return { text: unstuff(data), rest: wire.slice(used) };
}

/** Commands after a final dot, up to a DATA that has sender and recipients; `envelope` null if none comes. */
function readEnvelope(wire: string): { envelope: Pick<ArrivedMessage, 'from' | 'recipients'> | null; rest: string } {
  let rest = wire;
  let from: string | null = null;
  let recipients: readonly string[] = [];
  for (;;) {
    const { unit, used } = cutLine('', rest);
    if (unit.kind !== 'line') return { envelope: null, rest: '' };
    rest = rest.slice(used);
    const command = parseCommand(unit.line);
    if (command.kind === 'mail') [from, recipients] = [printMailbox(command.from), []];
    if (command.kind === 'rcpt' && from !== null) recipients = [...recipients, printMailbox(command.to)];
    if (command.kind === 'data' && from !== null && recipients.length > 0) return { envelope: { from, recipients }, rest };
  }
}
