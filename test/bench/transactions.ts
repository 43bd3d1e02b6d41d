/**
 * `npm run bench`: one-kilobyte messages a second, beside npm's smtp-server on the same conversation in the same run: the pure core against
 * smtp-server over an in-process pair of streams, and both over TCP. Every line waits for its reply; one connection carries them all, since
 * smtp-server holds its greeting back for a tenth of a second. Postern makes reasons and log lines all the while.
 */
import { once } from 'node:events';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { Duplex } from 'node:stream';
import { SMTPServer } from 'smtp-server';
import { explain, type Decision } from '#esa';
import { start, step, type Output } from '#lab';
import { renderReply } from '#smtp';
import { isComplaint } from '../../src/cli/complaint.ts';
import { Gateway } from '../../src/cli/gateway.ts';
import { serveListener, type ServedListener } from '../../src/cli/served-listener.ts';
import { openSmtpPort } from '../../src/cli/smtp-port.ts';
import { scenario } from '../tools/scenario.ts';

const FROM = '198.51.100.25';
const HELO = 'HELO email.globomantics.com\r\n';
const TRANSACTION = [
  'MAIL FROM:<kinda@globomantics.com>\r\n',
  'RCPT TO:<angie@carvedrock.com>\r\n',
  'DATA\r\n',
  [
    'From: kinda <kinda@globomantics.com>',
    'To: angie <angie@carvedrock.com>',
    'Subject: Hello?',
    'Date: Tue, 8 Oct 2019 21:28:30 -0800',
    'Message-ID: <1@globomantics.com>',
    '',
    ...Array.from({ length: 12 }, () => 'Some of the best training there is, in a line of seventy-two characters.'),
    '.\r\n',
  ].join('\r\n'),
] as const;

/** Sends so many messages and is done when the last is accepted. */
type Sender = (messages: number) => Promise<void> | void;

/** Carved Rock with no limit of messages for one connection. */
function served(): ServedListener {
  const hat = scenario()['InboundMail.hat']?.replace(/(\$ACCEPTED\s+ACCEPT)/, '$1 { max_msgs_per_session = -1 }') ?? '';
  const ready = serveListener(scenario(), 'InboundMail', { hat, rat: null, directory: true, certificate: false });
  if (isComplaint(ready)) throw new Error(ready.text);
  return ready;
}

function gateway({ files }: ServedListener): Gateway {
  let octets = 0;
  const outlets = { log: (lines: string) => void (octets += lines.length), deliver: () => undefined };
  return new Gateway({ ...start(files), clock: Date.now(), offset: 0 }, outlets);
}

const sayAll = (outputs: readonly Output[]): string =>
  outputs.map((output) => (output.kind === 'reply' ? renderReply(output.reply) : '')).join('');

function inProcess(): { readonly send: Sender; readonly core: Gateway; readonly ready: ServedListener } {
  const ready = served();
  const core = gateway(ready);
  core.act({ kind: 'connect', at: Date.now(), connection: 'c', from: FROM, to: ready.address, port: ready.port });
  const say = (octets: string): string => sayAll(core.act({ kind: 'octets', at: Date.now(), connection: 'c', octets }));
  say(HELO);
  const send = (messages: number): void => {
    for (let message = 0; message < messages; message++) for (const octets of TRANSACTION) expectGood(say(octets));
  };
  return { send, core, ready };
}

/** A refusal would be quicker than the work it saves. */
function expectGood(reply: string): void {
  if (!/^[23]/.test(reply)) throw new Error(`refused: ${reply}`);
}

/** A client on a stream: greets, and then sends as it is told. */
async function client(stream: Duplex): Promise<Sender> {
  const hear = async (): Promise<void> => expectGood(((await once(stream, 'data')) as [Buffer])[0].toString('latin1'));
  await hear();
  stream.write(HELO);
  await hear();
  return (messages) => converse(stream, messages * TRANSACTION.length);
}

/** Line by line without a promise for each, which would cost more than the servers. */
function converse(stream: Duplex, lines: number): Promise<void> {
  return new Promise((resolve, reject) => {
    let sent = 0;
    const next = (): void => void stream.write(TRANSACTION[sent++ % TRANSACTION.length] ?? '', 'latin1');
    const heard = (reply: Buffer): void => {
      if (reply[0] !== 0x32 && reply[0] !== 0x33) reject(new Error(`refused: ${reply.toString()}`));
      if (sent < lines) return next();
      stream.off('data', heard);
      resolve();
    };
    stream.on('data', heard);
    next();
  });
}

