/** What an appliance is made of: interfaces with addresses, and listeners on them. */
import type { Span } from '#smtp';
import type { CallAhead } from './call-ahead.ts';
import type { DomainMapping } from './domain-map.ts';
import type { ExceptionEntry } from './exception-table.ts';
import type { Ldap, LdapAccept, SmtpAuthProfile } from './ldap.ts';
import type { Parameter } from './parameter.ts';
import type { GlobalSettings, ListenerSettings } from './settings.ts';
import type { SmtpRoute } from './smtp-routes.ts';

/**
 * An interface with one address or two: `address` of either family, and at will `address6` beside an IPv4 one. Both are in their short form,
 * and every listener of the interface waits on both.
 */
export interface Interface {
  readonly name: string;
  readonly address: string;
  readonly address6: string | null;
  readonly hostname: string;
  readonly span: Span;
}

/**
 * A public listener takes mail from other organisations and has a RAT; a private one takes yours and has none. A blackhole takes every
 * recipient and throws the message away (Advanced Configuration Guide 7.6, p. 22); its HAT says who may connect, as on any listener.
 */
export interface Listener {
  readonly name: string;
  readonly type: 'public' | 'private' | 'blackhole';
  readonly interface: string;
  readonly port: number;
  /** File names of the tables, e.g. `InboundMail.hat`; `rat` is null on all but public listeners. */
  readonly hat: string;
  readonly rat: string | null;
  readonly ldapAccept: LdapAccept | null;
  readonly callAhead: CallAhead | null;
  /** By which query AUTH finds a user; null asks the whole directory for his `uid`. */
  readonly smtpAuth: SmtpAuthProfile | null;
  /** Default policy parameters: same keys as a policy block. */
  readonly defaults: readonly Parameter[];
  /** Added to senders and recipients without a domain; null when unset. */
  readonly defaultDomain: string | null;
  readonly domainMap: readonly DomainMapping[];
  readonly settings: ListenerSettings;
  readonly span: Span;
}

export interface Appliance {
  readonly interfaces: readonly Interface[];
  readonly listeners: readonly Listener[];
  readonly settings: GlobalSettings;
  readonly ldap: Ldap;
  readonly smtpRoutes: readonly SmtpRoute[];
  /** Envelope senders that are taken or refused unasked, where a policy turns that on. */
  readonly exceptions: readonly ExceptionEntry[];
  /** Lists of mail addresses by name, `addresslistconfig`: what a policy's exceptions name. */
  readonly addressLists: Readonly<Record<string, readonly string[]>>;
}
