/** How a connection ends when nobody said QUIT: the peer is gone, or its time has run out. */
import { globalSettingsOf, listenerNamed, readConfiguration } from './configuration.ts';
import type { Circumstances, Connection, Happening } from './connection.ts';
import type { Decision, RuleRef } from './decision.ts';
import { decide } from './judge/decide.ts';
import { logAborted, logClosed, logDecision, logLost } from './mail-log.ts';

/** The peer has gone without QUIT. */
export function loseConnection({ ids, counters, cache }: Circumstances, connection: Connection): Happening {
  const { icid, transaction } = connection;
  const log = [...logLost(icid, transaction?.mid ?? null), logClosed(icid)];
  return { connection: null, ids, decisions: [], says: ['closed'], log, counters, cache };
}

/** The appliance speaks at about four fifths of the total time (User Guide 10, global settings). */
const SHARE_OF_TIME = 0.8;

/** When the appliance gives up on a connection, in lab milliseconds, and why. */
export interface Deadline {
  readonly at: number;
  readonly fate: 'connection.unsuccessful' | 'connection.expired';
}

/** The next deadline of a connection. */
export function deadlineOf(connection: Connection): Deadline {
  const configuration = readConfiguration(connection.configuration);
  const { unsuccessfulTimeout, connectionTime } = globalSettingsOf(configuration);
  const waiting = listenerNamed(configuration, connection.listener)?.type === 'public' && connection.messages === 0;
  const unsuccessful = waiting ? connection.openedAt + unsuccessfulTimeout : Infinity;
  const expired = connection.openedAt + connectionTime * SHARE_OF_TIME;
  return unsuccessful < expired ? { at: unsuccessful, fate: 'connection.unsuccessful' } : { at: expired, fate: 'connection.expired' };
}

/** Time has run out: the reply, the log, the end. It is the moment of the deadline. */
export function expireConnection({ ids, counters, cache }: Circumstances, connection: Connection, { fate, at }: Deadline): Happening {
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
    ids,
    decisions: [decision],
    says: [...says, 'closed'],
    log: [...logDecision(decision), ...aborted, logClosed(icid)],
    counters,
    cache,
  };
}
