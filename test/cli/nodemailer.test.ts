/** A client nobody here wrote, the one most programs of this platform send with. */
import { createTransport, type TransportOptions } from 'nodemailer';
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { CERTIFICATE, hatWith, serveHere, type Served, type Wanted } from './served.ts';

const open: Served[] = [];

afterEach(async () => {
  for (const served of open.splice(0)) await served.close();
});

/** A port, and a transport that sends to it. */
async function begin(wanted: Wanted = {}, options: Readonly<Record<string, unknown>> = {}) {
  const served = await serveHere(wanted);
  open.push(served);
  const named = { host: '127.0.0.1', port: served.port, name: 'email.globomantics.com' };
  return { served, transport: createTransport({ ...named, ...options } as TransportOptions) };
}

const hello = {
  from: 'kinda@globomantics.com',
  to: 'angie@carvedrock.com',
  subject: 'Hello?',
  text: 'Some of the best training there is.\n',
};
const tls = { ca: readFileSync(CERTIFICATE), servername: 'email.carvedrock.com' };

/** A message as nodemailer writes it, ready to be sent. */
async function written(message: object): Promise<Buffer> {
  const { message: octets } = await createTransport({ streamTransport: true, buffer: true, newline: 'windows' }).sendMail(message);
  return octets as Buffer;
}

describe('nodemailer', () => {
  it('sends a plain message', async () => {
    const { served, transport } = await begin();
    const { response, accepted } = await transport.sendMail(hello);
    expect(response).toBe('250 ok:  Message 1 accepted');
    expect(accepted).toEqual(['angie@carvedrock.com']);
    expect(served.delivered).toMatchObject([{ from: 'kinda@globomantics.com', recipients: ['angie@carvedrock.com'] }]);
    expect(served.log()).toContain('MID 1 Subject "Hello?"');
  });

  it.each(['PLAIN', 'LOGIN'])('gives its password by %s and may relay then', async (method) => {
    const auth = { user: 'alice', pass: 'wonderland', method };
    const { served, transport } = await begin({ hat: hatWith('smtpauth_allow = "required"') }, { auth });
    const { response } = await transport.sendMail({ ...hello, to: 'someone@elsewhere.example' });
    expect(response).toMatch(/^250 /);
    expect(served.log()).toContainEqual(expect.stringMatching(`succeeded for user: alice using AUTH mechanism: ${method} `));
  });

  it('is told that its password is wrong', async () => {
    const auth = { user: 'alice', pass: 'looking-glass' };
    const { transport } = await begin({ hat: hatWith('smtpauth_allow = "on"') }, { auth });
    await expect(transport.sendMail(hello)).rejects.toMatchObject({ code: 'EAUTH', responseCode: 535 });
  });

  it('ciphers by STARTTLS, and gives its password only then', async () => {
    const hat = hatWith('tls = "required"', 'smtpauth_allow = "on"', 'smtpauth_requiretls = "on"');
    const auth = { user: 'alice', pass: 'wonderland' };
    const { served, transport } = await begin({ hat, certificate: true }, { auth, requireTLS: true, tls });
    const { response } = await transport.sendMail(hello);
    expect(response).toMatch(/^250 /);
    expect(served.delivered[0]?.added[0]?.text).toMatch(/with ESMTP\/TLS\/\S+;/);
  });

  it('does without STARTTLS where none is offered', async () => {
    const { transport } = await begin({ hat: hatWith('tls = "on"') }, { requireTLS: true, tls });
    await expect(transport.sendMail(hello)).rejects.toMatchObject({ code: 'ETLS' });
  });

  it('sends to those recipients that are taken', async () => {
    const { served, transport } = await begin();
    const to = ['angie@carvedrock.com', 'nobody.here@carvedrock.com', 'orders@carvedrock.com'];
    const { accepted, rejected } = await transport.sendMail({ ...hello, to });
    expect(accepted).toEqual(['angie@carvedrock.com', 'orders@carvedrock.com']);
    expect(rejected).toEqual(['nobody.here@carvedrock.com']);
    expect(served.delivered).toMatchObject([{ recipients: ['angie@carvedrock.com', 'orders@carvedrock.com'] }]);
  });

  it('is refused as a known spammer, and not heard where the table says TCPREFUSE', async () => {
    const { transport } = await begin({ from: '203.0.113.130' });
    await expect(transport.sendMail(hello)).rejects.toMatchObject({ responseCode: 554 });
    const refusing = await begin({ hat: 'ALL\n    TCPREFUSE\n' });
    await expect(refusing.transport.sendMail(hello)).rejects.toMatchObject({
      code: expect.stringMatching(/^E(?:CONNECTION|SOCKET)$/) as string,
    });
  });

  it('sends five megabytes with attachments, byte for byte', async () => {
    const { served, transport } = await begin();
    const attachments = [1, 2, 3].map((number) => ({ filename: `${number}.bin`, content: randomBytes(1_300_000) }));
    const message = await written({ ...hello, attachments });
    expect(message.length).toBeGreaterThan(5_000_000);
    await transport.sendMail({ envelope: { from: hello.from, to: hello.to }, raw: message });
    expect(Buffer.from(served.delivered[0]?.text ?? '', 'latin1').equals(message)).toBe(true);
  }, 60_000);

  it('sends lines with dots, and octets beyond ASCII, as they stand', async () => {
    const { served, transport } = await begin();
    const lines = ['Subject: dots', '', '.', '..', '.x', '...x', 'a.', '', '.', `${'x'.repeat(990)}.`, '\xe9\xff\xa0', 'end', ''];
    const raw = Buffer.from(lines.join('\r\n'), 'latin1');
    await transport.sendMail({ envelope: { from: hello.from, to: hello.to }, raw });
    expect(served.delivered[0]?.text).toBe(raw.toString('latin1'));
  });

  it('sends many messages over connections it keeps', async () => {
    const { served, transport } = await begin({}, { pool: true, maxConnections: 5, maxMessages: 10 });
    const sent = await Promise.all(Array.from({ length: 60 }, (_, index) => transport.sendMail({ ...hello, subject: `Number ${index}` })));
    expect(new Set(sent.map(({ response }) => response)).size).toBe(60);
    expect(served.delivered).toHaveLength(60);
    transport.close();
  }, 20_000);
});
