/** Everything that the exact analysis finds in a table, for its editor. It works long on a long table, which a thread of its own takes. Pure. */
import { hostAccessFindings, recipientAccessFindings, type Finding, type ListenerKind } from '#esa';
import { readHostAccess, readRecipientAccess } from '../read-tables.ts';
import { tabOf } from '../tabs.ts';

/** The findings of a HAT or RAT; none for other files. */
export function findIn(file: string, text: string, listener: ListenerKind): readonly Finding[] {
  switch (tabOf(file)) {
    case 'hat':
      return hostAccessFindings(readHostAccess(text), listener);
    case 'rat':
      return recipientAccessFindings(readRecipientAccess(text));
    default:
      return [];
  }
}

/** A finding without its repairs: what can be sent from one thread to another. */
export type BareFinding = Omit<Finding, 'fixes'>;

/** The same as plain data. */
export function findBare(file: string, text: string, listener: ListenerKind): readonly BareFinding[] {
  return findIn(file, text, listener).map(({ fixes: _, ...bare }) => bare);
}

/** Bare findings with repairs that are worked out, all at once, when somebody asks for the first. */
export function withFixes(bare: readonly BareFinding[], findAgain: () => readonly Finding[]): readonly Finding[] {
  let whole: readonly Finding[] | null = null;
  return bare.map((finding, index) => ({ ...finding, fixes: () => (whole ??= findAgain())[index]?.fixes() ?? [] }));
}
