/** A table to be analysed, of either kind, read once however often it is asked about. */
import { placeIn, type HostAccessTable, type Parsed, type RecipientAccessTable } from '#esa';
import { readHostAccess, readRecipientAccess } from './read-tables.ts';
import { remembering } from './remembering.ts';

export type TableKind = 'hat' | 'rat';

/** Whose connections a HAT judges. */
export type ListenerType = 'public' | 'private';

/** The text of a table, and what it is; `listener` says nothing to a RAT. */
export interface TableSource {
  readonly kind: TableKind;
  readonly text: string;
  readonly listener: ListenerType;
}

export interface ReadHat {
  readonly kind: 'hat';
  readonly parsed: Parsed<HostAccessTable>;
  readonly listener: ListenerType;
}

export interface ReadRat {
  readonly kind: 'rat';
  readonly parsed: Parsed<RecipientAccessTable>;
}

/** A source as its parser reads it. */
export type ReadTable = ReadHat | ReadRat;

/** The line on which something begins, from 1; null for what stands nowhere, as the ALL that is shipped. */
export const lineOf = ({ parsed }: ReadTable, start: number | undefined): number | null =>
  start === undefined ? null : placeIn(parsed.value, start).line;

const readHat = (listener: ListenerType): ((text: string) => ReadHat) =>
  remembering((text) => ({ kind: 'hat', parsed: readHostAccess(text), listener }));

const readers = {
  hat: { public: readHat('public'), private: readHat('private') },
  rat: remembering((text): ReadRat => ({ kind: 'rat', parsed: readRecipientAccess(text) })),
} as const;

/** Reads a source, or takes it from among the last that were read: the same object then, by which more can be remembered of it. */
export function readTable({ kind, text, listener }: TableSource): ReadTable {
  return kind === 'hat' ? readers.hat[listener](text) : readers.rat(text);
}
