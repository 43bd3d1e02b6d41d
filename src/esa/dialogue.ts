/** What is said on a connection: each unit of octets becomes a verdict, a reply, log lines and the connection after it. */
import { cutLine, nextPhase, printMailbox, type Command, type Reply, type SmtpEvent } from '#smtp';
import { readConfiguration, readSurroundings } from './configuration.ts';
import { changeConnection, fed, unmoved, type Ciphering, type Circumstances, type Connection, type Fed } from './connection.ts';
import type { Happening, Transaction, Wire } from './connection.ts';
import { counted, type Counters } from './counters.ts';
import type { Decision, Facts } from './decision.ts';
import { judgeResponse } from './judge/auth.ts';
import type { Change, JudgedCommand } from './judge/case.ts';
import { judgeCommand } from './judge/command.ts';
import { decide, withIcid, type Decided } from './judge/decide.ts';
import { rejectsLater } from './judge/delayed.ts';
import { headerStart } from './judge/letter.ts';
import { feedLetter } from './letter.ts';
import { tellSlowness } from './latency.ts';
import { logAborted, logClosed, logDecision } from './mail-log.ts';
import { outcomes } from './outcomes.ts';

/**
 * Feeds a chunk and acts on its first unit: one command line, or in the data phase all up to the final dot or the chunk's end.
 * While ciphering is being agreed upon octets are dropped (RFC 3207 section 4.2).
 */
export function feedConnection(around: Circumstances, connection: Connection, chunk: string): Fed {
  if (connection.phase === 'negotiation') return fed(unmoved(around, connection), chunk.length);
  return connection.phase === 'message' ? feedLetter(around, connection, chunk) : feedLine(around, connection, chunk);
}

function feedLine(around: Circumstances, connection: Connection, chunk: string): Fed {
  const { unit, used } = cutLine(connection.held, chunk);
  if (unit.kind !== 'line') {
    const held = unit.kind === 'unfinished' ? unit.held : '';
    return fed(unmoved(around, changeConnection(connection, { held })), used);
  }
  const configuration = readConfiguration(connection.configuration);
  const surroundings = readSurroundings(around.world);
  const { at, cache } = around;
  const asked = { configuration, surroundings, faults: around.faults, connection, at, cache, around };
  const judged = connection.phase === 'authentication' ? judgeResponse(asked, unit.line) : judgeCommand(asked, unit.line);
  const settled = settle(around, connection, tellSlowness(judged, around.faults));
  // INVARIANT: what came with STARTTLS in one chunk was not ciphered, so it must not be read afterwards.
  return fed(settled, settled.connection?.phase === 'negotiation' ? chunk.length : used);
}

/** Carries a verdict out: reply, log, counts, and the machine's next phase. */
function settle(around: Circumstances, before: Connection, judged: JudgedCommand): Happening {
  const { event, change, cache = around.cache } = judged;
  const counters = countAll(around, judged);
  const decision = identify(before, judged.decision, around);
  const moved = event === null ? stayed(before, decision, change) : move(before, event, judged, around);
  const ids = decision.fate === 'sender.accepted' ? { icid: around.ids.icid, mid: around.ids.mid + 1, dcid: around.ids.dcid } : around.ids;
  const { closes } = outcomes[decision.fate];
  const says: readonly (Reply | Wire)[] = decision.reply === null ? [] : [decision.reply];
  const aborted = before.transaction !== null && (closes !== undefined || moved.transaction === null);
  const decided = logDecision(decision);
  const log = aborted ? withAborted(decided, before.transaction.mid, decision) : decided;
  if (closes === undefined) return { connection: moved, ids, decisions: [decision], says, log, counters, cache };
  const closed = [...log, logClosed(before.icid)];
  return { connection: null, ids, decisions: [decision], says: [...says, closes], log: closed, counters, cache };
}

function countAll({ at, counters }: Circumstances, { counts }: JudgedCommand): Counters {
  return counts === undefined ? counters : counts.reduce((so, { key, period }) => counted(so, key, at, period), counters);
}

/** Thrown away by the client, a message is told of before what threw it away; by the box, which hangs up, after it (order: design choice). */
function withAborted(decided: Happening['log'], mid: number, { verdict }: Decision): Happening['log'] {
  return verdict === 'accept' ? [...logAborted(mid, true), ...decided] : [...decided, ...logAborted(mid, false)];
}

