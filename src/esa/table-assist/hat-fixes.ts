/** Repairs of a HAT's groups and policies: what is missing is added, what is never read is taken out or moved above ALL. */
import { nearest } from '../config/nearest.ts';
import { readHostAccessTable } from '../config/host-access-reader.ts';
import type { Note, NoteRule } from '../config/notes.ts';
import { isAll, labelOf, type Behaviour, type HostAccessTable, type PolicyDefinition, type SenderGroup } from '../config/sender-group.ts';
import type { Fix } from '../edits/fix.ts';
import { blockOf, deletePart, lineBreakOf, lineStart } from '../edits/line-block.ts';
import { moveGroup, setPolicy } from '../edits/sender-groups.ts';
import { insertAt, replace, type TextEdit } from '../edits/text-edit.ts';
import { misspelt, removeAt, replaceAt, type Fixer } from './fix.ts';
import { samePolicy } from './policy-facts.ts';

/** How many other policies are proposed in place of one that is not defined. */
const OTHERS = 3;

/** Repairs of groups and policies, by the rule of the remark. */
export const hatFixers: Readonly<Partial<Record<NoteRule, Fixer>>> = {
  'hat.undefined-policy': undefinedPolicy,
  'hat.undefined-policy-near': undefinedPolicy,
  'hat.misspelt-behaviour': misspelt,
  'hat.policy-without-behaviour': (text, note) => ['ACCEPT', 'REJECT'].map((word) => lineBelow(text, note.span.end, word)),
  'hat.group-without-policy': withoutPolicy,
  'hat.no-all': (text) => lastLines(text),
  'hat.empty': (text) => lastLines(text),
  'hat.second-all': (text, note) => groupFix(text, note, (group) => removal(text, group)),
  'hat.after-all': aboveAll,
  'hat.duplicate-group': (text, note) => [replaceAt(text, note.span, freeName(text, note.params['name'] ?? ''))],
  'hat.group-name': groupName,
  'hat.duplicate-sender': duplicateSender,
  'hat.bare-word': barePolicy,
  'hat.stray-text': (text, note) => (note.params['text'] === '{' ? [] : [removeAt(text, note.span)]),
  'hat.stray-behaviour': (text, note) => [removeAt(text, note.span)],
  'hat.unclosed-comment': (text, note) => [closeComment(text, note)],
};

/** The group a remark stands on. */
function groupAt({ groups }: HostAccessTable, { span }: Note): SenderGroup | undefined {
  return groups.find((group) => group.span.start <= span.start && span.end <= group.span.end);
}

function groupFix(text: string, note: Note, fix: (group: SenderGroup) => Fix): readonly Fix[] {
  const group = groupAt(readHostAccessTable(text).value, note);
  return group === undefined ? [] : [fix(group)];
}

/** What the policies that a listener is shipped with do; any other one accepts (design choice). User Guide 7.5, p. 168; 9.1.2, p. 131. */
const shippedBehaviours: Readonly<Record<string, Behaviour>> = { $BLOCKED: 'REJECT', $RELAYED: 'RELAY' };

/** A policy that is not defined gives way to one that is, the nearest in spelling first, then those that do what is to be expected; or it is defined. */
function undefinedPolicy(text: string, note: Note): readonly Fix[] {
  const table = readHostAccessTable(text).value;
  const name = note.params['name'] ?? '';
  const behaviour = shippedBehaviours[name.toUpperCase()] ?? 'ACCEPT';
  const near = nearest(
    name,
    table.policies.map((policy) => policy.name),
  );
  const rank = (policy: PolicyDefinition): number => (policy.name === near ? 0 : policy.behaviour === behaviour ? 1 : 2);
  const others = [...new Set(table.policies.toSorted((a, b) => rank(a) - rank(b)).map((policy) => policy.name))];
  const uses = others.slice(0, OTHERS).map((other): Fix => ({ word: 'use', params: { name: other }, edits: [replace(note.span, other)] }));
  const define: Fix = { word: 'define', params: { name, behaviour }, edits: [definitionOf(table, name, behaviour)] };
  return near === null ? [define, ...uses] : [...uses.slice(0, 1), define, ...uses.slice(1)];
}

/** A new policy below the last one, or above the first group with a blank line between. */
function definitionOf({ text, policies, groups }: HostAccessTable, name: string, behaviour: Behaviour): TextEdit {
  const end = lineBreakOf(text);
  const lines = `${name}${end}    ${behaviour}${end}`;
  const last = policies.at(-1);
  if (last === undefined) return insertAt(groups[0] === undefined ? 0 : blockOf(text, groups[0].span).start, lines + end);
  const at = blockOf(text, last.span).end;
  return insertAt(at, (at === lineStart(text, at) ? '' : end) + lines);
}

