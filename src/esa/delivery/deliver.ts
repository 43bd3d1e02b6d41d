/**
 * One attempt to deliver a message: recipients are gathered by next hop, and each hop gets one connection. Every host of the world answers on the
 * port it takes mail on and takes what it is given, but for the mailboxes it does not have (design choice); where no host is, and everywhere while the fault `next-hop` is on, nobody answers.
 */
import { fieldOf, parseMailbox, readLetter } from '#smtp';
import { parseAddress } from '../config/ip-address.ts';
import { routeOf } from '../config/smtp-routes.ts';
import {
  listenerNamed,
  ratOf,
  readConfiguration,
  readSurroundings,
  type Configuration,
  type Surroundings,
  type Texts,
} from '../configuration.ts';
import type { Ids } from '../connection.ts';
import type { FaultName } from '../decision.ts';
import { mailHostAt, takesMailFor } from '../world/world.ts';
import { askedRecipient } from '../judge/recipient.ts';
import { logBounced, logDcidClosed, logHandover, type LoggedHandover } from './delivery-log.ts';
import { nextHopsOf, type NextHop } from './next-hops.ts';
import type { BouncedRecipient, BounceReason, QueuedMail, QueuedRecipient, WaitingRecipient } from './queued-mail.ts';

/** What delivery is asked in. */
export interface Surrounding {
  readonly configuration: Texts;
  readonly world: Texts;
  readonly faults: readonly FaultName[];
  readonly ids: Ids;
}

/** Recipients who got the message at one next hop, `address`. */
export interface Handover {
  readonly address: string;
  readonly recipients: readonly QueuedRecipient[];
}

/**
 * How an attempt ended for each recipient: handed over, bounced or waiting; of one whom a route leads to /dev/null nothing is told, and no line
 * is written (design choice: no log of a real box was found). `closing` are the lines that end its connections.
 */
export interface Attempt {
  readonly ids: Ids;
  readonly handovers: readonly Handover[];
  readonly bounced: readonly BouncedRecipient[];
  readonly waiting: readonly WaitingRecipient[];
  readonly log: readonly string[];
  readonly closing: readonly string[];
}

/** Nobody answers: the wording is that of the box's system, FreeBSD (the errno: design choice). */
const NO_ANSWER: BounceReason = {
  status: '4.4.0',
  words: 'Other network problem',
  code: '000',
  texts: ['[Errno 60] Operation timed out'],
};

/** The host refuses the port, in the words of the same system. */
const REFUSED: BounceReason = { ...NO_ANSWER, texts: ['[Errno 61] Connection refused'] };

/** The message has waited for the whole time of its bounce profile (wording: logs of real boxes). */
export const EXPIRED: BounceReason = { status: '5.4.7', words: 'Delivery expired (message too old)', code: '000', texts: ['timeout'] };

/** There is no such domain (wording: logs of real boxes). */
const noSuchDomain = (domain: string): BounceReason => ({
  status: '5.1.2',
  words: 'Bad destination host',
  code: '000',
  texts: [`DNS Hard Error looking up ${domain} (MX):  NXDomain`],
});

/** The next hop has no such mailbox (status and words: User Guide 9.1.2, logging; the server's own text is a design choice). */
const refusedBy = (address: string): BounceReason => ({
  status: '5.1.0',
  words: 'Unknown address error',
  code: '550',
  texts: [`<${address}>... User unknown`],
});

/** No name server answers for the domain (wording: as that of a hard error; the status: RFC 3463 with 4 in place of 5). */
const noAnswerFor = (domain: string): BounceReason => ({
  status: '4.1.2',
  words: 'Bad destination host',
  code: '000',
  texts: [`DNS Soft Error looking up ${domain} (MX):  ServFail`],
});

/** Tries to deliver a message to everybody who is still in it. */
export function deliver(around: Surrounding, mail: QueuedMail): Attempt {
  const configuration = readConfiguration(around.configuration);
  const surroundings = readSurroundings(around.world);
  const { calls, bounced, waiting } = sortRecipients(around, configuration, surroundings, mail);
  let { dcid } = around.ids;
  const handovers = [...calls.values()].map(({ hop, recipients }): LoggedHandover => {
    const from = interfaceTowards(configuration, hop.address);
    const host = mailHostAt(surroundings.world, hop.address, hop.port);
    const takes = ({ address }: QueuedRecipient): boolean => host === undefined || takesMailFor(host, address);
    const refused = recipients.filter((one) => !takes(one)).map((one) => ({ ...one, reason: refusedBy(one.address) }));
    const taken = refused.length === 0 ? recipients : recipients.filter(takes);
    const { address, port } = hop;
    return { dcid: dcid++, interface: from, address, port, response: responseOf(mail, hop), recipients, taken, refused };
  });
  return {
    ids: { ...around.ids, dcid },
    handovers: handovers.filter(({ taken }) => taken.length > 0).map(({ address, taken }) => ({ address, recipients: taken })),
    bounced: [...bounced, ...handovers.flatMap(({ refused }) => refused)],
    waiting,
    log: [...handovers.flatMap((handover) => logHandover(mail.mid, handover)), ...logBounced(mail.mid, bounced)],
    closing: handovers.map((handover) => logDcidClosed(handover.dcid)),
  };
}

