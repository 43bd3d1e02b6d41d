/** The TCP side in this very process: a port for tests, what it logged and delivered, and a client that speaks octets. */
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { connect as connectTls, createSecureContext, type SecureContext, type TLSSocket } from 'node:tls';
import type { AcceptedMessage } from '#esa';
import { start } from '#lab';
import { isComplaint } from '../../src/cli/complaint.ts';
import { Gateway } from '../../src/cli/gateway.ts';
import { serveListener } from '../../src/cli/served-listener.ts';
import { openSmtpPort } from '../../src/cli/smtp-port.ts';
import { scenario } from '../tools/scenario.ts';

/** A certificate for tests alone; its key is known to everybody. */
export const CERTIFICATE = join(import.meta.dirname, 'test-only.cert.pem');
const KEY = join(import.meta.dirname, 'test-only.key.pem');

const testContext = (): SecureContext => createSecureContext({ cert: readFileSync(CERTIFICATE), key: readFileSync(KEY) });

export interface Wanted {
  readonly listener?: string;
  readonly from?: string;
  readonly hat?: string;
  readonly certificate?: boolean;
  /** Files in place of Carved Rock's. */
  readonly files?: Readonly<Record<string, string>>;
}

/** A port that is open, and everything that came of it. */
export interface Served {
  readonly port: number;
  readonly gateway: Gateway;
  /** Lines of the mail log, without their time. */
  readonly log: () => readonly string[];
  readonly delivered: readonly AcceptedMessage[];
  readonly close: () => Promise<void>;
}

/** A table that gives everybody one policy. */
export const hatWith = (...parameters: readonly string[]): string => `ALL\n    ACCEPT {\n${parameters.join('\n')}\n    }\n`;

/** Opens a port on Carved Rock. */
export async function serveHere(wanted: Wanted = {}): Promise<Served> {
  const { listener = 'InboundMail', from = '198.51.100.25', hat = null, certificate = false, files = {} } = wanted;
  const ready = serveListener({ ...scenario(), ...files }, listener, { hat, rat: null, directory: true, certificate });
  if (isComplaint(ready)) throw new Error(ready.text);
  let log = '';
  const delivered: AcceptedMessage[] = [];
  const outlets = { log: (lines: string) => void (log += lines), deliver: (message: AcceptedMessage) => void delivered.push(message) };
  const gateway = new Gateway({ ...start(ready.files), clock: Date.now(), offset: 0 }, outlets);
  const to = { address: ready.address, port: ready.port };
  const opened = await openSmtpPort(gateway, { port: 0, from, to, secureContext: certificate ? testContext() : null });
  const lines = (): readonly string[] => [...log.matchAll(/ Info: (.*)\n/g)].map(([, text = '']) => text);
  return { port: opened.port, gateway, log: lines, delivered, close: () => opened.close() };
}

/** A client of nothing but octets. `end` resolves with `closed` or `reset`. */
export class Client {
  #heard = '';
  #socket: Socket;
  #ended: Promise<'closed' | 'reset'>;

  private constructor(socket: Socket) {
    this.#socket = socket;
    this.#ended = this.#listen(socket);
  }

  static async dial(port: number): Promise<Client> {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true });
    const client = new Client(socket);
    await once(socket, 'connect').catch((error: NodeJS.ErrnoException) => {
      // A reset may be here before the client has seen that it was connected.
      if (error.code !== 'ECONNRESET') throw error;
    });
    return client;
  }

  #listen(socket: Socket): Promise<'closed' | 'reset'> {
    let how: 'closed' | 'reset' = 'closed';
    socket.on('data', (chunk: Buffer) => (this.#heard += chunk.toString('latin1')));
    socket.on('error', (error) => {
      if ('code' in error && error.code === 'ECONNRESET') how = 'reset';
    });
    return new Promise((resolve) => socket.once('close', () => resolve(how)));
  }

  /** Sends octets as they stand, in one piece. */
  send(octets: string): void {
    this.#socket.write(octets, 'latin1');
  }

  /** Sends octets and is done when the system has taken them, so that what follows goes in another piece. */
  sendAlone(octets: string): Promise<void> {
    return new Promise((resolve) => this.#socket.write(octets, 'latin1', () => setImmediate(resolve)));
  }

  /** Everything heard since the last call, once it ends with so many replies; what has come by the end, if that is earlier. */
  async hear(replies = 1): Promise<string> {
    const socket = this.#socket;
    while (countReplies(this.#heard) < replies && !socket.closed) await Promise.race([once(socket, 'data'), this.#ended]);
    const heard = this.#heard;
    this.#heard = '';
    return heard;
  }

  /** Sends and hears what comes of it. */
  say(octets: string, replies = 1): Promise<string> {
    this.send(octets);
    return this.hear(replies);
  }

  /** Shakes hands after `220 Go ahead with TLS` and speaks ciphered from then on. */
  async cipher(): Promise<TLSSocket> {
    this.#socket.removeAllListeners();
    const secure = connectTls({ socket: this.#socket, ca: readFileSync(CERTIFICATE), servername: 'email.carvedrock.com' });
    this.#socket = secure;
    this.#ended = this.#listen(secure);
    await once(secure, 'secureConnect');
    return secure;
  }

  /** Stops sending, as a client does that closes its pipe. */
  finish(): void {
    this.#socket.end();
  }

  /** Goes away without a word. */
  vanish(): void {
    this.#socket.destroy();
  }

  pause(): void {
    this.#socket.pause();
  }

  resume(): void {
    this.#socket.resume();
  }

  end(): Promise<'closed' | 'reset'> {
    return this.#ended;
  }
}

/** Lines that end a reply: a code and a blank. */
const countReplies = (heard: string): number => heard.match(/^\d{3} [^\n]*\r\n/gm)?.length ?? 0;
