/** What is wrong with directory queries although each key fits: names that collide or name nothing, kinds that do not fit, keys that count elsewhere. */
import type { Span } from '#smtp';
import { checkQuery } from '../world/query.ts';
import { isFilter, type Ldap, type LdapAccept, type LdapQuery, type QueryKind, type SmtpAuthProfile } from './ldap.ts';
import { nearest } from './nearest.ts';
import { noteOf, type Note } from './notes.ts';
import { entryOf, nodeAt, type YamlNode } from './yaml-node.ts';

/** Every remark on `ldap` as a whole; `node` gives the places. */
export function checkLdap(ldap: Ldap, node: YamlNode | undefined): readonly Note[] {
  if (node === undefined) return [];
  return [
    ...repeatedNames(ldap.servers, 'LDAP server'),
    ...repeatedNames(ldap.queries, 'LDAP query'),
    ...repeatedKinds(ldap),
    ...ldap.queries.flatMap((query) => queryNotes(ldap, query, node)),
  ];
}

function repeatedNames(parts: readonly { readonly name: string; readonly span: Span }[], what: string): readonly Note[] {
  const seen = new Set<string>();
  return parts.flatMap(({ name, span }) => {
    const again = seen.has(name);
    seen.add(name);
    return again ? [noteOf('appliance.duplicate-name', span, { name, what })] : [];
  });
}

/** One query of each kind per profile (User Guide 9.1.2, p. 688). */
function repeatedKinds({ queries }: Ldap): readonly Note[] {
  const seen = new Map<string, LdapQuery>();
  return queries.flatMap((query) => {
    if (query.form !== 'filter') return [];
    const key = `${query.server.name}\n${query.kind}`;
    const again = seen.has(key);
    seen.set(key, query);
    return again ? [noteOf('ldap.second-kind', query.span, { name: query.server.name })] : [];
  });
}

function queryNotes(ldap: Ldap, query: LdapQuery, node: YamlNode): readonly Note[] {
  switch (query.form) {
    case 'filter':
      return checkQuery(query.filter, query.span, query.kind === 'accept');
    case 'domain': {
      const item = itemOf(node, 'domain_queries', query.span);
      const named = [...query.domains].map(([domain, name]) => [name, placeOf(item, ['domains', domain], query.span)] as const);
      const last = query.otherwise === null ? [] : [[query.otherwise, placeOf(item, ['default'], query.span)] as const];
      return [...named, ...last].flatMap(([name, at]) => memberNotes(ldap, name, query.kind, at));
    }
    case 'chain': {
      const item = itemOf(node, 'chain_queries', query.span);
      return query.queries.flatMap((name, index) => memberNotes(ldap, name, query.kind, placeOf(item, ['queries', index], query.span)));
    }
  }
}

function itemOf(node: YamlNode, key: string, { start }: Span): YamlNode | undefined {
  const list = nodeAt(node, [key]);
  return list?.kind === 'list' ? list.items.find((item) => item.span.start === start) : undefined;
}

const placeOf = (item: YamlNode | undefined, path: readonly PropertyKey[], otherwise: Span): Span =>
  (item === undefined ? undefined : nodeAt(item, path)?.span) ?? otherwise;

/** What a domain or chain query names: a query of a server profile, of its own kind. */
function memberNotes(ldap: Ldap, name: string, wanted: QueryKind, at: Span): readonly Note[] {
  const member = ldap.queries.find((query) => query.name === name);
  if (member === undefined) return [unknownNote(ldap, name, at)];
  if (member.form !== 'filter') return [noteOf('ldap.nested', at, { name })];
  return kindNotes(member, wanted, at);
}

function unknownNote({ queries }: Ldap, name: string, at: Span): Note {
  const near = nearest(
    name,
    queries.map((query) => query.name),
  );
  return near === null ? noteOf('ldap.unknown-query', at, { name }) : noteOf('ldap.unknown-query-near', at, { name, near });
}

const kindNotes = ({ name, kind }: LdapQuery, wanted: QueryKind, at: Span): readonly Note[] =>
  kind === wanted ? [] : [noteOf('ldap.other-kind', at, { name, kind, wanted })];

/** Remarks on a listener's `ldap_accept`. */
export function acceptNotes(ldap: Ldap, { query, where, span }: LdapAccept, listener: YamlNode | undefined): readonly Note[] {
  const named = ldap.queries.find(({ name }) => name === query);
  const ofQuery = isFilter(query) ? checkQuery(query, span) : named === undefined ? [unknownNote(ldap, query, span)] : [];
  const idle = where === 'conversation' ? ['no_match'] : ['unreachable', 'unreachable_code', 'unreachable_text'];
  const map = listener === undefined ? undefined : nodeAt(listener, ['ldap_accept']);
  const other = where === 'conversation' ? 'work queue' : 'conversation';
  return [
    ...ofQuery,
    ...(named === undefined ? [] : kindNotes(named, 'accept', span)),
    ...idle.flatMap((key) => elsewhere(map, key, other)),
  ];
}

/** Remarks on a listener's `smtp_auth`: a query of that kind. */
export function smtpAuthNotes(ldap: Ldap, { query, span }: SmtpAuthProfile): readonly Note[] {
  const named = ldap.queries.find(({ name }) => name === query);
  return named === undefined ? [unknownNote(ldap, query, span)] : kindNotes(named, 'smtp_auth', span);
}

function elsewhere(map: YamlNode | undefined, key: string, where: string): readonly Note[] {
  const entry = entryOf(map, key);
  return entry === undefined ? [] : [noteOf('ldap.elsewhere', entry.keySpan, { key, where })];
}
