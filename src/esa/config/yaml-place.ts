/**
 * Where a position stands in a YAML text that may be half typed: under which keys, before or behind a colon, and what is written there
 * already. A mark is put in its place and the text read with it; a text that is not whole YAML is cut down to the lines above that the
 * place is indented under. Block maps and lists, and flow maps and lists of one line.
 */
import { span, type Span } from '#smtp';
import { nodeAt, type YamlNode } from './yaml-node.ts';
import { readYaml } from './yaml.ts';

/** A place where something may be written. */
export interface YamlPlace {
  /** Keys and indices down to the map or list around a key, or down to the value itself. */
  readonly path: readonly PropertyKey[];
  readonly role: 'key' | 'value';
  /** What would be replaced; empty where nothing is written. Never more than one line. */
  readonly written: Span;
  /** Keys that the map around a key holds beside the one written here. */
  readonly used: readonly string[];
  /** Whether a colon follows the key already. */
  readonly colon: boolean;
  /** Blanks a line needs to continue the map around a key. */
  readonly indent: number;
  /** Whether a dash stands before it: the first key of an item. */
  readonly item: boolean;
}

/** What stands for the place while the text is read: no text has this character of the private use area. */
const MARK = '\uE000';

interface Line {
  readonly start: number;
  readonly text: string;
}

type Spot = Pick<YamlPlace, 'role' | 'written' | 'colon' | 'item'> & { readonly flow: boolean };

/** The place at an offset; null in a comment, behind a closing quote, and in a key that is no plain word. Needs a YAML reader. */
export function placeAt(text: string, offset: number): YamlPlace | null {
  const line = lineAt(text, offset);
  const spot = spotOf(line, offset - line.start);
  if (spot === null) return null;
  const { written, role } = spot;
  const mark = role === 'key' && !spot.colon ? `${MARK}: 0` : MARK;
  const whole = readYaml(text.slice(0, written.start) + mark + text.slice(written.end));
  const tree = whole.notes.length === 0 ? whole.value : readYaml(skeleton(text, line, spot, mark)).value;
  const path = pathOfMark(tree);
  return path === null ? null : placeOf(tree, path, spot, written.start - line.start);
}

function placeOf(tree: YamlNode, path: readonly PropertyKey[], { role, written, colon, item }: Spot, indent: number): YamlPlace {
  if (role === 'value') return { path, role, written, used: [], colon, indent, item };
  const around = path.slice(0, -1);
  const map = nodeAt(tree, around);
  const used = map?.kind === 'map' ? map.entries.map(({ key }) => key).filter((key) => key !== MARK) : [];
  return { path: around, role, written, used, colon, indent, item };
}

/** The line around an offset, without its end, which may be LF, CRLF or CR. */
function lineAt(text: string, offset: number): Line {
  const start = Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;
  return { start: offset === 0 ? 0 : start, text: text.slice(offset === 0 ? 0 : start).split(/[\r\n]/, 1)[0] ?? '' };
}

