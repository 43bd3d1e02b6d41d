/** Breaches of a schema in an author's words: where, what is wrong, and what to do about it. */
import type * as z from 'zod';
import type { Problem } from '../lesson.ts';
import { meaningOf } from './meanings.ts';
import { suggestionFor } from './nearest.ts';
import { errorAt, type Passage } from './place.ts';
import { keysAt } from './schema-keys.ts';
import { readYamlPassage, type ReadYaml, type YamlPath } from './yaml-block.ts';

/** A text of the format as read: `value` is null where there are problems. `source` finds places in it. */
export interface Checked<T> {
  readonly value: T | null;
  readonly problems: readonly Problem[];
  readonly source: ReadYaml;
}

/** Parts of the format that are promised and not there yet. */
const UNBUILT = new Set([
  ...['in-directory', 'trace', 'never', 'all', 'any', 'not', 'repeat', 'then', 'seen', 'send', 'predict', 'script', 'teach', 'exam'],
  ...['order', 'sort', 'locate', 'provoke', 'explain', 'queue', 'figure', 'smtp script'],
]);

/** What to say of a part of the format that is not built yet; null for anything else. */
export function unbuilt(word: string): string | null {
  return UNBUILT.has(word) ? `not built yet: \`${word}\`` : null;
}

/** Reads a passage as YAML and holds it against a schema. An empty passage reads as an empty list or map. */
export function readChecked<T>(passage: Passage, schema: z.ZodType<T>, inherited: Readonly<Record<string, unknown>> = {}): Checked<T> {
  const source = readYamlPassage(passage);
  if (source.problems.length > 0) return { value: null, problems: source.problems, source };
  const value = isMap(source.value) ? { ...inherited, ...source.value } : source.value;
  const parsed = schema.safeParse(value);
  if (parsed.success) return { value: parsed.data, problems: [], source };
  const asked: Asked = { schema, value, source };
  return { value: null, problems: parsed.error.issues.flatMap((issue) => sayIssue(asked, issue, [])), source };
}

/** What was held against what. */
interface Asked {
  readonly schema: z.ZodType;
  readonly value: unknown;
  readonly source: ReadYaml;
}

type Issue = z.core.$ZodIssue;

const isMap = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** One issue may name several keys, so it may give several problems. `above` is the path of the union it stands in. */
function sayIssue(asked: Asked, issue: Issue, above: YamlPath): readonly Problem[] {
  const path = [...above, ...issue.path.filter((part) => typeof part !== 'symbol')];
  const given = valueAt(asked.value, path);
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => unknownKey(asked, key, path));
    case 'invalid_union':
      return sayUnion(asked, issue, path);
    case 'invalid_key':
      return issue.issues.flatMap((inner) => sayIssue(asked, inner, path));
    default:
      return [errorAt(asked.source.placeOf(path), given === undefined ? sayMissing(path) : sayWrong(issue, path, given))];
  }
}

function valueAt(value: unknown, path: YamlPath): unknown {
  return path.reduce<unknown>(
    (part, key) => (typeof part === 'object' && part !== null ? (part as Record<string | number, unknown>)[key] : undefined),
    value,
  );
}

/** In braces a comma ends the value, so the rest of an unquoted sentence turns into a key without a value. */
function unknownKey({ schema, value, source }: Asked, key: string, path: YamlPath): Problem {
  const place = source.placeOfKey(path, key);
  const map = valueAt(value, path);
  const later = unbuilt(key);
  if (later !== null) return errorAt(place, later);
  if (key.includes(' ') && isMap(map) && map[key] === null)
    return errorAt(place, 'in braces a comma ends the value; put the sentence in quotes');
  return errorAt(place, `unknown key \`${key}\`${suggestionFor(key, keysAt(schema, path))}`);
}

function sayMissing(path: YamlPath): string {
  const key = String(path.at(-1));
  const meaning = meaningOf(key);
  return `\`${key}\` is missing${meaning === null ? '' : `: ${meaning}`}`;
}

function sayWrong(issue: Issue, path: YamlPath, given: unknown): string {
  const key = keyName(path);
  const meaning = typeof path.at(-1) === 'string' ? meaningOf(String(path.at(-1))) : null;
  const because = meaning === null ? '' : `: ${meaning}`;
  switch (issue.code) {
    case 'invalid_value':
      return (
        unbuilt(show(given)) ??
        `\`${show(given)}\` is not one of ${issue.values.map(String).join(', ')}${nearSuggestion(show(given), issue.values.map(String))}`
      );
    case 'invalid_type':
      return `${key} must be ${kinds[issue.expected] ?? issue.expected}, not ${show(given)}${because}`;
    case 'invalid_format':
      return `\`${show(given)}\` does not have the form of ${key}${because || formOf(path)}`;
    case 'too_small':
      return given === '' || (Array.isArray(given) && given.length === 0)
        ? `${key} is empty${because}`
        : `${key} is too small: at least ${issue.minimum}`;
    case 'too_big':
      return `${key} is too large: at most ${issue.maximum}`;
    case 'custom':
      return issue.message;
    default:
      return `${key} cannot be read: ${issue.message.toLowerCase()}`;
  }
}

function keyName(path: YamlPath): string {
  const key = path.findLast((part) => typeof part === 'string');
  return key === undefined ? 'this block' : `\`${key}\``;
}

const kinds: Readonly<Record<string, string>> = {
  string: 'a text (put it in quotes)',
  number: 'a number',
  int: 'a whole number',
  array: 'a list (lines that begin with `- `)',
  object: 'keys with values',
  record: 'keys with values',
  boolean: '`true` or `false`',
};

/** Forms that no key says by itself. */
const forms: Readonly<Record<string, string>> = {
  wait: ': a number with `s`, `m`, `h` or `d`, such as `1h`',
  reply: ': three digits such as `250`, or a class such as `4xx`',
  not: ': three digits such as `250`, or a class such as `4xx`',
};

const formOf = (path: YamlPath): string => forms[String(path.at(-1))] ?? ': small letters, digits and hyphens';

/** `is not one of` has listed what is known already. */
const nearSuggestion = (given: string, known: readonly string[]): string => {
  const suggestion = suggestionFor(given, known);
  return suggestion.startsWith(':') ? suggestion : '';
};

function show(given: unknown): string {
  if (given === null) return 'nothing';
  if (Array.isArray(given)) return 'a list';
  if (typeof given === 'object') return 'keys with values';
  return typeof given === 'string' ? given : JSON.stringify(given);
}

/** The branch that was meant is the one that got inside the value; else the one that takes values of this kind. */
function sayUnion(asked: Asked, issue: z.core.$ZodIssueInvalidUnion, path: YamlPath): readonly Problem[] {
  const given = valueAt(asked.value, path);
  if (given === undefined) return [errorAt(asked.source.placeOf(path), sayMissing(path))];
  const inside = issue.errors.find((branch) => branch.every((inner) => inner.path.length > 0 || inner.code === 'unrecognized_keys'));
  const best = inside ?? issue.errors.find((branch) => branch.some((inner) => inner.code !== 'invalid_type')) ?? issue.errors[0];
  if (best !== undefined && best.length > 0) return best.flatMap((inner) => sayIssue(asked, inner, path));
  return [
    errorAt(
      asked.source.placeOf(path),
      unbuilt(show(given)) ?? `${keyName(path)} cannot be read: ${meaningOf(String(path.at(-1))) ?? 'look it up in the lesson format'}`,
    ),
  ];
}
