/**
 * A well-behaved sending server: what it says after each reply, and what becomes of each recipient (RFC 5321 sections 3, 4.2 and 4.5.4).
 * One machine without context, run with the pure `transition()`, and `nextAct` on top of it. Knows no queue and no clock; of the extensions
 * it uses none, and it speaks no TLS and no AUTH.
 */
import { getNextTransitions, setup, transition } from 'xstate';
import { stuff } from './message.ts';
import { encodeUtf8 } from './octets.ts';
import { classOf, type Reply } from './reply.ts';
import { unreachable } from './unreachable.ts';

/** Where a sending server stands: what it said last, and so whose reply it waits for. It waits for the banner before it says anything. */
export type SendingPhase = 'banner' | 'ehlo' | 'helo' | 'mail' | 'rcpt' | 'data' | 'dot' | 'quit' | 'closed';

/** Facts, in the past tense: the reply is read before the event. `attempt.failed`: nothing more can be had in this session. */
export type SendingEvent =
  | { readonly type: 'banner.received' }
  | { readonly type: 'ehlo.accepted' }
  | { readonly type: 'ehlo.refused' }
  | { readonly type: 'helo.accepted' }
  | { readonly type: 'sender.accepted' }
  | { readonly type: 'recipient.answered' }
  | { readonly type: 'recipients.answered' }
  | { readonly type: 'data.begun' }
  | { readonly type: 'letter.answered' }
  | { readonly type: 'goodbye.answered' }
  | { readonly type: 'attempt.failed' }
  | { readonly type: 'service.closed' }
  | { readonly type: 'connection.lost' };

/** What a sending server says. The dot stands for the whole letter with its final dot. */
export type SendingAct = 'EHLO' | 'HELO' | 'MAIL' | 'RCPT' | 'DATA' | '.' | 'QUIT';

interface Meta {
  readonly says?: SendingAct;
}

const say = (act: SendingAct, target: SendingPhase) => ({ target, meta: { says: act } });

/** A 421 closes the session whenever it comes (RFC 5321 section 4.2.3); there is nobody left to say QUIT to. */
const always = { 'service.closed': 'closed', 'connection.lost': 'closed' } as const;

/** One session carries one message, so that a failed transaction needs no RSET: QUIT ends both (RFC 5321 section 4.1.1.10). */
const untilLetter = { ...always, 'attempt.failed': say('QUIT', 'quit') } as const;

export const sendingServer = setup({
  // eslint-disable-next-line @typescript-eslint/no-unnecessary-type-assertion -- XState reads its types from this value
  types: {} as { events: SendingEvent; meta: Meta },
}).createMachine({
  id: 'sending server',
  initial: 'banner',
  states: {
    banner: { on: { ...untilLetter, 'banner.received': say('EHLO', 'ehlo') } },
    ehlo: { on: { ...untilLetter, 'ehlo.accepted': say('MAIL', 'mail'), 'ehlo.refused': say('HELO', 'helo') } },
    helo: { on: { ...untilLetter, 'helo.accepted': say('MAIL', 'mail') } },
    mail: { on: { ...untilLetter, 'sender.accepted': say('RCPT', 'rcpt') } },
    rcpt: { on: { ...untilLetter, 'recipient.answered': say('RCPT', 'rcpt'), 'recipients.answered': say('DATA', 'data') } },
    data: { on: { ...untilLetter, 'data.begun': say('.', 'dot') } },
    dot: { on: { ...always, 'letter.answered': say('QUIT', 'quit') } },
    quit: { on: { ...always, 'goodbye.answered': 'closed' } },
    closed: { type: 'final' },
  },
});

/** Every phase, in the order a session meets them. */
export const sendingPhases: readonly SendingPhase[] = ['banner', 'ehlo', 'helo', 'mail', 'rcpt', 'data', 'dot', 'quit', 'closed'];

/** Every event of the machine. */
export const sendingEvents: readonly SendingEvent['type'][] = [
  'banner.received',
  'ehlo.accepted',
  'ehlo.refused',
  'helo.accepted',
  'sender.accepted',
  'recipient.answered',
  'recipients.answered',
  'data.begun',
  'letter.answered',
  'goodbye.answered',
  'attempt.failed',
  'service.closed',
  'connection.lost',
];

