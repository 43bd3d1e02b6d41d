/** Where mail of a domain goes next: by an SMTP route, else as DNS says (User Guide 10, email pipeline: domain routing). */
import { routeOf, type RouteHop } from '../config/smtp-routes.ts';
import type { Configuration, Surroundings } from '../configuration.ts';
import { mailServersOf } from './mail-servers.ts';

/** A mail server to call, by address, and its name. It is called on port 25. */
export interface NextHop {
  readonly address: string;
  readonly name: string;
}

/** The next hops of a domain in the order they are tried; empty where there is no such domain. */
export function nextHopsOf({ appliance }: Configuration, surroundings: Surroundings, domain: string): readonly NextHop[] {
  const route = routeOf(appliance.smtpRoutes, domain);
  const hops: readonly RouteHop[] = route?.hops ?? [{ kind: 'dns' }];
  return hops.flatMap((hop) => hopsFor(hop, surroundings, domain));
}

function hopsFor(hop: RouteHop, { world }: Surroundings, domain: string): readonly NextHop[] {
  switch (hop.kind) {
    case 'address':
      return [{ address: hop.address, name: nameAt(hop.address, world) }];
    case 'host':
      return world.hosts.filter(({ name }) => name.toLowerCase() === hop.name).map(({ name, address }) => ({ name, address }));
    case 'dns':
      return mailServersOf(world, domain);
  }
}

const nameAt = (address: string, { hosts }: Surroundings['world']): string =>
  hosts.find((host) => host.address === address)?.name ?? `[${address}]`;
