/** Where mail of a domain goes next: by an SMTP route, else as DNS says (User Guide 10, email pipeline: domain routing). */
import { routeOf, type RouteHop } from '../config/smtp-routes.ts';
import type { Configuration, Surroundings } from '../configuration.ts';
import { lookUpAddresses, resolveMail } from '../world/dns.ts';
import type { World } from '../world/world.ts';

/** A mail server to call, by address, and its name. It is called on port 25. */
export interface NextHop {
  readonly address: string;
  readonly name: string;
}

/** The next hops of a domain in the order they are tried; or there is no such domain; or nobody can tell for now. */
export type NextHops = { readonly kind: 'hops'; readonly hops: readonly NextHop[] } | { readonly kind: 'nxdomain' | 'servfail' };

/** Finds them. `failing`: no name server answers. Of the hops of a route those that lead nowhere are passed over, if another leads on. */
export function nextHopsOf({ appliance }: Configuration, { world }: Surroundings, domain: string, failing: boolean): NextHops {
  const route = routeOf(appliance.smtpRoutes, domain);
  const hops: readonly RouteHop[] = route?.hops ?? [{ kind: 'dns' }];
  const found = hops.map((hop) => hopsFor(hop, world, domain, failing));
  const reached = found.flatMap((each) => (each.kind === 'hops' ? each.hops : []));
  if (reached.length > 0) return { kind: 'hops', hops: reached };
  return { kind: found.some(({ kind }) => kind === 'servfail') ? 'servfail' : 'nxdomain' };
}

function hopsFor(hop: RouteHop, world: World, domain: string, failing: boolean): NextHops {
  switch (hop.kind) {
    case 'address':
      return { kind: 'hops', hops: [{ address: hop.address, name: nameAt(hop.address, world) }] };
    case 'host':
      return hopsNamed(hop.name, world, failing);
    case 'dns': {
      const route = resolveMail(world, domain, failing);
      if (route.kind !== 'hosts') return route;
      return { kind: 'hops', hops: route.hosts.flatMap(({ name, addresses }) => addresses.map((address) => ({ address, name }))) };
    }
  }
}

/** A route names a host, whose MX records are not asked for. */
function hopsNamed(name: string, world: World, failing: boolean): NextHops {
  if (failing) return { kind: 'servfail' };
  const answer = lookUpAddresses(world, name);
  if (answer.kind === 'found') return { kind: 'hops', hops: answer.records.map((address) => ({ address, name })) };
  return { kind: answer.kind === 'servfail' ? 'servfail' : 'nxdomain' };
}

const nameAt = (address: string, { hosts }: World): string => hosts.find((host) => host.address === address)?.name ?? `[${address}]`;
