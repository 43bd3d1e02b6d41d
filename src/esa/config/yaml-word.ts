/** The key or value of a YAML text that a pointer rests on, so far as the tree holds it. */
import type { Span } from '#smtp';
import type { YamlNode } from './yaml-node.ts';
import { readYaml } from './yaml.ts';

/** The key or plain value that stands at an offset; null between them. `path` leads to the value of the key. */
export interface YamlWord {
  readonly path: readonly PropertyKey[];
  readonly role: 'key' | 'value';
  readonly span: Span;
  /** The value as it was read, as text; of a map or list, nothing. */
  readonly value: string;
}

/** What stands at an offset of a text: the key or the value, so far as the tree holds it. Needs a YAML reader. */
export function wordAt(text: string, offset: number): YamlWord | null {
  return wordIn(readYaml(text).value, offset, []);
}

function wordIn(node: YamlNode, offset: number, path: readonly PropertyKey[]): YamlWord | null {
  const value = node.kind === 'scalar' ? String(node.value ?? '') : '';
  if (node.kind === 'scalar') return value !== '' && covers(node.span, offset) ? { path, role: 'value', span: node.span, value } : null;
  if (node.kind === 'list') return firstOf(node.items, (item, index) => wordIn(item, offset, [...path, index]));
  return firstOf(node.entries, (entry) => {
    const at = [...path, entry.key];
    return covers(entry.keySpan, offset) ? { path: at, role: 'key', span: entry.keySpan, value: '' } : wordIn(entry.value, offset, at);
  });
}

const covers = ({ start, end }: Span, offset: number): boolean => start <= offset && offset <= end && start < end;

function firstOf<T, R>(parts: readonly T[], find: (part: T, index: number) => R | null): R | null {
  for (const [index, part] of parts.entries()) {
    const found = find(part, index);
    if (found !== null) return found;
  }
  return null;
}
