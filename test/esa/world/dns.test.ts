import { describe, expect, it } from 'vitest';
import { listsOf, lookUpAddresses, lookUpMx, resolveMail } from '../../../src/esa/world/dns.ts';
import { parseWorld } from '../../../src/esa/world/world.ts';
import { scenario } from '../../tools/scenario.ts';

const { value: world, notes } = parseWorld(`start: 2019-10-08T21:28:30-08:00
hosts:
  - { name: mail.one.example, address: 192.0.2.1, organisation: one, ptr: Mail.One.example, forward: [192.0.2.1, "2001:db8::1"] }
  - { name: two.example, address: 192.0.2.2, organisation: two }
  - { name: alias.example, address: 192.0.2.3, organisation: two, ptr: two.example, forward: [] }
  - { name: said.example, address: 192.0.2.4, organisation: said }
dns:
  - { name: one.example, mx: [20 backup.one.example, 10 Mail.One.example] }
  - { name: backup.one.example, a: [192.0.2.11], aaaa: ["2001:db8::11"] }
  - { name: said.example, a: [192.0.2.44] }
  - { name: away.example, a: [] }
  - { name: down.example, servfail: true }
  - { name: half.example, mx: [10 gone.example, 20 down.example, 30 mail.one.example] }
  - { name: lost.example, mx: [10 gone.example, 20 down.example] }
  - { name: dead.example, mx: [10 gone.example] }
  - { name: nomail.example, mx: [0 .], a: [192.0.2.5] }
dnslists:
  - { zone: bl.example, listed: [192.0.2.1, 198.51.100.0/24, "2001:db8:bad::/48"] }
  - { zone: More.example, listed: [198.51.100.128/25] }
`);

describe('lookUpAddresses', () => {
  it('is given a world without a remark', () => {
    expect(notes).toEqual([]);
  });
  it.each([
    ['backup.one.example', ['192.0.2.11', '2001:db8::11']],
    ['MAIL.one.example.', ['192.0.2.1', '2001:db8::1']],
    ['two.example', ['192.0.2.2']],
    ['said.example', ['192.0.2.44']],
  ])('finds %s, under dns or by the hosts', (name, records) => {
    expect(lookUpAddresses(world, name)).toEqual({ kind: 'found', records });
  });
  it.each([
    ['nowhere.example', 'nxdomain'],
    ['away.example', 'no-data'],
    ['one.example', 'no-data'],
    ['down.example', 'servfail'],
  ])('answers about %s: %s', (name, kind) => {
    expect(lookUpAddresses(world, name)).toEqual({ kind });
  });
});

describe('lookUpMx', () => {
  it('puts the most preferred first', () => {
    expect(lookUpMx(world, 'One.example')).toEqual({
      kind: 'found',
      records: [
        { preference: 10, name: 'mail.one.example' },
        { preference: 20, name: 'backup.one.example' },
      ],
    });
  });
  it.each([
    ['two.example', 'no-data'],
    ['nowhere.example', 'nxdomain'],
    ['down.example', 'servfail'],
  ])('answers about %s: %s', (name, kind) => {
    expect(lookUpMx(world, name)).toEqual({ kind });
  });
});

describe('resolveMail', () => {
  it('names the hosts in order of preference with their addresses', () => {
    expect(resolveMail(world, 'one.example')).toEqual({
      kind: 'hosts',
      hosts: [
        { name: 'mail.one.example', preference: 10, addresses: ['192.0.2.1', '2001:db8::1'] },
        { name: 'backup.one.example', preference: 20, addresses: ['192.0.2.11', '2001:db8::11'] },
      ],
    });
  });
  it('goes to the domain itself where there is no MX, and to a literal as it stands', () => {
    expect(resolveMail(world, 'two.example')).toEqual({
      kind: 'hosts',
      hosts: [{ name: 'two.example', preference: null, addresses: ['192.0.2.2'] }],
    });
    expect(resolveMail(world, '[IPv6:2001:db8::1]', true)).toMatchObject({ hosts: [{ addresses: ['2001:db8::1'] }] });
  });
  it('passes over an exchanger without an address', () => {
    expect(resolveMail(world, 'half.example')).toMatchObject({ hosts: [{ name: 'mail.one.example', preference: 30 }] });
  });
  it.each([
    ['lost.example', 'servfail'],
    ['dead.example', 'nxdomain'],
    ['nomail.example', 'nxdomain'],
    ['away.example', 'nxdomain'],
    ['down.example', 'servfail'],
    ['nowhere.example', 'nxdomain'],
  ])('finds no way to %s: %s', (domain, kind) => {
    expect(resolveMail(world, domain)).toEqual({ kind });
  });
  it('cannot tell while no name server answers', () => {
    expect(resolveMail(world, 'one.example', true)).toEqual({ kind: 'servfail' });
  });
  it.each(['carvedrock.com', 'globomantics.com', 'supplier.example', 'offers.example'])(
    'finds the mail host of %s in the scenario',
    (domain) => {
      expect(resolveMail(parseWorld(scenario()['world.yaml'] ?? '').value, domain)).toMatchObject({
        kind: 'hosts',
        hosts: [{ preference: 10 }],
      });
    },
  );
});

describe('listsOf', () => {
  it.each([
    ['192.0.2.1', ['bl.example']],
    ['198.51.100.200', ['bl.example', 'more.example']],
    ['2001:db8:bad::7', ['bl.example']],
    ['192.0.2.2', []],
    ['mail.one.example', []],
  ])('tells which lists hold %s: %j', (address, zones) => {
    expect(listsOf(world, address)).toEqual(zones);
  });
});
