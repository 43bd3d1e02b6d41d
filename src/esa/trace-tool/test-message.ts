/**
 * The message a trace is made of, as a person describes it: who sends it, to which listener, with which envelope and text. Fields: `trace` of
 * the CLI and System Administration > Trace (User Guide 9.1.2, pp. 1081-1082). Nothing here judges.
 */
import { encodeUtf8, parseMailbox, type AddressSyntax } from '#smtp';
import ipaddr from 'ipaddr.js';
import type { Listener } from '../config/appliance.ts';
import { tenthsOf } from '../config/sender-entry.ts';
import { listenerNamed, type Configuration } from '../configuration.ts';
import type { DescribedSender } from '../judge/connection.ts';

/**
 * The fields of a test message as they are typed. What is blank of `name`, `owner` and `score` is looked up in the world; `score` may be
 * `none`, `owner` is a number (`SBO:n`). `recipients` are parted by commas, blanks or line ends. `sender` blank is the null sender, `user` blank is nobody.
 */
export interface TestMessageFields {
  readonly address: string;
  readonly name: string;
  readonly listener: string;
  readonly helo: string;
  readonly user: string;
  readonly owner: string;
  readonly score: string;
  readonly sender: string;
  readonly recipients: string;
  readonly body: string;
}

/** A test message that can be traced. Addresses stand without angle brackets; `text` is the letter as octets with CRLF. */
export interface TestMessage {
  readonly address: string;
  readonly described: DescribedSender;
  readonly listener: Listener;
  readonly helo: string;
  readonly user: string | null;
  readonly sender: string;
  readonly recipients: readonly string[];
  readonly text: string;
}

/** What is wrong with a field; `text` is the part of it that cannot be used. */
export interface FieldComplaint {
  readonly field: keyof TestMessageFields;
  readonly rule: 'missing' | 'unreadable' | 'unknown';
  readonly text: string;
}

/** A test message, or why there is none. */
export type ReadTestMessage =
  | { readonly kind: 'message'; readonly message: TestMessage }
  | { readonly kind: 'complaints'; readonly complaints: readonly FieldComplaint[] };

/** Reads the fields of a test message for a configuration. Every field that cannot be used is complained of. */
export function readTestMessage(typed: TestMessageFields, configuration: Configuration): ReadTestMessage {
  const fields = trimmed(typed);
  const listener = listenerNamed(configuration, fields.listener);
  const complaints = [...senderComplaints(fields), ...envelopeComplaints(fields, listener)];
  if (listener === null || complaints.length > 0) return { kind: 'complaints', complaints };
  const message: TestMessage = {
    address: fields.address,
    described: describedSender(fields),
    listener,
    helo: fields.helo,
    user: fields.user === '' ? null : fields.user,
    sender: bare(fields.sender),
    recipients: recipientsIn(fields.recipients),
    text: encodeUtf8(fields.body.replace(/\r\n|\r|\n/g, '\r\n')),
  };
  return { kind: 'message', message };
}

function trimmed(fields: TestMessageFields): TestMessageFields {
  const { address, name, listener, helo, user, owner, score, sender, recipients, body } = fields;
  return {
    address: address.trim(),
    name: name.trim(),
    listener,
    helo: helo.trim(),
    user: user.trim(),
    owner: owner.trim(),
    score: score.trim(),
    sender: sender.trim(),
    recipients,
    body,
  };
}

const complain = (field: FieldComplaint['field'], rule: FieldComplaint['rule'], text = ''): readonly FieldComplaint[] => [
  { field, rule, text },
];

const NAME = /^(?=.{1,253}$)[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?(?:\.[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?)*\.?$/i;

function senderComplaints({ address, name, owner, score }: TestMessageFields): readonly FieldComplaint[] {
  return [
    ...(address === '' ? complain('address', 'missing') : isAddress(address) ? [] : complain('address', 'unreadable', address)),
    ...(name === '' || NAME.test(name) ? [] : complain('name', 'unreadable', name)),
    ...(/^\d{0,15}$/.test(owner) ? [] : complain('owner', 'unreadable', owner)),
    ...(score === '' || readScore(score) !== null ? [] : complain('score', 'unreadable', score)),
  ];
}

/** Four parts or IPv6: `10.1` is an address to some, and no sender. */
const isAddress = (text: string): boolean => (text.includes(':') ? ipaddr.IPv6.isValid(text) : ipaddr.IPv4.isValidFourPartDecimal(text));

function envelopeComplaints(fields: TestMessageFields, listener: Listener | null): readonly FieldComplaint[] {
  const { helo, sender, recipients } = fields;
  const listed = recipientsIn(recipients);
  const syntax = listener?.settings.addresses;
  const strange = listed.filter((recipient) => !isMailbox(recipient, syntax));
  return [
    ...(listener === null ? complain('listener', 'unknown', fields.listener) : []),
    ...(/[^\x21-\x7e\x80-\u{10ffff}]/u.test(helo) ? complain('helo', 'unreadable', helo) : []),
    ...(bare(sender) === '' || isMailbox(bare(sender), syntax) ? [] : complain('sender', 'unreadable', sender)),
    ...(listed.length === 0 ? complain('recipients', 'missing') : []),
    ...(strange.length === 0 ? [] : complain('recipients', 'unreadable', strange.join(', '))),
  ];
}

const isMailbox = (text: string, syntax: AddressSyntax | undefined): boolean => !('rule' in parseMailbox(encodeUtf8(text), 0, syntax));

/** An address without the angle brackets it may be written in. */
const bare = (text: string): string => /^<(.*)>$/.exec(text)?.[1] ?? text;

const recipientsIn = (text: string): readonly string[] =>
  text
    .split(/[\s,;]+/)
    .filter((part) => part !== '')
    .map(bare);

/** `-3`, `4.2` or `none`, in whole tenths; null for anything else. */
function readScore(text: string): number | 'none' | null {
  if (/^none$/i.test(text)) return 'none';
  if (!/^[+-]?\d{1,2}(?:\.\d)?$/.test(text)) return null;
  const tenths = tenthsOf(text);
  return Math.abs(tenths) > 100 ? null : tenths;
}

/** What the fields say of the sender. A name that is given is believed: trace looks up no name to check it (User Guide 9.1.2, p. 1081). */
function describedSender({ name, owner, score }: TestMessageFields): DescribedSender {
  const reputation = readScore(score);
  return {
    ...(name === '' ? {} : { name: name.replace(/\.$/, ''), nameCheck: 'confirmed' }),
    ...(owner === '' ? {} : { ownerId: Number(owner) }),
    ...(reputation === null ? {} : { reputation }),
  };
}
