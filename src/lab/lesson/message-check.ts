/** Checks over the last message the appliance took over: its envelope and the letter inside. */
import { decodeUtf8, fieldOf, readLetter, type Letter } from '#smtp';
import type { AcceptedMessage } from '#esa';
import type { Finding } from './finding.ts';
import type { MessagePattern } from './lesson.ts';
import { meetsPattern } from './pattern.ts';

/** Holds a message against a pattern. The detail names the first part that differs. */
export function messageFinding(pattern: MessagePattern, message: AcceptedMessage | null): Finding {
  if (message === null) return { met: false, detail: 'no message has been accepted yet' };
  const letter = readLetter(message.text);
  const detail = envelopeFault(pattern, message) ?? headerFault(pattern, letter) ?? bodyFault(pattern, letter);
  return { met: detail === null, detail: detail ?? '' };
}

function envelopeFault({ envelope, recipients }: MessagePattern, message: AcceptedMessage): string | null {
  if (envelope?.from !== undefined && !meetsPattern(message.from, envelope.from)) return `the envelope is from <${message.from}>`;
  const { to } = envelope ?? {};
  if (to !== undefined && !message.recipients.some((recipient) => meetsPattern(recipient, to)))
    return `the envelope is to <${message.recipients.join('>, <')}>`;
  return recipients === undefined || recipients === message.recipients.length
    ? null
    : `the envelope has ${message.recipients.length} recipients`;
}

function headerFault({ headers = {}, xheaders = {} }: MessagePattern, letter: Letter): string | null {
  const wanted = Object.entries({ ...headers, ...xheaders });
  for (const [name, pattern] of wanted) {
    const value = fieldOf(letter, name);
    if (value === null) return `the letter has no ${name} header`;
    if (!meetsPattern(decodeUtf8(value), pattern)) return `the letter’s ${name} is \`${decodeUtf8(value)}\``;
  }
  return null;
}

function bodyFault({ body }: MessagePattern, letter: Letter): string | null {
  return body === undefined || meetsPattern(decodeUtf8(letter.body), body) ? null : 'the body reads otherwise';
}
