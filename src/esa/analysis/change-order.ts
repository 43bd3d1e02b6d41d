/** The order in which changes of a table are told. */

/** Where a change stands: the place of the line that decided, and of the one that does now. */
interface Placed {
  readonly from: { readonly position: number };
  readonly to: { readonly position: number };
}

/** Compares two changes: in the order of the old lines, then of the new ones. For `sort`. */
export const inOrderOfLines = (a: Placed, b: Placed): number => a.from.position - b.from.position || a.to.position - b.to.position;
