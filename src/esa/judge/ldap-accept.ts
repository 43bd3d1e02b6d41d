/**
 * LDAP accept: what a listener's query says of one recipient, asked in the conversation or in the work queue (User Guide 9.1.2, p. 110). What
 * becomes of the answer is decided where it is asked.
 */
import type { Span } from '#smtp';
import { queryNamed, type Ldap, type LdapAccept } from '../config/ldap.ts';
import { APPLIANCE_FILE, DIRECTORY_FILE, type Configuration, type Surroundings } from '../configuration.ts';
import type { FaultName, RuleRef } from '../decision.ts';
import type { DirectoryCache } from '../world/directory-cache.ts';
import { entryNamed } from '../world/directory-search.ts';
import { askDirectory, type DirectoryAnswer } from './directory.ts';

/** Whom the directory is asked about, for which envelope sender (empty for the null sender), and what with. `at` is lab time. */
export interface AcceptQuestion {
  readonly configuration: Configuration;
  readonly surroundings: Surroundings;
  readonly faults: readonly FaultName[];
  readonly at: number;
  readonly cache: DirectoryCache;
  readonly sender: string;
  readonly address: string;
}

/** The answer: where the query stands, the entry found (none unless `known`), the filters asked in order, and the cache afterwards. */
export interface AcceptAnswer {
  readonly kind: 'known' | 'unknown' | 'unreachable';
  readonly query: RuleRef;
  readonly person: readonly RuleRef[];
  readonly directory: readonly DirectoryAnswer[];
  readonly cache: DirectoryCache;
}

/** Asks a listener's query about a recipient. A query that names nothing knows nobody. */
export function askAccept(asked: AcceptQuestion, accept: LdapAccept): AcceptAnswer {
  const { configuration, surroundings, faults, at, cache: before, sender, address } = asked;
  const { ldap } = configuration.appliance;
  const query = lineIn(APPLIANCE_FILE, configuration.texts.revision, spanOf(ldap, accept), LDAP_ACCEPT);
  const { asked: directory, cache } = askDirectory(
    {
      queries: ldap.queries,
      directory: surroundings.directory,
      down: faults.includes('directory'),
      cache: before,
      at,
      address,
      others: { f: sender },
    },
    queryNamed(ldap, accept.query, accept.span),
  );
  const last = directory.at(-1);
  const known = { query, directory, cache };
  if (last?.source === 'unreachable') return { kind: 'unreachable', person: [], ...known };
  if (last === undefined || last.dn === null) return { kind: 'unknown', person: [], ...known };
  return { kind: 'known', person: personRule(surroundings, last.dn), ...known };
}

/** What the rule of LDAP accept is called in decisions, after the word of the log. */
const LDAP_ACCEPT = 'LDAPACCEPT';

/** Where the query stands: in a server profile, or with the listener. */
const spanOf = (ldap: Ldap, { query, span }: LdapAccept): Span => queryNamed(ldap, query, span)?.span ?? span;

/** The entry that was found, as the directory has it now; a cached answer may outlive it. */
function personRule({ directory, texts }: Surroundings, dn: string): readonly RuleRef[] {
  const entry = entryNamed(directory, dn);
  return entry === undefined ? [] : [lineIn(DIRECTORY_FILE, texts.revision, entry.span, entry.dn)];
}

const lineIn = (file: string, revision: number, span: Span, label: string): RuleRef => ({ kind: 'line', file, revision, span, label });
