/**
 * Names in a HAT: where a policy or a group is named, where it is defined, and how it gets another name. A RAT has no names. Policies are
 * one without regard to case, as the judge follows them.
 */
import type { Span } from '#smtp';
import { readHostAccessTable } from '../config/host-access-reader.ts';
import type { HostAccessTable, SenderGroup } from '../config/sender-group.ts';
import type { Edited } from '../edits/edited.ts';
import { complaintOnName } from '../edits/sender-groups.ts';
import { replace } from '../edits/text-edit.ts';
import { holds } from './cursor-word.ts';
import { samePolicy } from './policy-facts.ts';

/** One name. `at` is the place asked about; `places` are all of them in the order of the text; `definition` is null for a policy that has none. */
export interface TableName {
  readonly kind: 'policy' | 'group';
  readonly name: string;
  readonly at: Span;
  readonly definition: Span | null;
  readonly places: readonly Span[];
}

/** The name at an offset; null where none stands. */
export function nameAt(text: string, offset: number): TableName | null {
  const table = readHostAccessTable(text).value;
  const group = groupAt(table, offset);
  const nameSpan = group?.nameSpan ?? null;
  if (nameSpan !== null) return { kind: 'group', name: group?.name ?? '', at: nameSpan, definition: nameSpan, places: [nameSpan] };
  const named = policyPlaces(table).find(({ at }) => holds(at, offset));
  if (named === undefined) return null;
  const places = policyPlaces(table).flatMap(({ name, at }) => (samePolicy(name, named.name) ? [at] : []));
  const definition = table.policies.find(({ name }) => samePolicy(name, named.name))?.nameSpan ?? null;
  return { kind: 'policy', name: named.name, at: named.at, definition, places };
}

function groupAt({ groups }: HostAccessTable, offset: number): SenderGroup | undefined {
  return groups.find(({ nameSpan }) => nameSpan !== null && holds(nameSpan, offset));
}

/** Every place where a policy is named: definitions and uses, in the order of the text. */
function policyPlaces({ policies, groups }: HostAccessTable): readonly { readonly name: string; readonly at: Span }[] {
  const defined = policies.map(({ name, nameSpan }) => ({ name, at: nameSpan }));
  const used = groups.flatMap(({ use }) => (use?.kind === 'policy' ? [{ name: use.name, at: use.span }] : []));
  return [...defined, ...used].sort((a, b) => a.at.start - b.at.start);
}

/** Gives the name at an offset another: a policy everywhere at once. `$` need not be typed. Null where no name stands. */
export function renameAt(text: string, offset: number, to: string): Edited | null {
  const found = nameAt(text, offset);
  if (found === null) return null;
  const table = readHostAccessTable(text).value;
  return found.kind === 'policy' ? renamePolicy(table, found, to.trim()) : renameGroupAt(table, offset, to.trim());
}

/** Policy names are taken where they differ in case alone; which characters the box takes is not known, so they are those of groups. */
function renamePolicy(table: HostAccessTable, { name, places }: TableName, typed: string): Edited {
  const to = typed.startsWith('$') ? typed : `$${typed}`;
  if (!/^\$[\w-]+$/.test(to)) return { refused: 'not-a-name' };
  const others = policyPlaces(table).filter((place) => !samePolicy(place.name, name));
  if (others.some((place) => samePolicy(place.name, to))) return { refused: 'name-taken' };
  return { edits: places.filter(({ start, end }) => table.text.slice(start, end) !== to).map((at) => replace(at, to)) };
}

/** By its place, since a broken table may hold the name twice. */
function renameGroupAt(table: HostAccessTable, offset: number, typed: string): Edited {
  const group = groupAt(table, offset);
  const to = typed.replace(/:$/, '');
  if (group === undefined || group.nameSpan === null || group.name === to) return { edits: [] };
  return complaintOnName(table, to, group) ?? { edits: [replace(group.nameSpan, to)] };
}
