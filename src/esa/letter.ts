/** The data phase of a connection: the letter as it comes in, its limits, and the moment it becomes the appliance's. */
import { cutData, fieldOf, joinPiece, nextPhase, readLetter, tailOf, unstuff } from '#smtp';
import { messageIdHeader, receivedHeader, type AddedHeader, type Passage } from './added-header.ts';
import type { BareLineEnds } from './config/settings.ts';
import { globalSettingsOf, listenerNamed, readConfiguration, settingsOf } from './configuration.ts';
import { changeConnection, fed, unmoved, type Circumstances, type Connection, type Fed, type Happening } from './connection.ts';
import type { HeaderCount, Transaction } from './connection.ts';
import type { AcceptedMessage, Arrival, Decision, Facts, RuleRef } from './decision.ts';
import { policyInForce } from './judge/auth.ts';
import { decide, withIcid } from './judge/decide.ts';
import { countHeader } from './judge/letter.ts';
import { groupOf } from './judge/receiving-control.ts';
import type { LogText } from './log-text.ts';
import { logDecision, logDiscarded, logReceived } from './mail-log.ts';
import { hasBareLineEnds } from './next-hop.ts';

/** Takes in data up to the final dot, the end of the chunk, or the header line that is one too many. */
export function feedLetter(around: Circumstances, connection: Connection, chunk: string): Fed {
  const { unit, used } = cutData(connection.held, chunk);
  const { transaction } = connection;
  if (unit.kind !== 'data' || transaction === null) {
    return fed(unmoved(around, connection), used);
  }
  const { headerLines } = globalSettingsOf(readConfiguration(connection.configuration));
  const { header, end } = countHeader(transaction.header, unit.data, headerLines);
  if (end !== null) return fed(refuse(around, connection, transaction, 'message.header-too-long'), end);
  const grown = grow(connection, transaction, header, unit.data);
  if (unit.ended) return fed(finish(around, connection, grown), used);
  const held = tailOf(connection.held, unit.data);
  return fed(unmoved(around, changeConnection(connection, { held, transaction: grown })), used);
}

/** Adds data; of a letter that has grown too large only the size is kept. Dots doubled for the way do not count (RFC 1870 section 5). */
function grow({ held, policy }: Connection, transaction: Transaction, header: HeaderCount | null, data: string): Transaction {
  const { mid, from, recipients, mapped, pieces } = transaction;
  const size = transaction.size + data.length - countStuffed(held, data);
  const tooBig = policy.messageSize !== null && size > policy.messageSize + FINAL_END;
  return { mid, from, recipients, mapped, pieces: tooBig ? [] : joinPiece(pieces, data), size, header };
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
  if (countHops(text) >= MOST_HOPS) return refuse(around, connection, transaction, 'message.looping');
  if (discards(connection)) return discard(around, connection, transaction, text);
  return accept(around, connection, transaction, text, bareLineEnds);
}

/** A letter that so many servers have written on goes round in a loop (RFC 5321 section 6.3: "at least 100 Received entries"). */
const MOST_HOPS = 100;

/** How many servers say in the header that they have had the letter. */
function countHops(text: string): number {
  const end = text.indexOf('\r\n\r\n');
  return (end < 0 ? text : text.slice(0, end)).match(/(?<=^|\r\n)received[ \t]*:/gi)?.length ?? 0;
}

/** A blackhole listener takes the letter like any other, and throws it away. */
function discards({ configuration, listener }: Connection): boolean {
  return listenerNamed(readConfiguration(configuration), listener)?.type === 'blackhole';
}

function discard(around: Circumstances, connection: Connection, { mid, from }: Transaction, text: string): Happening {
  const facts: Facts = { kind: 'discarded-message', mid, from, size: text.length };
  // The listener's line stands last among the rules of the opening.
  const because = connection.opened.slice(-1);
  const decision = withIcid(decide({ at: 'message', fate: 'message.discarded', because, facts }, { mid: String(mid) }), connection.icid);
  return close(around, connection, decision, logDiscarded({ mid, from, text }), connection.messages + 1);
}

