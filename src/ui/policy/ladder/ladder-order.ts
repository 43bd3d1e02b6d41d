/** Places of rungs: where one may be moved, how edits call the place, what the cards show on the way, and which remarks stand in which. Pure. */
import type { Note, Place } from '#esa';
import type { Rung } from './rung.ts';

/** Where a card lies in its list, in pixels from the list's top. */
export interface Box {
  readonly top: number;
  readonly height: number;
}

/** The nearest index a rung may stand at: ALL stays last, and nothing goes below it. */
export function allowedIndex(rungs: readonly Rung[], from: number, to: number): number {
  const all = rungs.findIndex(({ isAll }) => isAll);
  if (rungs[from]?.isAll === true) return from;
  const inside = Math.max(0, Math.min(rungs.length - 1, to));
  if (all < 0) return inside;
  if (from < all) return Math.min(inside, all - 1);
  return inside <= all ? inside : from;
}

/** The place of an index as edits name it, by a neighbour that no other rung is called like; null if there is none. */
export function placeAt(rungs: readonly Rung[], from: number, to: number): Place | null {
  const rest = rungs.filter((_, index) => index !== from);
  const below = rest[to];
  if (below?.isDouble === false) return { before: below.label };
  const above = rest[to - 1];
  return above?.isDouble === false ? { after: above.label } : null;
}

/** What a rung at an index of the new order stands beside, as a person says it. */
export function neighbourAt(
  rungs: readonly Rung[],
  from: number,
  to: number,
): { readonly side: 'above' | 'below'; readonly label: string } | null {
  const rest = rungs.filter((_, index) => index !== from);
  const below = rest[to];
  if (below !== undefined) return { side: 'above', label: below.label };
  const above = rest[to - 1];
  return above === undefined ? null : { side: 'below', label: above.label };
}

/** The index a card falls on that was moved down by `dy` pixels: below every other card whose middle its own has passed. */
export function indexUnder(boxes: readonly Box[], from: number, dy: number): number {
  const lifted = boxes[from];
  if (lifted === undefined) return from;
  const middle = (box: Box): number => box.top + box.height / 2;
  return boxes.filter((box, index) => index !== from && middle(box) < middle(lifted) + dy).length;
}

/** Where the top of the gap is that a card at `from` leaves for itself at `to`. */
export function gapTop(boxes: readonly Box[], from: number, to: number): number {
  const target = boxes[to];
  const lifted = boxes[from];
  if (target === undefined || lifted === undefined) return 0;
  return to <= from ? target.top : target.top + target.height - lifted.height;
}

/** How far a card makes way for the one that is moved from `from` to `to`. */
export function wayMade(boxes: readonly Box[], from: number, to: number, index: number): number {
  const lifted = boxes[from];
  const next = boxes[from + 1];
  const last = boxes[from - 1];
  if (lifted === undefined || index === from) return 0;
  const gap = next !== undefined ? next.top - lifted.top - lifted.height : last !== undefined ? lifted.top - last.top - last.height : 0;
  if (from < index && index <= to) return -(lifted.height + gap);
  return to <= index && index < from ? lifted.height + gap : 0;
}

/** Remarks by the key of the rung they stand in; those in no rung, and that ALL is missing, are under null. */
export function sortRemarks(rungs: readonly Rung[], notes: readonly Note[]): ReadonlyMap<string | null, readonly Note[]> {
  const sorted = new Map<string | null, Note[]>();
  for (const note of notes) {
    const whole = note.rule === 'hat.no-all' || note.rule === 'rat.no-all';
    const rung = whole ? undefined : rungs.find(({ span }) => span.start <= note.span.start && note.span.end <= span.end);
    const key = rung?.key ?? null;
    sorted.set(key, [...(sorted.get(key) ?? []), note]);
  }
  return sorted;
}
