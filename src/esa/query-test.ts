/**
 * Tests a directory query by hand, as `ldaptest` and the button *Test Query* do (User Guide 9.1.2, p. 690): the filter filled in, the entries
 * it finds, and the result in the box's words. Nothing is kept in the cache, nothing is logged.
 */
import type { Appliance } from './config/appliance.ts';
import { isFilter, queryNamed, type LdapQuery } from './config/ldap.ts';
import { entriesFor, filtersOf } from './judge/directory.ts';
import type { Directory } from './world/directory.ts';
import { fillQuery } from './world/filter.ts';

/** One filter of a test: whose query, filled in, below which base (`NONE` for all), and the names of the entries it finds. */
export interface TestedFilter {
  readonly query: string;
  readonly filter: string;
  readonly base: string;
  readonly entries: readonly string[];
}

/** What came of a test: the filters up to the first that finds somebody, and the line the box ends with. */
export interface QueryTest {
  readonly filters: readonly TestedFilter[];
  readonly passed: boolean;
  readonly result: string;
}

/** What a test is made with; `group` fills `{g}`, `sender` `{f}`. */
export interface TestValues {
  readonly address: string;
  readonly sender: string;
  readonly group: string;
}

/** What can be tested: every query by its name, and the filters that listeners hold themselves. */
export function testableQueries({ ldap, listeners }: Appliance): readonly string[] {
  const own = listeners.flatMap(({ ldapAccept }) => (ldapAccept !== null && isFilter(ldapAccept.query) ? [ldapAccept.query] : []));
  return [...new Set([...ldap.queries.map(({ name }) => name), ...own])];
}

/** Tests a query by its name, or a filter; a name that nobody defined finds nobody. `down`: no server answers. */
export function testQuery({ ldap }: Appliance, directory: Directory, down: boolean, name: string, values: TestValues): QueryTest {
  const query = queryNamed(ldap, name, { start: 0, end: 0 });
  if (down) return { filters: [], passed: false, result: 'Error: Server unreachable: unable to connect' };
  const filters: TestedFilter[] = [];
  for (const part of query === null ? [] : filtersOf({ queries: ldap.queries, address: values.address }, query)) {
    const filter = fillQuery(part.filter, values.address, { f: part.kind === 'accept' ? values.sender : '', g: values.group });
    const entries = entriesFor(part, filter, directory).map(({ dn }) => dn);
    filters.push({ query: part.name, filter, base: part.server.base === '' ? 'NONE' : part.server.base, entries });
    if (entries.length > 0) break;
  }
  const passed = filters.some(({ entries }) => entries.length > 0);
  return { filters, passed, result: resultOf(query, passed) };
}

/** `Action: pass` and `Action: fail` are remembered, not found in a source; `match positive` is the vendor's (SMA User Guide 9.1, p. 244). */
function resultOf(query: LdapQuery | null, passed: boolean): string {
  if (!passed) return 'Action: fail';
  return query?.kind === 'accept' ? 'Action: pass' : 'Success: Action: match positive';
}