function lineBelow(text: string, offset: number, word: string): Fix {
  return { word: 'add', params: { text: word }, edits: [insertAt(offset, `${lineBreakOf(text)}    ${word}`)] };
}

/** The policies of the table, or a behaviour, as the last line of a group. */
function withoutPolicy(text: string, note: Note): readonly Fix[] {
  const table = readHostAccessTable(text).value;
  const group = groupAt(table, note);
  if (group === undefined) return [];
  const words = [...table.policies.map(({ name }) => name).slice(0, OTHERS), 'ACCEPT', 'REJECT'];
  return words.flatMap((word) => {
    const edited = setPolicy(table, labelOf(group), word);
    return 'edits' in edited && edited.edits.length > 0 ? [{ word: 'add', params: { text: word }, edits: edited.edits } satisfies Fix] : [];
  });
}

/** ALL below everything: taking mail, or refusing it, by the shipped policies where the table has them. */
function lastLines(text: string): readonly Fix[] {
  const { policies } = readHostAccessTable(text).value;
  const named = (name: string, behaviour: string): string => policies.find((policy) => samePolicy(policy.name, name))?.name ?? behaviour;
  const end = lineBreakOf(text);
  const trimmed = text.trimEnd().length;
  return [named('$ACCEPTED', 'ACCEPT'), named('$BLOCKED', 'REJECT')].map((word) => ({
    word: 'add',
    params: { text: `ALL ${word}` },
    edits: [replace({ start: trimmed, end: text.length }, `${trimmed === 0 ? '' : end + end}ALL${end}    ${word} (Everyone else)${end}`)],
  }));
}

function removal(text: string, group: SenderGroup): Fix {
  return { word: 'remove', params: { text: labelOf(group) }, edits: [deletePart(text, group.span)] };
}

function aboveAll(text: string, note: Note): readonly Fix[] {
  const table = readHostAccessTable(text).value;
  const group = groupAt(table, note);
  const name = group === undefined ? '' : labelOf(group);
  const edited = moveGroup(table, name, { before: 'ALL' });
  const first = table.groups.find((other) => labelOf(other) === name) === group;
  return first && 'edits' in edited ? [{ word: 'move-above', params: { name, other: 'ALL' }, edits: edited.edits }] : [];
}

/** The name with the first number that makes it the only one of the table. */
function freeName(text: string, name: string): string {
  const taken = new Set(readHostAccessTable(text).value.groups.map((group) => group.name));
  for (let number = 2; ; number++) {
    const free = `${name}_${String(number)}`;
    if (!taken.has(free)) return free;
  }
}

/** A name with only the characters that the appliance takes. */
function groupName(text: string, note: Note): readonly Fix[] {
  const name = (note.params['name'] ?? '').replace(/[^\w-]+/g, '_').replace(/^_+|_+$/g, '');
  const taken = readHostAccessTable(text).value.groups.some((group) => group.name === name);
  return name === '' || /^all$/i.test(name) ? [] : [replaceAt(text, note.span, taken ? freeName(text, name) : name)];
}

/** The second of two equal members, with its comment and one comma. */
function duplicateSender(text: string, note: Note): readonly Fix[] {
  const group = groupAt(readHostAccessTable(text).value, note);
  const entry = group?.entries.find(({ span }) => span.start === note.span.start);
  if (entry === undefined) return [];
  const comma = /^[^\S\r\n]*,/.exec(text.slice(entry.wholeSpan.end))?.[0].length ?? 0;
  const fix = removeAt(text, { start: entry.wholeSpan.start, end: entry.wholeSpan.end + comma });
  return [{ ...fix, params: { text: entry.text } }];
}

/** A word without its sign, if a policy is called so and a group waits for one. */
function barePolicy(text: string, note: Note): readonly Fix[] {
  const table = readHostAccessTable(text).value;
  const group = groupAt(table, note);
  const policy = table.policies.find(({ name }) => samePolicy(name, `$${note.params['text'] ?? ''}`));
  const closes = group?.use === null && !isAll(group) && group.entries.at(-1)?.span.start === note.span.start;
  return policy !== undefined && closes ? [replaceAt(text, note.span, policy.name)] : [];
}

function closeComment(text: string, { span }: Note): Fix {
  const comment = text.slice(span.start, span.end);
  const missing = (comment.match(/\(/g)?.length ?? 0) - (comment.match(/\)/g)?.length ?? 0);
  const closing = ')'.repeat(Math.max(1, missing));
  return { word: 'add', params: { text: closing }, edits: [insertAt(span.end, closing)] };
}
