/** The words of one reply: a template of the catalogue with its blanks filled, or what a policy or a table says in its place. */
import { encodeUtf8, writeOut, type Reply } from '#smtp';
import type { Fate } from './decision.ts';
import { outcomes } from './outcomes.ts';
import { replies, type ReplyEntry, type ReplyId } from './replies.ts';

/**
 * What a policy or a table may say in place of the catalogue's words; a text of several lines is split at its line ends. `whole`: the text
 * stands for all of the reply, where it else follows the first line.
 */
export interface Wording {
  readonly code: number | null;
  readonly text: string | null;
  readonly whole?: true;
}

/** Blanks of a template by name. */
export type ReplyParams = Readonly<Record<string, string>>;

/**
 * The reply a fate gets, its blanks filled; null where nothing is said. `own` is a custom banner, which keeps the first line, or a custom
 * reply, which keeps nothing. What a client wrote is echoed without control octets, and no line is longer than the 512 octets of RFC 5321 section 4.5.3.1.5.
 */
export function replyTo(fate: Fate, params: ReplyParams, own: Wording = { code: null, text: null }): Reply | null {
  const { reply } = outcomes[fate];
  if (reply === null) return null;
  const { code, enhanced }: ReplyEntry = replies[reply];
  const [first = '', ...rest] = fillAll(templates[reply], params);
  const tail = own.text === null ? rest : encodeUtf8(own.text).split(/\r?\n/);
  const said = own.whole === true && own.text !== null ? tail : [enhanced === null ? first : `${enhanced} ${first}`, ...tail];
  return { code: own.code ?? code, lines: said.map((line) => line.slice(0, LINE_LIMIT)) };
}

/** The line of the EHLO reply that stands for one line each. */
const KEYWORDS = '{keywords}';

/** Without the code, what follows it, and CRLF. */
const LINE_LIMIT = 512 - 6;

/** A line cut at its blanks: text and the name of a blank by turns, text first and last. `keywords` stands for one line each. */
type Template = readonly string[] | 'keywords';

const cutTemplate = (line: string): Template => (line === KEYWORDS ? 'keywords' : line.split(/\{(\w+)\}/));

/** Cut once: every step of a conversation fills one. */
const templates = Object.fromEntries(Object.entries(replies).map(([id, { lines }]) => [id, lines.map(cutTemplate)])) as unknown as Readonly<
  Record<ReplyId, readonly Template[]>
>;

function fillAll(lines: readonly Template[], params: ReplyParams): readonly string[] {
  const filled: string[] = [];
  for (const line of lines) {
    if (line === 'keywords') filled.push(...(params['keywords'] ?? '').split('\n'));
    else filled.push(fill(line, params));
  }
  return filled;
}

function fill(template: readonly string[], params: ReplyParams): string {
  let text = template[0] ?? '';
  for (let at = 1; at < template.length; at += 2) text += writeOut(params[template[at] ?? ''] ?? '') + (template[at + 1] ?? '');
  return text;
}
