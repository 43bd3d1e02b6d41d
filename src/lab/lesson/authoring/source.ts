/**
 * A `lesson.md` cut into its parts by lines alone: front matter, opening prose, steps (`## Title {#id}`), and in them the fenced blocks a
 * machine must understand. Nothing is interpreted here; every part knows the line it stands on.
 */
import type { Problem } from '../lesson.ts';
import { errorAt, type Passage, type Place } from './place.ts';

/** A fenced block for the machine. `kind` is the word after `yaml`; other languages for machines are told by their whole info string. */
export interface Block extends Passage {
  readonly kind: string;
  readonly fence: Place;
}

/** A step as written. `prose` has blank lines where its blocks stood, so that its lines are the file's. */
export interface StepSource {
  readonly id: string;
  readonly title: string;
  readonly place: Place;
  readonly prose: Passage;
  readonly blocks: readonly Block[];
}

/** A lesson as written. `frontMatter` is null when there is none. */
export interface LessonSource {
  readonly frontMatter: Passage | null;
  readonly opening: Passage;
  readonly steps: readonly StepSource[];
  readonly problems: readonly Problem[];
}

/** Cuts the text of a lesson. Never fails: what cannot be cut is told in `problems`. */
export function cutLesson(file: string, text: string): LessonSource {
  const lines = text.replace(/\r\n?/g, '\n').split('\n');
  const end = lines[0]?.trim() === '---' ? lines.findIndex((line, index) => index > 0 && line.trim() === '---') : -1;
  const frontMatter = end < 0 ? null : { file, text: lines.slice(1, end).join('\n'), line: 2 };
  const { sections, problems } = cutSections({ file, text: lines.slice(end + 1).join('\n'), line: end + 2 });
  const [opening, ...steps] = sections.map(sectionParts);
  const missing = errorAt(
    { file, line: 1, column: 1 },
    'a lesson begins with its front matter, `id`, `title` and `scenario` between two lines of `---`',
  );
  const stray = (opening?.blocks ?? []).map((block) =>
    errorAt(block.fence, 'this block stands before the first step: put it under a `## Title {#id}`'),
  );
  return {
    frontMatter,
    opening: opening?.prose ?? { file, text: '', line: 1 },
    steps,
    problems: [
      ...(frontMatter === null ? [missing] : []),
      ...problems,
      ...stray,
      ...(steps.length === 0 ? [stepless(file, lines.length)] : []),
    ],
  };
}

const stepless = (file: string, line: number) =>
  errorAt({ file, line, column: 1 }, 'a lesson needs a step: begin it with `## Title {#id}`');

/** A heading and the lines below it up to the next one; the first has no heading. */
interface Section {
  readonly heading: { readonly id: string; readonly title: string } | null;
  readonly place: Place;
  readonly file: string;
  readonly line: number;
  readonly lines: readonly string[];
}

const HEADING = /^##[ \t]+(.*?)[ \t]*\{#([^}\s]*)\}[ \t]*$/;

/** Also reads a glossary, which has the same headings. */
export function cutSections({ file, text, line: first }: Passage): {
  readonly sections: readonly Section[];
  readonly problems: readonly Problem[];
} {
  const sections: { heading: Section['heading']; place: Place; file: string; line: number; lines: string[] }[] = [
    { heading: null, place: { file, line: first, column: 1 }, file, line: first, lines: [] },
  ];
  const problems: Problem[] = [];
  let fence: string | null = null;
  for (const [index, line] of text.split('\n').entries()) {
    const place = { file, line: first + index, column: 1 };
    fence = fenceAfter(fence, line);
    const heading = fence === null ? headingOf(line) : null;
    if (heading === 'bad') problems.push(badHeading(place, line));
    if (heading !== null && heading !== 'bad') sections.push({ heading, place, file, line: place.line + 1, lines: [] });
    else sections.at(-1)?.lines.push(heading === 'bad' ? '' : line);
  }
  return { sections, problems };
}

/** The open fence after a line: its ticks, or null outside. */
function fenceAfter(open: string | null, line: string): string | null {
  const [, ticks = '', info = ''] = /^(`{3,}|~{3,})(.*)$/.exec(line) ?? [];
  if (open === null) return ticks === '' ? null : ticks;
  return ticks.startsWith(open) && info.trim() === '' ? null : open;
}

function headingOf(line: string): { id: string; title: string } | 'bad' | null {
  const [, title = '', id = ''] = HEADING.exec(line) ?? [];
  if (title !== '' && /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(id)) return { id, title };
  return /^#{1,2}(?:[ \t]|$)/.test(line) ? 'bad' : null;
}

function badHeading(place: Place, line: string): Problem {
  if (/^#(?!#)/.test(line))
    return errorAt(place, 'the title stands in the front matter: begin a step with `## Title {#id}`, a heading inside it with `###`');
  return errorAt(place, 'a step needs an id of small letters, digits and hyphens that never changes: write `## Title {#short-name}`');
}

function sectionParts(section: Section): StepSource {
  const { blocks, rest } = liftBlocks(section);
  const { file, line, place, heading } = section;
  return { id: heading?.id ?? '', title: heading?.title ?? '', place, prose: { file, text: rest.join('\n'), line }, blocks };
}

/** Takes the machine's blocks out and leaves blank lines in their place. An unclosed one reaches to the end of its section. */
function liftBlocks({ file, line: first, lines }: Section): { blocks: readonly Block[]; rest: readonly string[] } {
  const blocks: Block[] = [];
  const rest: string[] = [];
  let open: { ticks: string; kind: string | null; at: number } | null = null;
  for (const [index, line] of lines.entries()) {
    const after = fenceAfter(open?.ticks ?? null, line);
    if (open === null && after !== null) open = { ticks: after, kind: kindOf(line), at: index };
    else if (open !== null && after === null) {
      if (open.kind !== null) blocks.push(blockOf(file, first, lines, open.kind, open.at, index));
      rest.push(open.kind === null ? line : '');
      open = null;
      continue;
    }
    rest.push(open?.kind === undefined || open.kind === null ? line : '');
  }
  if (open !== null && open.kind !== null) blocks.push(blockOf(file, first, lines, open.kind, open.at, lines.length));
  return { blocks, rest };
}

function blockOf(file: string, first: number, lines: readonly string[], kind: string, from: number, to: number): Block {
  const fence = { file, line: first + from, column: 1 };
  return { file, kind, fence, line: first + from + 1, text: lines.slice(from + 1, to).join('\n') };
}

/** Which machine reads the block; null for one that people read. */
function kindOf(fence: string): string | null {
  const info = fence.replace(/^(?:`+|~+)/, '').trim();
  if (/^yaml\s+\S/.test(info)) return info.replace(/^yaml\s+/, '');
  return /^(?:figure|smtp\s+script)\b/.test(info) ? info : null;
}
