import { beforeAll, describe, expect, it } from 'vitest';
import { parseDocument } from 'yaml';
import { parseAppliance } from '../../../src/esa/config/appliance.ts';
import { queryNamed } from '../../../src/esa/config/ldap.ts';
import { provideYaml } from '../../../src/esa/config/yaml.ts';
import { told } from './tables.ts';

beforeAll(() => {
  provideYaml(parseDocument);
});

const SERVER = 'name: CR, hosts: [dc1.carvedrock.com], base_dn: "dc=carvedrock, dc=com"';
const ACCEPT = "{ kind: accept, filter: '(mail={a})' }";
const file = (ldap: string): string => `interfaces: []\nlisteners: []\nldap: ${ldap}\n`;
const profile = (queries: string, more = ''): string => `{ servers: [{ ${SERVER}${more}, queries: [${queries}] }] }`;
const notesOf = (ldap: string) => told(file(ldap), parseAppliance(file(ldap)).notes);
const read = (ldap: string) => parseAppliance(file(ldap)).value.ldap;

describe('a server profile', () => {
  it('keeps 10000 answers for 900 seconds where it says nothing else', () => {
    expect(read(profile(ACCEPT)).servers).toMatchObject([
      { name: 'CR', base: 'dc=carvedrock,dc=com', cacheTtl: 900_000, cacheSize: 10_000 },
    ]);
  });
  it.each([
    ['NONE', ''],
    ['none', ''],
    ['"DC=Example ,  dc = COM"', 'dc=example,dc=com'],
  ])('reads the base %s as %j', (base, comparable) => {
    const [server] = read(`{ servers: [{ name: A, hosts: [a], base_dn: ${base} }] }`).servers;
    expect(server?.base).toBe(comparable);
  });
  it('names its queries after itself and their kinds', () => {
    const kinds = ['accept', 'routing', 'masquerade', 'group', 'smtp_auth'].map((kind) => `{ kind: ${kind}, filter: '(uid={u})' }`);
    expect(read(profile(kinds.join(', '))).queries.map(({ name }) => name)).toEqual([
      'CR.ldapaccept',
      'CR.routing',
      'CR.masquerade',
      'CR.group',
      'CR.smtpauth',
    ]);
    expect(read(profile("{ kind: accept, name: Mine, filter: '(uid={u})' }")).queries.map(({ name }) => name)).toEqual(['Mine']);
  });
});

describe('what is wrong with ldap', () => {
  const others = `{ servers: [{ ${SERVER}, queries: [${ACCEPT}, { kind: group, filter: '(cn={g})' }] }], `;
  it.each([
    [profile(ACCEPT), []],
    [profile(`${ACCEPT}, { kind: accept, name: Two, filter: '(uid={u})' }`), ["ldap.second-kind: '(uid={u})'"]],
    [profile("{ kind: group, filter: '(mail={f})' }"), ["ldap.token-kind: '(mail={f})'"]],
    [profile("{ kind: accept, filter: '(mail={f})' }"), []],
    [profile('{ kind: accept, filter: "(mail={a}" }'), ['ldap.not-closed: "(mail={a}"']],
    [profile("{ kind: akzept, filter: '(mail={a})' }"), ['yaml.not-a-choice: akzept']],
    [profile(ACCEPT, ', prot: 389'), ['yaml.unknown-key-near: prot']],
    [profile(ACCEPT, ', port: 70000'), ['yaml.too-big: 70000']],
    ['{ servers: [{ name: A, hosts: [a], base_dn: carvedrock.com }] }', ['ldap.base-dn: carvedrock.com']],
    ['{ servers: [{ name: A, base_dn: NONE }] }', ['yaml.missing-key: { name: A, base_dn: NONE }']],
    [`${others}chain_queries: [{ name: C, kind: accept, queries: [CR.ldapaccept] }] }`, []],
    [`${others}chain_queries: [{ name: C, kind: accept, queries: [CR.ldapacept] }] }`, ['ldap.unknown-query-near: CR.ldapacept']],
    [`${others}chain_queries: [{ name: C, kind: accept, queries: [CR.group] }] }`, ['ldap.other-kind: CR.group']],
    [`${others}chain_queries: [{ name: C, kind: accept, queries: [C] }] }`, ['ldap.nested: C']],
    [`${others}domain_queries: [{ name: D, kind: accept, domains: { a.example: Nobody } }] }`, ['ldap.unknown-query: Nobody']],
    [
      `${others}domain_queries: [{ name: CR.group, kind: accept, domains: {} }] }`,
      ['appliance.duplicate-name: { name: CR.group, kind: accept, domains: {} }'],
    ],
  ])('of %s is told at its place', (ldap, notes) => {
    expect(notesOf(ldap)).toEqual(notes);
  });
});

describe('queryNamed', () => {
  it('makes a query of a filter, asked of the whole directory', () => {
    expect(queryNamed(read('{}'), '(mail={a})', { start: 0, end: 1 })).toMatchObject({
      name: 'LDAPACCEPT',
      filter: '(mail={a})',
      server: { base: '' },
    });
  });
  it('is null for a name that nobody defined', () => {
    expect(queryNamed(read(profile(ACCEPT)), 'CR.accept', { start: 0, end: 1 })).toBeNull();
  });
});