interface Sorted {
  readonly calls: ReadonlyMap<string, { readonly hop: NextHop; readonly recipients: readonly QueuedRecipient[] }>;
  readonly bounced: readonly BouncedRecipient[];
  readonly waiting: readonly WaitingRecipient[];
}

function sortRecipients({ faults, ids }: Surrounding, configuration: Configuration, surroundings: Surroundings, mail: QueuedMail): Sorted {
  const calls = new Map<string, { readonly hop: NextHop; readonly recipients: readonly QueuedRecipient[] }>();
  const bounced: BouncedRecipient[] = [];
  const waiting: WaitingRecipient[] = [];
  for (const recipient of mail.recipients) {
    const domain = domainOf(configuration, mail.via, recipient.address);
    const found = nextHopsOf(configuration, surroundings, domain, { failing: faults.includes('dns'), turn: ids.dcid });
    if (found.kind === 'nxdomain') bounced.push({ ...recipient, reason: noSuchDomain(domain) });
    if (found.kind === 'servfail') waiting.push({ ...recipient, reason: noAnswerFor(domain) });
    if (found.kind !== 'hops') continue;
    const hop = faults.includes('next-hop') ? undefined : found.hops.find((one) => answers(surroundings, one));
    if (hop === undefined) waiting.push({ ...recipient, reason: noAnswer(surroundings, faults, found.hops) });
    else calls.set(placeOf(hop), { hop, recipients: [...(calls.get(placeOf(hop))?.recipients ?? []), recipient] });
  }
  return { calls, bounced, waiting };
}

/** An address without a domain is of the listener's default domain, or of the first one its RAT takes. */
function domainOf(configuration: Configuration, via: QueuedMail['via'], address: string): string {
  const at = address.lastIndexOf('@');
  const listener = listenerNamed(configuration, via.listener);
  const mailbox = parseMailbox(address);
  if (at >= 0 || listener === null || 'rule' in mailbox) return address.slice(at + 1);
  return askedRecipient(ratOf(configuration, listener), listener, mailbox).domain ?? address;
}

const placeOf = ({ address, port }: NextHop): string => `${address} ${String(port)}`;

const answers = ({ world }: Surroundings, { address, port }: NextHop): boolean => mailHostAt(world, address, port) !== undefined;

/** What the last hop that was tried gave: a host that is up refuses the port, anything else is silent. */
function noAnswer({ world }: Surroundings, faults: readonly FaultName[], hops: readonly NextHop[]): BounceReason {
  const last = hops.at(-1)?.address;
  return !faults.includes('next-hop') && world.hosts.some(({ address }) => address === last) ? REFUSED : NO_ANSWER;
}

/** Whether an SMTP route throws away what goes to an address of this message. */
export function isThrownAway(texts: Texts, via: QueuedMail['via'], address: string): boolean {
  const configuration = readConfiguration(texts);
  const route = routeOf(configuration.appliance.smtpRoutes, domainOf(configuration, via, address));
  return route?.hops.every(({ kind }) => kind === 'discard') === true;
}

/** What the next hop says to the final dot, without its code: the form of an Exchange server (seen in the log of a real box). */
function responseOf({ mid, text }: QueuedMail, { name }: NextHop): string {
  const id = fieldOf(readLetter(text), 'Message-ID')?.trim() ?? `<${mid}@${name}>`;
  return `2.6.0 ${id} Queued mail for delivery`;
}

/**
 * The address a connection goes out from: of the interfaces with the right kind of address the one that has most leading bits in common with the
 * next hop, as a routing table would say (design choice).
 */
function interfaceTowards({ appliance }: Configuration, address: string): string {
  const to = parseAddress(address);
  const own = appliance.interfaces.flatMap((on) => [on.address, ...(on.address6 === null ? [] : [on.address6])]);
  const near = own.map((from) => ({ address: from, bits: commonBits(parseAddress(from), to) }));
  return near.reduce((best, next) => (next.bits > best.bits ? next : best), { address: near[0]?.address ?? '', bits: -1 }).address;
}

function commonBits(one: ReturnType<typeof parseAddress>, other: ReturnType<typeof parseAddress>): number {
  if (one === null || other === null || one.family !== other.family) return -1;
  const width = one.family === 4 ? 32 : 128;
  const differing = one.value ^ other.value;
  return differing === 0n ? width : width - differing.toString(2).length;
}
