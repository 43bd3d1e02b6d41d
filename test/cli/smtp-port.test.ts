import { afterEach, describe, expect, it } from 'vitest';
import { scenario } from '../tools/scenario.ts';
import { Client, hatWith, serveHere, type Served, type Wanted } from './served.ts';

const open: Served[] = [];

/** A port that is closed after the test, and a first client of it. */
async function dial(wanted: Wanted = {}): Promise<{ served: Served; client: Client }> {
  const served = await serveHere(wanted);
  open.push(served);
  return { served, client: await Client.dial(served.port) };
}

afterEach(async () => {
  for (const served of open.splice(0)) await served.close();
});

const ENVELOPE = ['MAIL FROM:<kinda@globomantics.com>\r\n', 'RCPT TO:<angie@carvedrock.com>\r\n', 'DATA\r\n'];
const LETTER = 'Subject: Hello?\r\n\r\n..\r\n...x\r\nkinda\r\n.\r\n';
const GO_AHEAD = ['250 sender <kinda@globomantics.com> ok\r\n', '250 recipient <angie@carvedrock.com> ok\r\n', '354 go ahead\r\n'];

describe('a port', () => {
  it('speaks the newcomer’s conversation, byte for byte', async () => {
    const { served, client } = await dial();
    const heard = [await client.hear()];
    const lines = ['HELO email.globomantics.com\r\n', ...ENVELOPE, LETTER, 'QUIT\r\n'];
    for (const line of lines) heard.push(await client.say(line));
    const hostname = 'email.carvedrock.com';
    const accepted = '250 ok:  Message 1 accepted\r\n';
    expect(heard).toEqual([`220 ${hostname} ESMTP\r\n`, `250 ${hostname}\r\n`, ...GO_AHEAD, accepted, `221 ${hostname}\r\n`]);
    expect(await client.end()).toBe('closed');
    expect(served.delivered).toMatchObject([{ mid: 1, text: 'Subject: Hello?\r\n\r\n.\r\n..x\r\nkinda\r\n' }]);
    expect(served.log().at(-1)).toBe('ICID 1 close');
  });

  it('takes input that does not wait for its replies, and a client that stops sending before it reads', async () => {
    const { client } = await dial();
    client.send(`HELO x\r\n${ENVELOPE.join('')}${LETTER}QUIT\r\n`);
    client.finish();
    const heard = await client.hear(7);
    expect(heard).toMatch(/^220 .*\r\n250 .*\r\n250 sender .*\r\n250 recipient .*\r\n354 .*\r\n250 ok.*\r\n221 .*\r\n$/);
    expect(await client.end()).toBe('closed');
  });

  it('takes input octet by octet', async () => {
    const { served, client } = await dial();
    await client.hear();
    for (const octet of `HELO x\r\n${ENVELOPE.join('')}`) {
      await client.sendAlone(octet);
    }
    await client.hear(4);
    for (const octet of LETTER) {
      await client.sendAlone(octet);
    }
    expect(await client.hear()).toBe('250 ok:  Message 1 accepted\r\n');
    expect(served.delivered).toMatchObject([{ text: 'Subject: Hello?\r\n\r\n.\r\n..x\r\nkinda\r\n' }]);
  });

  it('resets the socket where the table says TCPREFUSE', async () => {
    const { served, client } = await dial({ hat: 'ALL\n    TCPREFUSE\n' });
    expect(await client.end()).toBe('reset');
    expect(await client.hear()).toBe('');
    expect(served.log()).toEqual([expect.stringMatching(/^ICID 0 TCPREFUSE /)]);
  });

  it('greets and closes where the table says REJECT, whatever the client goes on to send', async () => {
    const { client } = await dial({ from: '203.0.113.130' });
    client.send('HELO mx7.offers.example\r\n'.repeat(1000));
    expect(await client.hear()).toMatch(/^554-email\.carvedrock\.com\r\n554 Your access [^\n]*\r\n$/);
    client.finish();
    expect(await client.end()).toBe('closed');
  });

  it('keeps several clients apart, and turns away those that are too many', async () => {
    const { served, client } = await dial({ hat: hatWith('max_concurrency = 2') });
    const second = await Client.dial(served.port);
    const third = await Client.dial(served.port);
    await client.hear();
    await second.hear();
    expect(await third.hear()).toBe('421 #4.4.5 Too many connections from your host.\r\n');
    expect(await third.end()).toBe('closed');
    expect(await client.say('RCPT TO:<a@b.example>\r\n')).toMatch(/^503 /);
    expect(await second.say('HELO x\r\n')).toMatch(/^250 /);
    await second.say('QUIT\r\n');
    await second.end();
    const fourth = await Client.dial(served.port);
    expect(await fourth.hear()).toMatch(/^220 /);
  });

  it('notices a client that goes away without a word', async () => {
    const { served, client } = await dial();
    await client.hear();
    await client.say(`HELO x\r\n${ENVELOPE[0]}`, 2);
    client.vanish();
    await expect.poll(() => served.log().at(-1)).toBe('ICID 1 close');
    expect(served.log().slice(-4)).toEqual([
      'ICID 1 lost',
      'Message aborted MID 1 Receiving aborted',
      'Message finished MID 1 aborted',
      'ICID 1 close',
    ]);
    expect(served.gateway.snapshot.connections).toEqual({});
  });

  it('hangs up when the time of a connection is over, by the wall clock', async () => {
    const appliance = `${scenario()['appliance.yaml']}\nsettings:\n  unsuccessful_timeout: 1s\n`;
    const { served, client } = await dial({ files: { 'appliance.yaml': appliance } });
    await client.hear();
    const began = Date.now();
    expect(await client.hear()).toMatch(/^421 /);
    expect(Date.now() - began).toBeGreaterThan(500);
    expect(await client.end()).toBe('closed');
    expect(served.log().at(-1)).toBe('ICID 1 close');
  });

  it('reads no more from a client that does not read', async () => {
    const { served, client } = await dial();
    await client.hear();
    client.pause();
    // Six octets of HELP are answered by more than a hundred: what the system holds for a socket is far below their sum.
    const helps = 60_000;
    client.send('HELP\r\n'.repeat(helps));
    client.finish();
    let stalled = served.gateway.snapshot;
    await expect.poll(() => stalled === (stalled = served.gateway.snapshot), { interval: 300, timeout: 20_000 }).toBe(true);
    expect(stalled.connections).not.toEqual({});
    client.resume();
    expect(await client.end()).toBe('closed');
    const heard = await client.hear(Infinity);
    expect(heard.split('214 ').length - 1).toBe(helps);
  });

  it('closes with everybody hung up on, and its log says so', async () => {
    const { served, client } = await dial();
    await client.hear();
    await served.close();
    expect(await client.end()).toBe('closed');
    expect(served.log().at(-1)).toBe('ICID 1 close');
    await expect(Client.dial(served.port)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });
});

describe('a port with a certificate', () => {
  const offered = { hat: hatWith('tls = "on"'), certificate: true };
  const required = { hat: hatWith('tls = "required"'), certificate: true };

  it('ciphers for real after STARTTLS, and begins anew', async () => {
    const { served, client } = await dial(required);
    await client.hear();
    expect(await client.say('EHLO x\r\n')).toContain('250 STARTTLS\r\n');
    expect(await client.say(ENVELOPE[0] ?? '')).toBe('530 #5.7.0 Must issue a STARTTLS command first\r\n');
    expect(await client.say('STARTTLS\r\n')).toBe('220 Go ahead with TLS\r\n');
    const secure = await client.cipher();
    expect(secure.authorized).toBe(true);
    const { name } = secure.getCipher();
    expect(await client.say(ENVELOPE[0] ?? '')).toBe('503 #5.5.1 HELO/EHLO first\r\n');
    expect(await client.say('EHLO x\r\n')).not.toContain('STARTTLS');
    for (const line of ENVELOPE) await client.say(line);
    expect(await client.say(LETTER)).toBe('250 ok:  Message 1 accepted\r\n');
    expect(served.log()).toContain(`ICID 1 TLS success protocol ${secure.getProtocol()} cipher ${name}`);
    expect(served.delivered[0]?.added[0]?.text).toContain(`with ESMTP/TLS/${name};`);
    expect(await client.say('QUIT\r\n')).toMatch(/^221 /);
    expect(await client.end()).toBe('closed');
  });

  it('drops what came in clear text together with STARTTLS', async () => {
    const { served, client } = await dial(offered);
    await client.say('EHLO x\r\n', 2);
    expect(await client.say(`STARTTLS\r\n${ENVELOPE[0]}`)).toBe('220 Go ahead with TLS\r\n');
    await client.cipher();
    expect(await client.say('NOOP\r\n')).toBe('250 ok\r\n');
    expect(served.log().some((line) => line.startsWith('Start MID'))).toBe(false);
  });

  it('hangs up on a client that says something else than a handshake', async () => {
    const { served, client } = await dial(offered);
    await client.say('EHLO x\r\n', 2);
    await client.say('STARTTLS\r\n');
    client.send('MAIL FROM:<kinda@globomantics.com>\r\n');
    await client.end();
    expect(served.log().slice(-2)).toEqual(['ICID 1 TLS failed', 'ICID 1 close']);
    const other = await Client.dial(served.port);
    expect(await other.hear()).toMatch(/^220 /);
  });

  it('notices a client that goes away in the handshake', async () => {
    const { served, client } = await dial(offered);
    await client.say('EHLO x\r\n', 2);
    await client.say('STARTTLS\r\n');
    client.vanish();
    await expect.poll(() => served.log().slice(-2)).toEqual(['ICID 1 TLS failed', 'ICID 1 close']);
  });

  it('closes in the middle of a handshake', async () => {
    const { served, client } = await dial(offered);
    await client.say('EHLO x\r\n', 2);
    await client.say('STARTTLS\r\n');
    await served.close();
    await client.end();
    expect(served.gateway.snapshot.connections).toEqual({});
  });
});

describe('a port without a certificate', () => {
  it('does not offer STARTTLS where the policy would', async () => {
    const { client } = await dial({ hat: hatWith('tls = "on"') });
    expect(await client.say('EHLO x\r\n', 2)).not.toContain('STARTTLS');
    expect(await client.say('STARTTLS\r\n')).toBe('500 #5.5.1 command not recognized\r\n');
    expect(await client.say(ENVELOPE[0] ?? '')).toMatch(/^250 sender /);
  });

  it('takes no mail where the policy requires TLS', async () => {
    const { client } = await dial({ hat: hatWith('tls = "required"') });
    await client.say('EHLO x\r\n', 2);
    expect(await client.say(ENVELOPE[0] ?? '')).toBe('530 #5.7.0 Must issue a STARTTLS command first\r\n');
  });
});