interface Taken {
  readonly phase: SendingPhase;
  readonly act: SendingAct | null;
}

/** What the machine does in one phase, read off it once: a pure transition costs far more than a look into a table. */
function rowOf(phase: SendingPhase): readonly [SendingPhase, Readonly<Record<SendingEvent['type'], Taken>>] {
  const state = sendingServer.resolveState({ value: phase });
  const known = getNextTransitions(state);
  const taken = sendingEvents.map((type) => {
    const meta = known.find(({ eventType }) => eventType === type)?.meta as Meta | undefined;
    return [type, { phase: transition(sendingServer, state, { type })[0].value, act: meta?.says ?? null }] as const;
  });
  return [phase, Object.fromEntries(taken) as Record<SendingEvent['type'], Taken>];
}

const rows = Object.fromEntries(sendingPhases.map(rowOf)) as Readonly<Record<SendingPhase, Readonly<Record<SendingEvent['type'], Taken>>>>;

/** How TCP disappoints: nothing listens there, no such host, a reset, a connection that ends without a word. */
export type Silence = 'refused' | 'unreachable' | 'reset' | 'closed';

/** What a sending server hears: a reply, or none. */
export type Heard = Reply | Silence;

/**
 * How a recipient stands. `undecided`: not asked about yet; `accepted`: taken at RCPT, but the letter is not handed over; the last three
 * are fates. `waits`: to be tried again; `returned`: refused for good. `because` is what decided.
 */
export type RecipientState =
  | { readonly kind: 'undecided' | 'accepted' }
  | { readonly kind: 'delivered' | 'returned'; readonly because: Reply }
  | { readonly kind: 'waits'; readonly because: Heard };

/**
 * A session from the sending side, as plain data. `host` is what it calls itself and `from` the author (empty: the null sender), both as
 * text; `letter` is the message as octets, its dots not stuffed.
 */
export interface Sending {
  readonly phase: SendingPhase;
  readonly host: string;
  readonly from: string;
  readonly letter: string;
  readonly recipients: readonly { readonly address: string; readonly state: RecipientState }[];
}

/** A session that has not heard its banner yet. */
export function beginSending(errand: Pick<Sending, 'host' | 'from' | 'letter'> & { readonly to: readonly string[] }): Sending {
  const { to, ...rest } = errand;
  return { ...rest, phase: 'banner', recipients: to.map((address) => ({ address, state: { kind: 'undecided' } })) };
}

/** What was made of what was heard, and what to say now: `act` null and no lines where the session is over. `lines` are octets, unended. */
export interface NextAct {
  readonly sending: Sending;
  readonly event: SendingEvent['type'];
  readonly act: SendingAct | null;
  readonly lines: readonly string[];
}

/**
 * What a well-behaved sending server does about what it heard. The first digit decides (RFC 5321 section 4.3.2); a reply of a class its
 * phase does not know (3 anywhere but after DATA, 2 there) counts as a passing trouble, so that no mail is lost (design choice).
 * After the session is over nothing changes any more.
 */
export function nextAct(before: Sending, heard: Heard): NextAct {
  const recipients = decide(before, heard);
  const event = eventOf(before.phase, recipients, heard);
  const { phase, act } = rows[before.phase][event];
  const sending: Sending = { ...before, phase, recipients };
  return { sending, event, act, lines: act === null ? [] : linesOf(sending, act) };
}

/** A service that closes, or a connection that is gone: nothing more can be said. */
const isOver = (heard: Heard): heard is Silence | (Reply & { readonly code: 421 }) => typeof heard === 'string' || heard.code === 421;

const isRefusal = (heard: Reply): boolean => classOf(heard.code) === 5;

