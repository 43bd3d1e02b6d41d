/**
 * Settings of a listener and of all listeners that are no policy: the address parser, line ends, headers that are added, limits and time-outs.
 * Names and values: `listenerconfig > edit` and `listenerconfig > setup` (User Guide 10, global settings; Cisco TAC note 118495).
 */
import { defaultSyntax, type AddressSyntax } from '#smtp';

/** What becomes of bare CR and LF in a letter: repaired on the way out, refused, or let through. */
export type BareLineEnds = 'clean' | 'reject' | 'allow';

/** Per listener. `connections` is how many it takes at once; without a `certificate` STARTTLS is not offered, whatever a policy says. */
export interface ListenerSettings {
  readonly addresses: AddressSyntax;
  readonly bareLineEnds: BareLineEnds;
  readonly receivedHeader: boolean;
  readonly certificate: boolean;
  readonly connections: number;
  /** Whether the reputation service is asked: score, owner and country of a sender. */
  readonly senderBase: boolean;
}

/** For all listeners together. Times are milliseconds; `headerLines` 0 is no limit. */
export interface GlobalSettings {
  readonly connections: number;
  /** Connections that may be ciphered at once. */
  readonly tlsConnections: number;
  readonly headerLines: number;
  readonly unsuccessfulTimeout: number;
  readonly connectionTime: number;
  /** How long a window of the counters lasts, `injection control counter reset period`. */
  readonly counterReset: number;
  readonly addMessageId: boolean;
  /** A REJECT of the HAT is said to each recipient, not in the greeting. */
  readonly hatDelayedRejection: boolean;
  /** How long what the reputation service answers is kept, `SenderBase cache time`; 0 keeps nothing. */
  readonly scoreCache: number;
}

/** A new listener (design choice where the manuals name no default). */
export const defaultListenerSettings: ListenerSettings = {
  addresses: defaultSyntax,
  bareLineEnds: 'clean',
  receivedHeader: true,
  certificate: true,
  connections: 300,
  senderBase: true,
};

/** 300 connections as on a virtual box, 100 of them ciphered, 1000 header lines, 5 and 15 minutes, counters begun anew after an hour,
 * scores kept for the half hour that the service itself would choose (Cisco TAC note 117919). */
export const defaultGlobalSettings: GlobalSettings = {
  connections: 300,
  tlsConnections: 100,
  headerLines: 1000,
  unsuccessfulTimeout: 5 * 60_000,
  connectionTime: 15 * 60_000,
  counterReset: 60 * 60_000,
  addMessageId: false,
  hatDelayedRejection: false,
  scoreCache: 30 * 60_000,
};

const UNITS: Readonly<Record<string, number>> = { s: 1000, m: 60_000, h: 3_600_000 };

/** `5m` in milliseconds; null where nothing is set. */
export function milliseconds(duration: string | undefined): number | null {
  return duration === undefined ? null : parseInt(duration, 10) * (UNITS[duration.slice(-1)] ?? 1);
}
