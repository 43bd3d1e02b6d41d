/**
 * Does an entry of the directory meet a filter? Attribute names compare with case (User Guide 9.8, p. 677), values without, and runs of
 * blanks count as one, as the caseIgnore rules of RFC 4517 have it.
 */
import { unreachable } from '#smtp';
import type { DirectoryEntry } from './directory.ts';
import type { Filter } from './filter-reader.ts';
import { comparable, meetsRule } from './matching-rule.ts';

/** Whether the entry meets the filter. An attribute the entry lacks meets no comparison. */
export function matchesFilter(filter: Filter, entry: DirectoryEntry): boolean {
  switch (filter.kind) {
    case 'and':
      return filter.filters.every((part) => matchesFilter(part, entry));
    case 'or':
      return filter.filters.some((part) => matchesFilter(part, entry));
    case 'not':
      return !matchesFilter(filter.filter, entry);
    case 'present':
      return entry.attributes.has(filter.attribute);
    case 'equal':
    case 'approximate':
    case 'at-least':
    case 'at-most':
    case 'substrings':
      return (entry.attributes.get(filter.attribute) ?? []).some((value) => matchesValue(filter, comparable(value)));
    case 'extensible':
      return matchesExtensible(filter, entry);
    default:
      return unreachable(filter);
  }
}

/** `:dn` asks the parts of the entry's name too (RFC 4511 section 4.5.1.7.7). */
function matchesExtensible({ attribute, rule, names, value }: Extract<Filter, { kind: 'extensible' }>, entry: DirectoryEntry): boolean {
  const asked = attribute === null ? [...entry.attributes.values()].flat() : (entry.attributes.get(attribute) ?? []);
  const inName = names ? partsOfName(entry.dn).flatMap(([type, part]) => (attribute === null || type === attribute ? [part] : [])) : [];
  return [...asked, ...inName].some((candidate) => meetsRule(rule, candidate, value));
}

/** `type=value` parts of a name, a value unescaped. */
function partsOfName(dn: string): readonly (readonly [string, string])[] {
  return [...dn.matchAll(/\s*([^=,]+?)\s*=\s*((?:\\.|[^\\,])*)/g)].map(([, type = '', value = '']) => [
    type,
    value.replace(/\\(.)/g, '$1'),
  ]);
}

type Comparison = Extract<Filter, { kind: 'present' | 'equal' | 'approximate' | 'at-least' | 'at-most' | 'substrings' }>;

function matchesValue(filter: Comparison, value: string): boolean {
  switch (filter.kind) {
    case 'present':
      return true;
    case 'equal':
      return value === comparable(filter.value);
    case 'approximate':
      return value.replaceAll(' ', '') === comparable(filter.value).replaceAll(' ', '');
    case 'at-least':
      return order(value, comparable(filter.value)) >= 0;
    case 'at-most':
      return order(value, comparable(filter.value)) <= 0;
    case 'substrings':
      return matchesSubstrings(filter, value);
    default:
      return unreachable(filter);
  }
}

/** Whole numbers by size, everything else by code unit. */
function order(a: string, b: string): number {
  if (/^-?\d+$/.test(a) && /^-?\d+$/.test(b)) return Number(a) - Number(b);
  return a < b ? -1 : Number(a > b);
}

/** The parts in their order, without overlap. */
function matchesSubstrings({ initial, any, final }: Extract<Filter, { kind: 'substrings' }>, value: string): boolean {
  const [head, tail] = [fold(initial), fold(final)];
  if (!value.startsWith(head)) return false;
  let at = head.length;
  for (const part of any.map(fold)) {
    const found = value.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return value.length - tail.length >= at && value.endsWith(tail);
}

/** A part of a value: its outer blanks count. */
function fold(part: string): string {
  return part.replace(/\s+/g, ' ').toLowerCase();
}
