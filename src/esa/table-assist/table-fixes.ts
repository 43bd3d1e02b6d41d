/**
 * The repairs of a remark on a HAT or RAT that need no analysis. Each one proposed has been tried: its remark goes, and none comes that was
 * not there.
 */
import { parseHostAccessTable } from '../config/host-access-table.ts';
import type { Note, NoteRule } from '../config/notes.ts';
import { parseRecipientAccessTable } from '../config/recipient-access-table.ts';
import type { Fix } from '../edits/fix.ts';
import { applyEdits } from '../edits/text-edit.ts';
import { blockFixers } from './block-fixes.ts';
import type { TableKind } from './cursor-word.ts';
import type { Fixer } from './fix.ts';
import { hatFixers } from './hat-fixes.ts';
import { ratFixers } from './rat-fixes.ts';
import { senderFixers } from './sender-fixes.ts';

const fixers: Readonly<Record<TableKind, Readonly<Partial<Record<NoteRule, Fixer>>>>> = {
  hat: { ...blockFixers('hat'), ...senderFixers, ...hatFixers },
  rat: { ...blockFixers('rat'), ...ratFixers },
};

/** The repairs of a remark made on this very text, the likeliest first; none where a person must decide. */
export function fixesOf(text: string, table: TableKind, note: Note): readonly Fix[] {
  const proposed = fixers[table][note.rule]?.(text, note) ?? [];
  const before = proposed.length === 0 ? [] : notesOf(text, table);
  return proposed.filter(({ edits }) => repairs(before, notesOf(applyEdits(text, edits), table), note));
}

function notesOf(text: string, table: TableKind): readonly Note[] {
  return (table === 'hat' ? parseHostAccessTable(text) : parseRecipientAccessTable(text)).notes;
}

/** Is there one remark of the rule fewer, and of no rule one more? */
function repairs(before: readonly Note[], after: readonly Note[], { rule }: Note): boolean {
  const count = (notes: readonly Note[], of: NoteRule): number => notes.filter((note) => note.rule === of).length;
  return count(after, rule) < count(before, rule) && after.every((note) => count(after, note.rule) <= count(before, note.rule));
}
