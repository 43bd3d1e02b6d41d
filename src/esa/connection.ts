/**
 * One connection to the appliance as plain data, and how it begins and ends. What is said on it: dialogue.ts and letter.ts.
 * Each function takes what was before and gives what is after with everything that happened; nothing is kept elsewhere.
 */
import type { Phase, Reply } from '#smtp';
import { listenerNamed, readConfiguration, readSurroundings, type Texts } from './configuration.ts';
import type { Decision, FaultName, RuleRef } from './decision.ts';
import type { AuthExchange } from './judge/auth.ts';
import { judgeCall, type Call, type JudgedCall } from './judge/connection.ts';
import { decide } from './judge/decide.ts';
import type { Policy } from './judge/policy.ts';
import type { HeaderCount } from './judge/letter.ts';
import { logAborted, logClosed, logDecision, logLost } from './mail-log.ts';
import { outcomes } from './replies.ts';

/** The envelope being written and the data so far. */
export interface Transaction {
  readonly mid: number;
  readonly from: string;
  readonly recipients: readonly string[];
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
  /** Lab time in milliseconds at which it was opened. */
  readonly openedAt: number;
  readonly configuration: Texts;
  /** Fixed at the opening but for the behaviour, which AUTH turns to RELAY. */
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

/** What a connection is judged in, and the ids to give out next. `at` is lab time in milliseconds. */
export interface Circumstances {
  readonly at: number;
  readonly configuration: Texts;
  readonly world: Texts;
  readonly faults: readonly FaultName[];
  readonly ids: Ids;
  /** Open connections by any of their peers' addresses, for the limits that count them. */
  readonly open: readonly Connection[];
}

/** The next id of each kind. Ids start at 1 (design choice), RIDs at 0 (User Guide 9.1.2, logging). */
export interface Ids {
  readonly icid: number;
  readonly mid: number;
}

/** How TCP goes on: `opened` before the first reply; the other words end the connection. */
export type Wire = 'opened' | 'closed' | 'reset' | 'refused' | 'unreachable';

/** Everything that came of one unit of input. `log` are texts of mail_logs. */
export interface Happening {
  readonly connection: Connection | null;
  readonly ids: Ids;
  readonly decisions: readonly Decision[];
  readonly says: readonly (Reply | Wire)[];
  readonly log: readonly string[];
}

/** Takes a call: judges it and, where it is accepted, opens a connection in its first phase. */
export function openConnection(around: Circumstances, call: Call): Happening {
  const judged = limitHost(around, call, judgeCall(readConfiguration(around.configuration), readSurroundings(around.world), call));
  const { fate } = judged.decision;
  const numbered = judged.session !== null && fate !== 'connection.refused';
  const decision: Decision = { ...judged.decision, icid: numbered ? around.ids.icid : null };
  const ids = numbered ? { ...around.ids, icid: around.ids.icid + 1 } : around.ids;
  const open = judged.session !== null && outcomes[fate].closes === undefined;
  const log = [...logDecision(decision), ...(numbered && !open ? [logClosed(around.ids.icid)] : [])];
  return {
    connection: open ? newConnection(around, call, judged, decision) : null,
    ids,
    decisions: [decision],
    says: sayOpening(decision),
    log,
  };
}

/** The policy's limit of connections at once from one address (User Guide 9.1.2, p. 138). */
function limitHost(around: Circumstances, call: Call, judged: JudgedCall): JudgedCall {
  const limit = judged.session?.policy.connectionsPerHost ?? null;
  const { verdict, at, facts, because } = judged.decision;
  const taken = verdict === 'accept' || verdict === 'relay';
  if (!taken || limit === null || around.open.filter(({ peer }) => peer === call.from).length < limit) return judged;
  const rules: readonly RuleRef[] = [{ kind: 'limit', limit: 'connections-per-host', value: limit }, ...because];
  return { ...judged, decision: decide({ at, fate: 'connection.too-many-from-host', because: rules, facts }) };
}

function newConnection(around: Circumstances, call: Call, { session }: JudgedCall, { icid, because }: Decision): Connection | null {
  if (session === null || icid === null) return null;
  return {
    icid,
    listener: session.listener.name,
    hostname: session.hostname,
    peer: call.from,
    openedAt: around.at,
    configuration: around.configuration,
    policy: session.policy,
    opened: because,
    phase: 'connected',
    held: '',
    greeting: null,
    badCommands: 0,
    messages: 0,
    transaction: null,
    exchange: null,
    user: null,
    ciphering: null,
  };
}

function sayOpening({ fate, reply }: Decision): readonly (Reply | Wire)[] {
  if (fate === 'connection.nothing-listens') return ['refused'];
  if (fate === 'connection.no-such-host') return ['unreachable'];
  const { closes } = outcomes[fate];
  return ['opened', ...(reply === null ? [] : [reply]), ...(closes === undefined ? [] : [closes])];
}

/** The peer has gone without QUIT. */
export function loseConnection(around: Circumstances, connection: Connection): Happening {
  const { icid, transaction } = connection;
  const log = [...logLost(icid, transaction?.mid ?? null), logClosed(icid)];
  return { connection: null, ids: around.ids, decisions: [], says: ['closed'], log };
}

/** Five minutes without a message on a public listener; four fifths of fifteen minutes for any connection (User Guide 10, global settings). */
const UNSUCCESSFUL_TIMEOUT = 5 * 60_000;
const CONNECTION_TIME = 12 * 60_000;

/** When the appliance gives up on a connection, in lab milliseconds, and why. */
export interface Deadline {
  readonly at: number;
  readonly fate: 'connection.unsuccessful' | 'connection.expired';
}

/** The next deadline of a connection. */
export function deadlineOf(connection: Connection): Deadline {
  const listener = listenerNamed(readConfiguration(connection.configuration), connection.listener);
  const waiting = listener?.type === 'public' && connection.messages === 0;
  if (waiting) return { at: connection.openedAt + UNSUCCESSFUL_TIMEOUT, fate: 'connection.unsuccessful' };
  return { at: connection.openedAt + CONNECTION_TIME, fate: 'connection.expired' };
}

/** Time has run out: the reply, the log, the end. `around.at` is the deadline. */
export function expireConnection(around: Circumstances, connection: Connection, { fate, at }: Deadline): Happening {
  const { icid, peer, transaction, openedAt } = connection;
  const limit = fate === 'connection.unsuccessful' ? 'unsuccessful-timeout' : 'connection-time';
  const seconds = (at - openedAt) / 1000;
  const because: readonly RuleRef[] = [{ kind: 'limit', limit, value: seconds }];
  const facts = { kind: 'timeout', address: peer, seconds, mid: transaction?.mid ?? null } as const;
  const decision: Decision = { ...decide({ at: 'session', fate, because, facts }), icid };
  const says = decision.reply === null ? [] : [decision.reply];
  const aborted = transaction === null ? [] : logAborted(transaction.mid, false);
  return {
    connection: null,
    ids: around.ids,
    decisions: [decision],
    says: [...says, 'closed'],
    log: [...logDecision(decision), ...aborted, logClosed(icid)],
  };
}
