/**
 * A Host Access Table as an index, so that the first match costs hardly more in a table of 100,000 entries than in one of ten. Built once for
 * a table and kept by its identity. It answers as a scan from top to bottom does; a property test holds the two together.
 */
import type { HostAccessTable, PolicyDefinition, SenderEntry, SenderGroup } from '../config/host-access-table.ts';
import type { SenderFacts } from '../decision.ts';
import { cutIntervals, NOWHERE, positionOf, type Intervals, type Stretch } from './intervals.ts';
import { notePlace, placeAbove, placeOf, type Places } from './name-index.ts';
import { followUse, type ResolvedUse } from './policy.ts';
import { addressNumber, comparableName, matchSender } from './sender.ts';

/** The deciding line of a table: the group, the entry in it, and what its policy comes to. */
export interface HatMatch {
  readonly group: SenderGroup;
  readonly entry: SenderEntry;
  readonly use: ResolvedUse;
}

/**
 * The entries that can decide, by what they ask about. A place is the number of the entry among all of the table; entries of groups that
 * decide nothing, and all below the first ALL, have none.
 */
export interface SenderIndex {
  readonly networks: { readonly 4: Intervals; readonly 6: Intervals };
  readonly hosts: Places;
  readonly partialHosts: Places;
  /** First place by score, from -10.0 at 0 to 10.0 at 200. */
  readonly scores: readonly number[];
  /** What is left, each form of it once, in order: asked one by one. */
  readonly others: readonly { readonly entry: SenderEntry; readonly position: number }[];
  readonly all: number;
  readonly matches: ReadonlyMap<number, HatMatch>;
}

const indexes = new WeakMap<HostAccessTable, SenderIndex>();

/** The index of a table, made when it is first asked for. */
export function senderIndexOf(table: HostAccessTable): SenderIndex {
  const known = indexes.get(table);
  if (known !== undefined) return known;
  const index = buildIndex(table);
  indexes.set(table, index);
  return index;
}

interface Draft {
  readonly networks: { readonly 4: Stretch[]; readonly 6: Stretch[] };
  readonly hosts: Places;
  readonly partialHosts: Places;
  readonly scores: number[];
  readonly others: Map<string, { readonly entry: SenderEntry; readonly position: number }>;
  all: number;
}

const SCORES = 201;
const LOWEST = -100;

function buildIndex(table: HostAccessTable): SenderIndex {
  const draft: Draft = {
    networks: { 4: [], 6: [] },
    hosts: new Map(),
    partialHosts: new Map(),
    scores: Array.from({ length: SCORES }, () => NOWHERE),
    others: new Map(),
    all: NOWHERE,
  };
  const matches = new Map<number, HatMatch>();
  for (const { group, entry, use, position } of decidingEntries(table)) {
    noteEntry(draft, entry, position);
    matches.set(position, { group, entry, use });
  }
  const { networks, hosts, partialHosts, scores, others, all } = draft;
  const cut = { 4: cutIntervals(networks[4]), 6: cutIntervals(networks[6]) };
  return { networks: cut, hosts, partialHosts, scores, others: [...others.values()], all, matches };
}

/** In the order of the table, up to its first ALL, which ends it whether it decides or not. */
function* decidingEntries({ policies, groups }: HostAccessTable): Generator<HatMatch & { readonly position: number }> {
  const definitions = new Map<string, PolicyDefinition>();
  for (const policy of policies) if (!definitions.has(policy.name.toUpperCase())) definitions.set(policy.name.toUpperCase(), policy);
  let position = 0;
  for (const group of groups) {
    const use = followUse(group.use?.kind === 'policy' ? definitions.get(group.use.name.toUpperCase()) : undefined, group.use);
    for (const entry of group.entries) {
      if (use !== null && use.behaviour !== 'CONTINUE') yield { group, entry, use, position };
      if (entry.match.kind === 'all') return;
      position++;
    }
  }
}

function noteEntry(draft: Draft, entry: SenderEntry, position: number): void {
  const { match } = entry;
  switch (match.kind) {
    case 'network':
      draft.networks[match.family].push({ first: match.first, last: match.last, position });
      return;
    case 'host':
      notePlace(draft.hosts, match.name, position);
      return;
    case 'partial-host':
      notePlace(draft.partialHosts, match.suffix, position);
      return;
    case 'score':
      noteScores(draft.scores, match.from, match.to, position);
      return;
    case 'all':
      draft.all = Math.min(draft.all, position);
      return;
    case 'unreadable':
      return;
    default: {
      const key = entry.printed.toLowerCase();
      if (!draft.others.has(key)) draft.others.set(key, { entry, position });
    }
  }
}

function noteScores(scores: number[], from: number, to: number, position: number): void {
  for (let score = from - LOWEST; score <= to - LOWEST; score++) if (scores[score] === NOWHERE) scores[score] = position;
}

/** The first entry of the table that means the sender and decides; null if there is none. */
export function findFirst(index: SenderIndex, sender: SenderFacts): HatMatch | null {
  const named = Math.min(index.all, placeOfAddress(index, sender), placeOfName(index, sender), placeOfScore(index, sender));
  for (const { entry, position } of index.others) {
    if (position >= named) break;
    if (matchSender(entry, sender).matched) return index.matches.get(position) ?? null;
  }
  return index.matches.get(named) ?? null;
}

function placeOfAddress({ networks }: SenderIndex, { address }: SenderFacts): number {
  const number = addressNumber(address);
  return number === null ? NOWHERE : positionOf(networks[number.family], number.value);
}

/** Only a confirmed name is asked about. */
function placeOfName({ hosts, partialHosts }: SenderIndex, { name, nameCheck }: SenderFacts): number {
  if (name === null || nameCheck !== 'confirmed' || hosts.size + partialHosts.size === 0) return NOWHERE;
  const asked = comparableName(name);
  return Math.min(placeOf(hosts, asked), placeAbove(partialHosts, asked));
}

function placeOfScore({ scores }: SenderIndex, { reputation }: SenderFacts): number {
  return typeof reputation === 'number' ? (scores[reputation - LOWEST] ?? NOWHERE) : NOWHERE;
}
