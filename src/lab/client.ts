/** A client's side of the lab: what typing a line, opening a connection or committing an edit comes to as inputs, with the time each takes. */
import { encodeUtf8, type Phase } from '#smtp';
import { isWorldFile, type FaultName } from '#esa';
import type { Files, Input } from './input.ts';
import type { Snapshot } from './snapshot.ts';

/** Typing a line takes a second of lab time. */
export const LINE_TIME = 1000;

/** Opens a connection from a host's address to an address and port. */
export function connectInput(now: Snapshot, connection: string, from: string, to: string, port: number): Input {
  return { kind: 'connect', at: now.clock + LINE_TIME, connection, from, to, port };
}

/** Sends one typed line: its text in UTF-8 and CRLF. */
export function lineInput(now: Snapshot, connection: string, line: string): Input {
  return { kind: 'octets', at: now.clock + LINE_TIME, connection, octets: `${encodeUtf8(line)}\r\n` };
}

/** Hangs up without QUIT. */
export function hangupInput(now: Snapshot, connection: string): Input {
  return { kind: 'hangup', at: now.clock + LINE_TIME, connection };
}

/** Breaks something on purpose, or mends it. */
export function faultInput(now: Snapshot, fault: FaultName, on: boolean): Input {
  return { kind: 'fault', at: now.clock + LINE_TIME, fault, on };
}

/** The inputs that put changed files in force: those of the appliance by a commit, those of the world at once. */
export function commitInputs(now: Snapshot, changed: Files): readonly Input[] {
  const at = now.clock + LINE_TIME;
  const files = Object.entries(changed);
  const world = Object.fromEntries(files.filter(([file]) => isWorldFile(file)));
  const own = Object.fromEntries(files.filter(([file]) => !isWorldFile(file)));
  const inputs: Input[] = [];
  if (Object.keys(own).length > 0) inputs.push({ kind: 'commit', at, files: own });
  if (Object.keys(world).length > 0) inputs.push({ kind: 'world', at, files: world });
  return inputs;
}

/** The committed text of a file, the appliance's or the world's; empty for one that is nowhere. */
export function textOf(now: Snapshot, file: string): string {
  return (isWorldFile(file) ? now.world : now.configuration).files[file] ?? '';
}

/** The phase of an open connection; null when it is gone. */
export function phaseOf(now: Snapshot, connection: string): Phase | null {
  return now.connections[connection]?.phase ?? null;
}

/** The handshake after STARTTLS, as it is played in the page (design choice: one cipher). */
export function handshakeInput(now: Snapshot, connection: string): Input {
  return { kind: 'tls', at: now.clock, connection, ciphering: { protocol: 'TLSv1.2', cipher: 'ECDHE-RSA-AES256-GCM-SHA384' } };
}
