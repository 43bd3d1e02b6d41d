/**
 * The client's shell: what a typed line asks for, whom a name means, and what `again` types. No shell of a real system, only the few words
 * needed to reach a mail server with telnet. It decides nothing: the terminal carries out what is read here.
 */
import { parseCommand, type Verb } from '#smtp';
import { nearest, type Decision, type Interface, type Listener } from '#esa';
import { parseDuration } from './passing-time.ts';
import type { Step } from './step.ts';

/** The words of this shell, in the order `help` lists them. */
export const SHELL_WORDS = ['telnet', 'hosts', 'as', 'again', 'send', 'queue', 'mailbox', 'wait', 'clear', 'help'] as const;
export type ShellWord = (typeof SHELL_WORDS)[number];

/** One line typed at the prompt. `near` is the shell word that was probably meant. */
export type ShellCommand =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'telnet'; readonly to: string; readonly port: number }
  | { readonly kind: 'as'; readonly host: string }
  | { readonly kind: 'hosts' | 'again' | 'queue' | 'clear' | 'help' }
  /** `from` null: the host's user; empty: the null sender. */
  | { readonly kind: 'send'; readonly to: readonly string[]; readonly from: string | null }
  /** `index` counts from 1; null asks for the list, NaN is what was no number. */
  | { readonly kind: 'mailbox'; readonly index: number | null }
  | { readonly kind: 'wait'; readonly milliseconds: number }
  | { readonly kind: 'incomplete'; readonly word: 'telnet' | 'as' | 'send' | 'wait' }
  | { readonly kind: 'bad-port'; readonly to: string; readonly port: string }
  | { readonly kind: 'smtp'; readonly verb: Verb }
  | { readonly kind: 'unknown'; readonly word: string; readonly near: ShellWord | null };

const SMTP_PORT = 25;

/** Reads a line typed at the prompt. Words are read without case; what is left over after the last argument is ignored, as telnet does. */
export function parseShellLine(line: string): ShellCommand {
  const [word = '', first, second] = line.trim().split(/\s+/);
  const lower = word.toLowerCase();
  switch (lower) {
    case '':
      return { kind: 'nothing' };
    case 'telnet':
      return parseTelnet(first, second);
    case 'as':
      return first === undefined ? { kind: 'incomplete', word: 'as' } : { kind: 'as', host: line.trim().slice(word.length).trim() };
    case 'send':
      return parseSend(line.trim().slice(word.length));
    case 'wait':
      return parseWait(line.trim().slice(word.length));
    case 'mailbox':
      return { kind: 'mailbox', index: first === undefined ? null : Number(first) };
    case 'hosts':
    case 'again':
    case 'queue':
    case 'clear':
    case 'help':
      return { kind: lower };
    default:
      return strange(line.trim(), word);
  }
}

function parseTelnet(to: string | undefined, port: string | undefined): ShellCommand {
  if (to === undefined) return { kind: 'incomplete', word: 'telnet' };
  if (port === undefined || port.toLowerCase() === 'smtp') return { kind: 'telnet', to, port: SMTP_PORT };
  const number = /^\d{1,5}$/.test(port) ? Number(port) : 0;
  return number >= 1 && number <= 65535 ? { kind: 'telnet', to, port: number } : { kind: 'bad-port', to, port };
}

/** `send ADDRESS [from ADDRESS]`, several recipients with blanks or commas between them, angle brackets or not. */
function parseSend(text: string): ShellCommand {
  const words = text
    .split(/[\s,]+/)
    .filter((word) => word !== '')
    .map((word) => word.replace(/^<(.*)>$/, '$1'));
  const at = words.findIndex((word) => word.toLowerCase() === 'from');
  const to = at < 0 ? words : words.slice(0, at);
  const from = at < 0 ? null : words[at + 1];
  return to.length === 0 || to.includes('') || from === undefined ? { kind: 'incomplete', word: 'send' } : { kind: 'send', to, from };
}

function parseWait(text: string): ShellCommand {
  const milliseconds = parseDuration(text);
  return milliseconds === null ? { kind: 'incomplete', word: 'wait' } : { kind: 'wait', milliseconds };
}

/** SMTP typed before there is a connection, or nothing this shell knows. */
function strange(line: string, word: string): ShellCommand {
  const { verb } = parseCommand(line);
  if (verb !== null && verb !== 'HELP') return { kind: 'smtp', verb };
  return { kind: 'unknown', word, near: nearestWord(word.toLowerCase()) };
}

/** Other clients' names for the same thing, and slips of the finger. */
function nearestWord(word: string): ShellWord | null {
  if (/^(?:nc|ncat|netcat|ssh|connect|open|openssl)$/.test(word)) return 'telnet';
  if (/^(?:host|nslookup|dig|ls)$/.test(word)) return 'hosts';
  if (/^(?:su|sudo|login)$/.test(word)) return 'as';
  if (/^(?:cls|reset)$/.test(word)) return 'clear';
  if (/^(?:man|\?|usage)$/.test(word)) return 'help';
  if (/^(?:sleep|later|at)$/.test(word)) return 'wait';
  if (/^(?:mailx?|sendmail|swaks|mutt)$/.test(word)) return 'send';
  if (/^(?:mailq|postqueue)$/.test(word)) return 'queue';
  if (/^(?:inbox|biff|from)$/.test(word)) return 'mailbox';
  const near = nearest(word, SHELL_WORDS);
  return SHELL_WORDS.find((known) => known === near) ?? null;
}

