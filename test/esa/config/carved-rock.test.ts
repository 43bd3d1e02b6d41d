import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { parseDocument } from 'yaml';
import { parseAppliance } from '../../../src/esa/config/appliance.ts';
import { labelOf, parseHostAccessTable } from '../../../src/esa/config/host-access-table.ts';
import { provideYaml } from '../../../src/esa/config/yaml.ts';
import { parseDirectory } from '../../../src/esa/world/directory.ts';
import { entriesFor } from '../../../src/esa/judge/directory.ts';
import { fillQuery } from '../../../src/esa/world/filter.ts';
import { parseWorld } from '../../../src/esa/world/world.ts';

const read = (file: string) => readFileSync(join(import.meta.dirname, '../../../lessons/scenarios/carved-rock', file), 'utf8');

beforeAll(() => {
  provideYaml(parseDocument);
});

describe('the Carved Rock scenario', () => {
  it('has the shipped groups in the shipped order', () => {
    const { groups } = parseHostAccessTable(read('InboundMail.hat')).value;
    expect(
      groups.map((group) => [
        labelOf(group),
        group.entries.map(({ printed }) => printed),
        group.use?.kind === 'policy' ? group.use.name : null,
      ]),
    ).toEqual([
      ['ALLOWED_LIST', [], '$TRUSTED'],
      ['BLOCKED_LIST', ['sbrs[-10.0:-3.0]'], '$BLOCKED'],
      ['SUSPECTLIST', ['sbrs[-3.0:-1.0]'], '$THROTTLED'],
      ['UNKNOWNLIST', ['sbrs[-1.0:10.0]', 'sbrs[none]'], '$ACCEPTED'],
      ['ALL', ['ALL'], '$ACCEPTED'],
    ]);
  });

  it('listens in public on Data 2 and in private on Data 1, and not on Management', () => {
    const { interfaces, listeners } = parseAppliance(read('appliance.yaml')).value;
    expect(interfaces.map(({ name, address }) => `${name} ${address}`)).toEqual([
      'Data 2 192.0.2.25',
      'Data 1 10.1.1.1',
      'Management 10.1.0.9',
    ]);
    expect(listeners.map(({ name, type, interface: on, port }) => `${name} ${type} ${on} ${String(port)}`)).toEqual([
      'InboundMail public Data 2 25',
      'OutboundMail private Data 1 25',
    ]);
  });

  it('knows the people lessons write to, and not the one they do not', () => {
    const directory = parseDirectory(read('directory.ldif')).value;
    const { listeners, ldap } = parseAppliance(read('appliance.yaml')).value;
    const query = ldap.queries.find(({ name }) => name === listeners[0]?.ldapAccept?.query);
    const found = (address: string) => (query?.form === 'filter' ? entriesFor(query, fillQuery(query.filter, address), directory) : []);
    const addresses = ['angie', 'postmaster', 'orders', 'alice', 'AWhitlock', 'nobody.here'].map((user) => `${user}@carvedrock.com`);
    expect(addresses.map((address) => found(address).length)).toEqual([1, 1, 1, 1, 1, 0]);
    expect(found('alice@carvedrock.com')[0]?.attributes.get('userPassword')).toEqual(['wonderland']);
    expect(directory.entries.filter(({ attributes }) => attributes.has('mail')).length).toBeGreaterThanOrEqual(23);
  });

  it('has one address for everyone, no two alike', () => {
    const addresses = parseDirectory(read('directory.ldif')).value.entries.flatMap(({ attributes }) => [
      ...(attributes.get('mail') ?? []),
      ...(attributes.get('proxyAddresses') ?? []).map((address) => address.replace('smtp:', '')),
    ]);
    expect(new Set(addresses).size).toBe(addresses.length);
  });

  it('has hosts whose names hold, do not hold, and are missing', () => {
    const { start, hosts } = parseWorld(read('world.yaml')).value;
    const names = hosts.map(({ name, ptr, forward, address, score }) => [
      name,
      ptr === null ? 'none' : forward.includes(address) ? 'confirmed' : 'claimed',
      score,
    ]);
    expect(start).toBe('2019-10-08T21:28:30-08:00');
    expect(names).toEqual([
      ['email.globomantics.com', 'confirmed', 42],
      ['mail.supplier.example', 'confirmed', 61],
      ['unknown', 'none', null],
      ['mx7.offers.example', 'confirmed', -84],
      ['guesser.example', 'claimed', -21],
      ['exchange.carvedrock.com', 'confirmed', null],
    ]);
  });
});
