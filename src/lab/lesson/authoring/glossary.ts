/** `glossary.md`: every term once, under `## reverse name {#ptr}`, with one short paragraph of plain text. */
import type { Problem } from '../lesson.ts';
import { plainSentence } from '../sentence.ts';
import { errorAt } from './place.ts';
import { cutSections } from './source.ts';

/** A term and what it means, as plain text. */
export interface Term {
  readonly term: string;
  readonly meaning: string;
}

/** Terms by id. */
export type Glossary = ReadonlyMap<string, Term>;

/** Reads a glossary. A term that stands twice keeps its first meaning. */
export function readGlossary(file: string, text: string): { readonly glossary: Glossary; readonly problems: readonly Problem[] } {
  const { sections, problems } = cutSections({ file, text: text.replace(/\r\n?/g, '\n'), line: 1 });
  const glossary = new Map<string, Term>();
  const more: Problem[] = [];
  for (const { heading, place, lines } of sections) {
    if (heading === null) continue;
    const meaning = plainSentence(lines.join(' ').replace(/\s+/g, ' ').trim());
    if (glossary.has(heading.id)) more.push(errorAt(place, `the term \`${heading.id}\` stands twice: keep one`));
    else glossary.set(heading.id, { term: heading.title, meaning });
    if (meaning === '') more.push(errorAt(place, `the term \`${heading.id}\` has no meaning: write one short paragraph below it`));
  }
  // A glossary may begin with a title of its own.
  return { glossary, problems: [...problems.filter(({ message }) => !message.startsWith('the title')), ...more] };
}
