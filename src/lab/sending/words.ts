/** Everything a sending server says to people: in returned mail, in lists, and under its attempts in the terminal. */
import { decodeUtf8 } from '#smtp';
import type { Reason } from './queue.ts';

const sentence = (text: string): string => (/[.…]$/.test(text) ? text : `${text}.`);

export const sendingWords = {
  silence: {
    refused: 'nothing listens there',
    unreachable: 'no route to host',
    reset: 'the connection was reset',
    closed: 'the connection ended without a reply',
    'no-such-host': 'no such host',
    'queue-full': 'the queue of this host is full',
  },
  notTried: 'not tried yet',

  queueHead: ['id', 'to', 'tried', 'next attempt', 'last answer'],
  queueEmpty: 'Nothing waits here.',
  tried: (attempts: number): string => (attempts === 1 ? 'once' : `${attempts} times`),

  mailboxHead: ['no.', 'came', 'for', 'subject'],
  mailboxEmpty: 'No mail has come to this host.',
  noLetter: (index: number): string =>
    Number.isNaN(index) ? 'mailbox takes the number of a letter; without one it lists them.' : `There is no letter ${index}.`,

  calls: (host: string, server: string): string => `${host} calls ${server}, port 25, to hand over mail.`,
  ends: {
    closed: 'The server has closed the connection.',
    reset: 'The server has reset the connection.',
    refused: 'Nothing listens there.',
    unreachable: 'No route to host.',
  },
  hangsUp: 'The sending server hangs up.',
  queued: (id: number, to: string): string => `Message ${id} for ${to} is in the queue.`,
  delivered: (id: number, to: string, answer: string): string => `Message ${id} for ${to} is handed over: ${answer}`,
  waits: (id: number, to: string, answer: string, next: string): string =>
    `Message ${id} for ${to} waits: ${sentence(answer)} Next attempt: ${next}.`,
  lastWait: (id: number, to: string, answer: string, end: string): string =>
    `Message ${id} for ${to} waits: ${sentence(answer)} That was the last attempt: it goes back at ${end}.`,
  goesBack: (at: string): string => `none: goes back ${at}`,
  returned: (id: number, to: string, author: string, answer: string): string => `Message ${id} for ${to} goes back to ${author}: ${answer}`,
  gaveUp: (id: number, to: string, author: string): string => `Message ${id} for ${to} has waited too long and goes back to ${author}.`,

  bounce: {
    sender: 'Mail Delivery System',
    subject: 'Undelivered mail returned to its sender',
    greeting: (host: string): string => `This is the mail server of ${host}.`,
    refused: 'Your message could not be delivered to everybody. Trying again would not help:',
    gaveUp: 'Your message could not be delivered to everybody. I have tried for days and give up:',
    said: (server: string, answer: string): string => `${server} said: ${answer}`,
    after: 'Your message is attached.',
  },
} as const;

/** The reason a recipient waits or came back, as one line of text. */
export function sayReason(because: Reason | null): string {
  if (because === null) return sendingWords.notTried;
  return typeof because === 'string' ? sendingWords.silence[because] : decodeUtf8(`${because.code} ${because.lines.join(' ')}`);
}

const BRIEF = 60;

/** The same, cut where it would fill more than a line. */
export function sayBriefly(because: Reason | null): string {
  const whole = sayReason(because);
  return whole.length <= BRIEF ? whole : `${whole.slice(0, BRIEF - 1).trimEnd()}…`;
}
