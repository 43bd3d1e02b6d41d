/** The commands that check and compare tables, as a person starts them. */
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { PROJECT } from '../tools/command.ts';

const SLOW = 60_000;
const folder = mkdtempSync(join(tmpdir(), 'postern-tables-'));
const file = (name: string): string => join(folder, name);

interface Said {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

function run(script: 'hat' | 'rat', ...args: readonly string[]): Promise<Said> {
  return new Promise((resolve) => {
    execFile('npm', ['run', '--silent', script, '--', ...args], { cwd: PROJECT }, (error, stdout, stderr) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, stdout, stderr });
    });
  });
}

const HAT = 'WIDE:\n    192.0.2.0/24\n    ACCEPT\nNARROW:\n    192.0.2.9\n    REJECT\nALL\n    RELAY\n';
const RAT = 'carvedrock.com ACCEPT\nangie@carvedrock.com REJECT\nALL REJECT\n';

beforeAll(() => {
  writeFileSync(file('old.hat'), HAT);
  writeFileSync(file('new.hat'), HAT.replace('192.0.2.9', '192.0.2.9 (moved below)').replace('RELAY', 'REJECT'));
  writeFileSync(file('old.rat'), RAT);
  writeFileSync(file('new.rat'), RAT.replace('ALL REJECT', '.carvedrock.com ACCEPT\nALL REJECT'));
});

afterAll(() => rmSync(folder, { recursive: true }));

describe('npm run hat', () => {
  it.concurrent(
    'prints findings by file, line and column, and ends with 1 where one is an error',
    async ({ expect }) => {
      const { code, stdout, stderr } = await run('hat', 'check', file('old.hat'));
      expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
      const lines = stdout.trimEnd().split('\n');
      expect(lines).toHaveLength(2);
      expect(lines[0]).toMatch(/^\S*\/old\.hat:4:1 warning unreachable \S/);
      expect(lines[1]).toMatch(/^\S*\/old\.hat:7:1 error open-relay \S/);
    },
    SLOW,
  );

  it.concurrent(
    'prints findings as JSON, with the lines that block and a sender to try',
    async ({ expect }) => {
      const { code, stdout } = await run('hat', 'check', file('new.hat'), '--json');
      expect(code).toBe(0);
      expect(JSON.parse(stdout)).toMatchObject([
        { line: 4, column: 1, severity: 'warning', rule: 'unreachable', group: 'NARROW', blockedBy: [2], witness: { ip: '192.0.2.9' } },
      ]);
    },
    SLOW,
  );

  it.concurrent(
    'prints what changes as JSON and ends with 1; with 0 where nothing does',
    async ({ expect }) => {
      const { code, stdout } = await run('hat', 'diff', '--json', file('old.hat'), file('new.hat'));
      expect(code).toBe(1);
      expect(JSON.parse(stdout)).toMatchObject([
        {
          from: { verdict: 'relay', group: 'ALL', policy: null, entry: 'ALL' },
          to: { verdict: 'reject', group: 'ALL', policy: null, entry: 'ALL' },
        },
      ]);
      expect(await run('hat', 'diff', '--json', file('old.hat'), file('old.hat'))).toEqual({ code: 0, stdout: '[]\n', stderr: '' });
    },
    SLOW,
  );

  it.concurrent(
    'says in one line what it cannot read, and ends with 2',
    async ({ expect }) => {
      expect(await run('hat', 'diff', file('old.hat'), '/nowhere.hat')).toEqual({
        code: 2,
        stdout: '',
        stderr: 'hat: cannot read `/nowhere.hat`: no such file or folder\n',
      });
    },
    SLOW,
  );
});

describe('npm run rat', () => {
  it.concurrent(
    'finds what never matches',
    async ({ expect }) => {
      const { code, stdout } = await run('rat', 'check', file('old.rat'), '--json');
      expect(code).toBe(0);
      expect(JSON.parse(stdout)).toMatchObject([
        {
          line: 2,
          column: 1,
          severity: 'warning',
          rule: 'unreachable',
          entry: 'angie@carvedrock.com',
          blockedBy: [1],
          witness: 'angie@carvedrock.com',
        },
      ]);
    },
    SLOW,
  );

  it.concurrent(
    'tells people who is treated differently, with one to try',
    async ({ expect }) => {
      const { code, stdout } = await run('rat', 'diff', file('old.rat'), file('new.rat'));
      expect(code).toBe(1);
      expect(stdout).toMatch(/\n {2}before {2}reject by ALL\n {2}after {3}accept by \.carvedrock\.com\n {2}try {5}\S+\.carvedrock\.com\n$/);
    },
    SLOW,
  );
});
