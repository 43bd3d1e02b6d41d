/** The directory the appliance asks about recipients: LDIF text (RFC 2849) as entries with attributes. */
import { decodeUtf8, span, type Span } from '#smtp';
import { inTextOrder, noteOf, type Note, type Parsed } from '../config/notes.ts';
import { decodeBase64 } from './base64.ts';
import { readLines, type LdifLine } from './ldif-lines.ts';

/** Attribute names keep their case (the appliance's queries are case-sensitive in them). `span` is the whole record. */
export interface DirectoryEntry {
  readonly dn: string;
  readonly attributes: ReadonlyMap<string, readonly string[]>;
  readonly span: Span;
}

export interface Directory {
  readonly entries: readonly DirectoryEntry[];
}

/** One `attribute: value` with its place. */
interface Attribute {
  readonly name: string;
  readonly value: string;
  readonly span: Span;
}

/**
 * Reads LDIF. Any text yields a directory of the records that begin with a dn; lines that cannot be read are left out and noted. Text is
 * UTF-8 already; a `::` value is decoded from base64 and UTF-8.
 */
export function parseDirectory(text: string): Parsed<Directory> {
  const { lines, notes: lineNotes } = readLines(text);
  const notes: Note[] = [...lineNotes];
  const entries = recordsOf(withoutVersion(lines, notes)).flatMap((record) => readRecord(record, notes));
  return { value: { entries }, notes: inTextOrder([...notes, ...duplicateNotes(entries, text)]) };
}

/** The file's first line may tell the version of the format. */
function withoutVersion(lines: readonly LdifLine[], notes: Note[]): readonly LdifLine[] {
  const [first, ...rest] = lines;
  const version = first === undefined ? undefined : /^version:\s*(.*)$/i.exec(first.text)?.[1];
  if (first === undefined || version === undefined) return lines;
  if (version !== '1') notes.push(noteOf('ldif.version', first.span, { text: version }));
  return first.last ? rest : rest.map((line, index) => (index === 0 ? { ...line, first: true } : line));
}

/** Lines of one record each. */
function recordsOf(lines: readonly LdifLine[]): readonly (readonly LdifLine[])[] {
  const records: LdifLine[][] = [];
  for (const line of lines) {
    if (line.first || records.length === 0) records.push([]);
    records.at(-1)?.push(line);
  }
  return records;
}

function readRecord(lines: readonly LdifLine[], notes: Note[]): readonly DirectoryEntry[] {
  const [first, ...rest] = lines.flatMap((line) => readAttribute(line, notes));
  if (first === undefined) return [];
  if (first.name.toLowerCase() !== 'dn') {
    notes.push(noteOf('ldif.no-dn', first.span));
    return [];
  }
  const attributes = new Map<string, readonly string[]>();
  for (const attribute of rest) {
    const complaint = misplaced(attribute);
    if (complaint !== null) notes.push(complaint);
    else attributes.set(attribute.name, [...(attributes.get(attribute.name) ?? []), attribute.value]);
  }
  return [{ dn: first.value, attributes, span: span(first.span.start, lines.at(-1)?.span.end ?? first.span.end) }];
}

/** Lines of LDIF that are no attributes of an entry. */
function misplaced({ name, value, span: at }: Attribute): Note | null {
  if (name.toLowerCase() === 'dn') return noteOf('ldif.dn-inside', at);
  return /^(?:changetype|control)$/i.test(name) ? noteOf('ldif.change', at, { text: `${name}: ${value}` }) : null;
}

/** `name: text`, `name:: base64`; `name:< url` is refused. */
function readAttribute({ text, span: at }: LdifLine, notes: Note[]): readonly Attribute[] {
  const refuse = (rule: 'ldif.no-colon' | 'ldif.attribute' | 'ldif.base64' | 'ldif.url', what = text): readonly Attribute[] => {
    notes.push(noteOf(rule, at, { text: what }));
    return [];
  };
  const [, name, sign = '', value = ''] = /^([^:]*):([:<]?) *([^]*)$/.exec(text) ?? [];
  if (name === undefined) return refuse('ldif.no-colon');
  if (!/^[A-Za-z0-9][A-Za-z0-9.-]*(?:;[A-Za-z0-9-]+)*$/.test(name)) return refuse('ldif.attribute', name);
  if (sign === '<') return refuse('ldif.url', value);
  const octets = sign === ':' ? decodeBase64(value) : null;
  if (sign === ':' && octets === null) return refuse('ldif.base64', value);
  return [{ name, value: octets === null ? value : decodeUtf8(octets), span: at }];
}

/** Records of one name. Names compare without case and without blanks around `,` and `=`. */
function duplicateNotes(entries: readonly DirectoryEntry[], text: string): readonly Note[] {
  const seen = new Set<string>();
  return entries.flatMap(({ dn, span: at }) => {
    const name = dn.toLowerCase().replace(/\s*([,=])\s*/g, '$1');
    const again = seen.has(name);
    seen.add(name);
    const end = /[\r\n]/.exec(text.slice(at.start, at.end))?.index ?? at.end - at.start;
    return again ? [noteOf('ldif.duplicate-dn', span(at.start, at.start + end), { dn })] : [];
  });
}
