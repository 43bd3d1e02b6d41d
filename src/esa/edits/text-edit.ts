/** A change to a text as data: which stretches are replaced by what. Whoever holds the text applies it: editor, ladder, lesson, shell. */
import { span, type Span } from '#smtp';

/** `span` (UTF-16 offsets into the text before) is replaced by `text`; an empty span inserts, an empty text deletes. */
export interface TextEdit {
  readonly span: Span;
  readonly text: string;
}

/** An edit that puts text at an offset. */
export function insertAt(offset: number, text: string): TextEdit {
  return { span: span(offset, offset), text };
}

/** An edit that replaces a stretch. */
export function replace(at: Span, text: string): TextEdit {
  return { span: at, text };
}

/** The text with all edits made. All offsets mean the text before; of two edits that overlap, the one that begins later is left out. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const sorted = [...edits].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  let done = '';
  let at = 0;
  for (const edit of sorted) {
    if (edit.span.start < at) continue;
    done += text.slice(at, edit.span.start) + edit.text;
    at = edit.span.end;
  }
  return done + text.slice(at);
}
