/** The pane of the last accepted letter. What is written in the letter is not here. */
import type { AddedHeader } from '#esa';
import { inWords } from './count.ts';

export const letterWords = {
  empty: 'No letter yet. The last one that the appliance accepted is laid open here: connect and write one.',

  envelope: 'Envelope',
  from: 'From',
  to: 'To',
  nullSender: '<>, nobody: a bounce',
  accepted: (mid: number, octets: number): string => `Message ${mid}, ${octets.toLocaleString('en')} octets`,

  header: 'Header',
  noHeader: 'The letter has no header.',
  added: 'added',
  extension: 'X',
  extensionMeans: 'An extension: no standard says what it means',
  writtenAs: 'written as',
  why: {
    received: 'The appliance added this: every server that takes a letter writes on top from whom it came, how and when.',
    'message-id': 'The appliance added this: the letter had no Message-ID, and without one it cannot be told from others.',
  } satisfies Readonly<Record<AddedHeader['why'], string>>,

  parts: 'Parts',
  size: (octets: number): string => (octets === 1 ? '1 octet' : `${octets.toLocaleString('en')} octets`),
  noParts: 'The letter has no text.',
  readingParts: 'Reading the parts',
  brokenParts: 'The parts of this letter cannot be read.',

  nextHop: 'At the next hop',
  has: (host: string, who: string): string => `${host} has it for ${who}.`,
  waits: (who: string, next: string): string => `For ${who} it waits in the appliance, which tries again at ${next}.`,
  thrownAway: (who: string): string => `For ${who} the SMTP route is /dev/null: the appliance has thrown it away.`,
  gone: (who: string): string => `For ${who} it came to no mail server; the mail log says why.`,
  arrives: (count: number, reached: boolean): string => {
    const takes = reached ? 'takes' : 'would take';
    if (count === 1) return `The next mail server ${takes} it as one message.`;
    const hidden = count === 2 ? 'the second is' : 'the others are';
    return `The next mail server ${takes} it for ${inWords(count)} messages: ${hidden} hidden in the text of the first.`;
  },
  arrival: (n: number): string => `Message ${n}`,
  smuggled: 'smuggled in',
  asItArrives: (n: number): string => `Message ${n} as it arrives`,
} as const;