function decide({ phase, recipients }: Sending, heard: Heard): Sending['recipients'] {
  if (isOver(heard)) return settle(recipients, { kind: 'waits', because: heard });
  const kind = classOf(heard.code);
  switch (phase) {
    case 'banner':
    case 'helo':
    case 'mail':
      return kind === 2 ? recipients : settle(recipients, failure(heard));
    case 'ehlo':
      return kind === 2 || kind === 5 ? recipients : settle(recipients, failure(heard));
    case 'rcpt':
      return answer(recipients, recipientState(heard));
    case 'data':
      return kind === 3 ? recipients : settle(recipients, failure(heard));
    case 'dot':
      return settle(recipients, kind === 2 ? { kind: 'delivered', because: heard } : failure(heard));
    case 'quit':
    case 'closed':
      return recipients;
    default:
      return unreachable(phase);
  }
}

const failure = (heard: Reply): RecipientState => ({ kind: isRefusal(heard) ? 'returned' : 'waits', because: heard });

/** At RCPT a 552 means too many recipients, as RFC 821 had it: the rest is tried again (RFC 5321 section 4.5.3.1.10). */
function recipientState(heard: Reply): RecipientState {
  if (classOf(heard.code) === 2) return { kind: 'accepted' };
  return heard.code === 552 ? { kind: 'waits', because: heard } : failure(heard);
}

const isOpen = ({ state: { kind } }: Sending['recipients'][number]): boolean => kind === 'undecided' || kind === 'accepted';

/** One fate for everybody who has none yet. */
function settle(recipients: Sending['recipients'], state: RecipientState): Sending['recipients'] {
  return recipients.map((recipient) => (isOpen(recipient) ? { ...recipient, state } : recipient));
}

/** The recipient asked about is the first undecided one. */
function answer(recipients: Sending['recipients'], state: RecipientState): Sending['recipients'] {
  const asked = recipients.findIndex((recipient) => recipient.state.kind === 'undecided');
  return recipients.map((recipient, index) => (index === asked ? { ...recipient, state } : recipient));
}

function eventOf(phase: SendingPhase, recipients: Sending['recipients'], heard: Heard): SendingEvent['type'] {
  if (isOver(heard)) return typeof heard === 'string' ? 'connection.lost' : 'service.closed';
  switch (phase) {
    case 'ehlo':
      return isRefusal(heard) ? 'ehlo.refused' : goesOn(recipients) ? 'ehlo.accepted' : 'attempt.failed';
    case 'rcpt':
      return recipients.some(({ state }) => state.kind === 'undecided') ? 'recipient.answered' : afterLast(recipients);
    case 'banner':
    case 'helo':
    case 'mail':
    case 'data':
      return goesOn(recipients) ? welcomed[phase] : 'attempt.failed';
    case 'dot':
      return 'letter.answered';
    case 'quit':
    case 'closed':
      return 'goodbye.answered';
    default:
      return unreachable(phase);
  }
}

const welcomed = { banner: 'banner.received', helo: 'helo.accepted', mail: 'sender.accepted', data: 'data.begun' } as const;

/** Somebody may still get the letter. */
const goesOn = (recipients: Sending['recipients']): boolean => recipients.some(isOpen);

const afterLast = (recipients: Sending['recipients']): SendingEvent['type'] =>
  goesOn(recipients) ? 'recipients.answered' : 'attempt.failed';

function linesOf({ host, from, letter, recipients }: Sending, act: SendingAct): readonly string[] {
  switch (act) {
    case 'EHLO':
    case 'HELO':
      return [oneLine(`${act} ${host}`)];
    case 'MAIL':
      return [oneLine(`MAIL FROM:<${from}>`)];
    case 'RCPT':
      return [oneLine(`RCPT TO:<${recipients.find(({ state }) => state.kind === 'undecided')?.address ?? ''}>`)];
    case 'DATA':
    case 'QUIT':
      return [act];
    case '.':
      return [...linesOfLetter(letter), '.'];
    default:
      return unreachable(act);
  }
}

/** Line ends in a name or an address would make two commands of one. */
const oneLine = (text: string): string => encodeUtf8(text.replace(/[\r\n]/g, ''));

function linesOfLetter(letter: string): readonly string[] {
  const lines = stuff(letter).split('\r\n');
  return lines.at(-1) === '' ? lines.slice(0, -1) : lines;
}
