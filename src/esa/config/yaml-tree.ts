/**
 * From the `yaml` library's document to our tree, its complaints put in an author's words. The library itself is passed in, since a
 * learner's page does not carry it. YAML 1.2, core schema.
 */
import type { Node, Pair, parseDocument, Scalar, YAMLError, YAMLMap, YAMLSeq } from 'yaml';
import { span, type Span } from '#smtp';
import { noteOf, type Note, type NoteRule, type Parsed } from './notes.ts';
import type { YamlEntry, YamlNode } from './yaml-node.ts';

/** The one function of the `yaml` library that is used: its `parseDocument`. */
export type YamlReader = typeof parseDocument;

/** How the library marks its nodes, so that they can be told apart without importing it. */
const NODE_TYPE = Symbol.for('yaml.node.type');

function isOf(kind: 'map' | 'seq' | 'scalar', node: unknown): boolean {
  return typeof node === 'object' && node !== null && (node as Record<symbol, unknown>)[NODE_TYPE] === Symbol.for(`yaml.${kind}`);
}

const isMap = (node: unknown): node is YAMLMap => isOf('map', node);
const isSeq = (node: unknown): node is YAMLSeq => isOf('seq', node);
const isScalar = (node: unknown): node is Scalar => isOf('scalar', node);

/** Reads a text with the library. A text with errors yields what could still be read; one nested so deeply that the stack ends, nothing. */
export function readWith(parse: YamlReader, text: string): Parsed<YamlNode> {
  try {
    return readDocument(parse, text);
  } catch {
    const at = span(0, text.length);
    return { value: { kind: 'scalar', value: null, span: at }, notes: [noteOf('yaml.too-deep', at)] };
  }
}

function readDocument(parse: YamlReader, text: string): Parsed<YamlNode> {
  const document = parse(text, { prettyErrors: false });
  const notes: Note[] = syntaxNotes([...document.errors, ...document.warnings], text);
  return { value: treeOf({ text, notes }, document.contents), notes };
}

interface Reading {
  readonly text: string;
  readonly notes: Note[];
}

/** One node of the library as one of ours. What has no place here (aliases, lists as keys) is noted and read as nothing. */
function treeOf(reading: Reading, node: unknown): YamlNode {
  const { text, notes } = reading;
  const at = spanOf(node, text);
  if (isMap(node)) return { kind: 'map', entries: node.items.map((pair) => entryOf(reading, pair, at)), span: at };
  if (isSeq(node)) return { kind: 'list', items: node.items.map((item) => treeOf(reading, item)), span: at };
  if (isScalar(node)) return { kind: 'scalar', value: plain(node.value, node.source), span: at };
  if (node !== null) notes.push(noteOf('yaml.alias', at, { text: text.slice(at.start, at.end) }));
  return { kind: 'scalar', value: null, span: at };
}

function entryOf(reading: Reading, { key, value }: Pair, around: Span): YamlEntry {
  const keySpan = key === null ? span(around.start, around.start) : spanOf(key, reading.text);
  if (!isScalar(key)) reading.notes.push(noteOf('yaml.key', keySpan));
  const name = isScalar(key) ? String(key.value) : reading.text.slice(keySpan.start, keySpan.end);
  const nothing: YamlNode = { kind: 'scalar', value: null, span: span(keySpan.end, keySpan.end) };
  return { key: name, keySpan, value: value === null ? nothing : treeOf(reading, value) };
}

/** Values JSON cannot hold stand as they were written. */
function plain(value: unknown, source: string | undefined): string | number | boolean | null {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  return typeof value === 'number' && Number.isFinite(value) ? value : (source ?? '');
}

/** A node's place without the white space behind it. */
function spanOf(node: unknown, text: string): Span {
  const range = (node as Node | null)?.range;
  const [start, end] = range === null || range === undefined ? [0, 0] : range;
  const written = text.slice(start, end).trimEnd();
  return span(Math.min(start, text.length), Math.min(start, text.length) + written.length);
}

const rules: Readonly<Partial<Record<YAMLError['code'], NoteRule>>> = {
  BLOCK_AS_IMPLICIT_KEY: 'yaml.colon',
  BLOCK_IN_FLOW: 'yaml.colon',
  DUPLICATE_KEY: 'yaml.duplicate-key',
  MULTILINE_IMPLICIT_KEY: 'yaml.no-key',
  TAB_AS_INDENT: 'yaml.tab',
  BAD_INDENT: 'yaml.indent',
  BAD_SCALAR_START: 'yaml.scalar-start',
  BAD_DQ_ESCAPE: 'yaml.escape',
  MISSING_CHAR: 'yaml.not-closed',
  MULTIPLE_DOCS: 'yaml.documents',
  TAG_RESOLVE_FAILED: 'yaml.tag',
};

/** The first complaint in full, and every key that stands twice; what else follows the first is mostly its echo. */
function syntaxNotes(errors: readonly YAMLError[], text: string): Note[] {
  const told = errors.filter(({ code }, index) => index === 0 || code === 'DUPLICATE_KEY');
  return told.map((error) => {
    const at = span(Math.min(error.pos[0], text.length), Math.min(Math.max(error.pos[1], error.pos[0]), text.length));
    return noteOf(ruleFor(error, text), at, { text: text.slice(at.start, at.end), message: error.message });
  });
}

/**
 * The library calls different mistakes by one code: a second colon on a line and a key that is indented too far; an open quote and a key
 * without its colon.
 */
function ruleFor({ code, pos, message }: YAMLError, text: string): NoteRule {
  const line = text.slice(pos[0]).split(/[\r\n]/)[0] ?? '';
  if (code === 'BLOCK_AS_IMPLICIT_KEY' && !/:(?:\s|$)/.test(line)) return 'yaml.indent';
  if (code === 'MISSING_CHAR' && /map keys/.test(message)) return 'yaml.no-key';
  return rules[code] ?? 'yaml.syntax';
}
