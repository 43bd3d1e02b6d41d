import { describe, expect, it } from 'vitest';
import { parseAppliance, parseDirectory, testableQueries, testQuery } from '#esa';
import { scenario } from '../tools/scenario.ts';

const files = scenario();
const directory = parseDirectory(files['directory.ldif'] ?? '').value;
const server = (name: string, base: string) =>
  `{ name: ${name}, hosts: [a], base_dn: "${base}", queries: [{ kind: accept, filter: "(&(mail={a})(!(mail={f})))" }, { kind: group, filter: "(&(mail={a})(departmentNumber={g}))" }] }`;
const text = `interfaces: []
listeners:
  - { name: In, type: public, interface: A, port: 25, hat: a.hat, rat: a.rat, ldap_accept: { query: "(uid={u})" } }
ldap:
  servers: [${server('People', 'ou=people, dc=carvedrock, dc=com')}, ${server('Roles', 'ou=roles, dc=carvedrock, dc=com')}]
  chain_queries: [{ name: Both, kind: accept, queries: [People.ldapaccept, Roles.ldapaccept] }]
`;
const appliance = parseAppliance(text).value;
const test = (name: string, address: string, more: { sender?: string; group?: string; down?: boolean } = {}) =>
  testQuery(appliance, directory, more.down ?? false, name, { address, sender: more.sender ?? '', group: more.group ?? '' });

describe('testableQueries', () => {
  it('are the queries by name, and the filters that listeners hold themselves', () => {
    expect(testableQueries(appliance)).toEqual([
      'People.ldapaccept',
      'People.group',
      'Roles.ldapaccept',
      'Roles.group',
      'Both',
      '(uid={u})',
    ]);
  });
});

describe('testQuery', () => {
  it('tells the filter filled in, the base and who is found', () => {
    expect(test('People.ldapaccept', 'angie@carvedrock.com')).toEqual({
      filters: [
        {
          query: 'People.ldapaccept',
          filter: '(&(mail=angie@carvedrock.com)(!(mail=)))',
          base: 'ou=people,dc=carvedrock,dc=com',
          entries: ['uid=angie,ou=people,dc=carvedrock,dc=com'],
        },
      ],
      passed: true,
      result: 'Action: pass',
    });
  });
  it.each([
    ['People.ldapaccept', 'nobody.here@carvedrock.com', {}, 'Action: fail', [0]],
    ['People.ldapaccept', 'angie@carvedrock.com', { sender: 'angie@carvedrock.com' }, 'Action: fail', [0]],
    ['Both', 'postmaster@carvedrock.com', {}, 'Action: pass', [0, 1]],
    ['(uid={u})', 'angie@anywhere.example', {}, 'Action: pass', [1]],
    ['People.group', 'boris@carvedrock.com', { group: 'IT' }, 'Success: Action: match positive', [1]],
    ['People.group', 'angie@carvedrock.com', { group: 'IT' }, 'Action: fail', [0]],
    ['People.group', 'boris@carvedrock.com', { group: '*' }, 'Action: fail', [0]],
    ['Nobody', 'angie@carvedrock.com', {}, 'Action: fail', []],
    ['Both', 'angie@carvedrock.com', { down: true }, 'Error: Server unreachable: unable to connect', []],
  ])('of %s for %s with %j ends in %s', (name, address, more, result, found) => {
    const tested = test(name, address, more);
    expect([tested.result, tested.filters.map(({ entries }) => entries.length)]).toEqual([result, found]);
  });
});
