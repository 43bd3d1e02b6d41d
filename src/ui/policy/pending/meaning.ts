/**
 * What a change of the tables means: who is treated differently, exactly, and which hosts of the lab are among them. It is the analysis that
 * tells; this only puts together what belongs together. Pure, and for long tables not cheap.
 */
import {
  APPLIANCE_FILE,
  hostAccessDifference,
  judgeByTable,
  judgeCall,
  labelOf,
  linesOf,
  readConfiguration,
  readSurroundings,
  recipientAccessDifference,
  recipientLinesOf,
  sameTerms,
  type Change,
  type FaultName,
  type HostAccessTable,
  type RecipientChange,
  type SenderFacts,
  type SenderRecord,
  type TableLine,
  type Texts,
} from '#esa';
import type { Files } from '#lab';
import { listenerKindOf } from '../findings/listener-kind.ts';
import { rungsOf } from '../ladder/ladder-rungs.ts';
import type { RungVerdict } from '../ladder/rung.ts';
import { readHostAccess, readRecipientAccess } from '../read-tables.ts';
import { tabOf } from '../tabs.ts';

/** What becomes of somebody, and by which line. Recipients have neither group nor policy. */
export interface End {
  readonly verdict: RungVerdict;
  readonly group: string | null;
  readonly policy: string | null;
  readonly entry: string;
}

/** What is different about the outcome: the heaviest of verdict, limits, group, and the mere line that matches. */
export type Sort = 'verdict' | 'limits' | 'group' | 'entry';

/** Senders of a HAT or recipients of a RAT whose outcome changes, in words, and one of them to try. */
export interface Affected {
  readonly who: string;
  readonly from: End;
  readonly to: End;
  readonly witness: SenderRecord | string | null;
}

/** All whose outcome changes in one way. `count` may be more than are told. */
export interface Kind {
  readonly file: string;
  readonly sort: Sort;
  readonly affected: readonly [Affected, ...Affected[]];
  readonly count: number;
}

/** A host of the lab with another outcome than before. */
export interface HostChange {
  readonly file: string;
  readonly name: string;
  readonly address: string;
  readonly from: End;
  readonly to: End;
}

/** `compared`: whether any table was. Where it was and nothing is listed, nobody is treated differently. */
export interface Meaning {
  readonly compared: boolean;
  readonly hosts: readonly HostChange[];
  readonly kinds: readonly Kind[];
}

/** The lab's world, for its hosts. */
export interface Around {
  readonly configuration: Texts;
  readonly world: Texts;
  readonly faults: readonly FaultName[];
}

/** How many of a kind are told, each with its witness. */
const TOLD = 12;

const sorts: readonly Sort[] = ['verdict', 'limits', 'group', 'entry'];

/** What it means to go from some texts to others. */
export function meaningOf(before: Files, after: Files, around: Around): Meaning {
  const files = Object.keys(after).filter((file) => before[file] !== undefined);
  const hats = files.filter((file) => tabOf(file) === 'hat' && isTouched(file, before, after)).map((file) => readHats(file, before, after));
  const rats = files.filter((file) => tabOf(file) === 'rat' && before[file] !== after[file]);
  const kinds = [...hats.flatMap(senderKinds), ...rats.flatMap((file) => recipientKinds(file, before, after))];
  return {
    compared: hats.length + rats.length > 0,
    hosts: hats.flatMap((pair) => hostChanges(pair, around)),
    kinds: kinds.sort((a, b) => sorts.indexOf(a.sort) - sorts.indexOf(b.sort)),
  };
}

/** What a policy leaves out comes from `appliance.yaml`, so that may change a HAT too. */
const isTouched = (file: string, before: Files, after: Files): boolean =>
  before[file] !== after[file] || before[APPLIANCE_FILE] !== after[APPLIANCE_FILE];

interface Hats {
  readonly file: string;
  readonly was: HatSide;
  readonly is: HatSide;
}

interface HatSide {
  readonly table: HostAccessTable;
  readonly kind: ReturnType<typeof listenerKindOf>;
  readonly verdictOf: (group: string | null, verdict: PlainVerdict) => RungVerdict;
}

type PlainVerdict = 'accept' | 'relay' | 'reject' | 'tcprefuse';

function readHats(file: string, before: Files, after: Files): Hats {
  return { file, was: hatSide(file, before), is: hatSide(file, after) };
}

