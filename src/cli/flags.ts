/** The flags of a command of the shell, read by Node's `parseArgs`; what it objects to is worded as our complaints are. */
import { parseArgs, type ParseArgsConfig } from 'node:util';
import type { TableListener } from '#esa';
import { complain, type Complaint } from './complaint.ts';

/** Reads flags; the first thing wrong with them is a complaint. */
export function readFlags<T extends ParseArgsConfig>(config: T): ReturnType<typeof parseArgs<T>> | Complaint {
  try {
    return parseArgs(config);
  } catch (error) {
    return complain(error instanceof Error ? sayParseError(error.message) : String(error));
  }
}

/** Node's first sentence. */
function sayParseError(message: string): string {
  const [first = ''] = message.split(/\.?(?:\n|\s(?=[A-Z])|$)/);
  return (first.charAt(0).toLowerCase() + first.slice(1)).replaceAll("'", '`');
}

/** The listener a table is for: public unless said. */
export function readListener(listener = 'public'): TableListener | Complaint {
  return listener === 'public' || listener === 'private' ? listener : complain(`--listener \`${listener}\` is neither public nor private`);
}

/** The listener a Recipient Access Table is for: there is only one type that has one. */
export function readRatListener(listener = 'public'): 'public' | Complaint {
  return listener === 'public'
    ? listener
    : complain(`--listener \`${listener}\` has no Recipient Access Table; only a public listener has one`);
}
