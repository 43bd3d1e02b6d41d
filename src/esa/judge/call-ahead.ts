/**
 * SMTP call-ahead: what another server says of a recipient, asked after the table and the directory (User Guide 8.0.2, p. 472). It is called as
 * the mail itself would be, by SMTP routes and DNS, unless the listener names a server. Which mailboxes a host has is said in the world; a 4xx
 * it never gives.
 */
import type { CallAhead } from '../config/call-ahead.ts';
import { SMTP_PORT, type SmtpRoute } from '../config/smtp-routes.ts';
import { APPLIANCE_FILE, type Configuration, type Surroundings } from '../configuration.ts';
import type { CalledAhead, FaultName, RuleRef } from '../decision.ts';
import { nextHopsOf } from '../delivery/next-hops.ts';
import { mailHostAt, takesMailFor } from '../world/world.ts';

/** What a call is made in. */
export interface CallCase {
  readonly configuration: Configuration;
  readonly surroundings: Surroundings;
  readonly faults: readonly FaultName[];
}

/** What the rule of call-ahead is called in decisions and in the log (design choice: no log of it was found). */
export const CALL_AHEAD = 'SMTP Call-Ahead';

/** The line of the listener that asks for it. */
export function callAheadLine({ texts }: Configuration, { span }: CallAhead): RuleRef {
  return { kind: 'line', file: APPLIANCE_FILE, revision: texts.revision, span, label: CALL_AHEAD };
}

/** Calls about an address; of a recipient without a domain, `domain` is what was typed. */
export function callAhead(
  { configuration, surroundings, faults }: CallCase,
  asked: CallAhead,
  domain: string,
  address: string,
): CalledAhead {
  const { appliance } = configuration;
  const smtpRoutes = asked.server === null ? appliance.smtpRoutes : [routeTo(asked.server)];
  const found = nextHopsOf({ appliance: { ...appliance, smtpRoutes } }, surroundings, domain, { failing: faults.includes('dns'), turn: 1 });
  const hops = found.kind === 'hops' && !faults.includes('next-hop') ? found.hops : [];
  for (const hop of hops) {
    const host = mailHostAt(surroundings.world, hop.address, hop.port);
    if (host !== undefined) return { server: host.name, answer: takesMailFor(host, address) ? 'known' : 'unknown' };
  }
  return { server: asked.server ?? domain, answer: 'unreachable' };
}

const routeTo = (name: string): SmtpRoute => ({
  domain: 'all',
  hops: [{ kind: 'host', name, exact: true, port: SMTP_PORT, priority: 0 }],
});
