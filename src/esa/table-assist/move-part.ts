/**
 * Moving what the cursor stands in by one place: in a HAT the whole group, in a RAT the entry, with the `#` lines directly above. The cursor
 * goes along. ALL stays last.
 */
import { parseHostAccessTable } from '../config/host-access-table.ts';
import { parseRecipientAccessTable } from '../config/recipient-access-table.ts';
import { labelOf } from '../config/sender-group.ts';
import type { Refusal } from '../edits/edited.ts';
import { blockOf } from '../edits/line-block.ts';
import { moveGroup } from '../edits/sender-groups.ts';
import { moveEntry } from '../edits/recipients.ts';
import { applyEdits, type TextEdit } from '../edits/text-edit.ts';
import type { Span } from '#smtp';
import type { TableKind } from './cursor-word.ts';

/** What a move comes to. `offset` is where the cursor stands afterwards, `side` on which side of `neighbour` the part then stands. */
export type MovedPart =
  | {
      readonly kind: 'moved';
      readonly edits: readonly TextEdit[];
      readonly offset: number;
      readonly name: string;
      readonly side: 'above' | 'below';
      readonly neighbour: string;
    }
  /** It stands first or last already. */
  | { readonly kind: 'at-end'; readonly name: string; readonly side: 'above' | 'below' }
  | { readonly kind: 'refused'; readonly name: string; readonly why: Refusal };

interface Part {
  readonly name: string;
  readonly span: Span;
}

function partsOf(text: string, table: TableKind): readonly Part[] {
  if (table === 'hat') return parseHostAccessTable(text).value.groups.map((group) => ({ name: labelOf(group), span: group.span }));
  return parseRecipientAccessTable(text).value.entries.map((entry) => ({ name: entry.text, span: entry.span }));
}

/** Moves the part at an offset up or down by one; null where the cursor stands in none, as in a policy or on a blank line. */
export function movePartAt(text: string, table: TableKind, offset: number, to: 'up' | 'down'): MovedPart | null {
  const parts = partsOf(text, table);
  const index = parts.findIndex(({ span }) => holdsLine(text, blockOf(text, span), offset));
  const part = parts[index];
  if (part === undefined) return null;
  const side = to === 'up' ? 'above' : 'below';
  const next = index + (to === 'up' ? -1 : 1);
  const neighbour = parts[next];
  if (neighbour === undefined) return { kind: 'at-end', name: part.name, side };
  const edited = moveTo(text, table, part.name, side, neighbour.name);
  if (!('edits' in edited) || edited.edits.length === 0 || ![part, neighbour].every((asked) => isFirst(parts, table, asked))) {
    return { kind: 'refused', name: part.name, why: 'refused' in edited ? edited.refused : 'touches-others' };
  }
  const after = applyEdits(text, edited.edits);
  const moved = blockOf(after, partsOf(after, table)[next]?.span ?? part.span);
  const into = Math.min(offset - blockOf(text, part.span).start, moved.end - moved.start);
  return { kind: 'moved', edits: edited.edits, offset: moved.start + into, name: part.name, side, neighbour: neighbour.name };
}

/** The end of a block that ends with its line is the beginning of the next line, which is not its own. */
function holdsLine(text: string, { start, end }: Span, offset: number): boolean {
  return start <= offset && (offset < end || (offset === end && !/[\r\n]/.test(text.charAt(end - 1))));
}

function moveTo(text: string, table: TableKind, name: string, side: 'above' | 'below', neighbour: string): ReturnType<typeof moveGroup> {
  const place = side === 'above' ? { before: neighbour } : { after: neighbour };
  if (table === 'hat') return moveGroup(parseHostAccessTable(text).value, name, place);
  return moveEntry(parseRecipientAccessTable(text).value, name, place);
}

/** Edits go by name, so the name may not stand above already. Entries of a RAT compare without case. */
function isFirst(parts: readonly Part[], table: TableKind, asked: Part): boolean {
  const key = ({ name }: Part): string => (table === 'hat' ? name : name.toLowerCase());
  return parts.find((part) => key(part) === key(asked)) === asked;
}