function hatSide(file: string, texts: Files): HatSide {
  const table = readHostAccess(texts[file] ?? '').value;
  const rungs = new Map(rungsOf(table).map(({ label, verdict }) => [label, verdict]));
  const verdictOf: HatSide['verdictOf'] = (group, verdict) => {
    if (verdict === 'tcprefuse') return 'refuse';
    return verdict === 'accept' && group !== null && rungs.get(group) === 'throttle' ? 'throttle' : verdict;
  };
  return { table, kind: listenerKindOf(texts[APPLIANCE_FILE] ?? '', file), verdictOf };
}

function senderKinds({ file, was, is }: Hats): readonly Kind[] {
  const changes = hostAccessDifference(linesOf(was.table, was.kind), linesOf(is.table, is.kind));
  return kindsOf(file, changes, (change: Change) => ({ from: senderEnd(was, change.from), to: senderEnd(is, change.to) }));
}

function senderEnd({ verdictOf }: HatSide, { group, outcome }: Change['from'] & TableLine): End {
  const label = group === null ? null : labelOf(group);
  return { verdict: verdictOf(label, outcome.verdict), group: label, policy: outcome.policy, entry: outcome.entry };
}

function recipientKinds(file: string, before: Files, after: Files): readonly Kind[] {
  const lines = (texts: Files): ReturnType<typeof recipientLinesOf> => recipientLinesOf(readRecipientAccess(texts[file] ?? '').value);
  return kindsOf(file, recipientAccessDifference(lines(before), lines(after)), ({ from, to }: RecipientChange) => ({
    from: { ...from.outcome, group: null, policy: null },
    to: { ...to.outcome, group: null, policy: null },
  }));
}

interface Ends {
  readonly from: End;
  readonly to: End;
}

/** Changes that come to the same, together. */
function kindsOf<C extends Change | RecipientChange>(file: string, changes: Iterable<C>, endsOf: (change: C) => Ends): readonly Kind[] {
  const kinds = new Map<string, { sort: Sort; told: { change: C; ends: Ends }[]; count: number }>();
  for (const change of changes) {
    const ends = endsOf(change);
    const sort = sortOf(ends, sameTerms(change.from, change.to));
    const key = [sort, ends.from.verdict, ends.from.group, ends.to.verdict, ends.to.group].join('\n');
    const kind = kinds.get(key) ?? { sort, told: [], count: 0 };
    if (kind.told.length < TOLD) kind.told.push({ change, ends });
    kind.count += 1;
    kinds.set(key, kind);
  }
  return [...kinds.values()].flatMap(({ sort, told, count }) => {
    const [first, ...others] = told
      .sort((a, b) => a.change.from.position - b.change.from.position || a.change.to.position - b.change.to.position)
      .map(({ change, ends }): Affected => ({ who: change.description(), ...ends, witness: change.witness() }));
    return first === undefined ? [] : [{ file, sort, affected: [first, ...others], count }];
  });
}

function sortOf({ from, to }: Ends, isSameTerms: boolean): Sort {
  if (from.verdict !== to.verdict) return 'verdict';
  if (!isSameTerms) return 'limits';
  return from.group === to.group ? 'entry' : 'group';
}

/** Hosts of the lab that the two tables treat differently, but for the mere line that matches. */
function hostChanges({ file, was, is }: Hats, around: Around): readonly HostChange[] {
  const configuration = readConfiguration(around.configuration);
  const surroundings = readSurroundings(around.world);
  const listener = configuration.appliance.listeners.find(({ hat }) => hat === file);
  const on = configuration.appliance.interfaces.find(({ name }) => name === listener?.interface);
  if (listener === undefined || on === undefined) return [];
  return surroundings.world.hosts.flatMap(({ name, address }) => {
    if (isPrivate(address) !== (listener.type === 'private')) return [];
    const { facts } = judgeCall(
      configuration,
      surroundings,
      { from: address, to: on.address, port: listener.port },
      around.faults,
    ).decision;
    if (facts.kind !== 'connection') return [];
    const [from, to] = [hostEnd(was, facts.sender), hostEnd(is, facts.sender)];
    return from.verdict === to.verdict && from.group === to.group ? [] : [{ file, name, address, from, to }];
  });
}

function hostEnd({ table, kind, verdictOf }: HatSide, sender: SenderFacts): End {
  const { verdict, group, policy, entry } = judgeByTable(table, kind.type, sender);
  return { verdict: verdictOf(group ?? entry, verdict), group: group ?? entry, policy, entry };
}

/** RFC 1918: hosts of our own network write to private listeners, others to public ones. */
const isPrivate = (address: string): boolean => /^(?:10|192\.168|172\.(?:1[6-9]|2\d|3[01]))\./.test(address);
