/** What `npm run hat -- …` and `npm run rat -- …` were asked for: one table checked, or two compared. Reads no file. */
import type { TableListener } from '#esa';
import { complain, isComplaint, type Complaint } from './complaint.ts';
import { readFlags, readListener, readRatListener } from './flags.ts';

/** Which of the two tables a command is about. */
export type TableKind = 'hat' | 'rat';

/** Paths are as typed. */
export type TableArguments =
  | { readonly kind: 'check'; readonly file: string; readonly listener: TableListener; readonly json: boolean }
  | { readonly kind: 'diff'; readonly before: string; readonly after: string; readonly listener: TableListener; readonly json: boolean };

const usageOf = (
  kind: TableKind,
  listener: string,
  table: string,
  whom: string,
): string => `usage: npm run --silent ${kind} -- check FILE${listener} [--json]
       npm run --silent ${kind} -- diff OLD NEW${listener} [--json]
check: what is wrong with a ${table} Access Table, as FILE:LINE:COLUMN severity rule message. Ends with code 1 if
anything is an error.
diff: every ${whom} treated differently by the second table, each with one to try. Ends with code 1 if there is any.`;

/** How the two commands are called. */
export const TABLE_USAGE: Readonly<Record<TableKind, string>> = {
  hat: usageOf('hat', ' [--listener public|private]', 'Host', 'set of senders'),
  rat: usageOf('rat', '', 'Recipient', 'set of recipients'),
};

const options = { listener: { type: 'string' }, json: { type: 'boolean' }, help: { type: 'boolean' } } as const;

/** Reads the arguments after the script's name. `help`: only the usage was asked for. */
export function parseTableArguments(table: TableKind, args: readonly string[]): TableArguments | 'help' | Complaint {
  const read = readFlags({ args: [...args], options, strict: true, allowPositionals: true });
  if (isComplaint(read)) return read;
  const { help, json = false, listener: typed } = read.values;
  if (help === true) return 'help';
  const listener = table === 'hat' ? readListener(typed) : readRatListener(typed);
  return isComplaint(listener) ? listener : fromWords(read.positionals, listener, json);
}

function fromWords([verb, ...files]: readonly string[], listener: TableListener, json: boolean): TableArguments | Complaint {
  if (verb !== 'check' && verb !== 'diff') {
    return complain(verb === undefined ? 'say check FILE or diff OLD NEW; --help tells more' : `\`${verb}\` is neither check nor diff`);
  }
  const [first, second, third] = files;
  if (verb === 'check') {
    if (first === undefined) return complain('check needs a FILE');
    return second === undefined ? { kind: 'check', file: first, listener, json } : tooMany(second);
  }
  if (first === undefined || second === undefined) return complain('diff needs two files, OLD and NEW');
  return third === undefined ? { kind: 'diff', before: first, after: second, listener, json } : tooMany(third);
}

const tooMany = (word: string): Complaint => complain(`unexpected argument \`${word}\``);
