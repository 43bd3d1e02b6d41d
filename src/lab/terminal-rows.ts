/**
 * The terminal as a reading of the steps: which rows stand on a client's screen, and which decision each row shows. Plain rows; colours,
 * wrapping and marks are the screen's business. The telnet lines are those of the telnet client of Debian (inetutils), in its order.
 */
import { classOf, decodeUtf8, replyLines, unreachable, type ReplyClass } from '#smtp';
import type { Decision, FaultName } from '#esa';
import type { Input } from './input.ts';
import { sayNews } from './sending/listing.ts';
import { sendingWords } from './sending/words.ts';
import { linesOf, parseShellLine } from './shell.ts';
import type { Output, Step } from './step.ts';
import type { Selection } from './trace.ts';

/** Something that happened outside the conversation and cuts through it. */
export type Cut =
  | { readonly kind: 'commit' | 'world'; readonly step: number; readonly files: readonly string[] }
  | { readonly kind: 'fault'; readonly fault: FaultName; readonly on: boolean }
  | { readonly kind: 'time'; readonly milliseconds: number }
  | { readonly kind: 'host'; readonly address: string };

/**
 * `typed`: by the client, `prompt` the address whose shell it was typed in, null inside SMTP. `telnet`: what the telnet client prints.
 * `note`: what this shell says. `reply`: one line of a reply, `code` with its `-` where more lines follow. `about`: the decision to ask why.
 */
export type Row =
  | { readonly kind: 'typed'; readonly prompt: string | null; readonly text: string }
  | { readonly kind: 'telnet'; readonly text: string; readonly about: Selection | null }
  | { readonly kind: 'note'; readonly text: string }
  | { readonly kind: 'reply'; readonly code: string; readonly text: string; readonly class: ReplyClass; readonly about: Selection | null }
  | { readonly kind: 'cut'; readonly cut: Cut };

/** The decision a row shows, null where it shows none. */
export function aboutOf(row: Row): Selection | null {
  return row.kind === 'reply' || row.kind === 'telnet' ? row.about : null;
}

/** What must be known of the steps before to go on reading: the address that acts, and the lab time. */
export interface Reading {
  readonly host: string | null;
  readonly at: number | null;
}

export const firstReading: Reading = { host: null, at: null };

/** What a step cannot know: what was typed to connect, and how an address is called. */
export interface Naming {
  typedAt(step: Step): string | null;
  nameOf(address: string): string;
}

/** The rows of one step, and the reading to go on with. Costs only what the step itself holds. */
export function readStep(
  reading: Reading,
  step: Step,
  index: number,
  naming: Naming,
): { readonly rows: readonly Row[]; readonly reading: Reading } {
  const mail = (step.mail ?? []).map((news): Row => ({ kind: 'note', text: sayNews(step.after, news) }));
  const rows = [...rowsOfInput(reading, step, index, naming), ...rowsOfOutputs(step, index, naming), ...mail];
  return { rows, reading: { host: actingHost(step) ?? reading.host, at: step.input.at } };
}

/** The address a person's own step shows them to act from. What a sending server does moves nobody. */
function actingHost({ input, derived }: Step): string | null {
  if (derived === true) return null;
  return input.kind === 'connect' ? input.from : input.kind === 'send' ? input.host : null;
}

/** What the client dialled: the word that was typed after `telnet`, else the name of the address. */
function dialled(step: Step, naming: Naming): string {
  const { input } = step;
  if (input.kind !== 'connect') return '';
  return naming.typedAt(step)?.trim().split(/\s+/)[1] ?? naming.nameOf(input.to);
}

function rowsOfInput(reading: Reading, step: Step, index: number, naming: Naming): readonly Row[] {
  const { input } = step;
  switch (input.kind) {
    case 'connect':
      return step.derived === true ? [rowOfCall(input, naming)] : rowsOfConnect(reading, step, input, naming);
    case 'send':
      return [...movedTo(reading, input.host), rowOfSend(step, input, naming)];
    case 'octets':
      return linesOf(input.octets).map((line) => ({ kind: 'typed', prompt: null, text: decodeUtf8(line) }));
    case 'hangup':
      return [{ kind: 'telnet', text: step.derived === true ? sendingWords.hangsUp : 'Connection closed.', about: null }];
    case 'commit':
    case 'world':
      return [{ kind: 'cut', cut: { kind: input.kind, step: index, files: Object.keys(input.files) } }];
    case 'fault':
      return [{ kind: 'cut', cut: { kind: 'fault', fault: input.fault, on: input.on } }];
    case 'tls':
      return [{ kind: 'telnet', text: sayHandshake(input.ciphering), about: null }];
    case 'time':
      return rowsOfTime(input.at - (reading.at ?? input.at));
    default:
      return unreachable(input);
  }
}

/** Where a sending server acts at once, no time has passed. */
const rowsOfTime = (milliseconds: number): readonly Row[] =>
  milliseconds === 0 ? [] : [{ kind: 'cut', cut: { kind: 'time', milliseconds } }];

/** What the client's TLS library reports. In the page the ciphering is played, and this line says so. */
function sayHandshake(ciphering: Extract<Input, { kind: 'tls' }>['ciphering']): string {
  return ciphering === null
    ? 'TLS handshake failed.'
    : `TLS handshake done, played here without ciphering: ${ciphering.protocol}, ${ciphering.cipher}.`;
}

type Connect = Extract<Input, { kind: 'connect' }>;

