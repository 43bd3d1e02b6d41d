/**
 * Finds entries of a directory. Equality is answered from an index per attribute, made when it is first asked for: the cost of `(mail={a})`,
 * of an `|` of such parts, and of an `&` with one of them does not grow with the directory. Every other filter reads it from end to end:
 * presence, substrings, `>=`, `<=`, `~=`, `!`, and an `|` with one of these in it.
 */
import type { Directory, DirectoryEntry } from './directory.ts';
import { matchesFilter } from './filter-match.ts';
import { comparable } from './matching-rule.ts';
import type { Filter } from './filter-reader.ts';

/** The entry of that name as the directory has it, by identity of the directory; undefined where there is none. */
export function entryNamed(directory: Directory, dn: string): DirectoryEntry | undefined {
  const known = byName.get(directory) ?? new Map(directory.entries.map((entry) => [entry.dn, entry]));
  byName.set(directory, known);
  return known.get(dn);
}

const byName = new WeakMap<Directory, ReadonlyMap<string, DirectoryEntry>>();

type Index = Map<string, readonly DirectoryEntry[]>;

/** By identity: a directory never changes, a new one has a new object. */
const indexes = new WeakMap<Directory, Map<string, Index>>();

/** The entries that meet a filter, in the order of the directory. */
export function findEntries(directory: Directory, filter: Filter): readonly DirectoryEntry[] {
  const candidates = candidatesFor(directory, filter);
  if (candidates === null) return directory.entries.filter((entry) => matchesFilter(filter, entry));
  const found = new Set(candidates.filter((entry) => matchesFilter(filter, entry)));
  return found.size < 2 ? [...found] : inOrder(found);
}

/** Entries among which all that meet the filter are; null if the index cannot tell. */
function candidatesFor(directory: Directory, filter: Filter): readonly DirectoryEntry[] | null {
  switch (filter.kind) {
    case 'equal':
      return indexOf(directory, filter.attribute).get(comparable(filter.value)) ?? [];
    case 'and':
      return filter.filters.map((part) => candidatesFor(directory, part)).reduce(fewer, null);
    case 'or': {
      const parts = filter.filters.map((part) => candidatesFor(directory, part));
      return parts.includes(null) ? null : parts.flatMap((part) => part ?? []);
    }
    default:
      return null;
  }
}

function fewer(a: readonly DirectoryEntry[] | null, b: readonly DirectoryEntry[] | null): readonly DirectoryEntry[] | null {
  return a === null || (b !== null && b.length < a.length) ? b : a;
}

function inOrder(entries: ReadonlySet<DirectoryEntry>): readonly DirectoryEntry[] {
  return [...entries].sort((a, b) => a.span.start - b.span.start);
}

function indexOf(directory: Directory, attribute: string): Index {
  const known = indexes.get(directory) ?? new Map<string, Index>();
  indexes.set(directory, known);
  const index = known.get(attribute) ?? buildIndex(directory, attribute);
  known.set(attribute, index);
  return index;
}

/** Value (in its comparable form) → entries. */
function buildIndex({ entries }: Directory, attribute: string): Index {
  const lists = new Map<string, DirectoryEntry[]>();
  for (const entry of entries) {
    for (const value of entry.attributes.get(attribute) ?? []) {
      const key = comparable(value);
      const list = lists.get(key);
      if (list === undefined) lists.set(key, [entry]);
      else list.push(entry);
    }
  }
  return lists;
}
