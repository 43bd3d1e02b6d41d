/** Tables as read, remembered for the texts read last: remarks, ladder and editor ask for the same text at every key. Pure but for that memory. */
import { parseHostAccessTable, parseRecipientAccessTable } from '#esa';

/** As many texts as are on screen at once: the tables of two listeners, each as committed and as drafted. */
const KEPT = 4;

function remembering<T>(read: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const value = known.get(text) ?? read(text);
    known.delete(text);
    known.set(text, value);
    for (const oldest of known.keys()) if (known.size > KEPT) known.delete(oldest);
    return value;
  };
}

export const readHostAccess = remembering(parseHostAccessTable);
export const readRecipientAccess = remembering(parseRecipientAccessTable);
