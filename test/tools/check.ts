/** `npm run check`: every tool that reads the code without running it, one line each. What a tool objects to is shown below its line. */
import { run, type Run } from './command.ts';
import { printTally } from './tally.ts';

interface Tool {
  readonly name: string;
  readonly command: readonly [string, ...string[]];
}

const CRUISED = ['src', 'test', 'vite.config.ts'];
const CACHE = '.cache';

const types = (folder: string): Tool['command'] => {
  const remembered = `${CACHE}/${folder.replace('/', '-')}.tsbuildinfo`;
  return ['tsc', '-p', folder, '--incremental', '--tsBuildInfoFile', remembered];
};

const lint = (files: string): Tool['command'] => ['eslint', '--config', '.eslint.config.js', '--max-warnings', '0', files];

const TOOLS: readonly Tool[] = [
  { name: 'types of smtp', command: types('src/smtp') },
  { name: 'types of esa', command: types('src/esa') },
  { name: 'types of lab', command: types('src/lab') },
  {
    name: 'types of ui',
    command: ['svelte-check', '--workspace', 'src', '--tsconfig', './tsconfig.json', '--fail-on-warnings', '--output', 'human'],
  },
  { name: 'types of cli', command: types('src/cli') },
  { name: 'types of test', command: types('test') },
  { name: 'arrows', command: ['depcruise', '--config', '.dependency-cruiser.cjs', ...CRUISED] },
  { name: 'loads', command: ['depcruise', '--config', '.dependency-cruiser-loads.cjs', 'src'] },
  { name: 'lint', command: lint('**/*.{ts,js,cjs}') },
  { name: 'lint of ui', command: lint('src/**/*.svelte') }, // apart, since each component makes the type checker begin anew
  { name: 'format', command: ['prettier', '--check', '--log-level', 'warn', '--cache', '--cache-location', `${CACHE}/prettier`, '.'] },
  { name: 'dead exports', command: ['knip', '--config', '.knip.json', '--no-progress', '--treat-config-hints-as-errors'] },
];

/** The tools run in two lanes, since most of them keep one core busy; their lines come in the order of the list. */
function start(tools: readonly Tool[]): { readonly tool: Tool; readonly ended: Promise<Run> }[] {
  const lanes: Promise<unknown>[] = [Promise.resolve(), Promise.resolve()];
  return tools.map((tool, place) => {
    const [name, ...args] = tool.command;
    const ended = Promise.resolve(lanes[place % 2]).then(() => run(name, args));
    lanes[place % 2] = ended;
    return { tool, ended };
  });
}

function report({ name }: Tool, { code, output, seconds }: Run): void {
  console.log(`${code === 0 ? 'ok    ' : 'FAILED'} ${name.padEnd(14)} ${seconds.toFixed(1).padStart(5)} s`);
  if (code !== 0) console.log(output.trim().replace(/^/gm, '       '));
}

let passed = 0;
for (const { tool, ended } of start(TOOLS)) {
  const result = await ended;
  report(tool, result);
  if (result.code === 0) passed += 1;
}

const failed = TOOLS.length - passed;
console.log(printTally({ passed, failed }));
process.exitCode = failed > 0 ? 1 : 0;
