/**
 * What is wrong with a HAT as a whole: names, ALL, order, what is missing.
 * User Guide 9.1.2, pp. 124 and 136: ALL stands last; duplicates in a group are dropped.
 */
import { span, type Span } from '#smtp';
import { nearest } from './nearest.ts';
import { noteOf, type Note } from './notes.ts';
import { isAll, labelOf, type HostAccessTable, type SenderGroup } from './sender-group.ts';

/** Every remark that needs more than one line to be made. */
export function checkHostAccessTable(table: HostAccessTable): readonly Note[] {
  if (table.policies.length === 0 && table.groups.length === 0) return [noteOf('hat.empty', span(0, table.text.length))];
  return [...policyNotes(table), ...useNotes(table), ...table.groups.flatMap(memberNotes), ...nameNotes(table), ...allNotes(table)];
}

/** Policies defined twice. Their names compare without case, as the judge follows them. */
function policyNotes({ policies }: HostAccessTable): readonly Note[] {
  const seen = new Set<string>();
  return policies.flatMap(({ name, nameSpan }) => {
    const again = seen.has(name.toUpperCase());
    seen.add(name.toUpperCase());
    return again ? [noteOf('hat.duplicate-policy', nameSpan, { name })] : [];
  });
}

/** Groups that use no policy, or one that is not defined. */
function useNotes({ policies, groups }: HostAccessTable): readonly Note[] {
  const defined = new Map(policies.map(({ name }) => [name.toUpperCase(), name]));
  return groups.flatMap((group) => {
    if (group.use === null) return [noteOf('hat.group-without-policy', headOf(group), { name: labelOf(group) })];
    if (group.use.kind !== 'policy' || defined.has(group.use.name.toUpperCase())) return [];
    const { name } = group.use;
    const near = nearest(name, defined.values());
    return [
      near === null
        ? noteOf('hat.undefined-policy', group.use.span, { name })
        : noteOf('hat.undefined-policy-near', group.use.span, { name, near }),
    ];
  });
}

/** Where a group begins: its name, or its first entry. */
function headOf(group: SenderGroup): Span {
  return group.nameSpan ?? group.entries[0]?.span ?? group.span;
}

/** Members that stand twice in one group, or beside ALL. */
function memberNotes(group: SenderGroup): readonly Note[] {
  const seen = new Set<string>();
  const besideAll = isAll(group);
  return group.entries.flatMap(({ text, printed, match, span: at }) => {
    const again = seen.has(printed.toLowerCase());
    seen.add(printed.toLowerCase());
    if (again) return [noteOf('hat.duplicate-sender', at, { text })];
    return besideAll && match.kind !== 'all' ? [noteOf('hat.beside-all', at, { text })] : [];
  });
}

/** Group names that stand twice or that the appliance would not take. */
function nameNotes({ groups }: HostAccessTable): readonly Note[] {
  const seen = new Set<string>();
  return groups.flatMap(({ name, nameSpan }) => {
    if (name === null || nameSpan === null) return [];
    const again = seen.has(name);
    seen.add(name);
    if (again) return [noteOf('hat.duplicate-group', nameSpan, { name })];
    return /^[\w-]+$/.test(name) ? [] : [noteOf('hat.group-name', nameSpan, { name })];
  });
}

/** ALL missing, twice, with something below it, or deciding nothing. */
function allNotes(table: HostAccessTable): readonly Note[] {
  const first = table.groups.findIndex(isAll);
  const all = table.groups[first];
  if (all === undefined) return [noteOf('hat.no-all', lastWord(table.text))];
  const below = table.groups.slice(first + 1);
  const belowNotes = below.map((group) =>
    isAll(group)
      ? noteOf('hat.second-all', headOf(group), { text: 'ALL' })
      : noteOf('hat.after-all', headOf(group), { text: labelOf(group) }),
  );
  return continues(table, all) ? [noteOf('hat.all-continues', all.use?.span ?? all.span), ...belowNotes] : belowNotes;
}

/** Does the group's behaviour, or that of the first definition of its policy, say CONTINUE? */
function continues({ policies }: HostAccessTable, { use }: SenderGroup): boolean {
  if (use === null) return false;
  const behaviour =
    use.kind === 'behaviour' ? use.behaviour : policies.find(({ name }) => name.toUpperCase() === use.name.toUpperCase())?.behaviour;
  return behaviour === 'CONTINUE';
}

/** The last word of a text, for a note on what is missing behind it. */
function lastWord(text: string): Span {
  const end = text.trimEnd().length;
  let start = end;
  while (start > 0 && /\S/.test(text.charAt(start - 1))) start--;
  return span(start, end);
}
