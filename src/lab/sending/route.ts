/**
 * Where a host's mail for an address goes: to its smarthost if it has one. Else, since the lab has no MX records yet, to the appliance if an
 * interface bears a name in the domain (`email.carvedrock.com` for `carvedrock.com`), and to the address itself for a literal. For every other
 * domain there is no such host.
 */
import { readConfiguration, type Appliance, type Interface } from '#esa';
import { hostsOf, type Snapshot } from '../snapshot.ts';

/** A mail server to call, by address, and its name for people. It is called on port 25. */
export interface Destination {
  readonly address: string;
  readonly name: string;
}

export const SMTP_PORT = 25;

/** The server that the host with the address `host` calls for a mail address; null where there is no such host. */
export function routeTo(now: Snapshot, host: string, recipient: string): Destination | null {
  const smarthost = hostsOf(now).find(({ address }) => address === host)?.smarthost ?? null;
  return smarthost === null ? publicRoute(now, recipient) : { address: smarthost, name: nameAt(now, smarthost) };
}

function nameAt(now: Snapshot, address: string): string {
  const { interfaces } = readConfiguration(now.configuration).appliance;
  const known = interfaces.find((on) => on.address === address)?.hostname ?? hostsOf(now).find((host) => host.address === address)?.name;
  return known ?? `[${address}]`;
}

function publicRoute(now: Snapshot, recipient: string): Destination | null {
  const domain = recipient
    .slice(recipient.lastIndexOf('@') + 1)
    .toLowerCase()
    .replace(/\.$/, '');
  const [, literal] = /^\[(?:ipv6:)?([0-9a-f.:]+)\]$/.exec(domain) ?? [];
  if (literal !== undefined) return { address: literal, name: domain };
  const { appliance } = readConfiguration(now.configuration);
  const [first] = appliance.interfaces.filter((on) => isIn(on.hostname, domain)).sort((a, b) => rank(appliance, a) - rank(appliance, b));
  return first === undefined ? null : { address: first.address, name: first.hostname };
}

/** A host's name is the domain, or one label longer. */
function isIn(hostname: string, domain: string): boolean {
  const name = hostname.toLowerCase();
  return domain.includes('.') && (name === domain || name.slice(name.indexOf('.') + 1) === domain);
}

/** An MX record names the interface that is there for strangers: one with a public listener, best on the port that they call. */
function rank({ listeners }: Appliance, on: Interface): number {
  const here = listeners.filter((listener) => listener.interface === on.name);
  if (here.some(({ type, port }) => type === 'public' && port === SMTP_PORT)) return 0;
  if (here.some(({ type }) => type === 'public')) return 1;
  return here.length === 0 ? 2 : 3;
}
