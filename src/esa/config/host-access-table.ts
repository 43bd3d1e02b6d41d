/**
 * The Host Access Table in the appliance's own text: policies `$NAME`, sender groups `NAME:`, a final ALL.
 * Form: User Guide 9.1.2, p. 126 (sender entries) and the CLI Reference Guide 9.7, p. 293 (import file).
 */
import { checkHostAccessTable } from './host-access-checks.ts';
import { readHostAccessTable } from './host-access-reader.ts';
import { inTextOrder, type Parsed } from './notes.ts';
import type { HostAccessTable } from './sender-group.ts';

export { formatHostAccessTable, printHostAccessTable } from './host-access-print.ts';
export { parameterSupport } from './parameter-support.ts';
export type { Parameter } from './parameter.ts';
export type { SenderEntry } from './sender-entry.ts';
export {
  behaviours,
  isAll,
  labelOf,
  type Behaviour,
  type HostAccessTable,
  type PolicyDefinition,
  type PolicyUse,
  type SenderGroup,
} from './sender-group.ts';

/**
 * Reads a HAT. Any text yields a table; what it could not use is in the notes, in the order of the text. Entries that cannot be read are
 * kept and match nothing, unknown keys are kept and change nothing. Without a usable ALL the judge falls back on the listener's shipped one.
 */
export function parseHostAccessTable(text: string): Parsed<HostAccessTable> {
  const { value, notes } = readHostAccessTable(text);
  return { value, notes: inTextOrder([...notes, ...checkHostAccessTable(value)]) };
}
