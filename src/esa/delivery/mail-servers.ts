/**
 * What the world says of a domain's mail servers. As long as the world has no MX records, a host is the mail server of a domain if its name is
 * the domain or one label longer (design choice): `email.globomantics.com` of `globomantics.com`.
 */
import type { World } from '../world/world.ts';
import type { NextHop } from './next-hops.ts';

/** The mail servers of a domain or of an address in brackets; empty where there is no such domain. */
export function mailServersOf({ hosts }: World, domain: string): readonly NextHop[] {
  const asked = domain.toLowerCase().replace(/\.$/, '');
  const literal = /^\[(?:ipv6:)?([0-9a-f.:]+)\]$/.exec(asked)?.[1];
  if (literal !== undefined) return [{ address: literal, name: asked }];
  return hosts.filter(({ name }) => isIn(name, asked)).map(({ name, address }) => ({ name, address }));
}

function isIn(host: string, domain: string): boolean {
  const name = host.toLowerCase();
  return domain.includes('.') && (name === domain || name.slice(name.indexOf('.') + 1) === domain);
}
