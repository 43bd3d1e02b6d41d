/**
 * An author's sentences (goals, hints, prompts, options and what is said of them) stay plain text in which back-ticks mark what is typed
 * and single asterisks mark stress. This reads them, so that a screen needs neither a Markdown parser nor HTML.
 */

/** A stretch of a sentence. */
export interface SentencePart {
  readonly kind: 'text' | 'code' | 'stress';
  readonly text: string;
}

/** The parts of a sentence in their order. A mark without its partner is text. */
export function sentenceParts(sentence: string): readonly SentencePart[] {
  const parts = sentence.split(/(`[^`]+`|(?<![\w*])\*[^*\s](?:[^*]*[^*\s])?\*(?![\w*]))/);
  return parts.filter((part) => part !== '').map(partOf);
}

function partOf(part: string): SentencePart {
  if (/^`[^`]+`$/.test(part)) return { kind: 'code', text: part.slice(1, -1) };
  return /^\*[^*]+\*$/.test(part) ? { kind: 'stress', text: part.slice(1, -1) } : { kind: 'text', text: part };
}

/** The sentence without its marks, for labels and announcements. */
export function plainSentence(sentence: string): string {
  return sentenceParts(sentence)
    .map(({ text }) => text)
    .join('');
}
