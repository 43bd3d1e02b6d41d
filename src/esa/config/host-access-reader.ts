/**
 * Reads a HAT text into policies and groups. `$NAME` where no group is open defines a policy; where one is open it closes the group, as a
 * behaviour does. ALL always stands for itself, never in a group with a name.
 * Form: CLI Reference Guide 9.7, p. 293, and the short notation of User Guide 7.5, p. 209. Indentation means nothing.
 */
import { span, type Span } from '#smtp';
import { endOfLast, joinComments, peek, remark, takeComments, type Cursor } from './cursor.ts';
import { nearest } from './nearest.ts';
import type { Parsed } from './notes.ts';
import { readBlock } from './parameter.ts';
import { readSender, type SenderEntry } from './sender-entry.ts';
import { behaviourOf, behaviours, type HostAccessTable, type PolicyDefinition, type PolicyUse, type SenderGroup } from './sender-group.ts';
import { tokenize, type Token } from './tokens.ts';

/** The table a text spells, with notes on what cannot be read. Nothing is checked across lines yet (host-access-checks.ts). */
export function readHostAccessTable(text: string): Parsed<HostAccessTable> {
  const cursor: Cursor = { tokens: tokenize(text, 'hat'), notes: [], at: 0 };
  const policies: PolicyDefinition[] = [];
  const groups: SenderGroup[] = [];
  for (let token = peek(cursor); token !== undefined; token = peek(cursor)) {
    if (token.kind !== 'word') passOver(cursor, token);
    else if (token.text.startsWith('$')) policies.push(readPolicy(cursor, token));
    else if (behaviourOf(token.text) !== null) passOverBehaviour(cursor, token);
    else groups.push(readGroup(cursor, token));
  }
  return { value: { text, policies, groups }, notes: cursor.notes };
}

/** A bracket or comment that belongs to nothing. Commas are free. */
function passOver(cursor: Cursor, token: Token): void {
  if (token.kind === 'open') {
    remark(cursor, 'hat.stray-text', token.span, { text: '{' });
    readBlock(cursor);
    return;
  }
  cursor.at++;
  if (token.kind === 'comma') return;
  remark(cursor, 'hat.stray-text', token.span, { text: token.kind === 'comment' ? `(${token.text})` : token.text });
}

/** A behaviour with no senders above it: noted, with its block. */
function passOverBehaviour(cursor: Cursor, token: Token): void {
  cursor.at++;
  remark(cursor, 'hat.stray-behaviour', token.span, { text: token.text });
  takeComments(cursor);
  readBlock(cursor);
  takeComments(cursor);
}

/** `$NAME` behaviour `{ block }`, with `(comments)` anywhere between. */
function readPolicy(cursor: Cursor, name: Token): PolicyDefinition {
  cursor.at++;
  const before = takeComments(cursor);
  const behaviour = readBehaviour(cursor, name);
  const between = takeComments(cursor);
  const parameters = readBlock(cursor);
  const comment = [before, between, takeComments(cursor)].reduce(joinComments, null);
  return { name: name.text, behaviour, parameters, comment, span: span(name.span.start, endOfLast(cursor)), nameSpan: name.span };
}

/** The behaviour of a policy; a word at most two slips away from one is taken as its misspelling. */
function readBehaviour(cursor: Cursor, name: Token): PolicyDefinition['behaviour'] {
  const word = peek(cursor);
  const text = word?.kind === 'word' ? word.text : '';
  const behaviour = behaviourOf(text);
  const near = behaviour === null ? nearest(text, behaviours) : null;
  if (behaviour !== null || near !== null) cursor.at++;
  if (behaviour !== null) return behaviour;
  if (near === null || word === undefined) remark(cursor, 'hat.policy-without-behaviour', name.span, { name: name.text });
  else remark(cursor, 'hat.misspelt-behaviour', word.span, { text, near });
  return null;
}

