/** How every command of the shell begins and ends: usage on request, one line for what goes wrong, silence when nobody reads any more. */
import { isComplaint, onOneLine, reasonOf, type Complaint } from './complaint.ts';

/** A command: how it is called, how its arguments are read, and what it does. `run` answers with the exit code. */
export interface Command<T> {
  readonly name: string;
  readonly usage: string;
  readonly parse: (args: readonly string[]) => T | 'help' | Complaint;
  readonly run: (asked: NoInfer<T>) => Promise<number | Complaint>;
}

/** Runs a command on the arguments of this process. A complaint goes to standard error and ends with code 2. */
export async function runCommand<T extends object>({ name, usage, parse, run }: Command<T>): Promise<void> {
  process.stdout.on('error', (error: Error) => endQuietly(name, error));
  // Who closes standard error wants no messages; the answer goes on.
  process.stderr.on('error', () => {});
  standWhereTyped(name);
  const asked = parse(process.argv.slice(2));
  if (asked === 'help') return console.log(usage);
  const code = isComplaint(asked) ? asked : await run(asked);
  if (isComplaint(code)) console.error(`${name}: ${onOneLine(code.text)}`);
  process.exitCode = isComplaint(code) ? 2 : code;
}

/** npm runs a script in the project's folder; file names are meant from where the person stands. */
function standWhereTyped(name: string): void {
  const { npm_lifecycle_event: script, INIT_CWD: folder } = process.env;
  if (script === name && folder !== undefined) process.chdir(folder);
}

/** `| head` has seen enough: no failure, and nobody to tell. Any other end of standard output is told. */
function endQuietly(name: string, error: Error): never {
  if ('code' in error && error.code === 'EPIPE') process.exit(0);
  console.error(`${name}: cannot write the answer: ${onOneLine(reasonOf(error))}`);
  process.exit(2);
}
