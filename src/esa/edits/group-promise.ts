/** A change to a HAT is held against what it promises: the new text is read, and everything but the promised difference must be as before. */
import { parseHostAccessTable, labelOf, type HostAccessTable, type SenderGroup } from '../config/host-access-table.ts';
import type { Edited } from './edited.ts';
import { applyEdits, type TextEdit } from './text-edit.ts';

/** A group as far as it means something: places and layout left out. */
export type GroupMeaning = Readonly<Record<'name' | 'entries' | 'use' | 'comment', unknown>>;

/** What a group means. */
export function meaningOf(group: SenderGroup): GroupMeaning {
  const { name, entries, use, comment } = group;
  return { name, entries: entries.map(entryMeaning), use: useMeaning(use), comment };
}

/** What an entry means, in the form `meaningOf` gives. */
export function entryMeaning({ printed, comment }: { readonly printed: string; readonly comment: string | null }): string {
  return `${printed}\n${comment ?? ''}`;
}

function useMeaning(use: SenderGroup['use']): unknown {
  if (use === null || use.kind === 'policy') return use?.name ?? null;
  return [use.behaviour, use.parameters.map(({ key, value }) => [key, value])];
}

/** The edits, if they change the groups to exactly these and nothing else; else a refusal. */
export function promised(table: HostAccessTable, edits: readonly TextEdit[], groups: readonly GroupMeaning[]): Edited {
  const after = parseHostAccessTable(applyEdits(table.text, edits)).value;
  const kept = sameMeaning(after.groups.map(meaningOf), groups) && sameMeaning(policyMeanings(after), policyMeanings(table));
  return kept ? { edits } : { refused: 'touches-others' };
}

function policyMeanings({ policies }: HostAccessTable): unknown {
  return policies.map(({ name, behaviour, parameters, comment }) => [
    name,
    behaviour,
    parameters.map(({ key, value }) => [key, value]),
    comment,
  ]);
}

function sameMeaning(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** The group of a name: its own, `ALL`, or for an unnamed group its first entry. Exact first, then without case. */
export function groupNamed({ groups }: HostAccessTable, name: string): SenderGroup | undefined {
  return groups.find((group) => labelOf(group) === name) ?? groups.find((group) => isCalled(group, name));
}

function isCalled(group: SenderGroup, name: string): boolean {
  const names = [labelOf(group), ...(group.name === null ? [group.entries[0]?.text ?? ''] : [])];
  return names.some((known) => known.toLowerCase() === name.toLowerCase());
}
