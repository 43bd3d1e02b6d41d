/**
 * What may be typed next: completions of a line for the Tab key, and the chips under the terminal. Legal verbs come from the machine by way
 * of `acts`; nothing here knows a policy.
 */
import { refusalOf, type Act, type OrderRule, type Phase, type Verb } from '#smtp';
import { SHELL_WORDS } from '#lab';

/** Where a learner stands. `phase` null is the shell. `letter` are the lines since DATA; `addresses` mail addresses seen, newest first. */
export interface Situation {
  readonly phase: Phase | null;
  readonly acts: readonly Act[];
  readonly letter: readonly string[];
  readonly self: string;
  readonly hosts: readonly string[];
  readonly places: readonly string[];
  readonly addresses: readonly string[];
  readonly canRepeat: boolean;
}

/** How a line begins whose verb takes an argument; any other verb is the whole line. */
const openings: Readonly<Partial<Record<Verb, string>>> = {
  HELO: 'HELO ',
  EHLO: 'EHLO ',
  MAIL: 'MAIL FROM:<',
  RCPT: 'RCPT TO:<',
  VRFY: 'VRFY ',
};

const FIELDS = ['From: ', 'To: ', 'Subject: ', 'Date: '] as const;

/** Whole lines that the typed one may become, best first; empty where nothing is known or nothing would be added. */
export function completionsOf(line: string, situation: Situation): readonly string[] {
  if (line.trim() === '') return [];
  const found =
    situation.phase === null
      ? shellLines(line, situation)
      : situation.phase === 'message'
        ? letterLines(line, situation)
        : commandLines(line, situation);
  return [...new Set(found)].filter((candidate) => candidate !== line);
}

const starting = (candidates: readonly string[], typed: string): readonly string[] =>
  candidates.filter((candidate) => candidate.toLowerCase().startsWith(typed.toLowerCase()));

function shellLines(line: string, { places, hosts }: Situation): readonly string[] {
  const [, word = '', argument] = /^\s*(\S+)(?:\s+(\S*))?$/.exec(line) ?? [];
  if (argument === undefined)
    return starting(
      SHELL_WORDS.map((known) => (takesArgument(known) ? `${known} ` : known)),
      word,
    );
  if (word.toLowerCase() === 'telnet') return starting(places, argument).map((place) => `telnet ${place} 25`);
  return word.toLowerCase() === 'as' ? starting(hosts, argument).map((host) => `as ${host}`) : [];
}

const takesArgument = (word: string): boolean => ['telnet', 'as', 'send', 'wait'].includes(word);

function commandLines(line: string, { acts, self, hosts, addresses }: Situation): readonly string[] {
  const path = /^(MAIL\s+FROM|RCPT\s+TO)\s*:\s*<?([^<>\s]*)$/i.exec(line);
  if (path !== null) return starting(addresses, path[2] ?? '').map((address) => `${(path[1] ?? '').toUpperCase()}:<${address}>`);
  const greeting = /^(HELO|EHLO)\s+(\S*)$/i.exec(line);
  if (greeting !== null) return starting([self, ...hosts], greeting[2] ?? '').map((host) => `${(greeting[1] ?? '').toUpperCase()} ${host}`);
  const legal = acts.flatMap((act) => (act === '.' ? [] : [openings[act] ?? act]));
  return starting(legal, line.replace(/\s+/g, ' '));
}

function letterLines(line: string, { letter, addresses }: Situation): readonly string[] {
  if (letter.includes('')) return [];
  const field = /^(From|To|Cc):\s*(\S*)$/i.exec(line);
  if (field !== null) return starting(addresses, field[2] ?? '').map((address) => `${field[1] ?? ''}: ${address}`);
  return starting(FIELDS, line);
}

/** Why a chip is dashed: the 503 its verb would get, or that it would be a line of the letter. */
export type Refusal =
  { readonly kind: 'order'; readonly verb: Verb; readonly order: OrderRule } | { readonly kind: 'letter'; readonly verb: Verb };

/** One chip: what it puts into the line, and how far from its end the caret comes to stand. */
export interface Chip {
  readonly label: string;
  readonly text: string;
  readonly back: number;
  readonly refusal: Refusal | null;
}

const chip = (label: string, text = label, back = 0): Chip => ({ label, text, back, refusal: null });

const verbChips: Readonly<Partial<Record<Act, (situation: Situation) => Chip>>> = {
  HELO: ({ self }) => chip('HELO', `HELO ${self}`),
  EHLO: ({ self }) => chip('EHLO', `EHLO ${self}`),
  MAIL: () => chip('MAIL FROM:', 'MAIL FROM:<>', 1),
  RCPT: () => chip('RCPT TO:', 'RCPT TO:<>', 1),
  DATA: () => chip('DATA'),
  RSET: () => chip('RSET'),
  QUIT: () => chip('QUIT'),
};

const USUAL: readonly Verb[] = ['MAIL', 'RCPT', 'DATA', 'HELO', 'EHLO', 'RSET', 'QUIT'];
const IN_ORDER: readonly Verb[] = ['MAIL', 'RCPT', 'DATA'];

/** The chips of a situation: what leads on first, then what would be refused. */
export function chipsOf(situation: Situation): readonly Chip[] {
  const { phase } = situation;
  if (phase === null) return shellChips(situation);
  if (phase === 'message') return letterChips(situation);
  const legal = USUAL.filter((verb) => situation.acts.includes(verb) && isUsual(phase, verb)).flatMap(
    (verb) => verbChips[verb]?.(situation) ?? [],
  );
  const refused = IN_ORDER.flatMap((verb) => refusedChip(phase, verb));
  return [...legal, ...refused];
}

/** A greeting leads on only once, and RSET only where there is something to drop. */
function isUsual(phase: Phase, verb: Verb): boolean {
  if (verb === 'HELO' || verb === 'EHLO') return phase === 'connected';
  return verb !== 'RSET' || phase === 'sender' || phase === 'recipient';
}

function refusedChip(phase: Phase, verb: Verb): readonly Chip[] {
  const order = refusalOf(phase, verb);
  return order === null ? [] : [{ label: verb, text: '', back: 0, refusal: { kind: 'order', verb, order } }];
}

function shellChips({ places, canRepeat }: Situation): readonly Chip[] {
  const [first] = places;
  const connect = first === undefined ? [] : [chip(`telnet ${first} 25`)];
  return [...connect, chip('hosts'), chip(canRepeat ? 'again' : 'help')];
}

/** The fields still missing, then the blank line and the dot. QUIT would be a line of the letter. */
function letterChips({ letter }: Situation): readonly Chip[] {
  const quit: Chip = { label: 'QUIT', text: '', back: 0, refusal: { kind: 'letter', verb: 'QUIT' } };
  if (letter.includes('')) return [chip('.'), quit];
  const missing = FIELDS.filter((field) => !letter.some((line) => line.toLowerCase().startsWith(field.trim().toLowerCase())));
  return [...missing.slice(0, 2).map((field) => chip(field.trim(), field)), chip('', ''), chip('.'), quit];
}

/** Mail addresses in lines of text, each once, the last one seen first. */
export function addressesIn(lines: readonly string[]): readonly string[] {
  const found = lines.flatMap((line) => line.match(/[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+/g) ?? []);
  return [...new Set(found.reverse())];
}