/** A name in DNS and one of its addresses. A name may stand several times. */
export interface Place {
  readonly name: string;
  readonly address: string;
}

/** What of an appliance tells where it can be reached. */
interface PlacedAppliance {
  readonly interfaces: readonly Pick<Interface, 'name' | 'address' | 'address6' | 'hostname'>[];
  readonly listeners: readonly Pick<Listener, 'interface'>[];
}

/**
 * The hosts of the world and the appliance's interfaces, as what a name can mean. Interfaces on which something listens come first, since
 * several may bear one name.
 */
export function placesOf(hosts: readonly Place[], appliance: PlacedAppliance): readonly Place[] {
  const listens = (name: string): boolean => appliance.listeners.some((listener) => listener.interface === name);
  const sorted = [...appliance.interfaces].sort((a, b) => Number(listens(b.name)) - Number(listens(a.name)));
  return [
    ...sorted.flatMap(({ hostname, address, address6 }) =>
      (address6 === null ? [address] : [address, address6]).map((each) => ({ name: hostname, address: each })),
    ),
    ...hosts.map(({ name, address }) => ({ name, address })),
  ];
}

/**
 * The address a host name or address means for a client at `from`; null if the name is unknown. Where a name has an inside and an outside
 * address (split DNS), a client with a private address gets the inside one; one with addresses of both families is called by the client's own.
 */
export function resolvePlace(places: readonly Place[], word: string, from: string): string | null {
  if (isAddress(word)) return word;
  const name = word.toLowerCase().replace(/\.$/, '');
  const named = places.filter((place) => place.name.toLowerCase() === name).map((place) => place.address);
  const near = named.filter((address) => address.includes(':') === from.includes(':'));
  const addresses = near.length === 0 ? named : near;
  return addresses.find((address) => isPrivate(address) === isPrivate(from)) ?? addresses[0] ?? null;
}

/** The name by which an address is known; the address itself where it has none. */
export function nameOfPlace(places: readonly Place[], address: string): string {
  return places.find((place) => place.address === address)?.name ?? address;
}

const isAddress = (word: string): boolean => isIpv4(word) || /^[0-9a-f:]*:[0-9a-f:.]*$/i.test(word);

function isIpv4(word: string): boolean {
  const parts = word.split('.');
  return parts.length === 4 && parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) <= 255);
}

/** RFC 1918 and RFC 4193. */
const isPrivate = (address: string): boolean => /^(?:10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|f[cd][0-9a-f]{2}:)/i.test(address);

/** A table as lines of text, columns two blanks apart. Where it is wider than `columns`, each row's first cell stands above the others. */
export function tabulate(rows: readonly (readonly string[])[], columns: number): readonly string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  const total = widths.reduce((sum, width) => sum + width + 2, -2);
  if (total <= columns)
    return rows.map((row) =>
      row
        .map((cell, column) => cell.padEnd((widths[column] ?? 0) + 2))
        .join('')
        .trimEnd(),
    );
  return rows.flatMap(([first = '', ...rest]) => [first, `    ${rest.filter((cell) => cell !== '').join('  ')}`]);
}

/** What `again` does: connect there and type these lines. */
export interface Replay {
  readonly to: string;
  readonly port: number;
  readonly lines: readonly string[];
}

/**
 * The last conversation that a person had, up to its first refusal: the lines that were accepted or, in a letter, taken without a word. QUIT is left out.
 * Lines are octets. Null if there was no connection yet.
 */
export function replayOf(steps: readonly Step[]): Replay | null {
  const at = steps.findLastIndex(({ input, derived }) => input.kind === 'connect' && derived !== true);
  const opened = steps[at]?.input;
  if (opened?.kind !== 'connect') return null;
  const lines: string[] = [];
  for (const { input, decisions } of steps.slice(at + 1)) {
    if (input.kind !== 'octets' || input.connection !== opened.connection) continue;
    if (decisions.some(isRefusalOrEnd)) break;
    lines.push(...linesOf(input.octets));
  }
  return { to: opened.to, port: opened.port, lines };
}

/** A refusal, or the goodbye. */
export const isRefusalOrEnd = ({ reply, fate }: Decision): boolean => fate === 'session.quit' || (reply !== null && reply.code >= 400);

/** The lines in a chunk of octets; an unfinished last one counts as a line. */
export function linesOf(octets: string): readonly string[] {
  const lines = octets.split('\r\n');
  return lines.at(-1) === '' ? lines.slice(0, -1) : lines;
}