/** Fills in the ids that only the connection knows. */
function identify(connection: Connection, decided: Decided, around: Circumstances): Decision {
  return withIcid(decided, connection.icid, identifyFacts(connection, decided, around));
}

function identifyFacts({ transaction }: Connection, { facts, fate }: Decided, { ids }: Circumstances): Facts {
  if (facts.kind === 'sender' && fate === 'sender.accepted') return identifySender(facts, ids.mid);
  if (facts.kind !== 'recipient') return facts;
  const rid = fate === 'recipient.accepted' ? (transaction?.recipients.length ?? 0) : null;
  const mid = transaction?.mid ?? null;
  const { recipient, tally, directory, guesser, rewriting, calledAhead } = facts;
  if (guesser !== undefined || rewriting !== undefined || calledAhead !== undefined) return { ...facts, mid, rid };
  return directory === undefined
    ? { kind: 'recipient', recipient, mid, rid, tally }
    : { kind: 'recipient', recipient, mid, rid, tally, directory };
}

function identifySender(facts: Extract<Facts, { kind: 'sender' }>, mid: number): Facts {
  const { sender, lookups, excepted, rewriting } = facts;
  return lookups === undefined && excepted === undefined && rewriting === undefined ? { kind: 'sender', sender, mid } : { ...facts, mid };
}

/** A line that moves nothing is used up all the same, and counts if it was no command. */
function stayed(connection: Connection, { fate }: Decision, change: Change): Connection {
  const badCommands = connection.badCommands + (fate === 'command.unknown' ? 1 : 0);
  return changeConnection(connection, { ...change, held: '', badCommands });
}

function move(connection: Connection, event: SmtpEvent, { command, decision, change }: JudgedCommand, around: Circumstances): Connection {
  const phase = nextPhase(connection.phase, event);
  // The line end of DATA is the first half of a final dot that is the whole letter.
  const held = phase === 'message' ? '\r\n' : '';
  const greeting = command?.kind === 'helo' ? { host: command.host, extended: command.verb === 'EHLO' } : connection.greeting;
  const transaction = rejectsLater(connection)
    ? null
    : nextTransaction(connection.transaction, event, command, { mid: around.ids.mid, facts: decision.facts });
  return changeConnection(connection, { phase, held, greeting, transaction, ...change });
}

function nextTransaction(
  open: Transaction | null,
  event: SmtpEvent,
  command: Command | null,
  { mid, facts }: { readonly mid: number; readonly facts: Facts },
): Transaction | null {
  switch (event.type) {
    case 'sender.accepted':
      return command?.kind === 'mail' ? newTransaction(mid, printMailbox(command.from)) : open;
    case 'recipient.accepted':
      return open !== null && command?.kind === 'rcpt' ? withRecipient(open, printMailbox(command.to), facts) : open;
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

function withRecipient(
  { mid, from, recipients, mapped: before, pieces, size, header }: Transaction,
  recipient: string,
  facts: Facts,
): Transaction {
  const isMapped = facts.kind === 'recipient' && facts.rewriting?.kind === 'domain-map';
  const mapped = isMapped ? [...before, recipient] : before;
  return { mid, from, recipients: [...recipients, recipient], mapped, pieces, size, header };
}

function newTransaction(mid: number, from: string): Transaction {
  return { mid, from, recipients: [], mapped: [], pieces: [], size: 0, header: headerStart };
}

/** The handshake after `220 Go ahead with TLS` is over; `ciphering` null if it failed. Everything said before is forgotten. */
export function endNegotiation(around: Circumstances, connection: Connection, ciphering: Ciphering | null): Happening {
  if (connection.phase !== 'negotiation') return unmoved(around, connection);
  const facts = { kind: 'tls', protocol: ciphering?.protocol ?? '', cipher: ciphering?.cipher ?? '' } as const;
  const fate = ciphering === null ? 'tls.failed' : 'tls.established';
  const decided = decide({ at: 'session', fate, because: connection.opened.slice(0, 2), facts });
  const event: SmtpEvent = { type: ciphering === null ? 'connection.closed' : 'tls.ended' };
  const judged: JudgedCommand = { decision: decided, command: null, event, change: { ciphering, greeting: null, user: null } };
  return settle(around, connection, judged);
}
