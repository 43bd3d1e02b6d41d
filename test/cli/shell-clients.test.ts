/** Clients of the shell, where they are installed: curl, Python's smtplib, swaks, msmtp. Each skip says what is missing. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { CERTIFICATE, hatWith, serveHere, type Served, type Wanted } from './served.ts';

const SLOW = 60_000;
const folder = mkdtempSync(join(tmpdir(), 'postern-clients-'));
const letterFile = join(folder, 'letter.eml');
const LETTER = 'From: kinda@globomantics.com\r\nTo: angie@carvedrock.com\r\nSubject: Hello?\r\n\r\n.\r\n..dots\r\nkinda\r\n';

const open: Served[] = [];

beforeAll(() => writeFileSync(letterFile, LETTER));
afterAll(() => rmSync(folder, { recursive: true }));
afterEach(async () => {
  for (const served of open.splice(0)) await served.close();
});

async function begin(wanted: Wanted = {}): Promise<Served> {
  const served = await serveHere(wanted);
  open.push(served);
  return served;
}

interface Run {
  readonly code: number | null;
  readonly output: string;
}

/** Runs a client to its end; `code` null if there is no such command. */
function run(command: string, args: readonly string[], input = ''): Promise<Run> {
  const child = spawn(command, args, { stdio: ['pipe', 'pipe', 'pipe'], env: { ...process.env, HOME: folder } });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stdin.on('error', () => undefined);
  child.stdin.end(input, 'latin1');
  return new Promise((resolve) => {
    child.on('error', () => resolve({ code: null, output }));
    child.on('close', (code) => resolve({ code, output }));
  });
}

/** Why a command cannot be used here, or null. */
async function lacks(command: string, ...args: readonly string[]): Promise<string | null> {
  const { code } = await run(command, args);
  return code === 0 ? null : `${command} is not installed`;
}

const alice = { hat: hatWith('tls = "required"', 'smtpauth_allow = "required"', 'smtpauth_requiretls = "on"'), certificate: true };

describe('curl', () => {
  const send = (served: Served, ...args: readonly string[]): Promise<Run> => {
    const envelope = ['--mail-from', 'kinda@globomantics.com', '--mail-rcpt', 'angie@carvedrock.com', '--upload-file', letterFile];
    return run('curl', ['--silent', '--show-error', ...args, `smtp://127.0.0.1:${served.port}/email.globomantics.com`, ...envelope]);
  };

  it(
    'sends a message, byte for byte',
    async ({ skip }) => {
      const missing = await lacks('curl', '--version');
      skip(missing !== null, missing ?? '');
      const served = await begin();
      expect(await send(served)).toEqual({ code: 0, output: '' });
      expect(served.delivered).toMatchObject([{ text: LETTER, recipients: ['angie@carvedrock.com'] }]);
    },
    SLOW,
  );

  it(
    'ciphers and gives a password',
    async ({ skip }) => {
      const missing = await lacks('curl', '--version');
      skip(missing !== null, missing ?? '');
      const served = await begin(alice);
      // The certificate is for names and for 127.0.0.1.
      expect(await send(served, '--ssl-reqd', '--cacert', CERTIFICATE, '--user', 'alice:wonderland')).toEqual({ code: 0, output: '' });
      expect(served.log()).toContainEqual(expect.stringMatching(/^SMTP Auth \(ICID 1\) succeeded /));
    },
    SLOW,
  );

  it(
    'is told of a recipient that is refused',
    async ({ skip }) => {
      const missing = await lacks('curl', '--version');
      skip(missing !== null, missing ?? '');
      const served = await begin();
      const { code, output } = await send(served, '--mail-rcpt', 'nobody.here@carvedrock.com');
      expect(code).toBe(55);
      expect(output).toContain('550');
    },
    SLOW,
  );
});

describe('Python’s smtplib', () => {
  const script = (lines: readonly string[]): string =>
    [
      'import smtplib, ssl, sys',
      'port, certificate, letter = int(sys.argv[1]), sys.argv[2], open(sys.argv[3], "rb").read()',
      'smtp = smtplib.SMTP("127.0.0.1", port, local_hostname="email.globomantics.com")',
      ...lines,
      'smtp.quit()',
    ].join('\n');
  const send = (served: Served, ...lines: readonly string[]): Promise<Run> =>
    run('python3', ['-c', script(lines), String(served.port), CERTIFICATE, letterFile]);

  it(
    'sends a message, byte for byte',
    async ({ skip }) => {
      const missing = await lacks('python3', '--version');
      skip(missing !== null, missing ?? '');
      const served = await begin();
      const to = '["angie@carvedrock.com", "nobody.here@carvedrock.com"]';
      const sent = await send(served, `print(smtp.sendmail("kinda@globomantics.com", ${to}, letter))`);
      expect(sent).toEqual({ code: 0, output: "{'nobody.here@carvedrock.com': (550, b'#5.1.0 Address rejected.')}\n" });
      expect(served.delivered).toMatchObject([{ text: LETTER }]);
    },
    SLOW,
  );

  it(
    'ciphers and gives a password',
    async ({ skip }) => {
      const missing = await lacks('python3', '--version');
      skip(missing !== null, missing ?? '');
      const served = await begin(alice);
      const sent = await send(
        served,
        'smtp.starttls(context=ssl.create_default_context(cafile=certificate))',
        'print(smtp.login("alice", "wonderland")[0])',
        'print(smtp.sendmail("alice@carvedrock.com", "someone@elsewhere.example", letter))',
      );
      expect(sent).toEqual({ code: 0, output: '235\n{}\n' });
    },
    SLOW,
  );
});

describe('swaks', () => {
  it(
    'sends a message over TLS with a password',
    async ({ skip }) => {
      const missing = await lacks('swaks', '--version');
      skip(missing !== null, missing ?? '');
      const served = await begin(alice);
      const envelope = ['--from', 'kinda@globomantics.com', '--to', 'angie@carvedrock.com', '--helo', 'email.globomantics.com'];
      const secret = ['--tls', '--auth', 'LOGIN', '--auth-user', 'alice', '--auth-password', 'wonderland'];
      const sent = await run('swaks', ['--server', `127.0.0.1:${served.port}`, ...envelope, ...secret, '--data', LETTER]);
      expect(sent.output).toContain('250 ok:  Message 1 accepted');
      expect(sent.code).toBe(0);
      expect(served.delivered).toMatchObject([{ recipients: ['angie@carvedrock.com'] }]);
    },
    SLOW,
  );
});

describe('msmtp', () => {
  it(
    'sends a message over TLS with a password',
    async ({ skip }) => {
      const missing = await lacks('msmtp', '--version');
      skip(missing !== null, missing ?? '');
      const served = await begin(alice);
      const where = ['--host=127.0.0.1', `--port=${served.port}`, '--domain=email.globomantics.com', '--from=kinda@globomantics.com'];
      const secret = ['--tls=on', `--tls-trust-file=${CERTIFICATE}`, '--auth=plain', '--user=alice', '--passwordeval=echo wonderland'];
      const sent = await run('msmtp', [...where, ...secret, 'angie@carvedrock.com'], LETTER);
      expect(sent).toEqual({ code: 0, output: '' });
      // It adds the fields that are missing.
      expect(served.delivered).toMatchObject([{ text: expect.stringContaining(LETTER) as string, recipients: ['angie@carvedrock.com'] }]);
    },
    SLOW,
  );
});
