/**
 * The sender verification exception table, one per appliance: envelope senders that are taken or refused before their domain is looked up.
 * Read top to bottom, first match wins (User Guide 10, sender verification exception table). Its place in `appliance.yaml` is ours.
 */
import type { Span } from '#smtp';
import { exceptionSchema } from './appliance-schema.ts';
import { readExceptionSender, type ExceptionMatch } from './exception-sender.ts';
import { noteOf, type Note } from './notes.ts';
import { usablePart } from './schema-notes.ts';
import { nodeAt, spanAt, type YamlNode } from './yaml-node.ts';

/** One entry. `code` and `reply` are what a refused sender is told instead of the shipped words; null where nothing is written. */
export interface ExceptionEntry {
  readonly text: string;
  readonly match: ExceptionMatch;
  readonly action: 'allow' | 'reject';
  readonly code: number | null;
  readonly reply: string | null;
  readonly span: Span;
}

/** The entries that can be used, in their order. */
export function readExceptions(tree: YamlNode): readonly ExceptionEntry[] {
  return itemsOf(tree).flatMap((node) => {
    const part = usablePart(exceptionSchema, node);
    const match = part === null ? null : readExceptionSender(part.sender);
    if (part === null || match === null) return [];
    return [{ text: part.sender, match, action: part.action, code: part.code ?? null, reply: part.text ?? null, span: node.span }];
  });
}

function itemsOf(tree: YamlNode): readonly YamlNode[] {
  const list = nodeAt(tree, ['exception_table']);
  return list?.kind === 'list' ? list.items : [];
}

/** Senders that stand twice: the first one decides. */
export function repeatedExceptions(tree: YamlNode): readonly Note[] {
  const seen = new Set<string>();
  return itemsOf(tree).flatMap((node) => {
    const sender = nodeAt(node, ['sender']);
    if (sender?.kind !== 'scalar') return [];
    const text = String(sender.value);
    const again = seen.has(text.toLowerCase());
    seen.add(text.toLowerCase());
    return again ? [noteOf('exception.duplicate', spanAt(node, ['sender']), { text })] : [];
  });
}
