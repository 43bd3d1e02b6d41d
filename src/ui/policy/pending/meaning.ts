/** What a change of the tables means in a lab: who is treated differently, and which of its hosts are among them. */
import {
  APPLIANCE_FILE,
  judgeByTable,
  judgeCall,
  readConfiguration,
  readSurroundings,
  type FaultName,
  type SenderFacts,
  type Texts,
} from '#esa';
import type { Files } from '#lab';
import { hatSide, kindsBetween, type End, type HatSide, type HatText, type Kind, type Touched } from '../../analysis/treatment.ts';
import { listenerKindOf } from '../findings/listener-kind.ts';
import { tabOf } from '../tabs.ts';

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
interface Around {
  readonly configuration: Texts;
  readonly world: Texts;
  readonly faults: readonly FaultName[];
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

/** Hosts of the lab that the two tables treat differently, but for the mere line that matches. */
function hostChanges({ file, was, is }: Extract<Touched, { kind: 'hat' }>, around: Around): readonly HostChange[] {
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

function hostEnd({ table, listener, verdictOf }: HatSide, sender: SenderFacts): End {
  const { verdict, group, policy, entry } = judgeByTable(table, listener.type, sender);
  return { verdict: verdictOf(group ?? entry, verdict), group: group ?? entry, policy, entry };
}

/** RFC 1918: hosts of our own network write to private listeners, others to public ones. */
const isPrivate = (address: string): boolean => /^(?:10|192\.168|172\.(?:1[6-9]|2\d|3[01]))\./.test(address);
