/** What a command of the shell says when it cannot do what it was asked: one line for stderr, and the shell's exit code 2. */

/** A reason not to begin. `text` starts in lower case, ends without a stop and quotes what was typed in back-ticks. */
export interface Complaint {
  readonly kind: 'complaint';
  readonly text: string;
}

/** Makes a complaint. */
export function complain(text: string): Complaint {
  return { kind: 'complaint', text };
}

/** Whether a result is a complaint instead of what was wanted. */
export function isComplaint(result: unknown): result is Complaint {
  return typeof result === 'object' && result !== null && 'kind' in result && result.kind === 'complaint';
}

const MOST = 1000;

/**
 * Text that may quote anything as one line of a terminal: control characters and line ends become U+FFFD, and of what is longer than 1000
 * characters both ends are kept.
 */
export function onOneLine(text: string): string {
  const line = text.length <= MOST ? text : `${text.slice(0, MOST - 203)} … ${text.slice(-200)}`;
  return line.replace(/[\p{Cc}\u2028\u2029]/gu, '\ufffd');
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'no such file or folder',
  ENOTDIR: 'not a folder',
  EISDIR: 'it is a folder',
  EACCES: 'not allowed',
  EEXIST: 'it is a file',
  EADDRINUSE: 'the port is in use',
};

/** Why the system said no, in a few words. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return reasons[code] ?? error.message.replace(/\s*\n\s*/g, ' ');
}

/** The result of `act`, or `what` with the reason why the system did not let it happen. */
export function attempt<T>(what: string, act: () => T): T | Complaint {
  try {
    return act();
  } catch (error) {
    return complain(`${what}: ${reasonOf(error)}`);
  }
}
