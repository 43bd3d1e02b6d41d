/**
 * Directory servers and their queries, and what a listener does with them: `ldapconfig` and LDAP Accept (User Guide 9.1.2, pp. 110 and
 * 688-701). Every profile of this model asks the one directory of the world; host names, port, SSL and bind are kept and change nothing.
 */
import type { Span } from '#smtp';
import type * as z from 'zod/mini';
import { comparableName } from '../world/distinguished-name.ts';
import {
  chainQuerySchema,
  domainQuerySchema,
  ldapQuerySchema,
  ldapServerSchema,
  type ldapAcceptSchema,
  type queryKinds,
} from './ldap-schema.ts';
import { milliseconds } from './settings.ts';
import { usablePart } from './schema-notes.ts';
import { itemsAt, nodeAt, spanAt, type YamlNode } from './yaml-node.ts';

export type QueryKind = (typeof queryKinds)[number];

/** A server profile. `base` is a comparable name, empty for `NONE`; `cacheTtl` milliseconds, `cacheSize` answers of one query. */
export interface LdapServer {
  readonly name: string;
  readonly base: string;
  readonly cacheTtl: number;
  readonly cacheSize: number;
  readonly span: Span;
}

/** A query as it is asked by its name. `span` is where its filter, or the whole of another form, stands. */
export type LdapQuery = { readonly name: string; readonly kind: QueryKind; readonly span: Span } & (
  | { readonly form: 'filter'; readonly filter: string; readonly server: LdapServer }
  /** Domains in lower case; `otherwise` is asked about every other domain, null for nothing. */
  | { readonly form: 'domain'; readonly domains: ReadonlyMap<string, string>; readonly otherwise: string | null }
  | { readonly form: 'chain'; readonly queries: readonly string[] }
);

export interface Ldap {
  readonly servers: readonly LdapServer[];
  readonly queries: readonly LdapQuery[];
}

/** LDAP accept of a listener. `query` names a query or is a filter itself; `unreachable` is the reply in the conversation, or null to let mail in. */
export interface LdapAccept {
  readonly query: string;
  readonly where: 'conversation' | 'work_queue';
  readonly noMatch: 'bounce' | 'drop';
  readonly unreachable: { readonly code: number | null; readonly text: string | null } | null;
  readonly span: Span;
}

/** The SMTP authentication profile of a listener: the name of a query that finds a user. */
export interface SmtpAuthProfile {
  readonly query: string;
  readonly span: Span;
}

/** 900 seconds and 10000 answers: remembered, not found in a source; this model's choice. */
const CACHE = { ttl: 900_000, size: 10_000 } as const;

/**
 * The names queries get by themselves, behind the profile's. Seen in logs of real boxes: `ldapaccept`, `routing`; the others follow them
 * (design choice).
 */
const suffixes: Readonly<Record<QueryKind, string>> = {
  accept: 'ldapaccept',
  routing: 'routing',
  masquerade: 'masquerade',
  group: 'group',
  smtp_auth: 'smtpauth',
};

/** Reads `ldap`. What lacks a key it needs is left out. */
export function readLdap(node: YamlNode | undefined): Ldap {
  if (node === undefined) return { servers: [], queries: [] };
  const servers = itemsAt(node, ['servers']).flatMap(readServer);
  const queries = [
    ...servers.flatMap(({ server, queries: own }) => own.flatMap((item) => readQuery(server, item))),
    ...itemsAt(node, ['domain_queries']).flatMap(readDomainQuery),
    ...itemsAt(node, ['chain_queries']).flatMap(readChainQuery),
  ];
  return { servers: servers.map(({ server }) => server), queries };
}

function readServer(node: YamlNode): readonly { readonly server: LdapServer; readonly queries: readonly YamlNode[] }[] {
  const part = usablePart(ldapServerSchema, node);
  if (part === null) return [];
  const server: LdapServer = {
    name: part.name,
    base: part.base_dn.toUpperCase() === 'NONE' ? '' : comparableName(part.base_dn),
    cacheTtl: milliseconds(part.cache_ttl) ?? CACHE.ttl,
    cacheSize: part.cache_size ?? CACHE.size,
    span: node.span,
  };
  return [{ server, queries: itemsAt(node, ['queries']) }];
}

function readQuery(server: LdapServer, node: YamlNode): readonly LdapQuery[] {
  const part = usablePart(ldapQuerySchema, node);
  if (part === null) return [];
  const { kind, filter, name = `${server.name}.${suffixes[kind]}` } = part;
  return [{ form: 'filter', name, kind, filter, server, span: spanAt(node, ['filter']) }];
}

function readDomainQuery(node: YamlNode): readonly LdapQuery[] {
  const part = usablePart(domainQuerySchema, node);
  if (part === null) return [];
  const domains = new Map(Object.entries(part.domains).map(([domain, query]) => [domain.toLowerCase(), query]));
  return [{ form: 'domain', name: part.name, kind: part.kind, domains, otherwise: part.default ?? null, span: node.span }];
}

function readChainQuery(node: YamlNode): readonly LdapQuery[] {
  const part = usablePart(chainQuerySchema, node);
  return part === null ? [] : [{ form: 'chain', name: part.name, kind: part.kind, queries: part.queries, span: node.span }];
}

/** Reads a listener's `ldap_accept`; in the conversation and refusing for now where nothing else is said (design choice). */
export function readLdapAccept(listener: YamlNode, part: z.output<typeof ldapAcceptSchema>): LdapAccept {
  const { query, where = 'conversation', no_match: noMatch = 'bounce', unreachable = 'fail' } = part;
  const reply = { code: part.unreachable_code ?? null, text: part.unreachable_text ?? null };
  const span = nodeAt(listener, ['ldap_accept', 'query'])?.span ?? listener.span;
  return { query, where, noMatch, unreachable: unreachable === 'allow' ? null : reply, span };
}

/** Reads a listener's `smtp_auth`. */
export function readSmtpAuth(listener: YamlNode, query: string | undefined): SmtpAuthProfile | null {
  return query === undefined ? null : { query, span: spanAt(listener, ['smtp_auth']) };
}

/** Whether the `query` of a listener is a filter itself, for a listener without a server profile (design choice). */
export const isFilter = (query: string): boolean => /^\s*\(/.test(query);

/** The query of that name; a filter becomes a query of this name asked of the whole directory. Null where no query has the name. */
export function queryNamed({ queries }: Ldap, name: string, span: Span): LdapQuery | null {
  if (!isFilter(name)) return queries.find((query) => query.name === name) ?? null;
  const server: LdapServer = { name: '', base: '', cacheTtl: CACHE.ttl, cacheSize: CACHE.size, span };
  return { form: 'filter', name: 'LDAPACCEPT', kind: 'accept', filter: name, server, span };
}
