/**
 * What may stand at a position of a HAT: forms of entries, policies and behaviours, whole groups and policies, parameters and their values.
 * What is open at the position is told by reading the text before it with the table's own reader. Pure; an editor shows it.
 */
import { countries } from '../config/countries.ts';
import { readHostAccessTable } from '../config/host-access-reader.ts';
import type { Parameter } from '../config/parameter.ts';
import { behaviourOf, behaviours, isAll, type Behaviour, type HostAccessTable } from '../config/sender-group.ts';
import { blockStart, completeBlock } from './block-completion.ts';
import { cursorWordAt, marginAt, type CursorWord } from './cursor-word.ts';
import { addressForms, allSenders, senderForms, sourceOf, type EntryForm, type SenderForm } from './entry-forms.ts';
import { noDefaults, type HelpPart, type ListenerDefaults } from './help-part.ts';
import { policyFacts } from './policy-facts.ts';
import { choice, plain, type TableSuggestion } from './suggestion.ts';

/** What may stand at an offset of a HAT. Nothing in comments. `defaults` are told with the policies. */
export function completeHostAccess(text: string, offset: number, defaults: ListenerDefaults = noDefaults): readonly TableSuggestion[] {
  const word = cursorWordAt(text, offset, 'hat');
  if (word === null) return [];
  const table = readHostAccessTable(text).value;
  if (word.inBlock) return completeBlock('hat', text, word, blockAround(table, blockStart(word)));
  if (/^country\[/i.test(text.slice(word.at.start, offset))) return countrySuggestions(word);
  const open = openAt(text, word);
  switch (open) {
    case 'policy':
      return behaviourSuggestions(word);
    case 'all':
      return useSuggestions(table, word, defaults);
    case 'group':
      return [...formSuggestions(text.slice(word.at.start, offset), word), ...useSuggestions(table, word, defaults)];
    case 'nothing':
      return [
        ...wholeSuggestions(table, text, word),
        ...formSuggestions(text.slice(word.at.start, offset), word),
        ...blockSuggestion(text, word),
      ];
  }
}

/** What the text before the word leaves open: a policy without a behaviour, ALL or a group without its policy, or nothing. */
function openAt(text: string, { at }: CursorWord): 'policy' | 'all' | 'group' | 'nothing' {
  const { policies, groups } = readHostAccessTable(text.slice(0, at.start)).value;
  const [policy, group] = [policies.at(-1), groups.at(-1)];
  if (group !== undefined && (policy === undefined || group.span.start > policy.span.start)) {
    return group.use !== null ? 'nothing' : isAll(group) ? 'all' : 'group';
  }
  return policy !== undefined && policy.behaviour === null ? 'policy' : 'nothing';
}

/** The parameters of the block that begins at an offset, as far as they can be read. */
function blockAround({ policies, groups }: HostAccessTable, start: number): readonly Parameter[] {
  const holds = ({ span }: { readonly span: { readonly start: number; readonly end: number } }): boolean =>
    span.start <= start && start < span.end;
  const policy = policies.find(holds);
  const use = groups.find(holds)?.use;
  return policy?.parameters ?? (use?.kind === 'behaviour' ? use.parameters : []);
}

function formSuggestions(typed: string, { at }: CursorWord): readonly TableSuggestion[] {
  return [...addressForms(typed), ...senderForms].map((form) => ({ ...formSuggestion(form), at }));
}

function formSuggestion({ form, label, insert, source }: EntryForm<SenderForm>): Omit<TableSuggestion, 'at'> {
  return { label, insert, filter: label, about: { kind: 'sender-form', form, source }, goesOn: form === 'country' };
}

/** Every country, found by code and by name. */
function countrySuggestions({ at }: CursorWord): readonly TableSuggestion[] {
  return [...countries].map(([code, name]) => ({
    label: `country[${code}]`,
    insert: `country[${code}]`,
    filter: `country[${code}] ${name} country[${name}]`,
    at,
    about: { kind: 'country', code, name },
    goesOn: false,
  }));
}

/** The last line of a group: a policy that is defined anywhere in the table, or a behaviour. */
function useSuggestions(table: HostAccessTable, word: CursorWord, defaults: ListenerDefaults): readonly TableSuggestion[] {
  const named = policyNames(table).map((name): TableSuggestion => {
    const about: HelpPart = { kind: 'policy', ...policyFacts(table, name, defaults) };
    return { label: name, insert: plain(name), filter: name, at: word.at, about, goesOn: false };
  });
  return [...named, ...behaviourSuggestions(word)];
}

function policyNames({ policies }: HostAccessTable): readonly string[] {
  const seen = new Set<string>();
  return policies.flatMap(({ name }) => {
    const again = seen.has(name.toUpperCase());
    seen.add(name.toUpperCase());
    return again ? [] : [name];
  });
}

function behaviourSuggestions({ at }: CursorWord): readonly TableSuggestion[] {
  return behaviours.map((behaviour) => ({
    label: behaviour,
    insert: behaviour,
    filter: behaviour,
    at,
    about: behaviourPart(behaviour),
    goesOn: false,
  }));
}

/** What is told of a behaviour. */
export function behaviourPart(behaviour: Behaviour): HelpPart {
  return { kind: 'behaviour', behaviour, source: sourceOf(behaviour) };
}

/** A whole group, a whole policy, and ALL where there is none. */
function wholeSuggestions(table: HostAccessTable, text: string, { at }: CursorWord): readonly TableSuggestion[] {
  const indent = `${marginAt(text, at.start)}    `;
  const uses = [...policyNames(table), ...behaviours];
  const group = `\${1:NAME}:\n${indent}\${2:192.0.2.1}\n${indent}${choice(3, uses)}`;
  const policy = `\\$\${1:NAME}\n${indent}${choice(2, behaviours)}`;
  const all = `ALL\n${indent}${choice(1, uses)}`;
  const { form, source } = allSenders;
  return [
    { label: 'NAME:', insert: group, filter: 'NAME:', at, about: { kind: 'new-group' }, goesOn: false },
    { label: '$NAME', insert: policy, filter: '$NAME', at, about: { kind: 'new-policy' }, goesOn: false },
    ...(table.groups.some(isAll)
      ? []
      : [{ label: 'ALL', insert: all, filter: 'ALL', at, about: { kind: 'sender-form' as const, form, source }, goesOn: false }]),
  ];
}

/** A block of parameters, directly behind a behaviour on its line. */
function blockSuggestion(text: string, { at, before }: CursorWord): readonly TableSuggestion[] {
  const last = before.at(-1);
  if (last?.kind !== 'word' || behaviourOf(last.text) === null || /[\r\n]/.test(text.slice(last.span.end, at.start))) return [];
  const margin = marginAt(text, at.start);
  const insert = `{\n${margin}    $0\n${margin}}`;
  return [{ label: '{ }', insert, filter: '{', at, about: { kind: 'block' }, goesOn: true }];
}
