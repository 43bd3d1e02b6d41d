/**
 * What a change of the tables means: who is treated differently, exactly, and which hosts of the lab are among them. It is the analysis that
 * tells; this only puts together what belongs together. For long tables it is not cheap.
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
  type ListenerKind,
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

/** A table before and after, with the listener it belongs to: plain data, so that a thread of its own can compare. */
export type Touched =
  | { readonly kind: 'hat'; readonly file: string; readonly was: HatText; readonly is: HatText }
  | { readonly kind: 'rat'; readonly file: string; readonly was: string; readonly is: string };

/** The text of a HAT, and whose it is. */
export interface HatText {
  readonly text: string;
  readonly listener: ListenerKind;
}

/** What it means to go from some texts to others. `kindsOf` may be asked elsewhere (`kindsBetween`), where the tables are long. */
export async function meaningOf(
  before: Files,
  after: Files,
  around: Around,
  kindsOf: (tables: readonly Touched[]) => readonly Kind[] | Promise<readonly Kind[]> = kindsBetween,
): Promise<Meaning> {
  const tables = touchedTables(before, after);
  const kinds = await kindsOf(tables);
  return { compared: tables.length > 0, hosts: tables.flatMap((table) => (table.kind === 'hat' ? hostChanges(table, around) : [])), kinds };
}

/** The tables that stand in both and differ. What a policy leaves out comes from `appliance.yaml`, so that may change a HAT too. */
function touchedTables(before: Files, after: Files): readonly Touched[] {
  const files = Object.keys(after).filter((file) => before[file] !== undefined);
  const appliance = before[APPLIANCE_FILE] !== after[APPLIANCE_FILE];
  const hatText = (file: string, texts: Files): HatText => ({
    text: texts[file] ?? '',
    listener: listenerKindOf(texts[APPLIANCE_FILE] ?? '', file),
  });
  return files.flatMap((file): readonly Touched[] => {
    const touched = before[file] !== after[file];
    if (tabOf(file) === 'hat' && (touched || appliance)) {
      return [{ kind: 'hat', file, was: hatText(file, before), is: hatText(file, after) }];
    }
    return tabOf(file) === 'rat' && touched ? [{ kind: 'rat', file, was: before[file] ?? '', is: after[file] ?? '' }] : [];
  });
}

/** All whose outcome changes, by the analysis alone: the heaviest changes first. Pure. */
export function kindsBetween(tables: readonly Touched[]): readonly Kind[] {
  return tables
    .flatMap((table) => (table.kind === 'hat' ? senderKinds(table) : recipientKinds(table)))
    .sort((a, b) => sorts.indexOf(a.sort) - sorts.indexOf(b.sort));
}

type TouchedHat = Extract<Touched, { kind: 'hat' }>;
type TouchedRat = Extract<Touched, { kind: 'rat' }>;

interface HatSide {
  readonly table: HostAccessTable;
  readonly kind: ListenerKind;
  readonly verdictOf: (group: string | null, verdict: PlainVerdict) => RungVerdict;
}

type PlainVerdict = 'accept' | 'relay' | 'reject' | 'tcprefuse';

function hatSide({ text, listener }: HatText): HatSide {
  const table = readHostAccess(text).value;
  const rungs = new Map(rungsOf(table).map(({ label, verdict }) => [label, verdict]));
  const verdictOf: HatSide['verdictOf'] = (group, verdict) => {
    if (verdict === 'tcprefuse') return 'refuse';
    return verdict === 'accept' && group !== null && rungs.get(group) === 'throttle' ? 'throttle' : verdict;
  };
  return { table, kind: listener, verdictOf };
}

function senderKinds({ file, was, is }: TouchedHat): readonly Kind[] {
  const [old, fresh] = [hatSide(was), hatSide(is)];
  const changes = hostAccessDifference(linesOf(old.table, old.kind), linesOf(fresh.table, fresh.kind));
  return kindsOf(file, changes, (change: Change) => ({ from: senderEnd(old, change.from), to: senderEnd(fresh, change.to) }));
}

function senderEnd({ verdictOf }: HatSide, { group, outcome }: Change['from'] & TableLine): End {
  const label = group === null ? null : labelOf(group);
  return { verdict: verdictOf(label, outcome.verdict), group: label, policy: outcome.policy, entry: outcome.entry };
}

function recipientKinds({ file, was, is }: TouchedRat): readonly Kind[] {
  const lines = (text: string): ReturnType<typeof recipientLinesOf> => recipientLinesOf(readRecipientAccess(text).value);
  return kindsOf(file, recipientAccessDifference(lines(was), lines(is)), ({ from, to }: RecipientChange) => ({
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
function hostChanges({ file, was, is }: TouchedHat, around: Around): readonly HostChange[] {
  const configuration = readConfiguration(around.configuration);
  const surroundings = readSurroundings(around.world);
  const [old, fresh] = [hatSide(was), hatSide(is)];
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
    const [from, to] = [hostEnd(old, facts.sender), hostEnd(fresh, facts.sender)];
    return from.verdict === to.verdict && from.group === to.group ? [] : [{ file, name, address, from, to }];
  });
}

function hostEnd({ table, kind, verdictOf }: HatSide, sender: SenderFacts): End {
  const { verdict, group, policy, entry } = judgeByTable(table, kind.type, sender);
  return { verdict: verdictOf(group ?? entry, verdict), group: group ?? entry, policy, entry };
}

/** RFC 1918: hosts of our own network write to private listeners, others to public ones. */
const isPrivate = (address: string): boolean => /^(?:10|192\.168|172\.(?:1[6-9]|2\d|3[01]))\./.test(address);
