/** LDAP search filters as text: RFC 4515, extensible matching included. Blanks between the parts of a filter are passed over. */
import { decodeUtf8, span, type Span } from '#smtp';
import { noteOf, type Note, type NoteRule, type Parsed } from '../config/notes.ts';
import { isMatchingRule } from './matching-rule.ts';

/** What a filter asks of an entry. Attribute names keep their case, values are decoded. */
export type Filter =
  | { readonly kind: 'and' | 'or'; readonly filters: readonly Filter[] }
  | { readonly kind: 'not'; readonly filter: Filter }
  | { readonly kind: 'present'; readonly attribute: string }
  | { readonly kind: 'equal' | 'approximate' | 'at-least' | 'at-most'; readonly attribute: string; readonly value: string }
  | {
      readonly kind: 'substrings';
      readonly attribute: string;
      readonly initial: string;
      readonly any: readonly string[];
      readonly final: string;
    }
  /** `attribute:dn:rule:=value`; a null `attribute` is every one the rule fits, a null `rule` the attribute's own. */
  | {
      readonly kind: 'extensible';
      readonly attribute: string | null;
      readonly rule: string | null;
      readonly names: boolean;
      readonly value: string;
    };

/** Deeper filters than this are refused, so that no text can exhaust the stack. */
const DEEPEST = 100;

interface Reading {
  readonly text: string;
  readonly notes: Note[];
  at: number;
}

/** Reads a whole filter. One that is broken yields null and the note that says where. */
export function parseFilter(text: string): Parsed<Filter | null> {
  const reading: Reading = { text, notes: [], at: 0 };
  skipBlanks(reading);
  if (reading.at === text.length) return { value: null, notes: [noteOf('ldap.empty', span(0, text.length))] };
  const filter = readFilter(reading, 0);
  skipBlanks(reading);
  if (filter !== null && reading.at < text.length) return { value: null, notes: [restNote(reading)] };
  return { value: filter, notes: reading.notes };
}

function restNote({ text, at }: Reading): Note {
  const end = text.trimEnd().length;
  return noteOf('ldap.rest', span(at, end), { text: text.slice(at, end) });
}

function skipBlanks(reading: Reading): void {
  while (/\s/.test(reading.text[reading.at] ?? '')) reading.at++;
}

function fail(reading: Reading, rule: NoteRule, at: Span): null {
  reading.notes.push(noteOf(rule, at, { text: reading.text.slice(at.start, at.end) }));
  return null;
}

/** filter = "(" filtercomp ")" */
function readFilter(reading: Reading, depth: number): Filter | null {
  skipBlanks(reading);
  const open = span(reading.at, Math.min(reading.at + 1, reading.text.length));
  if (reading.text[reading.at] !== '(') return fail(reading, 'ldap.no-bracket', open);
  if (depth > DEEPEST) return fail(reading, 'ldap.too-deep', open);
  reading.at++;
  skipBlanks(reading);
  const filter = readComponent(reading, depth, open);
  if (filter === null) return null;
  skipBlanks(reading);
  if (reading.text[reading.at] !== ')') return fail(reading, 'ldap.not-closed', open);
  reading.at++;
  return filter;
}

/** filtercomp = and / or / not / item */
function readComponent(reading: Reading, depth: number, open: Span): Filter | null {
  const operator = reading.text[reading.at];
  if (operator !== '&' && operator !== '|' && operator !== '!') return readItem(reading, open);
  const sign = span(reading.at, reading.at + 1);
  reading.at++;
  if (operator !== '!') return readList(reading, depth, operator === '&' ? 'and' : 'or', sign);
  const filter = readFilter(reading, depth + 1);
  return filter === null ? null : { kind: 'not', filter };
}

function readList(reading: Reading, depth: number, kind: 'and' | 'or', sign: Span): Filter | null {
  const filters: Filter[] = [];
  for (skipBlanks(reading); reading.text[reading.at] === '('; skipBlanks(reading)) {
    const filter = readFilter(reading, depth + 1);
    if (filter === null) return null;
    filters.push(filter);
  }
  return filters.length === 0 ? fail(reading, 'ldap.no-parts', sign) : { kind, filters };
}

