/**
 * One connection to the appliance as plain data, and what becomes of it: opened, fed with octets, lost. Each function takes the connection
 * before and gives the connection after with everything that happened; nothing is kept elsewhere.
 */
import {
  cutData,
  cutLine,
  joinPiece,
  nextPhase,
  printMailbox,
  tailOf,
  unstuff,
  type Command,
  type Phase,
  type Reply,
  type SmtpEvent,
} from '#smtp';
import { readConfiguration, readSurroundings, type Texts } from './configuration.ts';
import type { AcceptedMessage, Decision, FaultName, RuleRef } from './decision.ts';
import { judgeCall, type Call } from './judge/connection.ts';
import { judgeCommand, type JudgedCommand } from './judge/command.ts';
import { decide } from './judge/decide.ts';
import type { Policy } from './judge/policy.ts';
import { logAborted, logAccepted, logClosed, logDecision, logLost } from './mail-log.ts';
import { outcomes } from './replies.ts';

/** The envelope being written and the data so far. `pieces` are octets; see `joinPiece`. */
export interface Transaction {
  readonly mid: number;
  readonly from: string;
  readonly recipients: readonly string[];
  readonly pieces: readonly string[];
}

/** An open connection. It keeps the configuration it was opened under, whatever is committed later. */
export interface Connection {
  readonly icid: number;
  readonly listener: string;
  readonly hostname: string;
  readonly peer: string;
  readonly configuration: Texts;
  readonly policy: Policy;
  /** The rules that decided the opening, for the decisions that rest on it. */
  readonly opened: readonly RuleRef[];
  readonly phase: Phase;
  /** Octets that wait for the rest of their line; in the data phase the last octets already read. */
  readonly held: string;
  readonly badCommands: number;
  readonly messages: number;
  readonly transaction: Transaction | null;
}

/** What a connection is judged in, and the ids to give out next. */
export interface Circumstances {
  readonly configuration: Texts;
  readonly world: Texts;
  readonly faults: readonly FaultName[];
  readonly ids: Ids;
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
  const judged = judgeCall(readConfiguration(around.configuration), readSurroundings(around.world), call);
  const { fate } = judged.decision;
  const numbered = judged.session !== null && fate !== 'connection.refused';
  const decision: Decision = { ...judged.decision, icid: numbered ? around.ids.icid : null };
  const ids = numbered ? { ...around.ids, icid: around.ids.icid + 1 } : around.ids;
  const says = sayOpening(decision);
  const log = logDecision(decision);
  const ends = decision.reply === null || outcomes[fate].closes !== undefined;
  if (judged.session === null || ends)
    return { connection: null, ids, decisions: [decision], says, log: numbered ? [...log, logClosed(decision.icid ?? 0)] : log };
  const { listener, policy, hostname } = judged.session;
  const connection: Connection = {
    icid: decision.icid ?? 0,
    listener: listener.name,
    hostname,
    peer: call.from,
    configuration: around.configuration,
    policy,
    opened: decision.because,
    phase: 'connected',
    held: '',
    badCommands: 0,
    messages: 0,
    transaction: null,
  };
  return { connection, ids, decisions: [decision], says, log };
}

function sayOpening({ fate, reply }: Decision): readonly (Reply | Wire)[] {
  if (fate === 'connection.nothing-listens') return ['refused'];
  if (fate === 'connection.no-such-host') return ['unreachable'];
  const closes = outcomes[fate].closes;
  return ['opened', ...(reply === null ? [] : [reply]), ...(closes === undefined ? [] : [closes])];
}

/** What one unit of octets did, and how many of the chunk's octets it used. */
export interface Fed extends Happening {
  readonly used: number;
}

/** Feeds a chunk and acts on its first unit: one command line, or in the data phase all up to the final dot or the chunk's end. */
export function feedConnection(around: Circumstances, connection: Connection, chunk: string): Fed {
  return connection.phase === 'message' ? feedData(around, connection, chunk) : feedLine(around, connection, chunk);
}

function feedLine(around: Circumstances, connection: Connection, chunk: string): Fed {
  const { unit, used } = cutLine(connection.held, chunk);
  if (unit.kind !== 'line') {
    const held = unit.kind === 'unfinished' ? unit.held : '';
    return { connection: { ...connection, held }, ids: around.ids, decisions: [], says: [], log: [], used };
  }
  const configuration = readConfiguration(connection.configuration);
  const surroundings = readSurroundings(around.world);
  const judged = judgeCommand({ configuration, surroundings, faults: around.faults, connection }, unit.line);
  return { ...settle(around, { ...connection, held: '' }, judged), used };
}

