/** A table to be analysed, of either kind, read once however often it is asked about. */
import { parseHostAccessTable, parseRecipientAccessTable, type HostAccessTable, type Parsed, type RecipientAccessTable } from '#esa';

/** Whose connections a HAT judges. */
export type ListenerType = 'public' | 'private';

/** The text of a table, and what it is; `listener` says nothing to a RAT. */
export interface TableSource {
  readonly kind: 'hat' | 'rat';
  readonly text: string;
  readonly listener: ListenerType;
}

/** A source as its parser reads it. */
export type ReadTable =
  | { readonly kind: 'hat'; readonly parsed: Parsed<HostAccessTable>; readonly listener: ListenerType }
  | { readonly kind: 'rat'; readonly parsed: Parsed<RecipientAccessTable> };

/** The last few: a table and the one it is held against. */
const KEPT = 4;

const kept: { readonly key: string; readonly text: string; readonly read: ReadTable }[] = [];

/** Reads a source, or takes it from among the last that were read. */
export function readTable({ kind, text, listener }: TableSource): ReadTable {
  const key = `${kind} ${listener}`;
  const known = kept.find((one) => one.key === key && one.text === text);
  if (known !== undefined) return known.read;
  const read: ReadTable =
    kind === 'hat' ? { kind, parsed: parseHostAccessTable(text), listener } : { kind, parsed: parseRecipientAccessTable(text) };
  kept.unshift({ key, text, read });
  kept.splice(KEPT);
  return read;
}
