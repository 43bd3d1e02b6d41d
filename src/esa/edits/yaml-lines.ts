/** Where something is added to a YAML text so that nothing else of it changes, comments and line ends included. */
import type { YamlEntry, YamlNode } from '../config/yaml-node.ts';
import { insertAt, type TextEdit } from './text-edit.ts';

/** Does a map or list stand between braces or brackets? */
export const isFlow = (text: string, node: YamlNode): boolean => /[{[]/.test(text.charAt(node.span.start));

/** Before the closing bracket at an end, and the blanks in front of it. */
export const flowEnd = (text: string, end: number): number => text.slice(0, end - 1).trimEnd().length;

/** Where an entry ends. */
export const endOfEntry = ({ keySpan, value }: YamlEntry): number => Math.max(keySpan.end + 1, value.span.end);

/** Blanks before a place on its line, or what takes their room there: a dash. */
export function columnOf(text: string, at: number): number {
  return at - Math.max(text.lastIndexOf('\n', at - 1), text.lastIndexOf('\r', at - 1)) - 1;
}

/** Lines at an indentation, below the line on which `end` is. */
export function linesBelow(text: string, end: number, indent: number, lines: readonly string[]): TextEdit {
  const rest = text.slice(end).search(/[\r\n]/);
  const at = rest < 0 ? text.length : end + rest;
  const newline = /\r\n|\n|\r/.exec(text)?.[0] ?? '\n';
  return insertAt(at, lines.map((line) => `${newline}${' '.repeat(indent)}${line}`).join(''));
}
