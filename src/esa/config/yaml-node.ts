/** YAML as a plain tree that knows where each of its parts stands, so that it can be made at build time and sent as JSON. */
import { span, type Span } from '#smtp';

export interface YamlEntry {
  readonly key: string;
  readonly keySpan: Span;
  readonly value: YamlNode;
}

/** `span` of a map or list runs from its first key or dash to the end of its last value; of a text, with its quotes. */
export type YamlNode =
  | { readonly kind: 'map'; readonly entries: readonly YamlEntry[]; readonly span: Span }
  | { readonly kind: 'list'; readonly items: readonly YamlNode[]; readonly span: Span }
  | { readonly kind: 'scalar'; readonly value: string | number | boolean | null; readonly span: Span };

/** A tree as plain data. A key with nothing behind it is left out, so that it reads as not written; of equal keys the last counts. */
export function valueOf(node: YamlNode): unknown {
  switch (node.kind) {
    case 'scalar':
      return node.value;
    case 'list':
      return node.items.map(valueOf);
    case 'map':
      return Object.fromEntries(node.entries.filter(({ value }) => !isNothing(value)).map(({ key, value }) => [key, valueOf(value)]));
  }
}

function isNothing(node: YamlNode): boolean {
  return node.kind === 'scalar' && node.value === null;
}

/** The part of a tree at a path of keys and indices; undefined where there is none. */
export function nodeAt(node: YamlNode, path: readonly PropertyKey[]): YamlNode | undefined {
  const [step, ...rest] = path;
  if (step === undefined) return node;
  const next = node.kind === 'list' ? node.items[Number(step)] : entryOf(node, String(step))?.value;
  return next === undefined ? undefined : nodeAt(next, rest);
}

/** The items of the list at a path; none where there is no list. */
export function itemsAt(node: YamlNode, path: readonly PropertyKey[]): readonly YamlNode[] {
  const list = nodeAt(node, path);
  return list?.kind === 'list' ? list.items : [];
}

/** The entry of a key in a map, the last of equal ones; undefined elsewhere. */
export function entryOf(node: YamlNode | undefined, key: string): YamlEntry | undefined {
  return node?.kind === 'map' ? node.entries.findLast((entry) => entry.key === key) : undefined;
}

/** Where the value at a path stands; where there is none, the nearest part around it. */
export function spanAt(node: YamlNode, path: readonly PropertyKey[]): Span {
  for (let length = path.length; length > 0; length--) {
    const part = nodeAt(node, path.slice(0, length));
    if (part !== undefined && !isNothing(part)) return part.span;
    const last = path[length - 1];
    const around = nodeAt(node, path.slice(0, length - 1));
    const key = last === undefined ? undefined : entryOf(around, String(last))?.keySpan;
    if (key !== undefined) return key;
  }
  return node.span;
}

/** The first line of a node's span: what to underline when something is missing in it. */
export function headOf(text: string, { start, end }: Span): Span {
  const line = text.slice(start, end).search(/[\r\n]/);
  return span(start, line < 0 ? end : start + line);
}
