/**
 * One connection to the appliance as plain data. How it begins: opening.ts; what is said on it: dialogue.ts and letter.ts; how it ends:
 * closing.ts. Each of these takes the connection before and gives the one after with everything that happened; nothing is kept elsewhere.
 */
import type { Phase, Reply } from '#smtp';
import type { Texts } from './configuration.ts';
import type { Counters } from './counters.ts';
import type { Decision, FaultName, RuleRef } from './decision.ts';
import type { Policy } from './judge/policy.ts';
import type { DirectoryCache } from './world/directory-cache.ts';
import type { ScoreCache } from './world/score-cache.ts';
import type { LogText } from './log-text.ts';

/** Lines so far, and the beginning of the line that is not finished yet. */
export interface HeaderCount {
  readonly lines: number;
  readonly partial: string;
}

/** An AUTH under way: the mechanism, and for LOGIN the user once given. */
export interface AuthExchange {
  readonly mechanism: 'PLAIN' | 'LOGIN';
  readonly user: string | null;
}

/** The envelope being written and the data so far. */
export interface Transaction {
  readonly mid: number;
  readonly from: string;
  readonly recipients: readonly string[];
  /** Those of them that the domain map made. */
  readonly mapped: readonly string[];
  /** Raw data as octets (see `joinPiece`); emptied once it is larger than the policy takes. */
  readonly pieces: readonly string[];
  readonly size: number;
  /** How far the header has been counted; null once it is over. */
  readonly header: HeaderCount | null;
}

/** The ciphering of a connection. In the page it is played: everything is real but the ciphering. */
export interface Ciphering {
  readonly protocol: string;
  readonly cipher: string;
}

/** An open connection. It keeps the configuration it was opened under, whatever is committed later. */
export interface Connection {
  readonly icid: number;
  readonly listener: string;
  readonly hostname: string;
  readonly peer: string;
  /** The peer's PTR name if it is confirmed, for the trace header. */
  readonly confirmedName: string | null;
  /** Lab time in milliseconds at which it was opened. */
  readonly openedAt: number;
  readonly configuration: Texts;
  /** Fixed at the opening; what AUTH makes of it: `policyInForce` of judge/auth.ts. */
  readonly policy: Policy;
  /** The rules that decided the opening, for the decisions that rest on it. */
  readonly opened: readonly RuleRef[];
  readonly phase: Phase;
  /** Octets that wait for the rest of their line; in the data phase the last octets already read. */
  readonly held: string;
  /** What the client called itself, and whether by EHLO; null before. */
  readonly greeting: { readonly host: string; readonly extended: boolean } | null;
  readonly badCommands: number;
  readonly messages: number;
  readonly transaction: Transaction | null;
  readonly exchange: AuthExchange | null;
  /** The user who gave a right password; null for everybody else. */
  readonly user: string | null;
  readonly ciphering: Ciphering | null;
}

type Changing = 'policy' | 'phase' | 'held' | 'greeting' | 'badCommands' | 'messages' | 'transaction' | 'exchange' | 'user' | 'ciphering';

/** What a step may change in a connection. */
export type ConnectionChange = Partial<Pick<Connection, Changing>>;

/**
 * The connection after a change. Written out field by field: every step makes one, and V8 copies what a spread made by a slow path
 * (measured: 0.5 µs against 0.02).
 */
export function changeConnection(before: Connection, change: ConnectionChange): Connection {
  const { policy = before.policy, phase = before.phase, held = before.held, greeting = before.greeting } = change;
  const { badCommands = before.badCommands, messages = before.messages, transaction = before.transaction } = change;
  const { exchange = before.exchange, user = before.user, ciphering = before.ciphering } = change;
  const { icid, listener, hostname, peer, confirmedName, openedAt, configuration, opened } = before;
  return {
    icid,
    listener,
    hostname,
    peer,
    confirmedName,
    openedAt,
    configuration,
    policy,
    opened,
    phase,
    held,
    greeting,
    badCommands,
    messages,
    transaction,
    exchange,
    user,
    ciphering,
  };
}

/** What a connection is judged in, and the ids to give out next. `at` is lab time in milliseconds. */
export interface Circumstances {
  readonly at: number;
  /** Minutes east of UTC of the appliance's clock. */
  readonly offset: number;
  readonly configuration: Texts;
  readonly world: Texts;
  readonly faults: readonly FaultName[];
  readonly ids: Ids;
  readonly counters: Counters;
  /** Open connections by any of their peers' addresses, for the limits that count them. */
  readonly open: readonly Connection[];
  /** What directory servers have answered. */
  readonly cache: DirectoryCache;
  /** What the reputation service has answered. */
  readonly scores: ScoreCache;
}

/** The next id of each kind: connection in, message, connection out. Ids start at 1 (design choice), RIDs at 0 (User Guide 9.1.2, logging). */
export interface Ids {
  readonly icid: number;
  readonly mid: number;
  readonly dcid: number;
}

/** How TCP goes on: `opened` before the first reply; the other words end the connection. */
export type Wire = 'opened' | 'closed' | 'reset' | 'refused' | 'unreachable';

/** Everything that came of one unit of input. `ids`, `counters`, `cache` and `scores` are as they stand afterwards; `scores` is absent where nobody was asked. */
export interface Happening {
  readonly connection: Connection | null;
  readonly ids: Ids;
  readonly decisions: readonly Decision[];
  readonly says: readonly (Reply | Wire)[];
  readonly log: readonly LogText[];
  readonly counters: Counters;
  readonly cache: DirectoryCache;
  readonly scores?: ScoreCache;
}

/** Nothing came of it but the connection as it is now. */
export function unmoved({ ids, counters, cache }: Circumstances, connection: Connection): Happening {
  return { connection, ids, decisions: [], says: [], log: [], counters, cache };
}

/** What one unit of octets did, and how many of the chunk's octets it used. */
export interface Fed extends Happening {
  readonly used: number;
}

/** The same with the octets it used. */
export function fed({ connection, ids, decisions, says, log, counters, cache }: Happening, used: number): Fed {
  return { connection, ids, decisions, says, log, counters, cache, used };
}
