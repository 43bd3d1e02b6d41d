/**
 * `smtp_routes` of `appliance.yaml`: where mail of a domain goes next, before DNS is asked (Network > SMTP Routes, `smtproutes`; User Guide 10,
 * email pipeline). A domain, `.domain` for every name below it, or ALL leads to one or more hosts, addresses in brackets, or USEDNS.
 */
import * as z from 'zod/mini';
import { parseAddress } from './ip-address.ts';
import { noteOf, type Note, type NoteRule } from './notes.ts';
import { domainSchema, must } from './schema-parts.ts';
import { usablePart } from './schema-notes.ts';
import { nodeAt, type YamlNode } from './yaml-node.ts';

/** One route. `domain` is in lower case, `all` for ALL; `hops` are tried in order. */
export interface SmtpRoute {
  readonly domain: string;
  readonly hops: readonly RouteHop[];
}

/** Where a route leads: a host by name, an address, or back to DNS. */
export type RouteHop =
  { readonly kind: 'host'; readonly name: string } | { readonly kind: 'address'; readonly address: string } | { readonly kind: 'dns' };

const hopSchema = z.string().check(must((text: string) => readHop(text) !== null, 'route.hop'));

/** The whole table: a hop or a list of hops by domain. */
export const smtpRoutesSchema = z.record(z.string(), z.union([hopSchema, z.array(hopSchema)], { error: 'route.hop' satisfies NoteRule }));

const isDomain = (text: string): boolean => domainSchema.safeParse(text).success;

function readHop(text: string): RouteHop | null {
  if (/^usedns$/i.test(text)) return { kind: 'dns' };
  const address = /^\[(?:ipv6:)?(.+)\]$/i.exec(text)?.[1] ?? text;
  if (parseAddress(address) !== null) return { kind: 'address', address };
  return isDomain(text) ? { kind: 'host', name: text.toLowerCase() } : null;
}

/** Reads the table. A hop that cannot be read is left out, and a domain that then has none has no route. */
export function readSmtpRoutes(node: YamlNode | undefined): readonly SmtpRoute[] {
  if (node?.kind !== 'map') return [];
  return node.entries.flatMap(({ key, value }) => {
    const part = usablePart(z.union([z.string(), z.array(z.string())]), value);
    const hops = (typeof part === 'string' ? [part] : (part ?? [])).flatMap((text) => readHop(text) ?? []);
    return hops.length === 0 || !isRouted(key) ? [] : [{ domain: key.toLowerCase(), hops }];
  });
}

const isRouted = (key: string): boolean => /^all$/i.test(key) || isDomain(key.replace(/^\./, ''));

/** Remarks on the domains of the table. */
export function checkSmtpRoutes(tree: YamlNode): readonly Note[] {
  const node = nodeAt(tree, ['smtp_routes']);
  if (node?.kind !== 'map') return [];
  return node.entries.flatMap(({ key, keySpan }) => (isRouted(key) ? [] : [noteOf('route.domain', keySpan, { text: key })]));
}

/** The route of a domain: its own, else that of the longest domain above it, else ALL; null where DNS is asked. */
export function routeOf(routes: readonly SmtpRoute[], domain: string): SmtpRoute | null {
  const asked = domain.toLowerCase();
  const above = routes.filter((route) => route.domain.startsWith('.') && asked.endsWith(route.domain));
  const [nearest] = [...above].sort((a, b) => b.domain.length - a.domain.length);
  return routes.find((route) => route.domain === asked) ?? nearest ?? routes.find((route) => route.domain === 'all') ?? null;
}
