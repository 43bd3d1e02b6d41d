/** Repairs of a Recipient Access Table that the analysis proposes: a line taken out, or moved above the one that takes its recipients. */
import type { RecipientAccessTable } from '../config/recipient-access-table.ts';
import type { Fix } from '../edits/fix.ts';
import { moveEntry, removeLine } from '../edits/recipients.ts';
import type { RecipientLine } from './recipient-lines.ts';

/** Takes a line out of the table; none for the ALL that is not there. */
export function removalFixes(table: RecipientAccessTable, { entry }: RecipientLine): readonly Fix[] {
  const removed = entry === null ? null : removeLine(table, entry);
  return entry !== null && removed !== null && 'edits' in removed
    ? [{ word: 'remove', params: { text: entry.text }, edits: removed.edits }]
    : [];
}

/** Moves a line above the one that takes its recipients. Lines are moved by name, so both must stand once. */
export function movingFixes(table: RecipientAccessTable, line: RecipientLine, other: RecipientLine | undefined): readonly Fix[] {
  const [entry, above] = [line.entry?.text ?? '', other?.entry?.text ?? ''];
  const once = (text: string): boolean => table.entries.filter((known) => known.text.toLowerCase() === text.toLowerCase()).length === 1;
  if (!once(entry) || !once(above)) return [];
  const moved = moveEntry(table, entry, { before: above });
  return 'edits' in moved && moved.edits.length > 0
    ? [{ word: 'move-above', params: { name: entry, other: above }, edits: moved.edits }]
    : [];
}
