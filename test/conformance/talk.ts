/**
 * The notation of a talk, line by line:
 *   C: a line, sent in one piece with its CRLF     O: octets sent as they stand, in one piece
 *   S: a code alone (any text), or a line of a reply whole, in which … stands for anything; or (closed), (reset), (refused), (unreachable)
 *   ! connect | ! connect from ADDRESS | ! use N | ! hangup | ! tls | ! tls failed | ! wait 5m | ! directory down | ! queue full
 * In C: and O: the signs ␍ ␊ ␀ ␉ ␠ and ⟨E9⟩ stand for one octet each, in S: ␠ does; everything else is UTF-8. Connections are numbered from 1.
 */
import { encodeUtf8, replyLines, type Reply } from '#smtp';
import type { FaultName } from '#esa';

export type TalkAct =
  | { readonly kind: 'send'; readonly octets: string }
  | { readonly kind: 'connect'; readonly from: string | null }
  | { readonly kind: 'use'; readonly connection: number }
  | { readonly kind: 'hangup' }
  | { readonly kind: 'tls'; readonly established: boolean }
  | { readonly kind: 'wait'; readonly milliseconds: number }
  | { readonly kind: 'fault'; readonly fault: FaultName };

/** What is heard: a reply, or how the connection ends. */
export type Heard = Reply | 'closed' | 'reset' | 'refused' | 'unreachable';

/** An act (null for what is heard right after the call) and what must be heard after it, as patterns. */
export interface Exchange {
  readonly act: TalkAct | null;
  readonly expected: readonly string[];
}

export function readTalk(talk: string): readonly Exchange[] {
  const exchanges: { act: TalkAct | null; expected: string[] }[] = [{ act: null, expected: [] }];
  for (const line of talk.split('\n').map((text) => text.trimStart())) {
    if (line === '') continue;
    if (line.startsWith('S:')) exchanges.at(-1)?.expected.push(line.slice(3).replace(/␠/g, ' '));
    else exchanges.push({ act: readAct(line), expected: [] });
  }
  return exchanges;
}

const MILLISECONDS: Readonly<Record<string, number>> = { s: 1000, m: 60_000 };

function readAct(line: string): TalkAct {
  if (/^C:(?: |$)/.test(line)) return { kind: 'send', octets: `${octetsOf(line.slice(3))}\r\n` };
  if (line.startsWith('O: ')) return { kind: 'send', octets: octetsOf(line.slice(3)) };
  const [word, first = '', last = ''] = /^! (\S+) ?(\S*) ?(\S*)$/.exec(line)?.slice(1) ?? [];
  switch (word) {
    case 'connect':
      return { kind: 'connect', from: last === '' ? null : last };
    case 'use':
      return { kind: 'use', connection: Number(first) };
    case 'hangup':
      return { kind: 'hangup' };
    case 'tls':
      return { kind: 'tls', established: first !== 'failed' };
    case 'wait':
      return { kind: 'wait', milliseconds: parseInt(first, 10) * (MILLISECONDS[first.slice(-1)] ?? NaN) };
    case 'directory':
    case 'queue':
      return { kind: 'fault', fault: word };
    default:
      throw new Error(`no line of a talk: ${line}`);
  }
}

const SIGNS: Readonly<Record<string, string>> = { '␍': '\r', '␊': '\n', '␀': '\0', '␉': '\t', '␠': ' ' };

function octetsOf(text: string): string {
  const parts = text.split(/⟨([0-9A-F]{2})⟩/);
  return parts.map((part, index) => (index % 2 === 1 ? String.fromCharCode(parseInt(part, 16)) : encodeUtf8(signed(part)))).join('');
}

const signed = (text: string): string => text.replace(/[␍␊␀␉␠]/g, (sign) => SIGNS[sign] ?? sign);

/** What was heard in the notation of `expected`: a bare code where a bare code is expected, else every line of the reply. */
export function sayHeard(heard: readonly Heard[], expected: readonly string[]): readonly string[] {
  const said: string[] = [];
  for (const one of heard) {
    if (typeof one === 'string') said.push(`(${one})`);
    else if (/^\d{3}$/.test(expected[said.length] ?? '')) said.push(String(one.code));
    else said.push(...replyLines(one).map((line, index) => likened(line, expected[said.length + index])));
  }
  return said;
}

const likened = (line: string, pattern: string | undefined): string =>
  pattern !== undefined && matches(encodeUtf8(pattern), line) ? pattern : line;

const GAP = encodeUtf8('…');

/** Whether octets fit a pattern in which `…` stands for any of them. */
export function matches(pattern: string, octets: string): boolean {
  const parts = pattern.split(GAP).map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
  return new RegExp(`^${parts.join('[^]*')}$`).test(octets);
}
