/** Where things are kept, as far as the page needs to know: named boxes of values by key. Asynchronous, and ignorant of what it keeps. */

/** `lessons`: one record per lesson. `aside`: what could not be read, set aside before a new record took its place. `person`: the rest. */
export const BOXES = ['lessons', 'aside', 'person'] as const;
export type Box = (typeof BOXES)[number];

/** The values of a box by their keys. */
export type Kepts = Readonly<Record<string, unknown>>;

export interface Store {
  all(box: Box): Promise<Kepts>;
  /** Keeps a structured-cloneable value. */
  put(box: Box, key: string, value: unknown): Promise<void>;
  remove(box: Box, key: string): Promise<void>;
}

/** Keeps things for as long as the page is open: where the browser gives no storage, and in tests. */
export function memoryStore(): Store {
  const boxes: Record<Box, Map<string, unknown>> = { lessons: new Map(), aside: new Map(), person: new Map() };
  return {
    all: (box) => Promise.resolve(Object.fromEntries(boxes[box])),
    put: (box, key, value) => Promise.resolve(void boxes[box].set(key, value)),
    remove: (box, key) => Promise.resolve(void boxes[box].delete(key)),
  };
}
