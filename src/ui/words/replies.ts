/** The page of replies. What a reply says, when it is sent and what to do about it stand in the appliance's catalogue. */
import type { ReplyClass } from '#smtp';
import { counted } from './count.ts';

/** What stands in the blank of a reply. */
export const blankWords: Readonly<Record<string, string>> = {
  hostname: 'host name',
  keywords: 'extension',
  sender: 'sender',
  recipient: 'recipient',
  mid: 'number',
  line: 'the line',
  option: 'the word',
  word: 'the word',
  order: 'what comes first',
  challenge: 'question in base64',
  mechanism: 'mechanism',
  parameter: 'the response',
};

const classes: Readonly<Record<ReplyClass, { readonly name: string; readonly client: string }>> = {
  2: { name: 'Done', client: 'The client goes on with its next command.' },
  3: { name: 'Good so far', client: 'The client sends the rest of what it began.' },
  4: { name: 'Not now', client: 'The client keeps the mail and tries again later.' },
  5: { name: 'Not ever', client: 'The client gives up this line, and returns the mail to its author if nothing else helps.' },
};

export const replyWords = {
  title: 'Replies',
  lede: 'Everything the appliance can say, in its own words. The first digit tells a client what to do; the text is for people.',
  find: 'Find a code or a word',
  clear: 'Show all',
  found: (shown: number, count: number): string => (shown === count ? `${count} replies` : `${shown} of ${count} replies`),
  none: (query: string): string => `No reply says “${query}”. Try a code such as 550 or 4xx, or one word.`,
  classes: 'Classes',
  classCode: (kind: ReplyClass): string => `${kind}xx`,
  className: (kind: ReplyClass): string => classes[kind].name,
  classClient: (kind: ReplyClass): string => classes[kind].client,
  countOf: (count: number): string => counted(count, 'reply', 'replies'),

  when: 'Sent when',
  client: 'As a client',
  source: 'Source',
  provoke: 'Provoke it',
  provokeLabel: (reply: string): string => `Provoke it: ${reply}`,
  linkLabel: (reply: string): string => `Link to ${reply}`,

  unsent: 'Never sent here',
  unsentLede: 'The real box has these as well. Nothing in this lab leads to them.',
  whyNot: 'Why not here',
} as const;
