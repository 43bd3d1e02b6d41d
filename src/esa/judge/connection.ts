/**
 * Stage one, before a word is said: which listener is called, which line of its Host Access Table means the sender, and what that line's
 * policy does. Read top to bottom, first match wins, CONTINUE reads on (User Guide 9.1.2, pp. 124-136).
 */
import type { HostAccessTable, SenderEntry, SenderGroup } from '../config/host-access-table.ts';
import type { Interface, Listener } from '../config/appliance.ts';
import {
  APPLIANCE_FILE,
  globalSettingsOf,
  hatOf,
  interfaceAt,
  listenerOn,
  type Configuration,
  type Surroundings,
} from '../configuration.ts';
import { decide, type Decided } from './decide.ts';
import type { Fate, FaultName, RuleRef, SenderFacts } from '../decision.ts';
import { fillPolicy } from './hat-variables.ts';
import { effectivePolicy, type Policy } from './policy.ts';
import { senderAt, withoutReputation } from './sender.ts';
import { findFirst, senderIndexOf, type HatMatch } from './sender-index.ts';

/** What is known of a sender in place of what the world would say: trace says it, or it was kept (score-cache). */
export type DescribedSender = Partial<Pick<SenderFacts, 'name' | 'nameCheck' | 'owner' | 'ownerId' | 'reputation' | 'asked'>>;

/** Who calls, and where. `described`: facts that are not looked up. */
export interface Call {
  readonly from: string;
  readonly to: string;
  readonly port: number;
  readonly described?: DescribedSender;
}

/** Judgement of a call: the decision, and what a session needs to go on; null where there is none to be had. */
export interface JudgedCall {
  readonly decision: Decided;
  readonly session: { readonly listener: Listener; readonly policy: Policy; readonly hostname: string } | null;
}

/**
 * First match of a table. A group that says CONTINUE, or whose policy is defined nowhere, decides nothing; an ALL that decides nothing ends
 * the table all the same. Null: no line decides.
 */
export function firstMatch(table: HostAccessTable, sender: SenderFacts): HatMatch | null {
  return findFirst(senderIndexOf(table), sender);
}

/** Judges a call to an address and port, with what is broken meanwhile. */
export function judgeCall(
  configuration: Configuration,
  surroundings: Surroundings,
  call: Call,
  faults: readonly FaultName[] = [],
): JudgedCall {
  const on = interfaceAt(configuration, call.to);
  const listener = on === null ? null : listenerOn(configuration, on, call.port);
  if (on === null || listener === null) return { decision: unanswered(surroundings, call, on), session: null };
  const known = senderAt(surroundings.world, call.from, faults);
  return judgeSender(configuration, listener, on, call.described === undefined ? known : { ...known, ...call.described });
}

function unanswered(surroundings: Surroundings, call: Call, on: Interface | null): Decided {
  const known = on !== null || surroundings.world.hosts.some((host) => host.address === call.to);
  return decide({
    at: 'connect',
    fate: known ? 'connection.nothing-listens' : 'connection.no-such-host',
    because: [{ kind: 'default', setting: known ? 'no listener' : 'no such host' }],
    facts: { kind: 'no-listener', address: call.to, port: call.port },
  });
}

/** Judges a sender by a listener's Host Access Table, whoever it is and however it came. */
export function judgeSender(configuration: Configuration, listener: Listener, on: Interface, caller: SenderFacts): JudgedCall {
  const sender = listener.settings.senderBase ? caller : withoutReputation(caller);
  const match = firstMatch(hatOf(configuration, listener), sender);
  const known = { group: match?.group.name ?? null, entry: match?.entry.printed ?? '', sender };
  const policy = fillPolicy(match === null ? shippedPolicy(listener) : policyOf(match, listener), known);
  const hostname = policy.hostname ?? on.hostname;
  const delays = policy.behaviour === 'REJECT' && globalSettingsOf(configuration).hatDelayedRejection;
  const decision = decide(
    {
      at: 'connect',
      fate: delays ? 'connection.delayed' : fates[policy.behaviour],
      because: match === null ? [shippedAll, listenerRef(configuration, listener)] : hatRefs(configuration, listener, match),
      facts: {
        kind: 'connection',
        sender,
        listener: listener.name,
        interface: on.name,
        interfaceAddress: on.address,
        port: listener.port,
        group: known.group,
        entry: known.entry,
        policy: policy.name,
        behaviour: policy.behaviour,
      },
    },
    { hostname },
    policy.behaviour === 'REJECT' && !delays ? policy.rejectBanner : policy.banner,
  );
  return { decision, session: { listener, policy, hostname } };
}

const fates = {
  ACCEPT: 'connection.accepted',
  RELAY: 'connection.relayed',
  REJECT: 'connection.rejected',
  TCPREFUSE: 'connection.refused',
  // CONTINUE never decides (firstMatch); it would mean the shipped ALL of a public listener.
  CONTINUE: 'connection.accepted',
} as const satisfies Record<Policy['behaviour'], Fate>;

const shippedAll: RuleRef = { kind: 'default', setting: 'ALL' };

/** The ALL a listener is shipped with, for tables that lack one: reject on a private listener, else accept (design choice). */
function shippedPolicy(listener: Listener): Policy {
  return effectivePolicy(null, listener.type === 'private' ? 'REJECT' : 'ACCEPT', [], listener.defaults, listener.type);
}

function policyOf(match: HatMatch, listener: Listener): Policy {
  const { behaviour, parameters, definition } = match.use;
  return effectivePolicy(definition?.name ?? null, behaviour, parameters, listener.defaults, listener.type);
}

/** The name a line goes by in lists: its group's, else its entry as printed. */
export function labelOf(group: SenderGroup, entry: SenderEntry): string {
  return group.name ?? entry.printed;
}

function hatRefs(configuration: Configuration, listener: Listener, { group, entry, use }: HatMatch): readonly RuleRef[] {
  const { revision } = configuration.texts;
  const file = listener.hat;
  const line: RuleRef = { kind: 'line', file, revision, span: entry.span, label: labelOf(group, entry) };
  const policy = use.definition;
  const refs = [line, listenerRef(configuration, listener)];
  return policy === null ? refs : [line, { kind: 'line', file, revision, span: policy.nameSpan, label: policy.name }, ...refs.slice(1)];
}

function listenerRef(configuration: Configuration, listener: Listener): RuleRef {
  return { kind: 'line', file: APPLIANCE_FILE, revision: configuration.texts.revision, span: listener.span, label: listener.name };
}
