/** The data phase of a connection: the letter as it comes in, its limits, and the moment it becomes the appliance's. */
import { cutData, joinPiece, nextPhase, tailOf, unstuff } from '#smtp';
import type { Circumstances, Connection, Happening, Transaction } from './connection.ts';
import type { Fed } from './dialogue.ts';
import type { AcceptedMessage, Decision, Facts, Fate, RuleRef } from './decision.ts';
import { decide } from './judge/decide.ts';
import { countHeader, HEADER_LINES } from './judge/letter.ts';
import { logAccepted, logDecision } from './mail-log.ts';

/** Takes in data up to the final dot, the end of the chunk, or the header line that is one too many. */
export function feedLetter(around: Circumstances, connection: Connection, chunk: string): Fed {
  const { unit, used } = cutData(connection.held, chunk);
  const { transaction } = connection;
  if (unit.kind !== 'data' || transaction === null) {
    return { connection, ids: around.ids, decisions: [], says: [], log: [], used };
  }
  const { header, end } = countHeader(transaction.header, unit.data);
  if (end !== null) return { ...refuse(around, connection, transaction, 'message.header-too-long'), used: end };
  const grown = grow({ ...transaction, header }, unit.data, connection.policy.messageSize);
  if (unit.ended) return { ...finish(around, connection, grown), used };
  const held = tailOf(connection.held, unit.data);
  return { connection: { ...connection, held, transaction: grown }, ids: around.ids, decisions: [], says: [], log: [], used };
}

/** Adds data; of a letter that has grown too large only the size is kept. */
function grow(transaction: Transaction, data: string, limit: number | null): Transaction {
  const size = transaction.size + data.length;
  const tooBig = limit !== null && size > limit + FINAL_DOT;
  return { ...transaction, size, pieces: tooBig ? [] : joinPiece(transaction.pieces, data) };
}

/** Octets of the line with the final dot, which is no part of the letter. */
const FINAL_DOT = 3;

/** The final dot has come: the letter is too large, or from here on it is the appliance's. */
function finish(around: Circumstances, connection: Connection, transaction: Transaction): Happening {
  const limit = connection.policy.messageSize;
  if (limit !== null && transaction.size - FINAL_DOT > limit) return refuse(around, connection, transaction, 'message.too-big');
  const { mid, from, recipients, pieces } = transaction;
  const message: AcceptedMessage = { mid, from, recipients, text: unstuff(pieces.join('')) };
  const facts: Facts = { kind: 'message', message };
  const because = connection.opened.slice(0, 2);
  const decision = { ...decide({ at: 'message', fate: 'message.accepted', because, facts }, { mid: String(mid) }), icid: connection.icid };
  const relayed = connection.policy.behaviour === 'RELAY';
  const after = { ...connection, messages: connection.messages + 1 };
  return close(around, after, decision, logAccepted(message, relayed));
}

function refuse(around: Circumstances, connection: Connection, { mid, size }: Transaction, fate: Fate): Happening {
  const tooBig = fate === 'message.too-big';
  const value = tooBig ? (connection.policy.messageSize ?? 0) : HEADER_LINES;
  const because: readonly RuleRef[] = [{ kind: 'limit', limit: tooBig ? 'message-size' : 'header-lines', value }];
  const decision: Decision = {
    ...decide({ at: 'message', fate, because, facts: { kind: 'refused-message', mid, size } }),
    icid: connection.icid,
  };
  return close(around, connection, decision, logDecision(decision));
}

/** Back to commands, with the verdict on the letter said. */
function close(around: Circumstances, connection: Connection, decision: Decision, log: readonly string[]): Happening {
  const phase = nextPhase(connection.phase, { type: 'message.ended' });
  const after: Connection = { ...connection, phase, held: '', transaction: null };
  return { connection: after, ids: around.ids, decisions: [decision], says: decision.reply === null ? [] : [decision.reply], log };
}