/** item = attribute comparison value, up to the closing bracket. */
function readItem(reading: Reading, open: Span): Filter | null {
  const start = reading.at;
  const length = reading.text.slice(start).search(/[()]/);
  if (length < 0 || reading.text[start + length] === '(') return fail(reading, 'ldap.not-closed', open);
  reading.at = start + length;
  const raw = reading.text.slice(start, reading.at);
  const [, name = '', sign, value = ''] = /^([^=~<>]*)([~<>]?=)([^]*)$/.exec(raw) ?? [];
  if (sign === undefined) return fail(reading, 'ldap.no-comparison', span(start, reading.at));
  const target = readTarget(reading, name, start);
  if (target === null) return null;
  if (target.extensible && sign !== '=') return fail(reading, 'ldap.no-comparison', span(start, reading.at));
  const escape = /\\(?![0-9a-f]{2})..?|\\$/is.exec(value);
  const valueStart = reading.at - value.length;
  if (escape !== null) return fail(reading, 'ldap.escape', span(valueStart + escape.index, valueStart + escape.index + escape[0].length));
  return target.extensible ? { ...target.match, value: unescape(value) } : itemOf(target.attribute, sign, value);
}

/** What stands before the comparison: an attribute, or all of an extensible match but its value. */
type Target =
  | { readonly extensible: false; readonly attribute: string }
  | { readonly extensible: true; readonly match: Omit<Extract<Filter, { kind: 'extensible' }>, 'value'> };

/** attributedescription = attributetype *( ";" option ), the type a name or an OID (RFC 4512 section 2.5). */
const ATTRIBUTE = /^(?:[a-z][a-z0-9-]*|\d+(?:\.\d+)+)(?:;[a-z0-9-]+)*$/i;

function readTarget(reading: Reading, name: string, start: number): Target | null {
  const whole = name.trim();
  const [, type = whole, names, rule] = /^([^:]*)(:dn)?(?::([^:]+))?:$/i.exec(whole) ?? [];
  const extensible = whole.includes(':');
  const at = span(start, start + name.length);
  if (type === '' && (!extensible || rule === undefined)) return fail(reading, 'ldap.no-attribute', span(start, reading.at));
  if (type !== '' && !ATTRIBUTE.test(type)) return fail(reading, 'ldap.attribute', at);
  if (!extensible) return { extensible, attribute: type };
  if (rule !== undefined && !isMatchingRule(rule)) reading.notes.push(noteOf('ldap.matching-rule', at, { text: rule }));
  return {
    extensible,
    match: { kind: 'extensible', attribute: type === '' ? null : type, rule: rule ?? null, names: names !== undefined },
  };
}

function itemOf(attribute: string, sign: string, value: string): Filter {
  switch (sign) {
    case '>=':
      return { kind: 'at-least', attribute, value: unescape(value) };
    case '<=':
      return { kind: 'at-most', attribute, value: unescape(value) };
    case '~=':
      return { kind: 'approximate', attribute, value: unescape(value) };
    default:
      return equalOf(attribute, value);
  }
}

/** `=*` asks for presence, a `*` elsewhere for substrings. */
function equalOf(attribute: string, value: string): Filter {
  if (value === '*') return { kind: 'present', attribute };
  const [initial = '', ...rest] = value.split('*').map(unescape);
  const final = rest.pop();
  if (final === undefined) return { kind: 'equal', attribute, value: initial };
  return { kind: 'substrings', attribute, initial, any: rest.filter((part) => part !== ''), final };
}

/** `\xx` stands for one octet of UTF-8. */
function unescape(value: string): string {
  return value.replace(/(?:\\[0-9a-f]{2})+/gi, (octets) =>
    decodeUtf8(octets.replace(/\\(..)/g, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 16)))),
  );
}

/** A value as it stands in a filter: `\`, `*`, brackets and NUL escaped (RFC 4515 section 3). */
export function escapeValue(value: string): string {
  return value.replace(/[\\*()\0]/g, (character) => `\\${character.charCodeAt(0).toString(16).padStart(2, '0')}`);
}
