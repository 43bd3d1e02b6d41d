/** Everything that the exact analysis finds in a table, for its editor. It works long on a long table, which a thread of its own takes. Pure. */
import { hostAccessFindings, recipientAccessFindings, type Finding, type ListenerKind } from '#esa';
import { readHostAccess, readRecipientAccess } from './read-tables.ts';
import type { TableKind } from './table-source.ts';

/** The text of a table to be looked through; `listener` says nothing to a RAT. */
export interface Findable {
  readonly kind: TableKind;
  readonly text: string;
  readonly listener: ListenerKind;
}

export function findIn({ kind, text, listener }: Findable): readonly Finding[] {
  return kind === 'hat' ? hostAccessFindings(readHostAccess(text), listener) : recipientAccessFindings(readRecipientAccess(text));
}

/** A finding without its repairs: what can be sent from one thread to another. */
export type BareFinding = Omit<Finding, 'fixes'>;

/** The same as plain data. */
export function findBare(findable: Findable): readonly BareFinding[] {
  return findIn(findable).map(({ fixes: _, ...bare }) => bare);
}

/** Bare findings with repairs that are worked out, all at once, when somebody asks for the first. */
export function withFixes(bare: readonly BareFinding[], findAgain: () => readonly Finding[]): readonly Finding[] {
  let whole: readonly Finding[] | null = null;
  return bare.map((finding, index) => ({ ...finding, fixes: () => (whole ??= findAgain())[index]?.fixes() ?? [] }));
}