function smtpServer(): SMTPServer {
  return new SMTPServer({
    disabledCommands: ['STARTTLS', 'AUTH'],
    disableReverseLookup: true,
    logger: false,
    onData: (stream, _session, done) => {
      let text = '';
      stream.on('data', (chunk: Buffer) => (text += chunk.toString('latin1')));
      stream.on('end', () => done(null, text === '' ? 'nothing' : 'queued'));
    },
  });
}

/** Two ends of a wire without a wire. */
function pair(): readonly [Duplex, Duplex] {
  const make = (other: () => Duplex): Duplex =>
    new Duplex({
      read: () => undefined,
      write: (chunk, _encoding, done) => {
        other().push(chunk);
        done();
      },
    });
  const ends: readonly [Duplex, Duplex] = [make(() => ends[1]), make(() => ends[0])];
  return ends;
}

function smtpServerInProcess(): Promise<Sender> {
  const [near, far] = pair();
  // What smtp-server asks of a socket and a plain stream lacks.
  const socket = Object.assign(far, { readyState: 'open', setTimeout: () => socket }) as unknown as Socket;
  smtpServer().connect(socket, { id: 'bench', localAddress: '127.0.0.1', localPort: 25, remoteAddress: FROM, remotePort: 1025 });
  return client(near);
}

async function overTcp(port: number): Promise<Sender> {
  return client(connect({ port, host: '127.0.0.1', noDelay: true }));
}

async function posternOverTcp(): Promise<Sender> {
  const ready = served();
  const to = { address: ready.address, port: ready.port };
  return overTcp((await openSmtpPort(gateway(ready), { port: 0, from: FROM, to, secureContext: null })).port);
}

async function smtpServerOverTcp(): Promise<Sender> {
  const server = smtpServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  return overTcp((server.address() as AddressInfo).port);
}

const ROUNDS = 9;
const ROUND_TIME = 400;

/** Messages a second of one round. */
async function round(send: Sender): Promise<number> {
  const began = performance.now();
  let messages = 0;
  for (; performance.now() - began < ROUND_TIME; messages += 200) await send(200);
  return (messages * 1000) / (performance.now() - began);
}

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;

/** Both by turns, each first every other time, so that whatever else the machine does falls on both; the first round warms up. */
async function compare(what: string, ours: Sender, theirs: Sender): Promise<void> {
  const rates: { ours: number; theirs: number }[] = [];
  for (let count = 0; count <= ROUNDS; count++) {
    if (count % 2 === 0) rates.push({ ours: await round(ours), theirs: await round(theirs) });
    else {
      const first = await round(theirs);
      rates.push({ ours: await round(ours), theirs: first });
    }
  }
  const counted = rates.slice(1);
  const [a, b] = [median(counted.map((rate) => rate.ours)), median(counted.map((rate) => rate.theirs))];
  const ratio = median(counted.map((rate) => rate.ours / rate.theirs));
  console.log(`${what.padEnd(12)} ${inThousands(a)}  ${inThousands(b).padStart(12)}  ${ratio.toFixed(2).padStart(6)}`);
}

const inThousands = (rate: number): string => Math.round(rate).toLocaleString('en').padStart(8);

/** The reason for the last recipient, asked for when all is over. */
function whyAccepted({ snapshot }: Gateway, { files }: ServedListener): string {
  const input = { kind: 'octets', at: snapshot.clock, connection: 'c', octets: `${TRANSACTION[0]}${TRANSACTION[1]}` } as const;
  const { decisions, after } = step(snapshot, input);
  const decision: Decision | undefined = decisions.at(-1);
  const configuration = after.connections['c']?.configuration ?? { revision: 0, files };
  const rows = decision === undefined ? [] : explain(decision, configuration, 'InboundMail');
  return `${rows.length} lines of reasons for ${decision?.fate ?? 'nothing'}`;
}

// smtp-server waits for its greeting with a timer that keeps no process alive.
setInterval(() => undefined, 1000);
const { send, core, ready } = inProcess();
console.log('messages of one kilobyte a second, line by line');
console.log('              Postern   smtp-server   ratio');
await compare('in process', send, await smtpServerInProcess());
await compare('over TCP', await posternOverTcp(), await smtpServerOverTcp());
console.log(`asked afterwards: ${whyAccepted(core, ready)}`);
process.exit(0);
