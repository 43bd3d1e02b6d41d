/**
 * The receiver's phases as one machine (RFC 5321 sections 3 and 4.1.4), run with the pure `transition()`: no context, no timers, no policy.
 * Each transition says which verb takes it, each state what its 503 says; legal verbs and refusals are read from here and nowhere else.
 */
import { getNextTransitions, setup, transition } from 'xstate';
import type { Verb } from './command.ts';

/**
 * Where a session stands. The words are those a learner sees under the terminal. In `authentication` lines answer an AUTH challenge, in
 * `negotiation` the ciphering is being agreed upon and no line is read.
 */
export type Phase = 'connected' | 'greeted' | 'sender' | 'recipient' | 'message' | 'authentication' | 'negotiation' | 'closed';

/** Facts, in the past tense: the verdict comes before the event. */
export type SmtpEvent =
  | { readonly type: 'helo.accepted' }
  | { readonly type: 'ehlo.accepted' }
  | { readonly type: 'sender.accepted' }
  | { readonly type: 'recipient.accepted' }
  | { readonly type: 'data.begun' }
  | { readonly type: 'message.ended' }
  | { readonly type: 'transaction.reset' }
  | { readonly type: 'noop.answered' }
  | { readonly type: 'help.answered' }
  | { readonly type: 'vrfy.answered' }
  | { readonly type: 'auth.begun' }
  | { readonly type: 'auth.ended' }
  | { readonly type: 'tls.begun' }
  | { readonly type: 'tls.ended' }
  | { readonly type: 'session.quit' }
  | { readonly type: 'connection.closed' };

/** What a 503 asks for first. Wording: Cisco TAC note 118234; the first and the last of these are this project's own. */
export type OrderRule =
  'HELO/EHLO first' | 'MAIL first' | 'RCPT first' | 'sender already specified' | 'AUTH not permitted during a mail transaction';

/** The verb that takes a transition. The final dot counts as one; a lost connection, an AUTH response and a TLS handshake have none. */
export type Act = Verb | '.';

type Refusals = Partial<Record<Verb, OrderRule>>;

/** What a transition says of its verb, and a state of its 503s. */
interface Meta {
  readonly verb?: Act;
  readonly refuses?: Refusals;
}

const act = (verb: Act) => ({ meta: { verb } });
const to = (target: Phase, verb: Act) => ({ target, meta: { verb } });

/** What works at any time between greeting and QUIT, data apart. HELO and EHLO begin afresh and drop an open transaction. */
const always = {
  'helo.accepted': to('greeted', 'HELO'),
  'ehlo.accepted': to('greeted', 'EHLO'),
  'noop.answered': act('NOOP'),
  'help.answered': act('HELP'),
  'vrfy.answered': act('VRFY'),
  'session.quit': to('closed', 'QUIT'),
  'connection.closed': { target: 'closed' },
} as const;

/** STARTTLS drops an open envelope: after the handshake everything begins anew (RFC 3207 section 4.2). */
const tls = { 'tls.begun': to('negotiation', 'STARTTLS') } as const;

const early = 'HELO/EHLO first';
const inside = 'AUTH not permitted during a mail transaction';
const refuses = (refusals: Refusals) => ({ refuses: refusals });

export const receiver = setup({
  // eslint-disable-next-line @typescript-eslint/no-unnecessary-type-assertion -- XState reads its types from this value
  types: {} as { events: SmtpEvent; meta: Meta },
}).createMachine({
  id: 'receiver',
  initial: 'connected',
  states: {
    connected: {
      meta: refuses({ MAIL: early, RCPT: early, DATA: early, AUTH: early, STARTTLS: early }),
      on: { ...always, 'transaction.reset': act('RSET') },
    },
    greeted: {
      meta: refuses({ RCPT: 'MAIL first', DATA: 'MAIL first' }),
      on: {
        ...always,
        'transaction.reset': act('RSET'),
        'sender.accepted': to('sender', 'MAIL'),
        'auth.begun': to('authentication', 'AUTH'),
        ...tls,
      },
    },
    sender: {
      meta: refuses({ MAIL: 'sender already specified', DATA: 'RCPT first', AUTH: inside }),
      on: { ...always, 'transaction.reset': to('greeted', 'RSET'), 'recipient.accepted': to('recipient', 'RCPT'), ...tls },
    },
    recipient: {
      meta: refuses({ MAIL: 'sender already specified', AUTH: inside }),
      on: {
        ...always,
        'transaction.reset': to('greeted', 'RSET'),
        'recipient.accepted': act('RCPT'),
        'data.begun': to('message', 'DATA'),
        ...tls,
      },
    },
    authentication: { on: { 'auth.ended': 'greeted', 'connection.closed': 'closed' } },
    negotiation: { on: { 'tls.ended': 'connected', 'connection.closed': 'closed' } },
    message: { on: { 'message.ended': to('greeted', '.'), 'connection.closed': 'closed' } },
    closed: { type: 'final' },
  },
});

/** Every phase, in the order a session meets them. */
export const phases: readonly Phase[] = [
  'connected',
  'greeted',
  'sender',
  'recipient',
  'message',
  'authentication',
  'negotiation',
  'closed',
];

/** Every event of the machine. */
export const smtpEvents: readonly SmtpEvent['type'][] = [
  'helo.accepted',
  'ehlo.accepted',
  'sender.accepted',
  'recipient.accepted',
  'data.begun',
  'message.ended',
  'transaction.reset',
  'noop.answered',
  'help.answered',
  'vrfy.answered',
  'auth.begun',
  'auth.ended',
  'tls.begun',
  'tls.ended',
  'session.quit',
  'connection.closed',
];

/** What the machine says of one phase, read off it once: a pure transition costs far more than a look into a table. */
interface PhaseRow {
  readonly next: Readonly<Record<SmtpEvent['type'], Phase>>;
  readonly acts: readonly Act[];
  readonly refuses: Refusals;
}

function rowOf(phase: Phase): readonly [Phase, PhaseRow] {
  const state = receiver.resolveState({ value: phase });
  const next = smtpEvents.map((type) => [type, transition(receiver, state, { type })[0].value] as const);
  const acts = getNextTransitions(state).flatMap((taken) => (taken.meta as Meta | undefined)?.verb ?? []);
  const refused = state.getMeta()[`receiver.${phase}`]?.refuses ?? {};
  return [phase, { next: Object.fromEntries(next) as PhaseRow['next'], acts: [...new Set(acts)], refuses: refused }];
}

const rows = Object.fromEntries(phases.map(rowOf)) as Readonly<Record<Phase, PhaseRow>>;

/** The phase after an event. An event the phase does not know changes nothing. */
export function nextPhase(phase: Phase, event: SmtpEvent): Phase {
  return rows[phase].next[event.type];
}

/** The acts a phase takes, in the machine's order. */
export function legalActs(phase: Phase): readonly Act[] {
  return rows[phase].acts;
}

/** What the 503 says if the verb comes out of order in this phase; null where the verb is welcome. */
export function refusalOf(phase: Phase, verb: Verb): OrderRule | null {
  return rows[phase].refuses[verb] ?? null;
}
