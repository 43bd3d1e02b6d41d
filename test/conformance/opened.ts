/** A connection as the appliance has it after its call, for tests of one stage, and what it is judged in. */
import { noScores, openConnection, type Circumstances, type Connection, type Happening } from '#esa';
import { start } from '#lab';
import { calledBy, filesOf, type Setup } from './case.ts';

/** What everything is judged in, at the lab's first instant. */
export function circumstancesOf(setup: Setup = {}): Circumstances {
  const { clock: at, offset, configuration, world, faults, ids, counters } = start(filesOf({ setup }));
  return { at, offset, configuration, world, faults, ids, counters, open: [], cache: {}, scores: noScores };
}

/** A call and what came of it. */
export function call(around: Circumstances, setup: Setup = {}): Happening {
  return openConnection(around, calledBy({ setup }));
}

/** An open connection, and what it is in. */
export function opened(setup: Setup = {}): { readonly around: Circumstances; readonly connection: Connection } {
  const around = circumstancesOf(setup);
  const { connection, ids } = call(around, setup);
  if (connection === null) throw new Error('nothing was opened');
  return { around: { ...around, ids }, connection };
}
