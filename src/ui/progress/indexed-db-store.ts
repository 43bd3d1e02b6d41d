/** Keeps things in IndexedDB, in this browser only. */
import { openDB } from 'idb';
import { BOXES, memoryStore, type Store } from './store.ts';

const NAME = 'postern';
const VERSION = 1;

/** Opens the store of this browser; where it gives none (private windows, no permission, no space) things are kept in memory. */
export async function openStore(): Promise<Store> {
  try {
    return await indexedDbStore();
  } catch {
    return memoryStore();
  }
}

async function indexedDbStore(): Promise<Store> {
  const db = await openDB(NAME, VERSION, {
    upgrade(fresh) {
      for (const box of BOXES) if (!fresh.objectStoreNames.contains(box)) fresh.createObjectStore(box);
    },
    blocking: (_current, _blocked, event) => (event.target as IDBDatabase).close(),
  });
  return {
    async all(box) {
      const reading = db.transaction(box);
      const [keys, values] = await Promise.all([reading.store.getAllKeys(), reading.store.getAll()]);
      return Object.fromEntries(keys.flatMap((key, index) => (typeof key === 'string' ? [[key, values[index] as unknown]] : [])));
    },
    put: async (box, key, value) => void (await db.put(box, value, key)),
    remove: (box, key) => db.delete(box, key),
  };
}