/** Carries a verdict out: reply, log, and the machine's next phase. */
function settle(around: Circumstances, before: Connection, judged: JudgedCommand): Happening {
  const { decision: decided, command, event } = judged;
  const decision = identify(before, decided, around.ids);
  const moved = event === null ? countBad(before, decision) : move(before, event, command, around.ids);
  const ids = event?.type === 'sender.accepted' ? { ...around.ids, mid: around.ids.mid + 1 } : around.ids;
  const { closes } = outcomes[decision.fate];
  const aborted =
    before.transaction !== null && (closes !== undefined || moved.transaction === null) ? logAborted(before.transaction.mid) : [];
  const says: (Reply | Wire)[] = decision.reply === null ? [] : [decision.reply];
  const log = [...aborted, ...logDecision(decision)];
  if (closes === undefined) return { connection: moved, ids, decisions: [decision], says, log };
  return { connection: null, ids, decisions: [decision], says: [...says, closes], log: [...log, logClosed(before.icid)] };
}

/** Fills in the ids that only the connection knows. */
function identify(connection: Connection, decided: Omit<Decision, 'icid'>, ids: Ids): Decision {
  const { icid, transaction } = connection;
  const { facts, fate } = decided;
  if (facts.kind === 'sender' && fate === 'sender.accepted') return { ...decided, icid, facts: { ...facts, mid: ids.mid } };
  if (facts.kind !== 'recipient') return { ...decided, icid };
  const rid = fate === 'recipient.accepted' ? (transaction?.recipients.length ?? 0) : null;
  return { ...decided, icid, facts: { ...facts, mid: transaction?.mid ?? null, rid } };
}

function countBad(connection: Connection, { fate }: Decision): Connection {
  return fate === 'command.unknown' ? { ...connection, badCommands: connection.badCommands + 1 } : connection;
}

function move(connection: Connection, event: SmtpEvent, command: Command | null, ids: Ids): Connection {
  const phase = nextPhase(connection.phase, event);
  const held = phase === 'message' ? '\r\n' : '';
  return { ...connection, phase, held, transaction: nextTransaction(connection.transaction, event, command, ids) };
}

function nextTransaction(open: Transaction | null, event: SmtpEvent, command: Command | null, ids: Ids): Transaction | null {
  switch (event.type) {
    case 'sender.accepted':
      return command?.kind === 'mail' ? { mid: ids.mid, from: mailboxText(command), recipients: [], pieces: [] } : open;
    case 'recipient.accepted':
      return open !== null && command?.kind === 'rcpt' ? { ...open, recipients: [...open.recipients, mailboxText(command)] } : open;
    case 'helo.accepted':
    case 'ehlo.accepted':
    case 'transaction.reset':
    case 'session.quit':
    case 'message.ended':
    case 'connection.closed':
      return null;
    case 'noop.answered':
    case 'help.answered':
    case 'vrfy.answered':
    case 'data.begun':
      return open;
  }
}

const mailboxText = (command: Extract<Command, { kind: 'mail' | 'rcpt' }>): string =>
  printMailbox(command.kind === 'mail' ? command.from : command.to);

function feedData(around: Circumstances, connection: Connection, chunk: string): Fed {
  const { unit, used } = cutData(connection.held, chunk);
  const { transaction } = connection;
  if (unit.kind !== 'data' || transaction === null) return { connection, ids: around.ids, decisions: [], says: [], log: [], used };
  const pieces = joinPiece(transaction.pieces, unit.data);
  if (!unit.ended) {
    const held = tailOf(connection.held, unit.data);
    return {
      connection: { ...connection, held, transaction: { ...transaction, pieces } },
      ids: around.ids,
      decisions: [],
      says: [],
      log: [],
      used,
    };
  }
  return { ...accept(around, connection, { ...transaction, pieces }), used };
}

/** The final dot has come: from here on the message is the appliance's. */
function accept(around: Circumstances, connection: Connection, { mid, from, recipients, pieces }: Transaction): Happening {
  const { icid, messages, opened } = connection;
  const message: AcceptedMessage = { mid, from, recipients, text: unstuff(pieces.join('')) };
  const decided = decide(
    { at: 'message', fate: 'message.accepted', because: opened.slice(0, 2), facts: { kind: 'message', message } },
    { mid: String(mid) },
  );
  const decision: Decision = { ...decided, icid };
  const phase = nextPhase(connection.phase, { type: 'message.ended' });
  const after: Connection = { ...connection, phase, held: '', messages: messages + 1, transaction: null };
  const relayed = connection.policy.behaviour === 'RELAY';
  return {
    connection: after,
    ids: around.ids,
    decisions: [decision],
    says: decision.reply === null ? [] : [decision.reply],
    log: logAccepted(message, relayed),
  };
}

/** The peer has gone without QUIT. */
export function loseConnection(around: Circumstances, connection: Connection): Happening {
  const { icid, transaction } = connection;
  const log = [...logLost(icid, transaction?.mid ?? null), logClosed(icid)];
  return { connection: null, ids: around.ids, decisions: [], says: ['closed'], log };
}
