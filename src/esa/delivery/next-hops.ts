/** Where mail of a domain goes next: by an SMTP route, else as DNS says (User Guide 10, email pipeline: domain routing). */
import { routeOf, SMTP_PORT, type RouteHop } from '../config/smtp-routes.ts';
import type { Configuration, Surroundings } from '../configuration.ts';
import { lookUpAddresses, resolveMail } from '../world/dns.ts';
import type { World } from '../world/world.ts';

/** A mail server to call, by address and port, and its name. */
export interface NextHop {
  readonly address: string;
  readonly port: number;
  readonly name: string;
}

/**
 * The next hops of a domain in the order they are tried; or there is no such domain; or nobody can tell for now; or its mail is thrown away
 * (`/dev/null`: User Guide 9.8, pp. 594-596).
 */
export type NextHops =
  { readonly kind: 'hops'; readonly hops: readonly NextHop[] } | { readonly kind: 'nxdomain' | 'servfail' | 'discarded' };

/**
 * Finds them. `failing`: no name server answers. `turn` counts connections: hops of one priority take turns by it (User Guide 9.8, pp. 594-596,
 * *round-robin … based on SMTP connections*; that the next DCID says whose turn it is is a design choice). Of the hops of a route those that
 * lead nowhere are passed over, if another leads on; a route never falls back to the MX of the domain.
 */
export function nextHopsOf(
  { appliance }: Pick<Configuration, 'appliance'>,
  { world }: Surroundings,
  domain: string,
  { failing, turn }: { readonly failing: boolean; readonly turn: number },
): NextHops {
  const hops = inTurn(routeOf(appliance.smtpRoutes, domain)?.hops ?? [{ kind: 'dns', priority: 0 }], turn);
  if (hops.every(({ kind }) => kind === 'discard')) return { kind: 'discarded' };
  const found = hops.map((hop) => hopsFor(hop, world, domain, failing));
  const reached = found.flatMap((each) => (each.kind === 'hops' ? each.hops : []));
  if (reached.length > 0) return { kind: 'hops', hops: reached };
  return { kind: found.some(({ kind }) => kind === 'servfail') ? 'servfail' : 'nxdomain' };
}

/** The hops by priority, those of each priority begun with the one whose turn it is. */
function inTurn(hops: readonly RouteHop[], turn: number): readonly RouteHop[] {
  const priorities = [...new Set(hops.map(({ priority }) => priority))];
  return priorities.flatMap((priority) => {
    const equal = hops.filter((hop) => hop.priority === priority);
    const first = (turn - 1) % equal.length;
    return [...equal.slice(first), ...equal.slice(0, first)];
  });
}

function hopsFor(hop: RouteHop, world: World, domain: string, failing: boolean): NextHops {
  switch (hop.kind) {
    case 'address':
      return { kind: 'hops', hops: [{ address: hop.address, port: hop.port, name: nameAt(hop.address, world) }] };
    case 'host':
      return hop.exact ? hopsNamed(hop.name, hop.port, world, failing) : mailHosts(world, hop.name, hop.port, failing);
    case 'dns':
      return mailHosts(world, domain, SMTP_PORT, failing);
    case 'discard':
      return { kind: 'discarded' };
  }
}

/** The hosts that take the mail of a name, its MX first (User Guide 14.0, routing: the host of a route is looked up like any domain). */
function mailHosts(world: World, name: string, port: number, failing: boolean): NextHops {
  const route = resolveMail(world, name, failing);
  if (route.kind !== 'hosts') return route;
  const hops = route.hosts.flatMap((host) => host.addresses.map((address) => ({ address, port, name: host.name })));
  return { kind: 'hops', hops };
}

/** In brackets a host's MX records are not asked for. */
function hopsNamed(name: string, port: number, world: World, failing: boolean): NextHops {
  if (failing) return { kind: 'servfail' };
  const answer = lookUpAddresses(world, name);
  if (answer.kind === 'found') return { kind: 'hops', hops: answer.records.map((address) => ({ address, port, name })) };
  return { kind: answer.kind === 'servfail' ? 'servfail' : 'nxdomain' };
}

const nameAt = (address: string, { hosts }: World): string => hosts.find((host) => host.address === address)?.name ?? `[${address}]`;
