/** What is said on a connection: each unit of octets becomes a verdict, a reply, log lines and the connection after it. */
import { cutLine, nextPhase, printMailbox, type Command, type Reply, type SmtpEvent } from '#smtp';
import { readConfiguration, readSurroundings } from './configuration.ts';
import type { Ciphering, Circumstances, Connection, Fed, Happening, Transaction, Wire } from './connection.ts';
import type { Decision } from './decision.ts';
import { judgeResponse } from './judge/auth.ts';
import type { JudgedCommand } from './judge/case.ts';
import { judgeCommand } from './judge/command.ts';
import { decide, type Decided } from './judge/decide.ts';
import { headerStart } from './judge/letter.ts';
import { feedLetter } from './letter.ts';
import { logAborted, logClosed, logDecision } from './mail-log.ts';
import { outcomes } from './replies.ts';

/**
 * Feeds a chunk and acts on its first unit: one command line, or in the data phase all up to the final dot or the chunk's end.
 * While ciphering is being agreed upon octets are dropped (RFC 3207 section 4.2).
 */
export function feedConnection(around: Circumstances, connection: Connection, chunk: string): Fed {
  if (connection.phase === 'negotiation') return { ...nothing(around, connection), used: chunk.length };
  return connection.phase === 'message' ? feedLetter(around, connection, chunk) : feedLine(around, connection, chunk);
}

function nothing({ ids }: Circumstances, connection: Connection): Happening {
  return { connection, ids, decisions: [], says: [], log: [] };
}

function feedLine(around: Circumstances, connection: Connection, chunk: string): Fed {
  const { unit, used } = cutLine(connection.held, chunk);
  if (unit.kind !== 'line') return { ...nothing(around, { ...connection, held: unit.kind === 'unfinished' ? unit.held : '' }), used };
  const configuration = readConfiguration(connection.configuration);
  const surroundings = readSurroundings(around.world);
  const asked = { configuration, surroundings, faults: around.faults, connection };
  const judged = connection.phase === 'authentication' ? judgeResponse(asked, unit.line) : judgeCommand(asked, unit.line);
  const settled = settle(around, { ...connection, held: '' }, judged);
  // INVARIANT: what came with STARTTLS in one chunk was not ciphered, so it must not be read afterwards.
  return { ...settled, used: settled.connection?.phase === 'negotiation' ? chunk.length : used };
}

/** Carries a verdict out: reply, log, and the machine's next phase. */
function settle(around: Circumstances, before: Connection, judged: JudgedCommand): Happening {
  const { decision: decided, command, event, change } = judged;
  const decision = identify(before, decided, around);
  const moved = event === null ? countBad(before, decision) : move(before, event, command, around);
  const ids = event?.type === 'sender.accepted' ? { ...around.ids, mid: around.ids.mid + 1 } : around.ids;
  const { closes } = outcomes[decision.fate];
  const aborted =
    before.transaction !== null && (closes !== undefined || moved.transaction === null) ? logAborted(before.transaction.mid, true) : [];
  const says: readonly (Reply | Wire)[] = decision.reply === null ? [] : [decision.reply];
  const log = [...aborted, ...logDecision(decision)];
  if (closes !== undefined) {
    return { connection: null, ids, decisions: [decision], says: [...says, closes], log: [...log, logClosed(before.icid)] };
  }
  return { connection: { ...moved, ...change }, ids, decisions: [decision], says, log };
}

/** Fills in the ids that only the connection knows. */
function identify(connection: Connection, decided: Decided, { ids }: Circumstances): Decision {
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

function move(connection: Connection, event: SmtpEvent, command: Command | null, around: Circumstances): Connection {
  const phase = nextPhase(connection.phase, event);
  // The line end of DATA is the first half of a final dot that is the whole letter.
  const held = phase === 'message' ? '\r\n' : '';
  const greeting = command?.kind === 'helo' ? { host: command.host, extended: command.verb === 'EHLO' } : connection.greeting;
  return { ...connection, phase, held, greeting, transaction: nextTransaction(connection.transaction, event, command, around) };
}

function nextTransaction(open: Transaction | null, event: SmtpEvent, command: Command | null, { ids }: Circumstances): Transaction | null {
  switch (event.type) {
    case 'sender.accepted':
      return command?.kind === 'mail' ? newTransaction(ids.mid, printMailbox(command.from)) : open;
    case 'recipient.accepted':
      return open !== null && command?.kind === 'rcpt' ? { ...open, recipients: [...open.recipients, printMailbox(command.to)] } : open;
    case 'helo.accepted':
    case 'ehlo.accepted':
    case 'transaction.reset':
    case 'tls.begun':
    case 'tls.ended':
    case 'session.quit':
    case 'message.ended':
    case 'connection.closed':
      return null;
    case 'noop.answered':
    case 'help.answered':
    case 'vrfy.answered':
    case 'auth.begun':
    case 'auth.ended':
    case 'data.begun':
      return open;
  }
}

function newTransaction(mid: number, from: string): Transaction {
  return { mid, from, recipients: [], pieces: [], size: 0, header: headerStart };
}

/** The handshake after `220 Go ahead with TLS` is over; `ciphering` null if it failed. Everything said before is forgotten. */
export function endNegotiation(around: Circumstances, connection: Connection, ciphering: Ciphering | null): Happening {
  if (connection.phase !== 'negotiation') return nothing(around, connection);
  const facts = { kind: 'tls', protocol: ciphering?.protocol ?? '', cipher: ciphering?.cipher ?? '' } as const;
  const fate = ciphering === null ? 'tls.failed' : 'tls.established';
  const decided = decide({ at: 'session', fate, because: connection.opened.slice(0, 2), facts });
  const event: SmtpEvent = { type: ciphering === null ? 'connection.closed' : 'tls.ended' };
  const judged: JudgedCommand = { decision: decided, command: null, event, change: { ciphering, greeting: null, user: null } };
  return settle(around, connection, judged);
}
