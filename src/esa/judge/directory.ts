/**
 * Asks the directory a query: a filter at a server, one picked by domain, or several one after another. Kinds and forms of queries: User Guide
 * 9.1.2, pp. 688-701. An answer that is still cached is given without asking, even while no server can be reached.
 */
import type { LdapQuery } from '../config/ldap.ts';
import { cacheAnswer, cachedAnswer, type DirectoryCache } from '../world/directory-cache.ts';
import type { Directory, DirectoryEntry } from '../world/directory.ts';
import { comparableName, liesBelow } from '../world/distinguished-name.ts';
import { fillQuery, findEntries, parseFilter, type OtherValues } from '../world/filter.ts';

/** What an answer comes from. `unreachable`: no server answers, and nothing is cached. */
export type AnswerSource = 'server' | 'cache' | 'unreachable';

/** One filter as it was asked. `dn` names the first entry found, null for none. */
export interface DirectoryAnswer {
  readonly query: string;
  readonly filter: string;
  readonly source: AnswerSource;
  readonly dn: string | null;
}

/** What a question is asked in. `down`: no server can be reached; `at` is lab time in milliseconds. */
export interface Question {
  readonly queries: readonly LdapQuery[];
  readonly directory: Directory;
  readonly down: boolean;
  readonly cache: DirectoryCache;
  readonly at: number;
  readonly address: string;
  readonly others: OtherValues;
}

/** The filters asked, in order, the last of which decided; and the cache afterwards. Empty `asked`: the query leads to no filter. */
export interface Answered {
  readonly asked: readonly DirectoryAnswer[];
  readonly cache: DirectoryCache;
}

/** Asks until a filter finds somebody or a server cannot be reached. A query that names what does not exist finds nobody. */
export function askDirectory(question: Question, query: LdapQuery | null): Answered {
  let { cache } = question;
  const asked: DirectoryAnswer[] = [];
  for (const part of query === null ? [] : filtersOf(question, query)) {
    const answer = askFilter(question, cache, part);
    asked.push(answer);
    if (answer.source === 'server') cache = remember(cache, question.at, part, answer);
    if (answer.source === 'unreachable' || answer.dn !== null) break;
  }
  return { asked, cache };
}

export type FilterQuery = Extract<LdapQuery, { form: 'filter' }>;

/** The filters a query leads to for this address, in their order. */
export function filtersOf({ queries, address }: Pick<Question, 'queries' | 'address'>, query: LdapQuery): readonly FilterQuery[] {
  switch (query.form) {
    case 'filter':
      return [query];
    case 'domain': {
      const name = query.domains.get(address.slice(address.lastIndexOf('@') + 1).toLowerCase()) ?? query.otherwise;
      return name === null ? [] : filterNamed(queries, name);
    }
    case 'chain':
      return query.queries.flatMap((name) => filterNamed(queries, name));
  }
}

function filterNamed(queries: readonly LdapQuery[], name: string): readonly FilterQuery[] {
  const found = queries.find((query) => query.name === name);
  return found?.form === 'filter' ? [found] : [];
}

function askFilter({ directory, down, at, address, others }: Question, cache: DirectoryCache, query: FilterQuery): DirectoryAnswer {
  const filter = fillQuery(query.filter, address, others);
  const cached = cachedAnswer(cache, query.name, filter, at);
  if (cached !== null) return { query: query.name, filter, source: 'cache', dn: cached.dn };
  if (down) return { query: query.name, filter, source: 'unreachable', dn: null };
  return { query: query.name, filter, source: 'server', dn: entriesFor(query, filter, directory)[0]?.dn ?? null };
}

function remember(cache: DirectoryCache, at: number, { name, server }: FilterQuery, { filter, dn }: DirectoryAnswer): DirectoryCache {
  return cacheAnswer(cache, name, filter, { dn, until: at + server.cacheTtl }, { at, most: server.cacheSize });
}

/** The entries below a query's base that meet its filled filter; none if the filter cannot be read. */
export function entriesFor({ server }: FilterQuery, filter: string, directory: Directory): readonly DirectoryEntry[] {
  const read = parseFilter(filter).value;
  if (read === null) return [];
  const found = findEntries(directory, read);
  return server.base === '' ? found : found.filter(({ dn }) => liesBelow(comparableName(dn), server.base));
}
