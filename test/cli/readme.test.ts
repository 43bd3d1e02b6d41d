/** What the README shows of the shell is what the commands print. */
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'vitest';
import { PROJECT } from '../tools/command.ts';

const text = readFileSync(join(PROJECT, 'README.md'), 'utf8');
const section = /^## From a shell$([^]*?)^## /m.exec(text)?.[1] ?? '';

/** Every `$ command` of the section with the lines below it. */
const shown = [...section.matchAll(/^\$ npm run --silent (judge|hat|rat) -- (.+)\n((?:(?!\$ |```).*\n)*)/gm)].map(
  ([, script = '', args = '', output = '']) => [script, args, output] as const,
);

function printed(script: string, args: string): Promise<string> {
  return new Promise((resolve) => {
    execFile(process.execPath, ['--import', 'tsx', `src/cli/${script}.ts`, ...args.split(' ')], { cwd: PROJECT }, (_, stdout) =>
      resolve(stdout),
    );
  });
}

describe('the README', () => {
  it.concurrent.for(shown)('shows what %s %s prints', { timeout: 60_000 }, async ([script, args, output], { expect }) => {
    expect(await printed(script, args)).toBe(output);
  });
});
