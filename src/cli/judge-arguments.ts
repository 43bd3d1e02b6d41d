/** What `npm run judge -- …` was asked for: which table, and about whom. Reads no file. */
import type { TableListener, SenderRecord } from '#esa';
import { complain, isComplaint, type Complaint } from './complaint.ts';
import { readFlags, readListener, readRatListener } from './flags.ts';
import { readSender } from './sender-fields.ts';

/** One question, or a file of them with one a line. Paths are as typed. */
export type JudgeArguments =
  | { readonly kind: 'sender'; readonly hat: string; readonly listener: TableListener; readonly sender: SenderRecord }
  | { readonly kind: 'senders'; readonly hat: string; readonly listener: TableListener; readonly file: string }
  | { readonly kind: 'recipient'; readonly rat: string; readonly address: string }
  | { readonly kind: 'recipients'; readonly rat: string; readonly file: string };

/** How the command is called. */
export const JUDGE_USAGE = `usage: npm run --silent judge -- --hat FILE [--listener public|private] --ip ADDRESS
           [--ptr NAME | --unverified NAME | --no-ptr | --ptr-fails] [--sbrs SCORE|none]
           [--owner NUMBER] [--country XX] [--dnslist ZONE ...]
       npm run --silent judge -- --hat FILE [--listener public|private] --senders FILE.jsonl
       npm run --silent judge -- --rat FILE --rcpt ADDRESS
       npm run --silent judge -- --rat FILE --rcpts FILE.txt
What a Host Access Table does with a sender, or a Recipient Access Table with a recipient, as JSON: the verdict, the line that
decides and, for a single question, every line down to it. Of a file each line is answered with one line, in the same order; blank
lines are passed over, and the first line that cannot be read ends it with code 2. Notes on the table go to standard error.`;

const text = { type: 'string' } as const;
const flag = { type: 'boolean' } as const;
const options = {
  hat: text,
  rat: text,
  listener: text,
  ip: text,
  ptr: text,
  unverified: text,
  'no-ptr': flag,
  'ptr-fails': flag,
  sbrs: text,
  owner: text,
  country: text,
  dnslist: { type: 'string', multiple: true },
  senders: text,
  rcpt: text,
  rcpts: text,
  help: flag,
} as const;

const config = (args: string[]) => ({ args, options, strict: true, allowPositionals: true, tokens: true }) as const;
type Read = Exclude<ReturnType<typeof readFlags<ReturnType<typeof config>>>, Complaint>;
type Flags = Read['values'];
type Name = keyof Flags;

/** The flags that describe one sender. */
const SENDER = ['ip', 'ptr', 'unverified', 'no-ptr', 'ptr-fails', 'sbrs', 'owner', 'country', 'dnslist'] as const satisfies readonly Name[];

/** Reads the arguments after the script's name. `help`: only the usage was asked for. */
export function parseJudgeArguments(args: readonly string[]): JudgeArguments | 'help' | Complaint {
  const read = readFlags(config(withScore(args)));
  if (isComplaint(read)) return read;
  if (read.values.help === true) return 'help';
  const zones = zonesBehind(read.tokens);
  return isComplaint(zones) ? zones : fromFlags({ ...read.values, dnslist: zones });
}

/** `--sbrs -2.5` as one word, since `parseArgs` takes a dash for a flag. */
function withScore(args: readonly string[]): string[] {
  return args.flatMap((arg, index) => {
    if (arg === '--sbrs' && isNegative(args[index + 1])) return [`--sbrs=${args[index + 1]}`];
    return args[index - 1] === '--sbrs' && isNegative(arg) ? [] : [arg];
  });
}

const isNegative = (arg: string | undefined): boolean => arg !== undefined && /^-[\d.]/.test(arg);

/** The zones of every `--dnslist`: the word after it and those that follow without a flag between. A word elsewhere belongs to nothing. */
function zonesBehind(tokens: Read['tokens']): string[] | Complaint {
  const zones: string[] = [];
  let behindList = false;
  for (const token of tokens) {
    if (token.kind === 'positional' && !behindList) return complain(`unexpected argument \`${token.value}\``);
    if (token.kind === 'option') behindList = token.name === 'dnslist';
    if (token.kind === 'positional' || (token.kind === 'option' && behindList)) zones.push(token.value ?? '');
  }
  return zones;
}

