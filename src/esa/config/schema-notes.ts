/**
 * A schema held against a YAML tree: what does not fit becomes notes with places, and what fits can still be used.
 */
import type * as z from 'zod/mini';
import type { Span } from '#smtp';
import { nearest } from './nearest.ts';
import { noteOf, type Note, type NoteRule } from './notes.ts';
import { sentences } from './note-sentences.ts';
import { entryOf, headOf, nodeAt, spanAt, valueOf, type YamlNode } from './yaml-node.ts';

/** Every way in which the tree does not fit. A schema may name a rule of the catalogue as its own error message. */
export function schemaNotes(schema: z.ZodMiniType, node: YamlNode, text: string): readonly Note[] {
  const result = schema.safeParse(valueOf(node) ?? {});
  return result.success ? [] : result.error.issues.flatMap((issue) => notesFor(schema, node, text, issue));
}

function notesFor(schema: z.ZodMiniType, node: YamlNode, text: string, issue: z.core.$ZodIssue): readonly Note[] {
  const key = keyName(issue.path);
  const at = spanAt(node, issue.path);
  if (issue.code === 'unrecognized_keys') return issue.keys.map((unknown) => unknownKeyNote(schema, node, issue.path, unknown));
  if (isNoteRule(issue.message)) return [noteOf(issue.message, at, { text: text.slice(at.start, at.end), key })];
  if (isMissing(node, issue.path)) return [noteOf('yaml.missing-key', missingAt(node, text, issue.path), { key })];
  const { rule, params } = complaintOf(issue);
  return [noteOf(rule, at, { key, ...params })];
}

function isNoteRule(message: string): message is NoteRule {
  return message in sentences;
}

/** The last named step of a path, for a sentence. */
function keyName(path: readonly PropertyKey[]): string {
  return String(path.findLast((step) => typeof step === 'string') ?? 'this file');
}

function isMissing(node: YamlNode, path: readonly PropertyKey[]): boolean {
  const part = nodeAt(node, path);
  return path.length > 0 && (part === undefined || (part.kind === 'scalar' && part.value === null));
}

/** The key with nothing behind it, or the first line of what lacks the key. */
function missingAt(node: YamlNode, text: string, path: readonly PropertyKey[]): Span {
  const around = nodeAt(node, path.slice(0, -1));
  return entryOf(around, String(path.at(-1)))?.keySpan ?? headOf(text, spanAt(node, path));
}

function complaintOf(issue: z.core.$ZodIssue): { rule: NoteRule; params: Record<string, string> } {
  switch (issue.code) {
    case 'invalid_value':
      return { rule: 'yaml.not-a-choice', params: { choices: issue.values.map((value) => `\`${String(value)}\``).join(' or ') } };
    case 'too_small':
      return issue.origin === 'string'
        ? { rule: 'yaml.empty-text', params: {} }
        : { rule: 'yaml.too-small', params: { least: String(issue.minimum) } };
    case 'too_big':
      return { rule: 'yaml.too-big', params: { most: String(issue.maximum) } };
    case 'invalid_type':
      return { rule: 'yaml.wrong-type', params: { wanted: typeWords[issue.expected] ?? issue.expected } };
    default:
      return { rule: 'yaml.wrong-type', params: { wanted: 'another value' } };
  }
}

const typeWords: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: '`true` or `false`',
  array: 'a list, one `- ` a line',
  object: 'keys with values',
  record: 'keys with values',
};

function unknownKeyNote(schema: z.ZodMiniType, node: YamlNode, path: readonly PropertyKey[], key: string): Note {
  const at = entryOf(nodeAt(node, path), key)?.keySpan ?? spanAt(node, path);
  const near = nearest(key, keysAt(schema, path));
  return near === null ? noteOf('yaml.unknown-key', at, { key }) : noteOf('yaml.unknown-key-near', at, { key, near });
}

/** The keys a schema knows at a path. */
function keysAt(schema: z.core.$ZodType, path: readonly PropertyKey[]): readonly string[] {
  const { def } = schema._zod as z.core.$ZodTypes['_zod'];
  const [step, ...rest] = path;
  if (def.type === 'optional') return keysAt(def.innerType, path);
  if (def.type === 'array') return keysAt(def.element, rest);
  if (def.type !== 'object') return [];
  if (step === undefined) return Object.keys(def.shape);
  const next = def.shape[String(step)];
  return next === undefined ? [] : keysAt(next, rest);
}

/**
 * What can be used of one part: its value if it fits; else its value without what does not fit, where the schema can do without; else null.
 */
export function usablePart<S extends z.ZodMiniType>(schema: S, node: YamlNode): z.output<S> | null {
  let value = valueOf(node);
  for (const depth of [Infinity, 1]) {
    const result = schema.safeParse(value);
    if (result.success) return result.data;
    value = result.error.issues.flatMap(pathsOf).reduce((rest, path) => without(rest, path.slice(0, depth)), value);
  }
  return schema.safeParse(value).data ?? null;
}

function pathsOf(issue: z.core.$ZodIssue): readonly (readonly PropertyKey[])[] {
  return issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key]) : [issue.path];
}

/** Plain data without the part at a path. */
function without(value: unknown, path: readonly PropertyKey[]): unknown {
  const [step, ...rest] = path;
  if (step === undefined || typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    const items = value as readonly unknown[];
    return rest.length === 0
      ? items.filter((_, index) => index !== step)
      : items.map((item, index) => (index === step ? without(item, rest) : item));
  }
  const entries = Object.entries(value).filter(([key]) => rest.length > 0 || key !== step);
  return Object.fromEntries(entries.map(([key, part]) => [key, key === step ? without(part, rest) : part]));
}
