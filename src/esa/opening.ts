/** How a connection begins: the call is judged, and where it is accepted a connection opens in its first phase. */
import type { Reply } from '#smtp';
import { globalSettingsOf, readConfiguration, readSurroundings, settingsOf, type Configuration, type Texts } from './configuration.ts';
import type { Circumstances, Connection, Happening, Wire } from './connection.ts';
import type { Decision, Fate, Limit, RuleRef } from './decision.ts';
import { judgeCall, type Call, type JudgedCall } from './judge/connection.ts';
import { decide } from './judge/decide.ts';
import { invalidOf, limitRules, tallyOf } from './judge/receiving-control.ts';
import { logClosed, logDecision } from './mail-log.ts';
import { outcomes } from './outcomes.ts';
import { keepScore, keptFacts, type ScoreCache } from './world/score-cache.ts';

/** Takes a call: judges it and, where it is accepted, opens a connection in its first phase. */
export function openConnection(around: Circumstances, call: Call): Happening {
  const { configuration, world, faults } = around;
  const asked = judgeCall(readConfiguration(configuration), readSurroundings(world), withKept(around, call), faults);
  const judged = shutOut(around, call, limitConnections(around, call, asked));
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
    counters: around.counters,
    cache: around.cache,
    scores: kept(around, decision),
  };
}

/** The call with what was kept of the caller; a caller that is described is asked about anew. */
export function withKept({ scores, at, configuration }: Pick<Circumstances, 'scores' | 'at' | 'configuration'>, call: Call): Call {
  const known = call.described === undefined ? keptFacts(scores, call.from, at, cacheTime(configuration)) : null;
  return known === null ? call : { from: call.from, to: call.to, port: call.port, described: known };
}

/** A listener that does not ask has no score to keep. */
function kept({ scores, at, configuration }: Circumstances, { facts }: Decision): ScoreCache {
  return facts.kind === 'connection' ? keepScore(scores, facts.sender, at, cacheTime(configuration)) : scores;
}

const cacheTime = (configuration: Texts): number => globalSettingsOf(readConfiguration(configuration)).scoreCache;

/** Connections at once: from one address by policy, on the listener, on the appliance (Cisco TAC note 118234). */
function limitConnections(around: Circumstances, call: Call, judged: JudgedCall): JudgedCall {
  const { session, decision } = judged;
  const taken = decision.verdict === 'accept' || decision.verdict === 'relay';
  const full = taken && session !== null ? fullLimit(around, call, session) : null;
  if (full === null) return judged;
  const { fate, limit, value } = full;
  const because: readonly RuleRef[] = [{ kind: 'limit', limit, value }, ...decision.because];
  return { ...judged, decision: decide({ at: decision.at, fate, because, facts: decision.facts }) };
}

/**
 * A host that named more invalid recipients than its policy allows is greeted with a refusal until its hour is over (User Guide 9.7, p. 134;
 * that it comes after the limits of connections is a design choice). Where recipients are looked up in the work queue nothing is told to a guesser:
 * there the appliance goes on taking mail and drops it in silence (Advanced Configuration Guide 7.1, p. 231).
 */
function shutOut(around: Circumstances, call: Call, judged: JudgedCall): JudgedCall {
  const { session, decision } = judged;
  const { facts, because: opened } = decision;
  const taken = decision.verdict === 'accept' || decision.verdict === 'relay';
  if (!taken || session === null || facts.kind !== 'connection') return judged;
  const { policy, listener } = session;
  if (listener.ldapAccept?.where === 'work_queue') return judged;
  const host = { configuration: readConfiguration(around.configuration), listener: listener.name, peer: call.from, policy, opened };
  const tally = tallyOf(around, 'invalid-per-hour', policy.rates.invalid, invalidOf(host));
  if (tally === null || tally.count <= tally.most) return judged;
  const because = [...limitRules(host, tally), ...opened];
  const judgement = { at: decision.at, fate: 'connection.harvest', because, facts: { ...facts, tally } } as const;
  return { session, decision: decide(judgement, {}, policy.rates.invalidWording) };
}

interface FullLimit {
  readonly fate: Fate;
  readonly limit: Limit;
  readonly value: number;
}

function fullLimit(around: Circumstances, call: Call, { listener, policy }: NonNullable<JudgedCall['session']>): FullLimit | null {
  const configuration = readConfiguration(around.configuration);
  const onListener = settingsOf(configuration, listener.name).connections;
  const perHost = policy.connectionsPerHost;
  const { open } = around;
  const { all, taken } = poolOf(configuration, open, call.from);
  if (taken >= all) return { fate: 'connection.too-many', limit: 'connections', value: all };
  if (open.filter((other) => other.listener === listener.name).length >= onListener) {
    return { fate: 'connection.too-many-for-listener', limit: 'connections-per-listener', value: onListener };
  }
  if (perHost === null || open.filter(({ peer }) => peer === call.from).length < perHost) return null;
  return { fate: 'connection.too-many-from-host', limit: 'connections-per-host', value: perHost };
}

/**
 * The connections an appliance takes in all, of the caller's family where its interfaces have both: IPv4 and IPv6 share them half and half (User
 * Guide 10, global settings; that an odd one counts for both is a design choice).
 */
function poolOf({ appliance }: Configuration, open: readonly Connection[], from: string): { readonly all: number; readonly taken: number } {
  const all = appliance.settings.connections;
  const own = appliance.interfaces.flatMap(({ address, address6 }) => (address6 === null ? [address] : [address, address6]));
  const both = own.some(isIpv6) && !own.every(isIpv6);
  if (!both) return { all, taken: open.length };
  return { all: Math.ceil(all / 2), taken: open.filter(({ peer }) => isIpv6(peer) === isIpv6(from)).length };
}

const isIpv6 = (address: string): boolean => address.includes(':');

function newConnection(around: Circumstances, call: Call, { session }: JudgedCall, decision: Decision): Connection | null {
  const { icid, because } = decision;
  if (session === null || icid === null) return null;
  return {
    icid,
    listener: session.listener.name,
    hostname: session.hostname,
    peer: call.from,
    confirmedName: confirmedName(decision),
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

/** The confirmed name of the caller, for the trace header. */
function confirmedName({ facts }: Decision): string | null {
  return facts.kind === 'connection' && facts.sender.nameCheck === 'confirmed' ? facts.sender.name : null;
}

function sayOpening({ fate, reply }: Decision): readonly (Reply | Wire)[] {
  if (fate === 'connection.nothing-listens') return ['refused'];
  if (fate === 'connection.no-such-host') return ['unreachable'];
  const { closes } = outcomes[fate];
  return ['opened', ...(reply === null ? [] : [reply]), ...(closes === undefined ? [] : [closes])];
}
