/**
 * `{ key = value }` blocks, in policies, in groups that name a behaviour, and on RAT lines. Strings stand in double quotes, whole numbers bare.
 * Form: CLI Reference Guide 9.7, p. 293.
 */
import { span, type Span } from '#smtp';
import { endOfLast, peek, remark, take, type Cursor } from './cursor.ts';
import { nearest } from './nearest.ts';
import { parameterSupport, type ParameterSupport } from './parameter-support.ts';
import type { Token } from './tokens.ts';

/** One `key = value` of a policy block, kept as written. Integers are numbers; -1 means unlimited. */
export interface Parameter {
  readonly key: string;
  readonly value: string | number;
  readonly span: Span;
  readonly keySpan: Span;
  readonly valueSpan: Span;
}

/** Which keys a block may hold. */
export type ParameterTable = Readonly<Record<string, ParameterSupport>>;

/** The block that stands here; nothing if none does. A key without a value is noted and left out. */
export function readBlock(cursor: Cursor, known: ParameterTable = parameterSupport): readonly Parameter[] {
  const open = take(cursor, 'open');
  if (open === undefined) return [];
  const parameters: Parameter[] = [];
  while (insideBlock(cursor, open)) {
    const parameter = readParameter(cursor);
    if (parameter === null) continue;
    if (parameters.some(({ key }) => sameKey(key, parameter.key))) {
      remark(cursor, 'block.duplicate-key', parameter.keySpan, { key: parameter.key });
    }
    checkParameter(cursor, parameter, known);
    parameters.push(parameter);
  }
  return parameters;
}

/** Takes the closing brace, and notes one that is missing. */
function insideBlock(cursor: Cursor, open: Token): boolean {
  if (peek(cursor) === undefined) return false;
  const close = take(cursor, 'close');
  if (close?.closed === false) remark(cursor, 'hat.unclosed-block', open.span);
  return close === undefined;
}

function readParameter(cursor: Cursor): Parameter | null {
  const key = take(cursor, 'word');
  if (key === undefined) {
    passOver(cursor);
    return null;
  }
  if (take(cursor, 'equals') === undefined) {
    remark(cursor, 'block.no-equals', key.span, { key: key.text });
    return null;
  }
  const value = take(cursor, 'string') ?? take(cursor, 'word');
  if (value === undefined) {
    remark(cursor, 'block.no-equals', span(key.span.start, endOfLast(cursor)), { key: key.text });
    return null;
  }
  return {
    key: key.text,
    value: readValue(cursor, value),
    span: span(key.span.start, value.span.end),
    keySpan: key.span,
    valueSpan: value.span,
  };
}

/** Passes over a token that is no key: separators and comments in silence, the rest with a note. */
function passOver(cursor: Cursor): void {
  const token = peek(cursor);
  cursor.at++;
  if (token === undefined || token.kind === 'comma' || token.kind === 'comment') return;
  remark(cursor, 'block.no-key', token.span, { text: token.kind === 'string' ? `"${token.text}"` : token.text });
}

function readValue(cursor: Cursor, token: Token): string | number {
  if (token.kind === 'string') {
    if (!token.closed) remark(cursor, 'block.unclosed-string', token.span);
    return token.text;
  }
  if (/^[+-]?\d{1,15}$/.test(token.text)) return Number(token.text) + 0;
  remark(cursor, 'block.unquoted', token.span, { text: token.text });
  return token.text;
}

/** Are two keys one? Keys read without case. */
function sameKey(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

/** Notes a key that is not known, or a value of the wrong sort. */
export function checkParameter(notes: Pick<Cursor, 'notes'>, { key, value, keySpan, valueSpan }: Parameter, known: ParameterTable): void {
  const support = known[key.toLowerCase()];
  if (support === undefined) {
    const near = nearest(key, Object.keys(known));
    if (near === null) remark(notes, 'block.unknown-key', keySpan, { key });
    else remark(notes, 'block.unknown-key-near', keySpan, { key, near });
    return;
  }
  const complaint = complaintOn(support, value) ?? sizeComplaint(support, value);
  if (complaint !== null) remark(notes, complaint.rule, valueSpan, { key, value: String(value), ...complaint.params });
}

type ValueRule = 'block.not-a-number' | 'block.not-a-choice' | 'block.not-a-text' | 'block.not-a-code' | 'block.size';

/** Sizes that the box asks again for: under a kilobyte, or over a thousand million octets (User Guide 9.1.2, p. 138; its CLI). They count all the same. */
function sizeComplaint({ unit }: ParameterSupport, value: string | number): { rule: ValueRule; params: Record<string, string> } | null {
  const odd = unit === 'octets' && typeof value === 'number' && value >= 0 && (value < 1024 || value > 1_000_000_000);
  return odd ? { rule: 'block.size', params: {} } : null;
}

/** What is wrong with a value of this unit, or null. */
function complaintOn({ unit }: ParameterSupport, value: string | number): { rule: ValueRule; params: Record<string, string> } | null {
  switch (unit) {
    case 'count':
    case 'count per hour':
    case 'octets':
    case 'bits':
      return typeof value === 'number' ? null : { rule: 'block.not-a-number', params: { example: unit === 'octets' ? '10485760' : '20' } };
    case 'code':
      return typeof value === 'number' && value >= 200 && value <= 599 ? null : { rule: 'block.not-a-code', params: { example: '550' } };
    case 'switch':
      return /^(?:on|off)$/i.test(String(value)) ? null : { rule: 'block.not-a-choice', params: { choices: '"on" or "off"' } };
    case 'offer':
      return /^(?:on|off|required)$/i.test(String(value))
        ? null
        : { rule: 'block.not-a-choice', params: { choices: '"off", "on" or "required"' } };
    case 'text':
    case 'name':
      return typeof value === 'string' ? null : { rule: 'block.not-a-text', params: {} };
  }
}

/** `key = value` as the appliance prints it: texts in double quotes, numbers bare. */
export function printParameter({ key, value }: Pick<Parameter, 'key' | 'value'>): string {
  return `${key} = ${typeof value === 'number' ? String(value) : quote(value)}`;
}

function quote(text: string): string {
  return `"${text.replace(/[\\"]/g, '\\$&').replace(/\r\n|\r|\n/g, '\\n')}"`;
}
