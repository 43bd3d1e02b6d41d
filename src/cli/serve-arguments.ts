/** What `npm run serve -- …` was asked for: the flags as one value, or the first thing wrong with them. Reads no file. */
import { isIP } from 'node:net';
import { complain, isComplaint, type Complaint } from './complaint.ts';
import { readFlags } from './flags.ts';

/** Everything `serve` is told. Paths are as typed; null where a flag was not given. */
export interface ServeArguments {
  /** 0 takes a free port. */
  readonly port: number;
  readonly listener: string;
  /** The address every connection counts as coming from. */
  readonly from: string;
  readonly config: string | null;
  readonly hat: string | null;
  readonly rat: string | null;
  readonly directory: boolean;
  readonly tls: { readonly cert: string; readonly key: string } | null;
  readonly mailLog: string | null;
  readonly delivered: string | null;
}

/** How the command is called. */
export const SERVE_USAGE =
  'usage: npm run --silent serve -- --port PORT --listener NAME --from ADDRESS [--config FOLDER] [--hat FILE] [--rat FILE] ' +
  '[--no-directory] [--tls-cert FILE --tls-key FILE] [--mail-log FILE] [--delivered FOLDER]';

const text = { type: 'string' } as const;
const options = {
  port: text,
  listener: text,
  from: text,
  config: text,
  hat: text,
  rat: text,
  'no-directory': { type: 'boolean' },
  'tls-cert': text,
  'tls-key': text,
  'mail-log': text,
  delivered: text,
  help: { type: 'boolean' },
} as const;

/** Reads the arguments after the script's name. `help`: only the usage was asked for. */
export function parseServeArguments(args: readonly string[]): ServeArguments | 'help' | Complaint {
  const read = readFlags({ args: [...args], options, strict: true });
  if (isComplaint(read)) return read;
  return read.values.help === true ? 'help' : fromFlags(read.values);
}

type Flags = Exclude<ReturnType<typeof readFlags<{ options: typeof options }>>, Complaint>['values'];

function fromFlags(flags: Flags): ServeArguments | Complaint {
  const { port, listener, from } = flags;
  const missing = (['port', 'listener', 'from'] as const).find((name) => flags[name] === undefined);
  if (port === undefined || listener === undefined || from === undefined) return complain(`--${missing} is missing; ${SERVE_USAGE}`);
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65535) return complain(`--port \`${port}\` is not a number from 0 to 65535`);
  if (isIP(from) === 0) return complain(`--from \`${from}\` is not an IP address`);
  const [cert, key] = [flags['tls-cert'], flags['tls-key']];
  if ((cert === undefined) !== (key === undefined)) {
    return complain(`--tls-cert and --tls-key go together; --tls-${cert === undefined ? 'cert' : 'key'} is missing`);
  }
  return {
    port: Number(port),
    listener,
    from,
    config: flags.config ?? null,
    hat: flags.hat ?? null,
    rat: flags.rat ?? null,
    directory: flags['no-directory'] !== true,
    tls: cert === undefined || key === undefined ? null : { cert, key },
    mailLog: flags['mail-log'] ?? null,
    delivered: flags.delivered ?? null,
  };
}
