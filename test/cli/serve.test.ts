/** The command as a person starts it: one process for the whole file, and one for each of the few ways not to begin. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PROJECT } from '../tools/command.ts';
import { Client } from './served.ts';

const SLOW = 60_000;
const script = join(PROJECT, 'src/cli/serve.ts');
const folder = mkdtempSync(join(tmpdir(), 'postern-serve-'));
const mailLog = join(folder, 'mail.log');
const delivered = join(folder, 'delivered');

/** A process with all it has printed so far. */
class Running {
  stdout = '';
  stderr = '';
  readonly ended: Promise<number | null>;

  constructor(readonly child: ChildProcess) {
    child.stdout?.on('data', (chunk: Buffer) => (this.stdout += chunk.toString()));
    child.stderr?.on('data', (chunk: Buffer) => (this.stderr += chunk.toString()));
    this.ended = once(child, 'close').then(([code]) => code as number | null);
  }

  async firstLine(): Promise<string> {
    while (!this.stdout.includes('\n')) await Promise.race([once(this.child.stdout ?? this.child, 'data'), this.ended.then(ended)]);
    return this.stdout.split('\n')[0] ?? '';
  }
}

const ended = (code: number | null): never => {
  throw new Error(`ended with ${code} before it said anything`);
};

const serve = (...args: readonly string[]): Running =>
  new Running(spawn('npm', ['run', '--silent', 'serve', '--', ...args], { cwd: PROJECT, stdio: ['ignore', 'pipe', 'pipe'] }));

/** Without npm, which only costs time where nothing depends on it. */
const serveBare = (...args: readonly string[]): Running => {
  return new Running(spawn(process.execPath, ['--import', 'tsx', script, ...args], { cwd: PROJECT, stdio: ['ignore', 'pipe', 'pipe'] }));
};

const needed = ['--port', '0', '--listener', 'InboundMail', '--from', '198.51.100.25'];

let running: Running;
let port = 0;

beforeAll(async () => {
  writeFileSync(join(folder, 'one.rat'), 'training.example ACCEPT\nALL REJECT\n');
  running = serve(...needed, '--rat', join(folder, 'one.rat'), '--no-directory', '--mail-log', mailLog, '--delivered', delivered);
  port = Number(/:(\d+) /.exec(await running.firstLine())?.[1]);
}, SLOW);

afterAll(() => {
  running.child.kill('SIGKILL');
  rmSync(folder, { recursive: true });
});

describe('npm run serve', () => {
  it('says in one line that it is ready, and nothing else', () => {
    expect(running.stdout).toBe(`listening on 127.0.0.1:${port} as InboundMail, client 198.51.100.25\n`);
    expect(running.stderr).toBe('');
  });

  it('answers by the tables it was given, and writes log and message as they happen', async () => {
    const client = await Client.dial(port);
    await client.hear();
    const before = Date.now();
    await client.say('HELO email.globomantics.com\r\nMAIL FROM:<kinda@globomantics.com>\r\n', 2);
    expect(await client.say('RCPT TO:<angie@carvedrock.com>\r\n')).toBe('550 #5.1.0 Address rejected.\r\n');
    expect(await client.say('RCPT TO:<nobody.here@training.example>\r\n')).toMatch(/^250 /);
    await client.say('DATA\r\n');
    expect(existsSync(join(delivered, '1.eml'))).toBe(false);
    await client.say('Subject: Hello?\r\n\r\n..\r\nkinda\r\n.\r\n');
    expect(readFileSync(join(delivered, '1.eml'), 'latin1')).toMatch(
      /^Received: from email\.globomantics\.com \(\[198\.51\.100\.25\]\)\r\n {2}by email\.carvedrock\.com with SMTP; [^\r]*\r\nSubject: Hello\?\r\n\r\n\.\r\nkinda\r\n$/,
    );
    const lines = readFileSync(mailLog, 'utf8').split('\n');
    expect(lines.at(-2)).toMatch(/^\w{3} \w{3} [ \d]\d \d\d:\d\d:\d\d \d{4} Info: MID 1 queued for delivery$/);
    const logged = Date.parse((lines.at(-2) ?? '').slice(0, 24));
    expect(Math.abs(logged - before)).toBeLessThan(10_000);
    await client.say('QUIT\r\n');
  });

  it(
    'ends on SIGTERM with everybody hung up on',
    async () => {
      const client = await Client.dial(port);
      await client.hear();
      running.child.kill('SIGTERM');
      expect(await client.end()).toBe('closed');
      expect(await running.ended).toBe(0);
      expect(running.stderr).toBe('');
      expect(readFileSync(mailLog, 'utf8')).toMatch(/ Info: ICID 2 close\n$/);
    },
    SLOW,
  );
});

const refusals: readonly (readonly [what: string, args: readonly string[], said: RegExp])[] = [
  [
    'a listener there is not',
    ['--listener', 'Inbound'],
    /^serve: no listener `Inbound`; appliance.yaml has `InboundMail`, `OutboundMail`\n$/,
  ],
  ['a flag there is not', ['--hatt', 'x'], /^serve: unknown option `--hatt`\n$/],
  ['a table that cannot be read', ['--hat', '/nowhere.hat'], /^serve: cannot read `\/nowhere.hat`: no such file or folder\n$/],
  [
    'a certificate that is none',
    ['--tls-cert', script, '--tls-key', script],
    /^serve: `.*` and `.*` are no certificate with its key: [^\n]+\n$/,
  ],
];

describe('serve that cannot begin', () => {
  it.concurrent.for(refusals)(
    'says in one line on stderr that there is %s, and ends with 2',
    { timeout: SLOW },
    async ([, args, said], context) => {
      const failed = serveBare(...needed, ...args);
      context.expect(await failed.ended).toBe(2);
      context.expect(failed.stderr).toMatch(said);
      context.expect(failed.stdout).toBe('');
    },
  );
});