function accept(
  around: Circumstances,
  connection: Connection,
  { mid, from, recipients, mapped }: Transaction,
  text: string,
  bareLineEnds: BareLineEnds,
): Happening {
  const added = addedHeaders(around, connection, mid, text);
  const message: AcceptedMessage = { mid, from, recipients, text, added, bareLineEnds, via: arrivalOf(connection, mapped) };
  const facts: Facts = { kind: 'message', message };
  const because = connection.opened.slice(0, 2);
  const decision = withIcid(decide({ at: 'message', fate: 'message.accepted', because, facts }, { mid: String(mid) }), connection.icid);
  return close(around, connection, decision, logReceived(message), connection.messages + 1);
}

/** Where recipients are asked about later, the message takes along what its host is counted by. */
function arrivalOf(connection: Connection, mapped: Transaction['mapped']): Arrival {
  const { listener, peer, policy, opened } = connection;
  const configuration = readConfiguration(connection.configuration);
  const relayed = policyInForce(connection).behaviour === 'RELAY';
  if (relayed || listenerNamed(configuration, listener)?.ldapAccept?.where !== 'work_queue') return { listener, peer, relayed };
  const group = groupOf({ configuration, listener, peer, policy, opened });
  const { invalid: limit, bits } = policy.rates;
  const guarded: Arrival = { listener, peer, relayed, guard: { group, limit, bits } };
  return mapped.length === 0 ? guarded : { ...guarded, mapped };
}

/** What the appliance writes on top: its `Received:`, and a Message-ID where one is missing and the settings say so. */
function addedHeaders(around: Circumstances, connection: Connection, mid: number, text: string): readonly AddedHeader[] {
  const configuration = readConfiguration(connection.configuration);
  const received = settingsOf(configuration, connection.listener).receivedHeader ? [receivedHeader(passageOf(around, connection))] : [];
  const lacksId = globalSettingsOf(configuration).addMessageId && fieldOf(readLetter(text), 'Message-ID') === null;
  return lacksId ? [...received, messageIdHeader(mid, around.at, connection.hostname)] : received;
}

function passageOf({ at, offset }: Circumstances, { confirmedName, greeting, peer, hostname, ciphering }: Connection): Passage {
  const helo = greeting?.host ?? '';
  const extended = greeting?.extended === true;
  return { name: confirmedName, helo, address: peer, hostname, extended, cipher: ciphering?.cipher ?? null, at, offset };
}

function refuse(around: Circumstances, connection: Connection, { mid, size }: Transaction, fate: RefusedLetter): Happening {
  const because = refusalRules(connection, fate);
  const decision = withIcid(decide({ at: 'message', fate, because, facts: { kind: 'refused-message', mid, size } }), connection.icid);
  return close(around, connection, decision, logDecision(decision), connection.messages);
}

type RefusedLetter = 'message.too-big' | 'message.header-too-long' | 'message.bare-line-ends' | 'message.looping';

function refusalRules({ policy, configuration, opened }: Connection, fate: RefusedLetter): readonly RuleRef[] {
  switch (fate) {
    case 'message.too-big':
      return [{ kind: 'limit', limit: 'message-size', value: policy.messageSize ?? 0 }];
    case 'message.header-too-long':
      return [{ kind: 'limit', limit: 'header-lines', value: globalSettingsOf(readConfiguration(configuration)).headerLines }];
    case 'message.looping':
      return [{ kind: 'limit', limit: 'hops', value: MOST_HOPS }];
    case 'message.bare-line-ends':
      // The listener's line stands last among the rules of the opening.
      return opened.slice(-1);
  }
}

/** Back to commands, with the verdict on the letter said. */
function close(
  { ids, counters, cache }: Circumstances,
  connection: Connection,
  decision: Decision,
  log: readonly LogText[],
  messages: number,
): Happening {
  const phase = nextPhase(connection.phase, { type: 'message.ended' });
  const after = changeConnection(connection, { phase, held: '', transaction: null, messages });
  const says = decision.reply === null ? [] : [decision.reply];
  return { connection: after, ids, decisions: [decision], says, log, counters, cache };
}
