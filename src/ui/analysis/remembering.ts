/** Tables are asked about again and again, text for text: what was read last is not read anew. */

/** As many texts as are on screen at once: the tables of two listeners, each as committed and as drafted. */
const KEPT = 4;

/** A reader that gives the same value for a text as long as that is among the last few. */
export function remembering<T>(read: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const value = known.get(text) ?? read(text);
    known.delete(text);
    known.set(text, value);
    for (const oldest of known.keys()) if (known.size > KEPT) known.delete(oldest);
    return value;
  };
}
