/**
 * Everything a person does to the lab is one input. `at` is lab time in milliseconds since 1970, never earlier than the last.
 * Connections have the ids their opener gave them.
 */
import type { Ciphering, FaultName } from '#esa';

export type Files = Readonly<Record<string, string>>;

export type Input =
  /** `from` is the address of the host that connects; `to` and `port` are where to. */
  | {
      readonly kind: 'connect';
      readonly at: number;
      readonly connection: string;
      readonly from: string;
      readonly to: string;
      readonly port: number;
    }
  /** Octets as a string of U+0000 to U+00FF, chunked in any way. */
  | { readonly kind: 'octets'; readonly at: number; readonly connection: string; readonly octets: string }
  | { readonly kind: 'hangup'; readonly at: number; readonly connection: string }
  /** The handshake after `220 Go ahead with TLS` is over; `ciphering` null if it failed. */
  | { readonly kind: 'tls'; readonly at: number; readonly connection: string; readonly ciphering: Ciphering | null }
  /** Carries the whole text of each changed file (`appliance.yaml`, `*.hat`, `*.rat`). */
  | { readonly kind: 'commit'; readonly at: number; readonly files: Files }
  /** A change outside the appliance: `world.yaml`, `directory.ldif`. Acts at once. */
  | { readonly kind: 'world'; readonly at: number; readonly files: Files }
  | { readonly kind: 'fault'; readonly at: number; readonly fault: FaultName; readonly on: boolean }
  | { readonly kind: 'time'; readonly at: number }
  /**
   * Hands a message to the sending server of the host with the address `host`, which tries it at once. `from` is empty for the null sender.
   * `letter` is header, blank line and body as text; without it a short one is written.
   */
  | {
      readonly kind: 'send';
      readonly at: number;
      readonly host: string;
      readonly from: string;
      readonly to: readonly string[];
      readonly letter?: string;
    };
