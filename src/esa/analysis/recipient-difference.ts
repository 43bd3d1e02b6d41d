/**
 * What changes between two Recipient Access Tables, exactly: every pair of an old and a new line that some recipient is decided by and that come
 * to something else.
 */
import { NOWHERE } from '../judge/intervals.ts';
import { inOrderOfLines } from './change-order.ts';
import { everyone, someoneOf, type Some } from './recipient-some.ts';
import { placeOfRecipient, recipientSpace, type RecipientSpace } from './recipient-space.ts';
import { recipientTeller } from './say-recipients.ts';
import type { RecipientLine, RecipientLines, RecipientOutcome } from './recipient-lines.ts';

/** Recipients whose outcome changes, decided by one line before and by one after. */
export interface RecipientChange {
  readonly from: RecipientLine & { readonly outcome: RecipientOutcome };
  readonly to: RecipientLine & { readonly outcome: RecipientOutcome };
  readonly description: () => string;
  /** A mail address to try. */
  readonly witness: () => string;
}

/** Everything that changes from the old table to the new one, in the order of the old lines. */
export function recipientAccessDifference(before: RecipientLines, after: RecipientLines): readonly RecipientChange[] {
  const space = recipientSpace([before, after]);
  const found = new Map<string, { readonly places: readonly [number, number]; readonly some: Some[] }>();
  for (const some of everyone(space)) {
    const places = placesOf(space, some);
    const key = places.join(' ');
    const known = found.get(key);
    if (known === undefined) found.set(key, { places, some: [some] });
    else known.some.push(some);
  }
  const tell = recipientTeller(space, (some) => placesOf(space, some).join(' '));
  return [...found].flatMap(([key, { places, some }]) => changeOf(space, places, some, () => tell(key, some))).sort(inOrderOfLines);
}

function placesOf({ places }: RecipientSpace, { user, domain }: Some): readonly [number, number] {
  const [old = NOWHERE, fresh = NOWHERE] = places.map((table, index) => {
    const place = domain.places[index] ?? NOWHERE;
    return user === null ? Math.min(table.all, place) : placeOfRecipient(table, user, domain, place);
  });
  return [old, fresh];
}

function changeOf(
  space: RecipientSpace,
  [old, fresh]: readonly [number, number],
  some: readonly Some[],
  description: () => string,
): readonly RecipientChange[] {
  const from = space.tables[0]?.lines[old];
  const to = space.tables[1]?.lines[fresh];
  if (!decides(from) || !decides(to) || from.sameness === to.sameness) return [];
  return [{ from, to, description, witness: () => someoneOf(space, some) }];
}

const decides = (line: RecipientLine | undefined): line is RecipientLine & { readonly outcome: RecipientOutcome } =>
  line !== undefined && line.outcome !== null;
