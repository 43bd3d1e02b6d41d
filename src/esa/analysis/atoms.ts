/**
 * The senders of the world, cut by the entries of one or more Host Access Tables. An entry asks about one thing only, a *dimension*: address,
 * name (confirmed, or why not), score, network owner, country, one DNS list, or nothing at all. Along a dimension the values that every entry
 * treats alike are one *atom*; a sender is one atom of each dimension, and the dimensions count as independent of each other.
 */
import type { HostClass, SenderMatch } from '../config/sender-entry.ts';

/** Values of one dimension. Scores are whole tenths; ends are included. A `null` owner or country: none, or one that no entry names. */
export type Values =
  | { readonly kind: 'addresses'; readonly family: 4 | 6; readonly first: bigint; readonly last: bigint }
  | { readonly kind: 'scores'; readonly from: number; readonly to: number }
  | { readonly kind: 'no-score' }
  | { readonly kind: 'name'; readonly name: string }
  /** Confirmed names below a suffix that no entry names more closely; null: all other confirmed names. */
  | { readonly kind: 'names-below'; readonly suffix: string | null }
  | { readonly kind: 'host-class'; readonly host: HostClass }
  | { readonly kind: 'owner'; readonly id: number | null }
  | { readonly kind: 'country'; readonly country: string | null }
  | { readonly kind: 'listed'; readonly zone: string; readonly listed: boolean }
  | { readonly kind: 'everyone' };

/** What an entry asks about. Each DNS list is a dimension of its own. */
export type DimensionKey = 'address' | 'name' | 'score' | 'owner' | 'country' | `list:${string}` | 'everyone';

/** Values that are treated alike. `places`: for each table the place of the first entry that means them, `NOWHERE` if none does. */
export interface Atom {
  readonly values: Values;
  readonly places: readonly number[];
}

/** All atoms of one dimension. */
export interface Dimension {
  readonly key: DimensionKey;
  readonly atoms: readonly Atom[];
}

/** An entry that counts, and its place in its table. */
export interface Mark {
  readonly match: SenderMatch;
  readonly position: number;
}

/** The dimension of an entry; null for one that cannot be read. */
export function dimensionOf(match: SenderMatch): DimensionKey | null {
  switch (match.kind) {
    case 'network':
      return 'address';
    case 'host':
    case 'partial-host':
    case 'host-class':
      return 'name';
    case 'score':
    case 'no-score':
      return 'score';
    case 'owner':
      return 'owner';
    case 'country':
      return 'country';
    case 'dnslist':
      return `list:${match.zone}`;
    case 'all':
      return 'everyone';
    case 'unreadable':
      return null;
  }
}
