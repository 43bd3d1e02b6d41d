/** Interfaces and listeners of every kind, and what `appliance.yaml` says of those that cannot be. */
import { beforeAll, describe, expect, it } from 'vitest';
import { parseDocument } from 'yaml';
import { parseAppliance } from '../../../src/esa/config/appliance.ts';
import { applianceKeys } from '../../../src/esa/config/appliance-keys.ts';
import { applianceSchema } from '../../../src/esa/config/appliance-schema.ts';
import { sayNote } from '../../../src/esa/config/notes.ts';
import { provideYaml } from '../../../src/esa/config/yaml.ts';
import { told } from './tables.ts';
import { toJSONSchema } from 'zod';

beforeAll(() => {
  provideYaml(parseDocument);
});

const DATA = "  - { name: Data 2, address: 192.0.2.25, address6: '2001:DB8:0::25', hostname: email.carvedrock.com }\n";
const listener = (rest: string) => `  - { name: In, interface: Data 2, port: 25, hat: In.hat, ${rest} }\n`;
const file = (listeners: string, more = '', interfaces = DATA) => `interfaces:\n${interfaces}listeners:\n${listeners}${more}`;
const notesOf = (text: string) => told(text, parseAppliance(text).notes);

describe('interfaces', () => {
  it('may have an address of each family, kept in the short form', () => {
    const { value, notes } = parseAppliance(file(listener('type: private')));
    expect(notes).toEqual([]);
    expect(value.interfaces).toMatchObject([{ address: '192.0.2.25', address6: '2001:db8::25' }]);
  });
  it('may have an IPv6 address alone', () => {
    const { value, notes } = parseAppliance(file('', 'settings: {}\n', "  - { name: A, address: '2001:db8::1', hostname: a.example }\n"));
    expect(notes.map(({ rule }) => rule)).toEqual(['yaml.missing-key']);
    expect(value.interfaces).toMatchObject([{ address: '2001:db8::1', address6: null }]);
  });
  it('are told apart by both addresses, however they are spelt', () => {
    const text = file(listener('type: private'), '', `${DATA}  - { name: B, address: '2001:db8::0:25', hostname: b.example }\n`);
    expect(notesOf(text)).toEqual(["appliance.duplicate-address: '2001:db8::0:25'"]);
  });
  it('do without an `address6` that is no IPv6 address', () => {
    const text = file(
      listener('type: private'),
      '',
      '  - { name: Data 2, address: 192.0.2.25, address6: 192.0.2.26, hostname: a.example }\n',
    );
    expect(notesOf(text)).toEqual(['yaml.address6: 192.0.2.26']);
    expect(parseAppliance(text).value.interfaces).toMatchObject([{ address: '192.0.2.25', address6: null }]);
  });
});

describe('listeners', () => {
  it.each(['private', 'public', 'blackhole'])('may be %s', (type) => {
    const text = file(listener(`type: ${type}${type === 'public' ? ', rat: In.rat' : ''}, protocol: smtp`));
    expect(notesOf(text)).toEqual([]);
    expect(parseAppliance(text).value.listeners).toMatchObject([{ type, rat: type === 'public' ? 'In.rat' : null }]);
  });
  it('are left out, with the reason, if they shall speak QMQP', () => {
    const text = file(listener('type: private, protocol: QMQP'));
    const { value, notes } = parseAppliance(text);
    expect(value.listeners).toEqual([]);
    expect(notes.map(sayNote)).toEqual(['`QMQP` is not spoken here, so this listener is left out: write SMTP, or take the line out']);
  });
  it('of the blackhole kind ask neither table nor directory', () => {
    const text = file(listener("type: blackhole, rat: In.rat, ldap_accept: { query: '(mail={a})' }"));
    expect(notesOf(text)).toEqual(['appliance.blackhole-table: rat', 'appliance.blackhole-table: ldap_accept']);
    expect(parseAppliance(text).value.listeners).toMatchObject([{ rat: null, ldapAccept: null }]);
  });
  it('of the private kind call nobody about recipients', () => {
    const text = file(listener('type: private, call_ahead: { server: mx.example }'));
    expect(notesOf(text)).toEqual(['appliance.private-call-ahead: call_ahead']);
    expect(parseAppliance(text).value.listeners).toMatchObject([{ callAhead: null }]);
  });
  it('call ahead where the mail would go and refuse while nobody answers, if they say nothing else', () => {
    const read = (ahead: string) => parseAppliance(file(listener(`type: public, rat: In.rat, call_ahead: { ${ahead} }`)));
    expect(read('').notes).toEqual([]);
    expect(read('').value.listeners).toMatchObject([{ callAhead: { server: null, failure: { code: null, text: null } } }]);
    expect(read('server: mx.example, failure: accept').value.listeners).toMatchObject([
      { callAhead: { server: 'mx.example', failure: null } },
    ]);
  });
  it('may not share interface and port, and the first one answers', () => {
    const text = file(`${listener('type: private')}  - { name: Sink, type: blackhole, interface: Data 2, port: 25, hat: S.hat }\n`);
    expect(notesOf(text)).toEqual(['appliance.same-port: 25']);
  });
});

describe('limits of a listener', () => {
  const limited = (parameters: string, more = '') => file(listener(`type: private, default_policy_parameters: { ${parameters} }`), more);
  it('beyond that of all listeners are noted', () => {
    const text = limited('max_concurrency: 300', 'settings: { max_connections: 50 }\n');
    expect(notesOf(text)).toEqual(['appliance.concurrency: 300']);
    expect(parseAppliance(text).notes.map(sayNote)).toEqual([
      '`300` connections from one host are limited to the 50 of all listeners together: write no more here, or raise `max_connections`',
    ]);
    expect(notesOf(limited('max_concurrency: 50', 'settings: { max_connections: 50 }\n'))).toEqual([]);
  });
  it.each([
    ['1023', true],
    ['1024', false],
    ['1000000000', false],
    ['1000000001', true],
    ['-1', false],
  ])('are noted for a message size of %s: %s', (size, noted) => {
    expect(notesOf(limited(`max_message_size: ${size}`))).toEqual(noted ? [`block.size: ${size}`] : []);
  });
});

describe('keys that change nothing', () => {
  it('are kept, and each says why', () => {
    const text = file(
      listener('type: private, tcp_listen_queue_size: 50, bounce_profile: Default, senderbase: { enabled: false, timeout_per_query: 5s }'),
      'settings:\n  max_subject_size: 998\n  hostname_in_received: interface\n',
    );
    expect(notesOf(text)).toEqual([
      'appliance.inert: tcp_listen_queue_size',
      'appliance.inert: bounce_profile',
      'appliance.inert: timeout_per_query',
      'appliance.inert: max_subject_size',
      'appliance.inert: hostname_in_received',
    ]);
    expect(parseAppliance(text).notes.map(({ severity }) => severity)).toEqual(Array.from({ length: 5 }, () => 'info'));
    expect(parseAppliance(text).value.listeners).toMatchObject([{ settings: { senderBase: false } }]);
  });
  it('and all the others that have a meaning are keys of the schema', () => {
    const schema = JSON.stringify(toJSONSchema(applianceSchema, { unrepresentable: 'any' }));
    for (const path of Object.keys(applianceKeys)) expect(schema).toContain(`"${path.split('.').at(-1) ?? ''}":`);
  });
});
