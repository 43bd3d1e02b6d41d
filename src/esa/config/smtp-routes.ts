/**
 * `smtp_routes` of `appliance.yaml`: where mail of a domain goes next, before DNS is asked (Network > SMTP Routes, `smtproutes`; User Guide
 * 9.8, pp. 594-596). A domain, `.domain` for every name below it, or ALL leads to one or more hosts, to USEDNS or to /dev/null.
 */
import * as z from 'zod/mini';
import { parseAddress } from './ip-address.ts';
import { noteOf, type Note, type NoteRule } from './notes.ts';
import { usablePart } from './schema-notes.ts';
import { domainSchema, must } from './schema-parts.ts';
import { nodeAt, type YamlNode } from './yaml-node.ts';

/** One route. `domain` is in lower case, `all` for ALL; `hops` stand by priority, those of one priority as written. */
export interface SmtpRoute {
  readonly domain: string;
  readonly hops: readonly RouteHop[];
}

/**
 * Where a route leads. A host by name is looked up as a domain is, its MX first; in brackets (`exact`) by its addresses alone. The lowest
 * `priority` is tried first. `dns` goes back to the MX of the domain itself, `discard` is /dev/null. User Guide 9.8, pp. 594-596; the brackets and
 * the form `host:port` are remembered from the box, not found in a manual.
 */
export type RouteHop =
  | { readonly kind: 'host'; readonly name: string; readonly exact: boolean; readonly port: number; readonly priority: number }
  | { readonly kind: 'address'; readonly address: string; readonly port: number; readonly priority: number }
  | { readonly kind: 'dns' | 'discard'; readonly priority: number };

const hopSchema = z.string().check(must((text: string) => hopTexts(text).every((hop) => readHop(hop) !== null), 'route.hop'));

/** The whole table: a hop, hops with commas, or a list of hops by domain. */
export const smtpRoutesSchema = z.record(z.string(), z.union([hopSchema, z.array(hopSchema)], { error: 'route.hop' satisfies NoteRule }));

/** Mail is called for on this port unless a route says another. */
export const SMTP_PORT = 25;

const isDomain = (text: string): boolean => domainSchema.safeParse(text).success;

const hopTexts = (text: string): readonly string[] => text.split(',').map((part) => part.trim());

function readHop(text: string): RouteHop | null {
  if (/^usedns$/i.test(text)) return { kind: 'dns', priority: 0 };
  if (text.toLowerCase() === '/dev/null') return { kind: 'discard', priority: 0 };
  const [, called = '', pri = '0'] = /^(.+?)(?:\/pri=(\d{1,5}))?$/i.exec(text) ?? [];
  const [place, port] = cutPort(called);
  const priority = Number(pri);
  if (port < 1 || port > 65535 || priority > 65535) return null;
  const inside = /^\[(?:ipv6:)?(.+)\]$/i.exec(place)?.[1] ?? null;
  const address = inside ?? place;
  if (parseAddress(address) !== null) return { kind: 'address', address, port, priority };
  return isDomain(address) ? { kind: 'host', name: address.toLowerCase(), exact: inside !== null, port, priority } : null;
}

/** What stands before `:port`, and the port. The colons of an IPv6 address are its own; with a port it stands in brackets. */
function cutPort(text: string): readonly [place: string, port: number] {
  const [, place, port] = /^(\[.+\]|[^:]+):(\d{1,5})$/.exec(text) ?? [];
  return place === undefined ? [text, SMTP_PORT] : [place, Number(port)];
}

/** Reads the table. A hop that cannot be read is left out, and a domain that then has none has no route. */
export function readSmtpRoutes(node: YamlNode | undefined): readonly SmtpRoute[] {
  if (node?.kind !== 'map') return [];
  return node.entries.flatMap(({ key, value }) => {
    const hops = hopsIn(value)
      .flatMap((text) => readHop(text) ?? [])
      .sort((a, b) => a.priority - b.priority);
    return hops.length === 0 || !isRouted(key) ? [] : [{ domain: key.toLowerCase(), hops }];
  });
}

function hopsIn(value: YamlNode): readonly string[] {
  const part = usablePart(z.union([z.string(), z.array(z.string())]), value) ?? [];
  return (typeof part === 'string' ? [part] : part).flatMap(hopTexts);
}

const isRouted = (key: string): boolean => /^all$/i.test(key) || isDomain(key.replace(/^\./, ''));

/** Remarks on the table: domains that are none, and USEDNS or /dev/null beside other hops. */
export function checkSmtpRoutes(tree: YamlNode): readonly Note[] {
  const node = nodeAt(tree, ['smtp_routes']);
  if (node?.kind !== 'map') return [];
  return node.entries.flatMap(({ key, keySpan, value }) => {
    if (!isRouted(key)) return [noteOf('route.domain', keySpan, { text: key })];
    const texts = hopsIn(value);
    const alone = texts.find((text) => isAlone(readHop(text)));
    return alone === undefined || texts.length === 1 ? [] : [noteOf('route.alone', value.span, { text: alone })];
  });
}

/** USEDNS and /dev/null stand by themselves (so the box asks for them: remembered). Beside other hops /dev/null throws nothing away (design choice). */
const isAlone = (hop: RouteHop | null): boolean => hop?.kind === 'dns' || hop?.kind === 'discard';

/**
 * The route of a domain: the most specific one, wherever it stands (User Guide 9.8, pp. 594-596): its own, else that of the longest domain above it,
 * else ALL; null where DNS is asked.
 */
export function routeOf(routes: readonly SmtpRoute[], domain: string): SmtpRoute | null {
  const asked = domain.toLowerCase();
  const above = routes.filter((route) => route.domain.startsWith('.') && asked.endsWith(route.domain));
  const [nearest] = [...above].sort((a, b) => b.domain.length - a.domain.length);
  return routes.find((route) => route.domain === asked) ?? nearest ?? routes.find((route) => route.domain === 'all') ?? null;
}
