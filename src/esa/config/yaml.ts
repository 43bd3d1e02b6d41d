/**
 * Where YAML comes from: trees made at build time and remembered by their text, or a library that some pages bring. The core is
 * synchronous and the library is large, so it is never imported here.
 */
import { span } from '#smtp';
import type { Parsed } from './notes.ts';
import type { YamlNode } from './yaml-node.ts';
import { readWith, type YamlReader } from './yaml-tree.ts';

export { spanAt, valueOf, type YamlNode } from './yaml-node.ts';
export type { YamlReader } from './yaml-tree.ts';

/** Trees of the course, kept for ever. */
const remembered = new Map<string, Parsed<YamlNode>>();
/** The last texts the library read, oldest first: typing makes a new text at every key. */
const recent = new Map<string, Parsed<YamlNode>>();
const RECENT = 32;
let reader: YamlReader | null = null;

/** Gives the tree of a text for later. `parsed` is what `readYaml` gave for the same text, also after a trip through JSON. */
export function rememberYaml(text: string, parsed: Parsed<YamlNode>): void {
  remembered.set(text, parsed);
}

/** Gives the function that reads every text that is not remembered: the library's `parseDocument`. Call it once, before such a text is parsed. */
export function provideYaml(parseDocument: YamlReader): void {
  reader = parseDocument;
}

/**
 * The tree of a text. Errors of syntax are notes, and the tree holds what could still be read; an empty text is nothing.
 * A text that is not remembered, while no reader was provided, is a programmer's mistake and throws.
 */
export function readYaml(text: string): Parsed<YamlNode> {
  const known = remembered.get(text) ?? recent.get(text);
  if (known !== undefined) return known;
  if (text.split(/\r\n|\r|\n/).every((line) => /^\s*(?:#.*)?$/.test(line)))
    return { value: { kind: 'scalar', value: null, span: span(0, 0) }, notes: [] };
  const parsed = reader === null ? unreachable(text) : readWith(reader, text);
  const [oldest] = recent.size < RECENT ? [] : recent.keys();
  if (oldest !== undefined) recent.delete(oldest);
  recent.set(text, parsed);
  return parsed;
}

/** Only a page that forgot both doors comes here. */
function unreachable(text: string): never {
  throw new Error(`no YAML reader was provided and this text was not remembered: ${text.slice(0, 60)}`);
}
