import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { parseDocument } from 'yaml';
import { toJSONSchema } from 'zod';
import { applianceSchema, parseAppliance } from '../../../src/esa/config/appliance.ts';
import { provideYaml } from '../../../src/esa/config/yaml.ts';
import { anyText, inside, SEED, told } from './tables.ts';

beforeAll(() => {
  provideYaml(parseDocument);
});

const DATA2 = '  - { name: Data 2, address: 192.0.2.25, hostname: email.carvedrock.com }\n';
const INBOUND = '  - { name: In, type: public, interface: Data 2, port: 25, hat: In.hat, rat: In.rat }\n';
const file = (listeners: string, interfaces = DATA2) => `interfaces:\n${interfaces}listeners:\n${listeners}`;
const notesOf = (text: string) => told(text, parseAppliance(text).notes);

describe('parseAppliance', () => {
  it('reads interfaces and listeners with their places', () => {
    const text = file(`  - name: In
    type: public
    interface: Data 2
    port: 25
    hat: In.hat
    rat: In.rat
    default_domain: carvedrock.com
    ldap_accept: { query: '(mail={a})' }
    default_policy_parameters:
      max_rcpts_per_msg: 50
      tls: off
`);
    const { value, notes } = parseAppliance(text);
    const [listener] = value.listeners;
    const cut = ({ start, end }: { start: number; end: number }) => text.slice(start, end);
    expect(notes).toEqual([]);
    expect(value.interfaces).toMatchObject([{ name: 'Data 2', address: '192.0.2.25', hostname: 'email.carvedrock.com' }]);
    expect(listener).toMatchObject({
      name: 'In',
      type: 'public',
      interface: 'Data 2',
      port: 25,
      hat: 'In.hat',
      rat: 'In.rat',
      defaultDomain: 'carvedrock.com',
    });
    expect(listener?.ldapAccept && [listener.ldapAccept.query, cut(listener.ldapAccept.span)]).toEqual(['(mail={a})', "'(mail={a})'"]);
    expect(listener?.defaults.map(({ key, value: setting, span, valueSpan }) => [key, setting, cut(span), cut(valueSpan)])).toEqual([
      ['max_rcpts_per_msg', 50, 'max_rcpts_per_msg: 50', '50'],
      ['tls', 'off', 'tls: off', 'off'],
    ]);
  });

  it.each([
    ['', ['yaml.missing-key: ', 'yaml.missing-key: ']],
    ['interfaces: []\nlisteners:\n', ['yaml.missing-key: listeners']],
    [
      file(INBOUND, '  - { name: Data 2, adress: 192.0.2.25, hostname: a.example }\n'),
      [
        'yaml.missing-key: { name: Data 2, adress: 192.0.2.25, hostname: a.example }',
        'yaml.unknown-key-near: adress',
        'appliance.unknown-interface: Data 2',
      ],
    ],
    [
      file(INBOUND, '  - { name: Data 2, address: 192.0.2, hostname: a.example }\n'),
      ['yaml.address: 192.0.2', 'appliance.unknown-interface: Data 2'],
    ],
    [file(INBOUND.replace('25', '70000')), ['yaml.too-big: 70000']],
    [file(INBOUND.replace('25', 'smtp')), ['yaml.wrong-type: smtp']],
    [file(INBOUND.replace('public', 'publik')), ['yaml.not-a-choice: publik']],
    [file(INBOUND.replace('Data 2', 'Data2')), ['appliance.unknown-interface-near: Data2']],
    [file(INBOUND.replace('Data 2', 'Elsewhere')), ['appliance.unknown-interface: Elsewhere']],
    [file(INBOUND.replace(', rat: In.rat', '')), ['appliance.no-rat: name']],
    [file(INBOUND.replace('public', 'private')), ['appliance.private-rat: rat']],
    [
      file(INBOUND.replace('public', 'private').replace('rat: In.rat', 'ldap_accept: { query: "(mail={a})" }')),
      ['appliance.private-ldap: ldap_accept'],
    ],
    [file(INBOUND + INBOUND.replace('25', '2525')), ['appliance.duplicate-name: In']],
    [file(INBOUND + INBOUND.replace('In,', 'Two,')), ['appliance.same-port: 25']],
    [file(INBOUND, DATA2 + DATA2), ['appliance.duplicate-name: Data 2', 'appliance.duplicate-address: 192.0.2.25']],
    [file(INBOUND.replace(' }', ', ldap_accept: { query: "(mail={a}" } }')), ['ldap.not-closed: "(mail={a}"']],
    [file(INBOUND.replace(' }', ', ldap_accept: { query: "(mail={x})" } }')), ['ldap.unknown-token: "(mail={x})"']],
    [file(INBOUND.replace(' }', ', ldap_accept: { query: CR.ldapaccept } }')), ['ldap.unknown-query: CR.ldapaccept']],
    [file(INBOUND.replace(' }', ', ldap_accept: { query: "(mail={a})", no_match: drop } }')), ['ldap.elsewhere: no_match']],
    [
      file(INBOUND.replace(' }', ', ldap_accept: { query: "(mail={a})", where: work_queue, unreachable: allow } }')),
      ['ldap.elsewhere: unreachable'],
    ],
    [file(INBOUND.replace(' }', ', ldap_accept: { query: "(mail={a})", unreachable_code: 250 } }')), ['yaml.too-small: 250']],
    [file(INBOUND.replace(' }', ', ldap_accept: { qeury: x } }')), ['yaml.missing-key: { qeury: x }', 'yaml.unknown-key-near: qeury']],
    [file(INBOUND.replace(' }', ', default_policy_parameters: { tls: true } }')), ['yaml.parameter: true']],
    [
      file(INBOUND.replace(' }', ', default_policy_parameters: { tls: maybe, rubber_hose: 1 } }')),
      ['block.not-a-choice: maybe', 'block.unknown-key: rubber_hose'],
    ],
    [file(INBOUND.replace(' }', ', default_domain: not a domain }')), ['yaml.domain: not a domain']],
    [file(INBOUND.replace('In.hat', '""')), ['yaml.empty-text: ""']],
    [file('  - nothing\n'), ['yaml.wrong-type: nothing']],
    [file(INBOUND.replace('In,', 'In: Out,')), ['yaml.colon: In: Out']],
  ])('remarks on %j', (text, expected) => {
    expect(notesOf(text)).toEqual(expected);
  });

  it('leaves out what lacks a key it needs, and keeps the rest', () => {
    const text = file(
      `  - { name: Bad, type: public, interface: Data 2, port: nine, hat: a.hat, rat: b.rat }\n${INBOUND.replace(' }', ', extra: 1, default_domain: no good }')}`,
    );
    expect(parseAppliance(text).value.listeners).toMatchObject([{ name: 'In', defaultDomain: null }]);
  });

  it('gives a private listener neither table of recipients nor directory', () => {
    const text = file(INBOUND.replace('public', 'private').replace(' }', ', ldap_accept: { query: "(mail={a})" } }'));
    expect(parseAppliance(text).value.listeners).toMatchObject([{ rat: null, ldapAccept: null }]);
  });

  it('reads any text without a throw, its notes inside the text', () => {
    const key = fc.constantFrom('interfaces', 'listeners', 'name', 'type', 'port', 'ldap_accept', 'query', 'x');
    const data = fc.letrec((tie) => ({
      value: fc.oneof(
        { maxDepth: 4 },
        fc.integer(),
        fc.constantFrom('public', 'Data 2', '(mail={a', null, true),
        fc.array(tie('value'), { maxLength: 3 }),
        tie('map'),
      ),
      map: fc.dictionary(key, tie('value'), { maxKeys: 4, noNullPrototype: true }),
    })).map;
    fc.assert(
      fc.property(
        fc.oneof(
          anyText,
          data.map((value) => JSON.stringify(value)),
        ),
        (text) => {
          const { value, notes } = parseAppliance(text);
          expect(inside(text, notes)).toBe(true);
          expect(Array.isArray(value.listeners)).toBe(true);
        },
      ),
      SEED,
    );
  });
});

describe('applianceSchema', () => {
  it('yields a JSON Schema that knows every key and allows no other', () => {
    expect(toJSONSchema(applianceSchema, { io: 'input' })).toMatchObject({
      required: ['interfaces', 'listeners'],
      additionalProperties: false,
      properties: { listeners: { items: { required: ['name', 'type', 'interface', 'port', 'hat'], additionalProperties: false } } },
    });
  });
});