const WORD = /[^\s:#,{}[\]"'&*!|>%@`-][^\s:#,{}[\]"']*/.source;

/** What of a line a position belongs to, by its letters. */
function spotOf(line: Line, column: number): Spot | null {
  const before = line.text.slice(0, column);
  if (/(?:^|\s)#/.test(before)) return null;
  return blockKey(line, before) ?? blockValue(line, before);
}

function blockKey(line: Line, before: string): Spot | null {
  const match = new RegExp(`^(\\s*(?:-\\s+)*)(?:${WORD})?$`).exec(before);
  if (match === null) return null;
  const [, head = ''] = match;
  return keySpot(line, head.length, head.includes('-'), false);
}

function keySpot(line: Line, from: number, item: boolean, flow: boolean): Spot {
  const rest = line.text.slice(from);
  const word = new RegExp(`^${WORD}`).exec(rest)?.[0] ?? '';
  const colon = /^\s*:(?:\s|$)/.test(rest.slice(word.length));
  return { role: 'key', written: span(line.start + from, line.start + from + word.length), colon, item, flow };
}

function blockValue(line: Line, before: string): Spot | null {
  const head = new RegExp(`^\\s*(?:-\\s+)*(?:${WORD}|"[^"]*"|'[^']*'):\\s+|^\\s*(?:-\\s+)+`).exec(before)?.[0];
  if (head === undefined) return null;
  const rest = before.slice(head.length);
  if (/^[[{]/.test(rest)) return inFlow(line, head.length, rest);
  const written = /^(?:"[^"]*"?|'[^']*'?|(?:(?!\s#).)*)/.exec(line.text.slice(head.length))?.[0].trimEnd() ?? '';
  return valueSpot(line, head.length, Math.max(written.length, rest.length), false);
}

function valueSpot(line: Line, from: number, length: number, flow: boolean): Spot {
  return { role: 'value', written: span(line.start + from, line.start + from + length), colon: false, item: false, flow };
}

/** Between braces or brackets: from the last comma or opening sign on. */
function inFlow(line: Line, head: number, before: string): Spot | null {
  const open = openSigns(before);
  const [innermost] = open.slice(-1);
  if (innermost === undefined) return null;
  const [, blanks = '', key = '', value = ''] = /^(\s*)((?:[^:"']|:(?!\s))*:\s+)?(.*)$/.exec(before.slice(innermost.from)) ?? [];
  const from = head + innermost.from + blanks.length + key.length;
  if (innermost.sign === '{' && key === '') return keySpot(line, from, false, true);
  const written = /^[^,}\]]*/.exec(line.text.slice(from))?.[0].trimEnd() ?? '';
  return valueSpot(line, from, Math.max(written.length, value.length), true);
}

/** The signs that are not closed yet, each with where its current part begins. */
function openSigns(before: string): { sign: string; from: number }[] {
  const open: { sign: string; from: number }[] = [];
  for (const { 0: sign, index } of before.matchAll(/"[^"]*"?|'[^']*'?|[[\]{},]/g)) {
    if (sign === '[' || sign === '{') open.push({ sign, from: index + 1 });
    else if (sign === ']' || sign === '}') open.pop();
    else if (sign === ',') open.splice(-1, 1, ...open.slice(-1).map((last) => ({ ...last, from: index + 1 })));
  }
  return open;
}

const columnOf = (line: string): number => /^\s*/.exec(line)?.[0].length ?? 0;
const isDash = (line: string): boolean => /^\s*-(?:\s|$)/.test(line);
const isBlank = (line: string): boolean => /^\s*(?:#.*)?$/.test(line);

/** The lines that the place is indented under, and the keys beside it, so that an unfinished line elsewhere does not hide the place. */
function skeleton(text: string, line: Line, { written, flow, role }: Spot, mark: string): string {
  const at = written.start - line.start;
  const own = line.text.slice(0, at) + mark + (flow ? line.text.slice(written.end - line.start) : '');
  const plain = !flow && role === 'key' && !isDash(line.text);
  const above = text.slice(0, line.start).split(/\r\n|\r|\n/);
  const below = plain ? siblingsBelow(text.slice(line.start + line.text.length).split(/\r\n|\r|\n/), at) : [];
  return [...parentsOf(above, isDash(line.text) || !plain ? columnOf(line.text) : at, isDash(line.text)), own, ...below].join('\n');
}

/** Above a line of that column: the keys beside it, what it is under, and what that is under. */
function parentsOf(above: readonly string[], column: number, dash: boolean): readonly string[] {
  const kept: string[] = [];
  let limit = column;
  let underDash = dash;
  let beside = !dash;
  for (const line of [...above].reverse()) {
    if (isBlank(line)) continue;
    const at = columnOf(line);
    const inside = line.slice(at).replace(/^(?:-\s+)+/, (dashes) => ' '.repeat(dashes.length));
    const keyColumn = at + columnOf(inside);
    const isSibling = beside && keyColumn === limit && isKey(inside);
    if (isSibling && !isDash(line)) kept.unshift(`${' '.repeat(keyColumn)}${keyOf(inside)}: 0`);
    else if (isSibling || at < limit || (at === limit && underDash && !isDash(line))) {
      if (!isKey(inside) && !isDash(line)) continue;
      kept.unshift(
        isSibling ? `${line.slice(0, keyColumn)}${keyOf(inside)}: 0` : parentLine(line, keyColumn, underDash ? limit + 1 : limit),
      );
      limit = at;
      underDash = isDash(line);
      beside = false;
    }
  }
  return kept;
}

/** A line the place is under: its dash alone where its key stands beside the place or deeper, else its dash and key. */
function parentLine(line: string, keyColumn: number, deepest: number): string {
  const inside = line.slice(keyColumn);
  return keyColumn < deepest && isKey(inside) ? `${line.slice(0, keyColumn)}${keyOf(inside)}:` : line.slice(0, keyColumn).trimEnd();
}

function siblingsBelow(below: readonly string[], column: number): readonly string[] {
  const lines = below.slice(1).filter((line) => !isBlank(line));
  const end = lines.findIndex((line) => columnOf(line) < column || (columnOf(line) === column && isDash(line)));
  const inside = end < 0 ? lines : lines.slice(0, end);
  return inside.filter((line) => columnOf(line) === column && isKey(line)).map((line) => `${' '.repeat(column)}${keyOf(line)}: 0`);
}

const isKey = (line: string): boolean => new RegExp(`^\\s*${WORD}:(?:\\s|$)`).test(line);
const keyOf = (line: string): string => new RegExp(WORD).exec(line)?.[0] ?? '';

/** Down to the node or the key that is the mark. */
function pathOfMark(node: YamlNode): readonly PropertyKey[] | null {
  if (node.kind === 'scalar') return node.value === MARK ? [] : null;
  const parts = node.kind === 'list' ? node.items.map((value, key) => ({ key, value })) : node.entries;
  for (const { key, value } of parts) {
    if (key === MARK) return [key];
    const below = pathOfMark(value);
    if (below !== null) return [key, ...below];
  }
  return null;
}