function fromFlags(flags: Flags): JudgeArguments | Complaint {
  if ((flags.hat === undefined) === (flags.rat === undefined)) {
    return complain(`give one table, --hat FILE or --rat FILE; --help tells more`);
  }
  return flags.hat === undefined ? aboutRecipients(flags, flags.rat ?? '') : aboutSenders(flags, flags.hat);
}

function aboutSenders(flags: Flags, hat: string): JudgeArguments | Complaint {
  const { senders } = flags;
  const stray = strayFlag(flags, '--hat', ['rcpt', 'rcpts']) ?? (senders === undefined ? null : strayFlag(flags, '--senders', SENDER));
  if (stray !== null) return stray;
  const listener = readListener(flags.listener);
  if (isComplaint(listener)) return listener;
  if (senders !== undefined) return { kind: 'senders', hat, listener, file: senders };
  if (flags.ip === undefined) return complain('--ip ADDRESS or --senders FILE is missing; --help tells more');
  const sender = senderOfFlags(flags);
  return isComplaint(sender) ? sender : { kind: 'sender', hat, listener, sender };
}

function aboutRecipients(flags: Flags, rat: string): JudgeArguments | Complaint {
  const { rcpt: address, rcpts: file } = flags;
  const stray = strayFlag(flags, '--rat', [...SENDER, 'senders']);
  if (stray !== null) return stray;
  const listener = readRatListener(flags.listener);
  if (isComplaint(listener)) return listener;
  if (address !== undefined && file !== undefined) return complain('--rcpts does not go with --rcpt');
  if (address !== undefined) return { kind: 'recipient', rat, address };
  return file === undefined ? complain('--rcpt ADDRESS or --rcpts FILE is missing; --help tells more') : { kind: 'recipients', rat, file };
}

/** A flag that was given and has no place beside another. */
function strayFlag(flags: Flags, beside: string, names: readonly Name[]): Complaint | null {
  const stray = names.find((name) => flags[name] !== undefined && (name !== 'dnslist' || flags.dnslist?.length !== 0));
  return stray === undefined ? null : complain(`--${stray} does not go with ${beside}`);
}

function senderOfFlags(flags: Flags): SenderRecord | Complaint {
  const name = nameOfFlags(flags);
  if (isComplaint(name)) return name;
  const { ip, sbrs, owner, country, dnslist = [] } = flags;
  const given = { ip, ...name, sbrs: scoreOf(sbrs), owner: numberOf(owner), country, dnslists: dnslist };
  return readSender(given, (key) => (key === 'ptr' && flags.unverified !== undefined ? '--unverified' : flagOf(key)));
}

const flagOf = (key: string): string => (key === 'dnslists' ? '--dnslist' : `--${key}`);

/** What is known of the sender's name; at most one flag says it. */
function nameOfFlags(flags: Flags): Partial<SenderRecord> | Complaint {
  const [first, second] = (['ptr', 'unverified', 'no-ptr', 'ptr-fails'] as const).filter((name) => flags[name] !== undefined);
  if (second !== undefined) return complain(`--${second} does not go with --${first}`);
  if (flags['ptr-fails'] === true) return { dns: 'fails' };
  if (flags.ptr !== undefined) return { ptr: flags.ptr };
  return flags.unverified === undefined ? {} : { ptr: flags.unverified, verified: false };
}

/** A number where it is one; any other text stays and is complained about. */
const numberOf = (typed: string | undefined): string | number | undefined =>
  typed !== undefined && /^[+-]?(?:\d+\.?\d*|\.\d+)$/.test(typed) ? Number(typed) : typed;
const scoreOf = (typed: string | undefined): string | number | null | undefined =>
  typed?.toLowerCase() === 'none' ? null : numberOf(typed);
