/** The data phase of a connection: the letter as it comes in, its limits, and the moment it becomes the appliance's. */
import { cutData, fieldOf, joinPiece, nextPhase, readLetter, tailOf, unstuff } from '#smtp';
import { messageIdHeader, receivedHeader, type AddedHeader } from './added-header.ts';
import type { BareLineEnds } from './config/settings.ts';
import { globalSettingsOf, readConfiguration, settingsOf } from './configuration.ts';
import type { Circumstances, Connection, Fed, Happening, Transaction } from './connection.ts';
import type { AcceptedMessage, Decision, Facts, RuleRef } from './decision.ts';
import { policyInForce } from './judge/auth.ts';
import { decide } from './judge/decide.ts';
import { countHeader } from './judge/letter.ts';
import { logAccepted, logDecision } from './mail-log.ts';
import { hasBareLineEnds } from './next-hop.ts';

/** Takes in data up to the final dot, the end of the chunk, or the header line that is one too many. */
export function feedLetter(around: Circumstances, connection: Connection, chunk: string): Fed {
  const { unit, used } = cutData(connection.held, chunk);
  const { transaction } = connection;
  if (unit.kind !== 'data' || transaction === null) {
    return { connection, ids: around.ids, decisions: [], says: [], log: [], used };
  }
  const { headerLines } = globalSettingsOf(readConfiguration(connection.configuration));
  const { header, end } = countHeader(transaction.header, unit.data, headerLines);
  if (end !== null) return { ...refuse(around, connection, transaction, 'message.header-too-long'), used: end };
  const grown = grow({ ...transaction, header }, connection.held, unit.data, connection.policy.messageSize);
  if (unit.ended) return { ...finish(around, connection, grown), used };
  const held = tailOf(connection.held, unit.data);
  return { connection: { ...connection, held, transaction: grown }, ids: around.ids, decisions: [], says: [], log: [], used };
}

/** Adds data; of a letter that has grown too large only the size is kept. Dots doubled for the way do not count (RFC 1870 section 5). */
function grow(transaction: Transaction, tail: string, data: string, limit: number | null): Transaction {
  const size = transaction.size + data.length - countStuffed(tail, data);
  const tooBig = limit !== null && size > limit + FINAL_END;
  return { ...transaction, size, pieces: tooBig ? [] : joinPiece(transaction.pieces, data) };
}

/** Octets that end the final dot's line. With its dot, which counts as a stuffed one, they are no part of the letter. */
const FINAL_END = 2;

/** How many lines begin with a dot that stands in `data`; `tail` is what came before it. */
function countStuffed(tail: string, data: string): number {
  const all = tail + data;
  let count = 0;
  for (let at = all.indexOf('\r\n.', Math.max(0, tail.length - 2)); at >= 0; at = all.indexOf('\r\n.', at + 3)) count += 1;
  return count;
}

/** The final dot has come: the letter is refused, or from here on it is the appliance's. */
function finish(around: Circumstances, connection: Connection, transaction: Transaction): Happening {
  const limit = connection.policy.messageSize;
  if (limit !== null && transaction.size - FINAL_END > limit) return refuse(around, connection, transaction, 'message.too-big');
  const text = unstuff(transaction.pieces.join(''));
  const { bareLineEnds } = settingsOf(readConfiguration(connection.configuration), connection.listener);
  if (bareLineEnds === 'reject' && hasBareLineEnds(text)) return refuse(around, connection, transaction, 'message.bare-line-ends');
  return accept(around, connection, transaction, text, bareLineEnds);
}

function accept(
  around: Circumstances,
  connection: Connection,
  { mid, from, recipients }: Transaction,
  text: string,
  bareLineEnds: BareLineEnds,
): Happening {
  const message: AcceptedMessage = { mid, from, recipients, text, added: addedHeaders(around, connection, mid, text), bareLineEnds };
  const facts: Facts = { kind: 'message', message };
  const because = connection.opened.slice(0, 2);
  const decision = { ...decide({ at: 'message', fate: 'message.accepted', because, facts }, { mid: String(mid) }), icid: connection.icid };
  const relayed = policyInForce(connection).behaviour === 'RELAY';
  return close(around, { ...connection, messages: connection.messages + 1 }, decision, logAccepted(message, relayed));
}

/** What the appliance writes on top: its `Received:`, and a Message-ID where one is missing and the settings say so. */
function addedHeaders({ at, offset }: Circumstances, connection: Connection, mid: number, text: string): readonly AddedHeader[] {
  const configuration = readConfiguration(connection.configuration);
  const { confirmedName, greeting, peer, hostname, ciphering } = connection;
  const passage = {
    name: confirmedName,
    helo: greeting?.host ?? '',
    address: peer,
    hostname,
    extended: greeting?.extended === true,
    cipher: ciphering?.cipher ?? null,
  };
  const received = settingsOf(configuration, connection.listener).receivedHeader ? [receivedHeader({ ...passage, at, offset })] : [];
  const lacksId = globalSettingsOf(configuration).addMessageId && fieldOf(readLetter(text), 'Message-ID') === null;
  return lacksId ? [...received, messageIdHeader(mid, at, hostname)] : received;
}

function refuse(around: Circumstances, connection: Connection, { mid, size }: Transaction, fate: RefusedLetter): Happening {
  const because = refusalRules(connection, fate);
  const decision: Decision = {
    ...decide({ at: 'message', fate, because, facts: { kind: 'refused-message', mid, size } }),
    icid: connection.icid,
  };
  return close(around, connection, decision, logDecision(decision));
}

type RefusedLetter = 'message.too-big' | 'message.header-too-long' | 'message.bare-line-ends';

function refusalRules({ policy, configuration, opened }: Connection, fate: RefusedLetter): readonly RuleRef[] {
  switch (fate) {
    case 'message.too-big':
      return [{ kind: 'limit', limit: 'message-size', value: policy.messageSize ?? 0 }];
    case 'message.header-too-long':
      return [{ kind: 'limit', limit: 'header-lines', value: globalSettingsOf(readConfiguration(configuration)).headerLines }];
    case 'message.bare-line-ends':
      // The listener's line stands last among the rules of the opening.
      return opened.slice(-1);
  }
}

/** Back to commands, with the verdict on the letter said. */
function close(around: Circumstances, connection: Connection, decision: Decision, log: readonly string[]): Happening {
  const phase = nextPhase(connection.phase, { type: 'message.ended' });
  const after: Connection = { ...connection, phase, held: '', transaction: null };
  return { connection: after, ids: around.ids, decisions: [decision], says: decision.reply === null ? [] : [decision.reply], log };
}
