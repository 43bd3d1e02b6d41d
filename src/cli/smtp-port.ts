/**
 * The TCP side of a gateway: each socket is one connection of the lab, its octets are inputs, replies go back on it. Listens on this machine
 * alone. Back-pressure: while a client does not read its replies, nothing more is read from it.
 */
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { TLSSocket, type SecureContext } from 'node:tls';
import type { Ciphering } from '#esa';
import type { Input, Output } from '#lab';
import { renderReply } from '#smtp';
import type { Gateway } from './gateway.ts';

/** What every connection counts as. Port 0 takes a free one; `secureContext` null: there is no certificate. */
export interface PortSettings {
  readonly port: number;
  readonly from: string;
  readonly to: { readonly address: string; readonly port: number };
  readonly secureContext: SecureContext | null;
}

/** An open port. `close` hangs up on everybody and is done when the last socket is gone. */
export interface SmtpPort {
  readonly port: number;
  readonly close: () => Promise<void>;
}

/** Opens the port. Rejects with the system's error if it cannot be had. */
export async function openSmtpPort(gateway: Gateway, settings: PortSettings): Promise<SmtpPort> {
  const switchboard = new Switchboard(gateway, settings);
  // Half-open sockets are allowed because a client may stop sending and still read: the answers are out before the end is seen.
  const server = createServer({ noDelay: true, allowHalfOpen: true }, (socket) => switchboard.take(socket));
  await listen(server, settings.port);
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        switchboard.hangUp();
      }),
  };
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
}

/** How long a socket that is to be closed may be still before it is given up, in milliseconds. */
const LINGER = 2000;
/** The longest wait a timer of Node takes. */
const LONGEST_TIMER = 2 ** 31 - 1;

/** Who is connected, and the timer of the next deadline. `handshakes` are the connections whose ciphering is being agreed upon. */
class Switchboard {
  readonly #gateway: Gateway;
  readonly #settings: PortSettings;
  /** Open connections of the lab by id. */
  readonly #sockets = new Map<string, Socket>();
  readonly #handshakes = new Set<string>();
  /** Every socket there is, those that are only waiting for their last octets too. */
  readonly #all = new Set<Socket>();
  #taken = 0;
  #timer: NodeJS.Timeout | null = null;
  #timerAt = Infinity;

  constructor(gateway: Gateway, settings: PortSettings) {
    this.#gateway = gateway;
    this.#settings = settings;
  }

  /** A new connection. */
  take(socket: Socket): void {
    const connection = `tcp${++this.#taken}`;
    this.#sockets.set(connection, socket);
    this.#watch(connection, socket);
    const { from, to } = this.#settings;
    this.#act({ kind: 'connect', at: Date.now(), connection, from, to: to.address, port: to.port });
    this.#setTimer();
  }

  /** Ends every connection. */
  hangUp(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    for (const connection of this.#sockets.keys()) this.#act({ kind: 'hangup', at: Date.now(), connection });
    for (const socket of this.#all) socket.destroySoon();
    setTimeout(() => this.#all.forEach((socket) => socket.destroy()), LINGER / 4).unref();
  }

  #act(input: Input): void {
    this.#pass(this.#gateway.act(input));
  }

  /** Everything a socket can say. Its own errors need no more than an ear: `close` follows them. */
  #watch(connection: string, socket: Socket): void {
    this.#all.add(socket);
    socket.on('data', (chunk: Buffer) => this.#read(connection, chunk));
    socket.on('error', () => undefined);
    socket.once('end', () => this.#lose(connection, socket));
    socket.once('close', () => {
      this.#all.delete(socket);
      this.#lose(connection, socket);
    });
  }

  #read(connection: string, chunk: Buffer): void {
    if (!this.#sockets.has(connection)) return;
    this.#act({ kind: 'octets', at: Date.now(), connection, octets: chunk.toString('latin1') });
    if (this.#gateway.phaseOf(connection) === 'negotiation' && !this.#handshakes.has(connection)) this.#cipher(connection);
  }

  /** The client is gone, or has said all it will. */
  #lose(connection: string, socket: Socket): void {
    if (this.#sockets.get(connection) !== socket) return;
    if (this.#handshakes.has(connection)) this.#endHandshake(connection, null);
    else this.#act({ kind: 'hangup', at: Date.now(), connection });
  }

  /** Puts TLS on the socket, after the reply that invites to it has been written. */
  #cipher(connection: string): void {
    const plain = this.#sockets.get(connection);
    const { secureContext } = this.#settings;
    if (plain === undefined || secureContext === null) return;
    for (const event of ['data', 'end', 'close']) plain.removeAllListeners(event);
    // From here on it lives and dies with the TLS socket: destroyed from below in a handshake it would take Node with it.
    this.#all.delete(plain);
    const socket = new TLSSocket(plain, { isServer: true, secureContext });
    this.#sockets.set(connection, socket);
    this.#handshakes.add(connection);
    this.#watch(connection, socket);
    socket.once('secure', () => {
      const protocol = socket.getProtocol() ?? '';
      this.#endHandshake(connection, { protocol, cipher: socket.getCipher().name });
    });
  }

  #endHandshake(connection: string, ciphering: Ciphering | null): void {
    if (!this.#handshakes.delete(connection)) return;
    this.#act({ kind: 'tls', at: Date.now(), connection, ciphering });
  }

  /** Gives each connection what the step has for it: replies that follow one another in one piece. */
  #pass(outputs: readonly Output[]): void {
    let said = '';
    for (const [index, output] of outputs.entries()) {
      const { connection, kind } = output;
      if (kind === 'reply') {
        said += renderReply(output.reply);
        const next = outputs[index + 1];
        if (next?.kind === 'reply' && next.connection === connection) continue;
        this.#say(connection, said);
        said = '';
      } else if (kind !== 'opened') this.#end(connection, kind);
    }
  }

  #say(connection: string, text: string): void {
    const socket = this.#sockets.get(connection);
    if (socket === undefined || this.#handshakes.has(connection) || socket.write(text, 'latin1')) return;
    socket.pause();
    socket.once('drain', () => socket.resume());
  }

  #end(connection: string, how: Exclude<Output['kind'], 'reply' | 'opened'>): void {
    const socket = this.#sockets.get(connection);
    if (socket === undefined) return;
    this.#sockets.delete(connection);
    if (how === 'reset') socket.resetAndDestroy();
    else if (this.#handshakes.delete(connection)) socket.destroy();
    else this.#close(socket);
  }

  /** What the client still sends is read and forgotten, or the system would reset the connection and take the last reply back. */
  #close(socket: Socket): void {
    socket.end();
    socket.resume();
    socket.setTimeout(LINGER, () => socket.destroy());
  }

  /** Lets time pass when the earliest deadline is due. A timer that comes too early, its connection gone, only looks again. */
  #setTimer(): void {
    const at = this.#gateway.nextDeadline();
    if (at >= this.#timerAt) return;
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timerAt = at;
    this.#timer = setTimeout(() => this.#ring(), Math.min(Math.max(0, at - Date.now()), LONGEST_TIMER)).unref();
  }

  #ring(): void {
    this.#timer = null;
    this.#timerAt = Infinity;
    this.#act({ kind: 'time', at: Date.now() });
    this.#setTimer();
  }
}