function rowsOfConnect(reading: Reading, step: Step, { from, to, port }: Connect, naming: Naming): readonly Row[] {
  const typed = naming.typedAt(step) ?? `telnet ${naming.nameOf(to)} ${port}`;
  return [
    ...movedTo(reading, from),
    { kind: 'typed', prompt: from, text: typed },
    { kind: 'telnet', text: `Trying ${to}...`, about: null },
  ];
}

const movedTo = ({ host }: Reading, address: string): readonly Row[] =>
  host === null || host === address ? [] : [{ kind: 'cut', cut: { kind: 'host', address } }];

/** Who calls whom: on a sending server nobody types. */
const rowOfCall = ({ from, to }: Connect, naming: Naming): Row => ({
  kind: 'note',
  text: sendingWords.calls(naming.nameOf(from), naming.nameOf(to)),
});

function rowOfSend(step: Step, { host, from, to }: Extract<Input, { kind: 'send' }>, naming: Naming): Row {
  return { kind: 'typed', prompt: host, text: naming.typedAt(step) ?? `send ${to.join(' ')} from ${from === '' ? '<>' : from}` };
}

/** Replies and decisions come in the same order; a decision without a reply belongs to the end of its connection. */
function rowsOfOutputs(step: Step, index: number, naming: Naming): readonly Row[] {
  const { outputs, decisions, input } = step;
  let next = 0;
  const about = (found: number): Selection | null => (found < 0 ? null : { step: index, decision: found });
  return outputs.flatMap((output): readonly Row[] => {
    if (output.kind === 'reply') {
      const found = decisions.findIndex((decision, at) => at >= next && answers(decision, output));
      if (found >= 0) next = found + 1;
      return rowsOfReply(output, about(found));
    }
    if (output.kind === 'closed' && input.kind === 'hangup') return [];
    const silent = decisions.findIndex((decision, at) => at >= next && decision.reply === null);
    if (step.derived === true) return output.kind === 'opened' ? [] : [rowOfEnd(sendingWords.ends[output.kind], about(silent))];
    return output.kind === 'opened' ? rowsOfOpened(dialled(step, naming)) : [rowOfEnd(telnetEnds[output.kind], about(silent))];
  });
}

function answers({ reply }: Decision, output: Extract<Output, { kind: 'reply' }>): boolean {
  return reply !== null && reply.code === output.reply.code;
}

function rowsOfReply({ reply }: Extract<Output, { kind: 'reply' }>, about: Selection | null): readonly Row[] {
  const kind = classOf(reply.code);
  return replyLines(reply).map((line) => {
    const more = line[3] === '-';
    return { kind: 'reply', code: line.slice(0, more ? 4 : 3), text: decodeUtf8(line.slice(4)), class: kind, about };
  });
}

/** The client announces its own escape character on every connection. */
function rowsOfOpened(to: string): readonly Row[] {
  return [`Connected to ${to}.`, "Escape character is '^]'."].map((text) => ({ kind: 'telnet', text, about: null }));
}

function rowOfEnd(text: string, about: Selection | null): Row {
  return { kind: 'telnet', text, about };
}

const telnetEnds = {
  closed: 'Connection closed by foreign host.',
  reset: 'Connection closed by foreign host.',
  refused: 'telnet: Unable to connect to remote host: Connection refused',
  unreachable: 'telnet: Unable to connect to remote host: No route to host',
} as const;

/** What telnet prints when DNS knows no such name, or the port is no number: there is no step, since nothing left the client. */
export const telnetFaults = {
  unknownName: (to: string, port: number) => `telnet: could not resolve ${to}/${port}: Name or service not known`,
  badPort: (to: string, port: string) => `telnet: could not resolve ${to}/${port}: Servname not supported for ai_socktype`,
} as const;

/** What happened at the client, as far as a script of lines to type cares. */
export type ScriptEvent = { readonly kind: 'typed'; readonly line: string } | { readonly kind: 'connected' | 'closed' };

const connects = (line: string): boolean => parseShellLine(line).kind === 'telnet';
const isShellLine = (line: string): boolean =>
  ['telnet', 'as', 'hosts', 'again', 'send', 'queue', 'mailbox', 'wait'].includes(parseShellLine(line).kind);
const plain = (line: string): string => line.trim().replace(/\s+/g, ' ').toLowerCase();

/**
 * Where a learner stands in a script: the number of its next line, `script.length` at the end. A slip does not move it. Shell lines may be
 * left out before a telnet line; a conversation that breaks off is taken up at its telnet line again.
 */
export function placeInScript(script: readonly string[], events: readonly ScriptEvent[]): number {
  return events.reduce((at, event) => placeAfter(script, at, event), 0);
}

/** The next place after one event. */
export function placeAfter(script: readonly string[], at: number, event: ScriptEvent): number {
  const line = script[at];
  if (line === undefined) return at;
  switch (event.kind) {
    case 'typed':
      return plain(line) === plain(event.line) ? at + 1 : at;
    case 'connected':
      return afterConnect(script, at, line);
    case 'closed':
      return isShellLine(line) ? at : Math.max(0, lastConnect(script, at));
  }
}

/** Whatever was typed to connect, the conversation begins after the telnet line one stands in, or before. */
function afterConnect(script: readonly string[], at: number, line: string): number {
  const next = script.findIndex((candidate, index) => index >= at && connects(candidate));
  const start = isShellLine(line) && next >= 0 ? next : lastConnect(script, at);
  return start < 0 ? at : start + 1;
}

const lastConnect = (script: readonly string[], at: number): number => script.findLastIndex((line, index) => index < at && connects(line));
