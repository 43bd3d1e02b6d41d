/** What a line is judged in, and what a verdict on it comes to. */
import type { Command, SmtpEvent } from '#smtp';
import type { Configuration, Surroundings } from '../configuration.ts';
import type { Circumstances, Connection } from '../connection.ts';
import type { FaultName } from '../decision.ts';
import type { DirectoryCache } from '../world/directory-cache.ts';
import type { Decided } from './decide.ts';
import type { ToCount } from './receiving-control.ts';

/** What a line is judged in. */
export interface CommandCase {
  readonly configuration: Configuration;
  readonly surroundings: Surroundings;
  readonly faults: readonly FaultName[];
  readonly connection: Connection;
  /** Lab time in milliseconds, and what directory servers have answered until then. */
  readonly at: number;
  readonly cache: DirectoryCache;
  readonly around: Circumstances;
}

/** What a verdict changes in the connection besides its phase and envelope. */
export type Change = Partial<Pick<Connection, 'exchange' | 'user' | 'ciphering' | 'greeting'>>;

/** The decision on a line, the command if it was one, and what happens to the machine; `event` null where nothing moves. */
export interface JudgedCommand {
  readonly decision: Decided;
  readonly command: Command | null;
  readonly event: SmtpEvent | null;
  readonly change: Change;
  /** What directory servers have answered by now, where that is more than before. */
  readonly cache?: DirectoryCache;
  /** What is counted now; absent where nothing is. */
  readonly counts?: readonly ToCount[];
}
