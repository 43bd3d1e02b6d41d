/** The commands that judge a table, as a person starts them. */
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { PROJECT } from '../tools/command.ts';

const SLOW = 60_000;
const MANY = 100_000;
const folder = mkdtempSync(join(tmpdir(), 'postern-judge-'));
const file = (name: string): string => join(folder, name);

interface Said {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command and tells what it said. `npm` runs the script that package.json names, from the folder of the files. */
function said(command: string, args: readonly string[], cwd = PROJECT): Promise<Said> {
  return new Promise((resolve) => {
    execFile(command, args, { cwd, maxBuffer: 1 << 26 }, (error, stdout, stderr) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, stdout, stderr });
    });
  });
}

const BARE = ['--import', 'tsx', join(PROJECT, 'src/cli/judge.ts')];
const judge = (...args: readonly string[]): Promise<Said> => said(process.execPath, [...BARE, ...args]);

beforeAll(() => {
  writeFileSync(file('t.hat'), 'LOW:\n    sbrs[-10.0:-3.0]\n    REJECT\nODD:\n    300.1.2.3\n    ACCEPT\nALL\n    ACCEPT\n');
  writeFileSync(file('t.rat'), 'carvedrock.com ACCEPT\nALL REJECT\n');
  writeFileSync(file('rcpts.txt'), 'angie@carvedrock.com\r\n\r\n<nobody@elsewhere.example>\r\n');
  writeFileSync(file('broken.jsonl'), '{"ip":"203.0.113.9"}\n{"ip":"203.0.113"}\n{"ip":"203.0.113.9"}\n');
  const senders = Array.from({ length: MANY }, (_, at) =>
    JSON.stringify({ ip: `203.0.113.${at % 256}`, sbrs: at % 2 === 0 ? -4 : null, dnslists: [] }),
  );
  writeFileSync(file('many.jsonl'), senders.join('\n'));
});

afterAll(() => rmSync(folder, { recursive: true }));

describe('npm run judge', () => {
  it.concurrent(
    'prints one object and keeps what it notes to standard error, wherever the person stands',
    async ({ expect }) => {
      const script = ['--prefix', PROJECT, 'run', '--silent', 'judge', '--', '--hat', 't.hat', '--ip', '203.0.113.9', '--sbrs', '-4'];
      const { code, stdout, stderr } = await said('npm', script, folder);
      expect(code).toBe(0);
      expect(JSON.parse(stdout)).toEqual({
        verdict: 'reject',
        group: 'LOW',
        policy: null,
        entry: 'sbrs[-10.0:-3.0]',
        line: 2,
        trace: [{ line: 2, rule: 'LOW: sbrs[-10.0:-3.0]', matched: true, why: '-4.0 lies in -10.0 to -3.0' }],
      });
      expect(stderr).toMatch(/^t\.hat:5:5 error `300\.1\.2\.3` has a part [^\n]+\n$/);
    },
    SLOW,
  );

  it.concurrent(
    'answers a long file line by line, in its order',
    async ({ expect }) => {
      const { code, stdout } = await judge('--hat', file('t.hat'), '--senders', file('many.jsonl'));
      expect(code).toBe(0);
      const lines = stdout.split('\n');
      expect(lines).toHaveLength(MANY + 1);
      expect(lines[0]).toBe('{"verdict":"reject","group":"LOW","policy":null,"entry":"sbrs[-10.0:-3.0]","line":2}');
      expect(lines[1]).toBe('{"verdict":"accept","group":"ALL","policy":null,"entry":"ALL","line":7}');
      const rejected = lines.filter((line, at) => line === lines[0] && at % 2 === 0);
      expect(rejected).toHaveLength(MANY / 2);
    },
    SLOW,
  );

  it.concurrent(
    'says nothing when nobody reads on',
    async ({ expect }) => {
      const child = spawn(process.execPath, [...BARE, '--hat', file('t.hat'), '--senders', file('many.jsonl')], {
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      let stderr = '';
      child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
      const ended = once(child, 'close');
      await once(child.stdout, 'data');
      child.stdout.destroy();
      expect(await ended).toEqual([0, null]);
      expect(stderr).toMatch(/^[^\n]*t\.hat:5:5 error [^\n]+\n$/);
    },
    SLOW,
  );

  it.concurrent(
    'answers all the same when nobody reads its messages',
    async ({ expect }) => {
      const child = spawn(process.execPath, [...BARE, '--hat', file('t.hat'), '--ip', '203.0.113.9'], {
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      child.stderr.destroy();
      let stdout = '';
      child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
      expect(await once(child, 'close')).toEqual([0, null]);
      expect(stdout).toMatch(/^\{"verdict":"accept","group":"ALL",[^\n]+\}\n$/);
    },
    SLOW,
  );

  it.concurrent(
    'ends at the first line that cannot be read, and names it',
    async ({ expect }) => {
      const { code, stdout, stderr } = await judge('--hat', file('t.hat'), '--senders', file('broken.jsonl'));
      expect(code).toBe(2);
      expect(stdout.split('\n')).toHaveLength(2);
      expect(stderr).toMatch(/^judge: \S*broken\.jsonl:2: "ip" `203\.0\.113` is not an IP address [^\n]+$/m);
    },
    SLOW,
  );

  it.concurrent(
    'answers recipients, blank lines passed over',
    async ({ expect }) => {
      const { code, stdout, stderr } = await judge('--rat', file('t.rat'), '--rcpts', file('rcpts.txt'));
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      expect(stdout).toBe('{"verdict":"accept","entry":"carvedrock.com","line":1}\n{"verdict":"reject","entry":"ALL","line":2}\n');
    },
    SLOW,
  );

  it.concurrent.for([
    ['a table there is not', ['--hat', '/nowhere.hat', '--ip', '203.0.113.9'], 'judge: cannot read `/nowhere.hat`: no such file or folder'],
    ['a recipient that is none', ['--rat', file('t.rat'), '--rcpt', 'a b@c'], 'judge: --rcpt `a b@c` is no recipient: the part before'],
  ] as const)('says in one line that there is %s, and ends with 2', { timeout: SLOW }, async ([, args, text], { expect }) => {
    const { code, stdout, stderr } = await judge(...args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr.startsWith(text)).toBe(true);
    expect(stderr.match(/\n/g)).toHaveLength(1);
  });
});
