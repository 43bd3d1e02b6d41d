/** Runs one command of this project and tells how it ended. Tools found in node_modules are named as npm scripts name them. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const PROJECT = fileURLToPath(new URL('../..', import.meta.url));

export interface Run {
  readonly code: number;
  readonly output: string;
  readonly seconds: number;
}

export interface RunOptions {
  /** Show the output while it comes, besides collecting it. */
  readonly live?: boolean;
  readonly env?: Readonly<Record<string, string | undefined>>;
}

/** A command that cannot even be started ends with code 127 and says why, as in a shell. */
export function run(name: string, args: readonly string[], { live = false, env = {} }: RunOptions = {}): Promise<Run> {
  const started = performance.now();
  const child = spawn(locate(name), args, {
    cwd: PROJECT,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: process.platform === 'win32',
  });
  let output = '';
  const take = (chunk: Buffer) => {
    output += chunk.toString();
    if (live) process.stdout.write(chunk);
  };
  child.stdout.on('data', take);
  child.stderr.on('data', take);
  return new Promise((resolve) => {
    const end = (code: number) => resolve({ code, output, seconds: (performance.now() - started) / 1000 });
    child.on('error', (error) => take(Buffer.from(`${error.message}\n`)));
    child.on('close', (code) => end(code ?? 127));
  });
}

function locate(name: string): string {
  const own = join(PROJECT, 'node_modules/.bin', name);
  return existsSync(own) ? own : name;
}
