/**
 * `npm run soak`: the properties without end and with ever new seeds, until one fails or somebody stops it. A failure names its seed and path,
 * with which `npm run soak -- SEED PATH NUMBER` plays that one case again.
 */
import fc from 'fast-check';
import { properties, type SoakProperty } from './properties.ts';

/** Runs a property with a seed; tells the failure and gives false. */
function holds({ name, property, runs }: SoakProperty, seed: number, path?: string): boolean {
  const details = fc.check(property, { seed, numRuns: runs, ...(path === undefined ? {} : { path, endOnFailure: true }) });
  if (!details.failed) return true;
  const place = properties.findIndex((one) => one.name === name);
  console.error(`\nFAILED: it ${name}`);
  console.error(fc.defaultReportMessage(details));
  console.error(`again: npm run soak -- ${details.seed} ${details.counterexamplePath ?? ''} ${place}`);
  return false;
}

const megabytes = (): string => `${Math.round(process.memoryUsage().heapUsed / 1e6)} MB`;

/** One round of every property; false at the first that fails. */
function soakOnce(round: number, from: number): boolean {
  const seed = Math.floor(Math.random() * 0x7fff_ffff);
  if (!properties.every((one) => holds(one, seed))) return false;
  const tried = properties.reduce((sum, { runs }) => sum + runs, 0) * round;
  console.log(`round ${round}, seed ${seed}: ${tried} clients in ${Math.round((performance.now() - from) / 1000)} s, ${megabytes()}`);
  return true;
}

const [seed, path, place] = process.argv.slice(2);
const chosen = properties[Number(place)];
if (seed !== undefined && chosen !== undefined) {
  process.exitCode = holds(chosen, Number(seed), path) ? 0 : 1;
} else {
  console.log('Until stopped by Ctrl-C; a failure stops it as well.');
  const from = performance.now();
  for (let round = 1; soakOnce(round, from); round++);
  process.exitCode = 1;
}