/** What of a group has been read so far. */
interface OpenGroup {
  readonly name: Token | null;
  readonly nameComment: string | null;
  readonly entries: SenderEntry[];
}

/** `NAME:` or entries alone, up to the policy or behaviour that closes them, or to the text that shows there is none. */
function readGroup(cursor: Cursor, first: Token): SenderGroup {
  const name = opensGroup(first) ? first : null;
  if (name !== null) cursor.at++;
  const group: OpenGroup = { name, nameComment: name === null ? null : takeComments(cursor), entries: [] };
  for (let token = peek(cursor); token !== undefined && goesOn(group, token); token = peek(cursor)) {
    if (token.kind === 'word') group.entries.push(readEntry(cursor, token));
    else passOver(cursor, token);
  }
  const end = endOfLast(cursor);
  const use = readUse(cursor);
  const comment = joinComments(group.nameComment, use === null ? null : takeComments(cursor));
  const whole = span(first.span.start, use === null ? end : endOfLast(cursor));
  return { name: nameOf(name), entries: group.entries, use, comment, span: whole, nameSpan: nameSpanOf(name) };
}

/** `NAME:`, but neither `ALL:` nor an IPv6 address, which has more than one colon. */
function opensGroup({ text }: Token): boolean {
  return /^[^:]+:$/.test(text) && !isAllWord(text);
}

function isAllWord(text: string): boolean {
  return /^all:?$/i.test(text);
}

function nameOf(name: Token | null): string | null {
  return name === null ? null : name.text.slice(0, -1);
}

function nameSpanOf(name: Token | null): Span | null {
  return name === null ? null : span(name.span.start, name.span.end - 1);
}

/** Does this token still belong to the group? A policy or behaviour ends it, and so does what can only begin another. */
function goesOn(group: OpenGroup, token: Token): boolean {
  if (token.kind !== 'word') return true;
  if (token.text.startsWith('$') || behaviourOf(token.text) !== null || opensGroup(token)) return false;
  return !isAllWord(token.text) || (group.name === null && group.entries.length === 0);
}

function readEntry(cursor: Cursor, token: Token): SenderEntry {
  cursor.at++;
  const text = isAllWord(token.text) ? token.text.replace(/:$/, '') : token.text;
  const at = span(token.span.start, token.span.start + text.length);
  const { match, printed, complaint } = readSender(text);
  if (complaint?.rule === 'hat.bare-word') remarkBareWord(cursor, text, at);
  else if (complaint !== null) remark(cursor, complaint.rule, at, { text, ...complaint.params });
  const comment = takeComments(cursor);
  return { text, printed, match, comment, span: at, wholeSpan: comment === null ? at : span(at.start, endOfLast(cursor)) };
}

/** A name without a dot may be a behaviour misspelt. */
function remarkBareWord(cursor: Cursor, text: string, at: Span): void {
  const near = nearest(text, behaviours);
  if (near === null) remark(cursor, 'hat.bare-word', at, { text });
  else remark(cursor, 'hat.misspelt-behaviour', at, { text, near });
}

/** The policy or behaviour that closes a group; null, noting nothing, where there is none. */
function readUse(cursor: Cursor): PolicyUse | null {
  const word = peek(cursor);
  if (word?.kind !== 'word') return null;
  const behaviour = behaviourOf(word.text);
  if (behaviour === null && !word.text.startsWith('$')) return null;
  cursor.at++;
  if (behaviour === null) return readPolicyUse(cursor, word);
  const parameters = readBlock(cursor);
  return { kind: 'behaviour', behaviour, parameters, span: span(word.span.start, endOfLast(cursor)) };
}

function readPolicyUse(cursor: Cursor, word: Token): PolicyUse {
  const open = peek(cursor);
  if (open?.kind === 'open') {
    remark(cursor, 'hat.block-on-policy', open.span, { name: word.text });
    readBlock(cursor);
  }
  return { kind: 'policy', name: word.text, span: word.span };
}
