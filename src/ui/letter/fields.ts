/** The header of an accepted message as the pane shows it: what the appliance wrote on top, then what was sent. Pure. */
import { decodeUtf8, readLetter, type HeaderField } from '#smtp';
import type { AcceptedMessage, AddedHeader } from '#esa';

export interface ShownField {
  readonly name: string;
  /** Unfolded; encoded words are still as they were written. */
  readonly value: string;
  /** Its name begins with `X-`, so no standard says what it means. */
  readonly extension: boolean;
  /** Why the appliance added it; null where it was sent. */
  readonly added: AddedHeader['why'] | null;
}

/** The fields of a message from the top. */
export function fieldsOf({ added, text }: Pick<AcceptedMessage, 'added' | 'text'>): readonly ShownField[] {
  const own = readLetter(text).fields.map((field) => shown(field, null));
  return [...added.flatMap((header) => readLetter(header.text).fields.map((field) => shown(field, header.why))), ...own];
}

function shown({ name, value }: HeaderField, added: ShownField['added']): ShownField {
  return { name, value: decodeUtf8(value), extension: /^x-/i.test(name), added };
}
