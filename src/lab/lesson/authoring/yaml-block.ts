/**
 * The YAML of a lesson as a value that knows where each of its parts stands in the file. What YAML itself refuses is told in an author's
 * words, not the parser's.
 */
import { LineCounter, isMap, isScalar, parseDocument, visit, type Document, type YAMLError } from 'yaml';
import type { Problem } from '../lesson.ts';
import { errorAt, type Passage, type Place } from './place.ts';

/** Keys and indices from the top of the block to a part of it. */
export type YamlPath = readonly (string | number)[];

/** What was read. `value` is undefined when the text is no YAML. */
export interface ReadYaml {
  readonly value: unknown;
  readonly problems: readonly Problem[];
  /** Where the value at a path begins; where that is missing, the nearest part around it. */
  readonly placeOf: (path: YamlPath) => Place;
  /** Where a key of the map at a path stands. */
  readonly placeOfKey: (path: YamlPath, key: string) => Place;
}

/** Reads the YAML of a passage. */
export function readYamlPassage(passage: Passage): ReadYaml {
  const lines = new LineCounter();
  const document = parseDocument(passage.text, { lineCounter: lines, prettyErrors: false });
  const at = (offset: number) => placeAt(passage, lines, offset);
  // What follows the first error is mostly its echo.
  const errors = document.errors.slice(0, 1).map((error) => errorAt(at(error.pos[0]), sentenceFor(error, passage.text)));
  const { value, problem } = errors.length > 0 ? { value: undefined, problem: null } : valueOf(document, at(0));
  const lost = lostToComments(document).map((offset) =>
    errorAt(at(offset), 'a blank and a `#` begin a comment; put the sentence in quotes'),
  );
  return {
    value,
    problems: problem === null ? [...errors, ...lost] : [problem],
    placeOf: (path) => at(offsetOf(document, path)),
    placeOfKey: (path, key) => at(keyOffset(document, path, key)),
  };
}

function placeAt({ file, line: first }: Passage, lines: LineCounter, offset: number): Place {
  const { line, col } = lines.linePos(offset);
  return { file, line: first + Math.max(line, 1) - 1, column: Math.max(col, 1) };
}

/** The parser throws on an alias without its anchor. */
function valueOf(document: Document, place: Place): { value: unknown; problem: Problem | null } {
  try {
    return { value: document.toJS(), problem: null };
  } catch {
    return {
      value: undefined,
      problem: errorAt(place, 'a value that begins with `*` refers to an anchor, and there is none: put it in quotes'),
    };
  }
}

/** Where a `#` cut a sentence short, as in `550 #5.1.0 …`: people leave a blank behind the `#` of a comment. */
function lostToComments(document: Document): readonly number[] {
  const offsets: number[] = [];
  visit(document, {
    Scalar: (_, { type, comment, range }) => {
      if (type === 'PLAIN' && /^\S/.test(comment ?? '')) offsets.push(range?.[0] ?? 0);
    },
  });
  return offsets;
}

function offsetOf(document: Document, path: YamlPath): number {
  for (let length = path.length; length >= 0; length--) {
    const node = length === 0 ? document.contents : document.getIn(path.slice(0, length), true);
    const range =
      typeof node === 'object' && node !== null && 'range' in node ? (node.range as readonly number[] | null | undefined) : null;
    if (range?.[0] !== undefined) return range[0];
  }
  return 0;
}

function keyOffset(document: Document, path: YamlPath, key: string): number {
  const map = path.length === 0 ? document.contents : document.getIn(path, true);
  const pair = isMap(map) ? map.items.find((item) => isScalar(item.key) && String(item.key.value) === key) : undefined;
  return (isScalar(pair?.key) ? pair.key.range?.[0] : undefined) ?? offsetOf(document, path);
}

const sentences: Readonly<Partial<Record<YAMLError['code'], string>>> = {
  BLOCK_AS_IMPLICIT_KEY: 'a colon and a blank begin a new key; put the sentence in quotes',
  BLOCK_IN_FLOW: 'a colon and a blank begin a new key; put the sentence in quotes',
  DUPLICATE_KEY: 'this key stands twice in the same place: keep one',
  MULTILINE_IMPLICIT_KEY:
    'this line is neither a key nor a list item: begin it with `key:` or `- `, or indent it if it belongs to the line above',
  TAB_AS_INDENT: 'a tab cannot indent YAML: use blanks',
  BAD_INDENT: 'the indentation does not fit the lines above, or a bracket above is not closed: line the keys up and close every bracket',
  BAD_SCALAR_START: 'a text cannot begin with this character: put it in quotes',
  MISSING_CHAR: 'something is not closed or lacks its colon: look for a quote, a bracket or a key without `:`',
};

function sentenceFor({ code, pos, message }: YAMLError, text: string): string {
  const rest = text.slice(pos[0]).split('\n')[0] ?? '';
  if (code === 'BLOCK_AS_IMPLICIT_KEY' && !/:(?:\s|$)/.test(rest)) return sentences.BAD_INDENT ?? '';
  if (code === 'UNEXPECTED_TOKEN' && /['"]/.test(text.slice(0, pos[0]).split('\n').at(-1) ?? '')) {
    return 'text goes on after a closing quote: put the whole value in quotes, and write a quote inside single quotes twice';
  }
  return sentences[code] ?? `this is no YAML: ${message.charAt(0).toLowerCase()}${message.slice(1)}`;
}
