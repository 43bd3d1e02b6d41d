/** Everything that the exact analysis finds in a table, for its editor. It works long on a long table, so it is asked for lazily. Pure. */
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
