/** The Trace tool. Names of fields are those of the appliance's own page; what the report says is the appliance's floor's. */
import type { FieldComplaint, TestMessageFields } from '#esa';
import { counted } from './count.ts';

const complaints: Readonly<Record<keyof TestMessageFields, Partial<Record<FieldComplaint['rule'], (text: string) => string>>>> = {
  address: {
    missing: () => 'Who sends? Write an IP address, such as 198.51.100.25.',
    unreadable: (text) => `${text} is no IP address. Four numbers, such as 198.51.100.25, or IPv6.`,
  },
  name: { unreadable: (text) => `${text} is no host name. Leave it blank to look it up.` },
  listener: { unknown: (text) => `There is no listener called ${text || 'nothing'}.` },
  helo: { unreadable: () => 'A name of one word, without blanks.' },
  user: {},
  owner: { unreadable: (text) => `${text} is no number. Owners have one, as in SBO:1811038; leave it blank to look it up.` },
  score: { unreadable: (text) => `${text} is no score. Write -10.0 to 10.0 with one decimal, none, or nothing to look it up.` },
  sender: { unreadable: (text) => `${text} is no mail address. Leave it blank for the null sender of bounces.` },
  recipients: {
    missing: () => 'Name at least one recipient.',
    unreadable: (text) => `No mail address: ${text}`,
  },
  body: {},
};

export const traceToolWords = {
  title: 'Trace',
  lede: 'Describe a message; the appliance says what it would do with it. Nothing is sent, nothing is counted.',
  open: 'Trace',
  openHelp: 'Trace a message by these tables, pending changes too',
  close: 'Close Trace',

  form: 'Test message',
  as: 'As',
  nobody: 'someone else',
  label: {
    address: 'Source IP Address',
    name: 'Fully Qualified Domain Name',
    listener: 'Trace Behavior on',
    helo: 'Domain Name to be Passed to HELO/EHLO',
    user: 'SMTP Authentication Username',
    owner: 'SenderBase Network Owner ID',
    score: 'SenderBase Reputation Score',
    sender: 'Envelope Sender',
    recipients: 'Envelope Recipients',
    body: 'Message Body',
  } satisfies Readonly<Record<keyof TestMessageFields, string>>,
  blank: {
    name: 'looked up',
    owner: 'looked up',
    score: 'looked up',
    user: 'nobody',
    sender: 'null sender',
    recipients: 'one a line, or with commas',
  } as Readonly<Partial<Record<keyof TestMessageFields, string>>>,
  start: 'Start Trace',
  complaint: ({ field, rule, text }: FieldComplaint): string => complaints[field][rule]?.(text) ?? text,

  report: 'Report',
  empty: 'No trace yet. Start one and read here what each table makes of the message.',
  untraced: 'Nothing was traced. The message needs a correction first.',
  committed: 'By the committed configuration.',
  pending: (files: readonly string[]): string => `By the pending changes too: ${files.join(', ')}.`,
  enqueued: (count: number): string => `Enqueued for delivery to ${counted(count, 'recipient', 'recipients')}.`,
  ends: (reply: string): string => `Ends with ${reply}`,
  refused: 'Ends with a refused TCP connection.',
  unreachable: 'Nothing can be traced on this listener.',
  nothingListens: (listener: string): string => `${listener} stands on an interface that does not exist, so nothing reaches it.`,
  resulting: 'Would you like to see the resulting message?',
  envelope: (from: string, to: readonly string[]): string => `From <${from}> to ${to.map((one) => `<${one}>`).join(', ')}`,
  place: (table: string, line: number): string => `${table} ${line}`,
  placeLabel: (table: string, line: number): string => `${table} ${line}: show the line`,
} as const;
