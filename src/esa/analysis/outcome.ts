/**
 * What a line of a Host Access Table comes to for the senders it decides: verdict, group, policy, entry and effective parameters. Two outcomes
 * are the same when all but the policy's name are, with entries compared as normalised (`192.0.2.` is `192.0.2.0/24`).
 */
import type { Listener } from '../config/appliance-parts.ts';
import {
  isAll,
  type Behaviour,
  type HostAccessTable,
  type Parameter,
  type SenderEntry,
  type SenderGroup,
} from '../config/host-access-table.ts';
import type { SenderMatch } from '../config/sender-entry.ts';
import { followUse, type ResolvedUse } from '../judge/policy.ts';
import { policyKey } from './policy-key.ts';

/** What becomes of a connection. */
export type Verdict = 'accept' | 'relay' | 'reject' | 'tcprefuse';

/** `group` is a name, `ALL`, or null for a group without a name; `policy` the `$NAME` used, null for a bare behaviour; `entry` as printed. */
export interface Outcome {
  readonly verdict: Verdict;
  readonly group: string | null;
  readonly policy: string | null;
  readonly entry: string;
}

/** The listener a table belongs to: its type, and the default parameters that a policy's block is read under. */
export interface ListenerKind {
  readonly type: Extract<Listener['type'], 'public' | 'private'>;
  readonly defaults: readonly Parameter[];
}

/** What the analysis asks of a listener. A blackhole's table reads as a public one's; so does that of no listener. */
export function listenerKind(listener: Pick<Listener, 'type' | 'defaults'> | undefined): ListenerKind {
  return { type: listener?.type === 'private' ? 'private' : 'public', defaults: listener?.defaults ?? [] };
}

/** A listener of a type that sets nothing itself: what is known of a table that came without its appliance. */
export const plainListener = (type: ListenerKind['type']): ListenerKind => ({ type, defaults: [] });

/**
 * An entry of a table in its place. `outcome` is null for one that decides nothing (CONTINUE, no policy, a policy that is defined nowhere, text
 * that cannot be read). `entry` and `group` are null for the ALL a listener is shipped with, where the table has none that decides.
 */
export interface TableLine {
  readonly position: number;
  readonly group: SenderGroup | null;
  readonly entry: SenderEntry | null;
  readonly match: SenderMatch;
  readonly outcome: Outcome | null;
  /** What makes two outcomes the same; empty where there is none. */
  readonly sameness: string;
}

/** The entries of a table, in order. The first ALL ends it; `unread` are those below. The last line decides whatever is left, so every sender has one. */
export interface TableLines {
  readonly table: HostAccessTable;
  readonly listener: ListenerKind;
  readonly lines: readonly TableLine[];
  readonly unread: readonly TableLine[];
}

const verdicts = { ACCEPT: 'accept', RELAY: 'relay', REJECT: 'reject', TCPREFUSE: 'tcprefuse' } as const satisfies Record<
  Exclude<Behaviour, 'CONTINUE'>,
  Verdict
>;

/** The verdict of a behaviour; null for CONTINUE, which is none. */
function verdictOf(behaviour: Behaviour): Verdict | null {
  return behaviour === 'CONTINUE' ? null : verdicts[behaviour];
}

/** The lines of a table as its judge reads them. Positions count every entry, as in judge/sender-index.ts. */
export function linesOf(table: HostAccessTable, listener: ListenerKind): TableLines {
  const every = [...entriesOf(table, listener)];
  const all = every.findIndex(({ match }) => match.kind === 'all');
  if (all < 0) return { table, listener, lines: [...every, shippedAll(every.length, listener)], unread: [] };
  const read = every.slice(0, all + 1);
  const last = every[all];
  const lines = last?.outcome === null ? [...read.slice(0, all), shippedAll(all, listener)] : read;
  return { table, listener, lines, unread: every.slice(all + 1) };
}

function* entriesOf(table: HostAccessTable, listener: ListenerKind): Generator<TableLine> {
  const definitions = new Map(table.policies.toReversed().map((policy) => [policy.name.toUpperCase(), policy]));
  const kept = new Map<unknown, string>();
  let position = 0;
  for (const group of table.groups) {
    const definition = group.use?.kind === 'policy' ? definitions.get(group.use.name.toUpperCase()) : undefined;
    const use = followUse(definition, group.use);
    const parameters = use === null ? '' : remember(kept, definition ?? group, () => policyKey(use, listener));
    for (const entry of group.entries) yield lineOf({ group, entry, use, parameters, position: position++ });
  }
}

function remember(kept: Map<unknown, string>, key: unknown, make: () => string): string {
  const known = kept.get(key);
  if (known !== undefined) return known;
  const made = make();
  kept.set(key, made);
  return made;
}

interface Placed {
  readonly group: SenderGroup;
  readonly entry: SenderEntry;
  readonly use: ResolvedUse | null;
  readonly parameters: string;
  readonly position: number;
}

function lineOf({ group, entry, use, parameters, position }: Placed): TableLine {
  const { match } = entry;
  const verdict = use === null || match.kind === 'unreadable' ? null : verdictOf(use.behaviour);
  if (verdict === null) return { position, group, entry, match, outcome: null, sameness: '' };
  const name = groupNameOf(group);
  const policy = group.use?.kind === 'policy' ? group.use.name : null;
  return {
    position,
    group,
    entry,
    match,
    outcome: { verdict, group: name, policy, entry: entry.printed },
    sameness: [verdict, name ?? '', normalKey(match), parameters].join('\n'),
  };
}

/** How a group is told: its name, `ALL`, or null for one without a name. */
export function groupNameOf(group: SenderGroup): string | null {
  return group.name ?? (isAll(group) ? 'ALL' : null);
}

/** The ALL a listener is shipped with: accept on a public one, reject on a private one (design choice). */
function shippedAll(position: number, listener: ListenerKind): TableLine {
  const behaviour: Behaviour = listener.type === 'public' ? 'ACCEPT' : 'REJECT';
  const verdict = verdicts[behaviour];
  const sameness = [verdict, 'ALL', 'all', policyKey({ behaviour, parameters: [] }, listener)].join('\n');
  return {
    position,
    group: null,
    entry: null,
    match: { kind: 'all' },
    outcome: { verdict, group: 'ALL', policy: null, entry: 'ALL' },
    sameness,
  };
}

/** An entry apart from how it is spelt. */
export function normalKey(match: SenderMatch): string {
  switch (match.kind) {
    case 'network':
      return `${match.family}:${match.first}-${match.last}`;
    case 'host':
      return match.name;
    case 'partial-host':
      return `.${match.suffix}`;
    case 'score':
      return `sbrs ${match.from} ${match.to}`;
    case 'country':
      return `country ${match.country}`;
    case 'dnslist':
      return `dnslist ${match.zone}`;
    case 'owner':
      return `sbo ${match.id}`;
    case 'host-class':
      return `class ${match.host}`;
    case 'no-score':
    case 'all':
    case 'unreadable':
      return match.kind;
  }
}

/** Do two lines give whom they decide the same parameters, whatever group and entry are called? That their verdict is the same is not asked. */
export function sameTerms(one: Pick<TableLine, 'sameness'>, other: Pick<TableLine, 'sameness'>): boolean {
  return termsOf(one) === termsOf(other);
}

/** INVARIANT: the parameters are the last line of what makes outcomes the same, and JSON, so without line ends. */
const termsOf = ({ sameness }: Pick<TableLine, 'sameness'>): string => sameness.slice(sameness.lastIndexOf('\n') + 1);
