/** Repairs that a remark itself names: what was typed, and the known word it is near to. Pure. */
import type { Note } from '#esa';
import { span, type Span } from '#smtp';

/** One edit that answers a remark. */
export interface QuickFix {
  readonly from: string;
  readonly to: string;
  readonly at: Span;
}

/** The repair of a remark that asks "did you mean"; null for any other, and where the typed word cannot be found in its span. */
export function quickFixOf(text: string, note: Note): QuickFix | null {
  const { near, ...typed } = note.params;
  if (near === undefined) return null;
  const marked = text.slice(note.span.start, note.span.end);
  const from = Object.values(typed).find((word) => word !== '' && marked.includes(word));
  if (from === undefined) return null;
  const start = note.span.start + marked.indexOf(from);
  return { from, to: near, at: span(start, start + from.length) };
}
