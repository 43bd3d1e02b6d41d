/**
 * `npm test`: every runner in turn, the time each took, and as the last line the sum of what passed and failed.
 * Arguments go to Vitest alone, so that `npm test -- -u` rewrites the transcripts.
 */
import { ensureChromium } from './chromium.ts';
import { run } from './command.ts';
import { printTally, sumOf, tallyOf, type Tally } from './tally.ts';

interface Runner {
  readonly name: string;
  readonly command: readonly [string, ...string[]];
}

interface Result extends Tally {
  readonly name: string;
  readonly seconds: number;
}

const RUNNERS: readonly Runner[] = [
  { name: 'check', command: ['tsx', 'test/tools/check.ts'] },
  { name: 'unit tests', command: ['vitest', 'run', '--project=floors', '--project=ui', ...process.argv.slice(2)] },
  { name: 'lessons', command: ['tsx', 'test/tools/lessons.ts'] },
  { name: 'browser tests', command: ['vitest', 'run', '--project=browser'] },
];

async function runRunner({ name, command: [tool, ...args] }: Runner, env: Record<string, string>): Promise<Result> {
  console.log(`\n== ${name}`);
  const { output, code, seconds } = await run(tool, args, { live: true, env });
  return { name, seconds, ...tallyOf(output, code) };
}

/** Without a browser the other runners still tell what they know; the browser tests then fail by themselves. */
async function browserEnvironment(): Promise<Record<string, string>> {
  try {
    return { CHROME_PATH: await ensureChromium() };
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return {};
  }
}

const env = await browserEnvironment();
const results: Result[] = [];
for (const runner of RUNNERS) results.push(await runRunner(runner, env));

console.log('');
for (const result of results) console.log(`${result.name.padEnd(14)} ${result.seconds.toFixed(1).padStart(6)} s  ${printTally(result)}`);
const sum = sumOf(results);
console.log(`\n${printTally(sum)}`);
process.exitCode = sum.failed > 0 ? 1 : 0;
