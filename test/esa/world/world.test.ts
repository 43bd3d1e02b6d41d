import { beforeAll, describe, expect, it } from 'vitest';
import { parseDocument } from 'yaml';
import { toJSONSchema } from 'zod';
import { provideYaml } from '../../../src/esa/config/yaml.ts';
import { parseWorld, worldSchema } from '../../../src/esa/world/world.ts';
import { told } from '../config/tables.ts';

beforeAll(() => {
  provideYaml(parseDocument);
});

const START = 'start: 2019-10-08T21:28:30-08:00\n';
const host = (more = '') => `  - { name: mail.example, address: 192.0.2.1, organisation: example${more} }\n`;
const file = (...hosts: readonly string[]) => `${START}hosts:\n${hosts.join('')}`;

describe('parseWorld', () => {
  it('reads a host with everything, and one with the least', () => {
    const text = file(
      host(
        ', ptr: mail.example, forward: [192.0.2.1], owner: Example, network: 192.0.2.0/24, score: -8.4, country: United States, user: angie',
      ),
      '  - { name: unknown, address: 203.0.113.77, organisation: unknown, ptr: none, score: none }\n',
    );
    const { value, notes } = parseWorld(text);
    expect(notes).toEqual([]);
    expect(value.start).toBe('2019-10-08T21:28:30-08:00');
    expect(value.hosts).toMatchObject([
      {
        ptr: 'mail.example',
        forward: ['192.0.2.1'],
        owner: 'Example',
        network: '192.0.2.0/24',
        score: -84,
        country: 'United States',
        user: 'angie',
      },
      { ptr: null, ptrFails: false, forward: [], owner: null, network: null, score: null, country: null, user: null },
    ]);
  });

  it('tells a PTR that fails for now from one that is not there', () => {
    const { value } = parseWorld(file(host(', ptr: servfail')));
    expect(value.hosts).toMatchObject([{ ptr: null, ptrFails: true }]);
  });

  it('stores every score of one decimal as whole tenths', () => {
    const tenths = Array.from({ length: 201 }, (_, index) => index - 100);
    const text = file(
      ...tenths.map(
        (score, index) =>
          `  - { name: h${String(index)}, address: 10.0.0.${String(index)}, organisation: x, score: ${(score / 10).toFixed(1)} }\n`,
      ),
    );
    expect(parseWorld(text).value.hosts.map(({ score }) => score)).toEqual(tenths);
  });

  it.each([
    [`start: yesterday\nhosts: []`, ['world.start: yesterday']],
    [`start: 2019-10-08T21:28:30\nhosts: []`, ['world.start: 2019-10-08T21:28:30']],
    [`start: 2019-13-08T21:28:30Z\nhosts: []`, ['world.start: 2019-13-08T21:28:30Z']],
    [file(host(', score: -8.45')), ['world.score: -8.45']],
    [file(host(', score: 11')), ['world.score: 11']],
    [file(host(', score: low')), ['world.score: low']],
    [file(host(', network: 192.0.2.0')), ['yaml.network: 192.0.2.0']],
    [file(host(', forward: [mail.example]')), ['yaml.address: mail.example']],
    [file(host(', pointer: x')), ['yaml.unknown-key: pointer']],
    [file(host(', scor: 1')), ['yaml.unknown-key-near: scor']],
    [file(host(), host()), ['world.duplicate-name: mail.example', 'world.duplicate-address: 192.0.2.1']],
    [`${file(host())}dns:\n  - { name: x.example, mx: [mail.example] }\n`, ['world.mx: mail.example']],
    [`${file(host())}dns:\n  - { name: x.example, mx: [10 -x] }\n`, ['world.mx: 10 -x']],
    [`${file(host())}dns:\n  - { name: x.example, a: ["2001:db8::1"] }\n`, ['world.a: "2001:db8::1"']],
    [`${file(host())}dns:\n  - { name: x.example, aaaa: [192.0.2.1] }\n`, ['world.aaaa: 192.0.2.1']],
    [`${file(host())}dns:\n  - { name: x.example, servfale: true }\n`, ['yaml.unknown-key-near: servfale']],
    [`${file(host())}dns:\n  - { name: x.example }\n  - { name: X.example }\n`, ['world.duplicate-dns: X.example']],
    [`${file(host())}dnslists:\n  - { zone: bl.example, listed: [192.0.2.0/33] }\n`, ['world.listed: 192.0.2.0/33']],
    [`${file(host())}dnslists:\n  - { zone: bl.example }\n`, ['yaml.missing-key: { zone: bl.example }']],
    [file('  - { name: x, address: 192.0.2.1 }\n'), ['yaml.missing-key: { name: x, address: 192.0.2.1 }']],
  ])('remarks on %j', (text, expected) => {
    expect(told(text, parseWorld(text).notes)).toEqual(expected);
  });

  it('keeps a host without what does not fit, and starts somewhere', () => {
    expect(parseWorld('').value).toEqual({
      start: '1970-01-01T00:00:00Z',
      hosts: [],
      dns: [],
      dnslists: [],
      latency: { dns: 0, reputation: 0, directory: 0 },
    });
    expect(parseWorld(file(host(', score: 99, nonsense: 1'))).value.hosts).toMatchObject([{ name: 'mail.example', score: null }]);
  });
});

describe('worldSchema', () => {
  it('yields a JSON Schema that knows every key and allows no other', () => {
    expect(toJSONSchema(worldSchema, { io: 'input' })).toMatchObject({
      required: ['start', 'hosts'],
      additionalProperties: false,
      properties: { hosts: { items: { required: ['name', 'address', 'organisation'], additionalProperties: false } } },
    });
  });
});
