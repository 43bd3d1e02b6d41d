/**
 * What the appliance makes of an envelope address before anything is asked about it: the listener's default domain, and for a recipient its
 * domain map after that (User Guide 10, email pipeline; User Guide 9.1.2, p. 636). What comes out is what tables, directory, counters and log
 * see and what goes on to the next hop; the reply says the address as it was typed (design choice: the guides show neither).
 */
import { printMailbox, type Mailbox } from '#smtp';
import type { Listener } from '../config/appliance.ts';
import { mappingFor } from '../config/domain-map.ts';
import { APPLIANCE_FILE, type Configuration } from '../configuration.ts';
import type { Connection } from '../connection.ts';
import type { Rewriting, RuleRef } from '../decision.ts';
import type { Policy } from './policy.ts';
import { isBarePostmaster } from './recipient.ts';

/** Where an address was said. `policy` is the one in force. */
export interface Envelope {
  readonly configuration: Configuration;
  readonly listener: Listener;
  readonly policy: Policy;
  readonly opened: Connection['opened'];
}

/** An address as it counts, and what changed it; null where nothing did. */
export interface Rewritten {
  readonly address: Mailbox;
  readonly rewriting: Rewriting | null;
}

/**
 * A sender as it counts. One without a domain gets the listener's, unless the policy verifies senders: the two exclude each other (User Guide
 * 9.1.2, p. 110). A domain without a dot is left as it is (design choice).
 */
export function rewriteSender({ listener, policy, opened }: Envelope, from: Mailbox): Rewritten {
  const domain = from.domain !== null || from.local === '' || policy.envelopeSender.verify ? null : listener.defaultDomain;
  if (domain === null) return { address: from, rewriting: null };
  // The listener's line stands last among the rules of the opening.
  const rule = opened.at(-1) ?? { kind: 'default', setting: 'default_domain' };
  return { address: { local: from.local, domain }, rewriting: { kind: 'default-domain', written: printMailbox(from), rule } };
}

/** A recipient as it counts. Bare postmaster stays as it is: it is taken whatever the tables say, and every server knows it. */
export function rewriteRecipient(envelope: Envelope, to: Mailbox): Rewritten {
  const { configuration, listener } = envelope;
  if (to.domain !== null && listener.domainMap.length === 0) return { address: to, rewriting: null };
  if (isBarePostmaster(to)) return { address: to, rewriting: null };
  const completed = rewriteSender(envelope, to);
  const { local, domain } = completed.address;
  const mapping = domain === null ? null : mappingFor(listener.domainMap, local, domain);
  if (mapping === null) return completed;
  const { revision } = configuration.texts;
  const rule: RuleRef = { kind: 'line', file: APPLIANCE_FILE, revision, span: mapping.span, label: mapping.text };
  const { target } = mapping;
  return {
    address: { local: target.user ?? local, domain: target.domain },
    rewriting: { kind: 'domain-map', written: printMailbox(to), rule },
  };
}
