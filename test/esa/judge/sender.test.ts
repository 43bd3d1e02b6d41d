import { describe, expect, it } from 'vitest';
import { parseHostAccessTable, type SenderFacts } from '#esa';
import { addressNumber, matchSender, senderAt } from '../../../src/esa/judge/sender.ts';
import { parseWorld } from '#esa';
import '../../tools/scenario.ts';

const partner: SenderFacts = {
  address: '198.51.100.25',
  name: 'email.globomantics.com',
  nameCheck: 'confirmed',
  owner: 'Globomantics',
  ownerId: 1811038,
  country: 'United States',
  reputation: 42,
  lists: ['bl.example'],
};

/** The verdict and reason of one entry, as a table's only member. */
function ask(entry: string, sender: Partial<SenderFacts> = {}): string {
  const { groups } = parseHostAccessTable(`G:\n${entry}\nACCEPT\n`).value;
  const [read] = groups.flatMap(({ entries }) => entries);
  if (read === undefined) return 'no entry';
  const { matched, why } = matchSender(read, { ...partner, ...sender });
  return `${matched ? 'yes' : 'no'}: ${why}`;
}

describe('matchSender', () => {
  it.each([
    ['198.51.100.25', 'yes: in-network'],
    ['198.51.100.16/28', 'yes: in-network'],
    ['198.51.100.32/28', 'no: not-in-network'],
    ['198.51.100.', 'yes: in-network'],
    ['198.51', 'yes: in-network'],
    ['198.51.101', 'no: not-in-network'],
    ['198.51.100.20-30', 'yes: in-network'],
    ['198.51.100.26-30', 'no: not-in-network'],
    ['198.51.99-100.', 'yes: in-network'],
    ['2001:db8::/32', 'no: not-in-network'],
    ['email.globomantics.com', 'yes: name-equal'],
    ['EMAIL.Globomantics.COM', 'yes: name-equal'],
    ['globomantics.com', 'no: name-other'],
    ['.globomantics.com', 'yes: name-below'],
    ['.com', 'yes: name-below'],
    ['.antics.com', 'no: name-other'],
    ['SBRS[4.2:10.0]', 'yes: score-in'],
    ['SBRS[-10.0:4.2]', 'yes: score-in'],
    ['SBRS[4.3:10.0]', 'no: score-out'],
    ['SBRS[none]', 'no: has-score'],
    ['ALL', 'yes: everyone'],
    ['country[US]', 'yes: country-equal'],
    ['country[United States]', 'yes: country-equal'],
    ['country[CA]', 'no: country-other'],
    ['dnslist[BL.example]', 'yes: listed'],
    ['dnslist[other.example]', 'no: not-listed'],
    ['SBO:1811038', 'yes: owner-equal'],
    ['SBO:7', 'no: owner-other'],
    ['nx.domain', 'no: class-other-confirmed'],
    ['serv.fail', 'no: class-other-confirmed'],
    ['not.double.verified', 'no: class-other-confirmed'],
    ['kinda@globomantics.com', 'no: unreadable'],
  ])('asks %s about the partner: %s', (entry, answer) => {
    expect(ask(entry)).toBe(answer);
  });

  it('matches no name that is only claimed', () => {
    expect(ask('.globomantics.com', { nameCheck: 'unconfirmed' })).toBe('no: name-unconfirmed');
    expect(ask('.globomantics.com', { name: null, nameCheck: 'none' })).toBe('no: name-none');
  });
  it.each([
    ['nx.domain', 'none', 'yes: class-nx.domain'],
    ['nx.domain', 'failed', 'no: class-other-failed'],
    ['serv.fail', 'failed', 'yes: class-serv.fail'],
    ['serv.fail', 'unconfirmed', 'no: class-other-unconfirmed'],
    ['not.double.verified', 'unconfirmed', 'yes: class-not.double.verified'],
    ['not.double.verified', 'none', 'no: class-other-none'],
    ['.globomantics.com', 'failed', 'no: name-failed'],
  ] as const)('asks %s about a name that is %s: %s', (entry, nameCheck, answer) => {
    expect(ask(entry, nameCheck === 'unconfirmed' ? { nameCheck } : { name: null, nameCheck })).toBe(answer);
  });
  it('takes what nobody could tell for no match', () => {
    expect(ask('dnslist[bl.example]', { lists: null })).toBe('no: list-failed');
    expect(ask('SBO:7', { ownerId: null })).toBe('no: owner-unknown');
    expect(ask('country[US]', { country: null })).toBe('no: country-unknown');
  });
  it('takes a score that cannot be had for none', () => {
    expect(ask('SBRS[none]', { reputation: 'unavailable' })).toBe('yes: no-score-unavailable');
    expect(ask('SBRS[-10.0:10.0]', { reputation: 'unavailable' })).toBe('no: score-unavailable');
  });
  it('takes none for none and not for zero', () => {
    expect(ask('SBRS[none]', { reputation: 'none' })).toBe('yes: no-score');
    expect(ask('SBRS[-10.0:10.0]', { reputation: 'none' })).toBe('no: score-none');
    expect(ask('SBRS[0.0:0.0]', { reputation: 0 })).toBe('yes: score-in');
  });
  it('asks nobody about the score of a private address, so no SBRS entry matches it', () => {
    expect(ask('SBRS[none]', { reputation: 'rfc1918' })).toBe('no: score-private');
    expect(ask('SBRS[-10.0:10.0]', { reputation: 'rfc1918' })).toBe('no: score-private');
  });
  it('matches IPv6 networks by number, however they are written', () => {
    const v6 = { address: '2001:db8:0:0::25' };
    expect(ask('2001:db8::/32', v6)).toBe('yes: in-network');
    expect(ask('2001:db8::20-2001:db8::30', v6)).toBe('yes: in-network');
    expect(ask('2001:0db8:0000:0000:0000:0000:0000:0025', v6)).toBe('yes: in-network');
    expect(ask('198.51.100.0/24', v6)).toBe('no: not-in-network');
  });
});

describe('senderAt', () => {
  const { value: world } = parseWorld(`start: 2019-10-08T21:28:30-08:00
hosts:
  - { name: a, address: 192.0.2.1, organisation: a, ptr: a.example, forward: [192.0.2.1], score: -3.0, owner: A }
  - { name: b, address: 192.0.2.2, organisation: b, ptr: a.example, forward: [192.0.2.1] }
  - { name: c, address: "2001:db8::c", organisation: c, ptr: c.example, forward: ["2001:db8:0::c"], owner: C, owner_id: 7, country: ca, score: 1.0 }
  - { name: d, address: 192.0.2.4, organisation: d, ptr: servfail }
  - { name: e, address: 192.0.2.5, organisation: e, ptr: e.example, forward: [192.0.2.5] }
  - { name: f, address: 10.0.0.6, organisation: f, owner: F, owner_id: 8, country: CA }
dns:
  - { name: e.example, servfail: true }
dnslists:
  - { zone: bl.example, listed: [192.0.2.0/31] }
`);
  it('confirms a name whose forward record leads back', () => {
    expect(senderAt(world, '192.0.2.1')).toMatchObject({ name: 'a.example', nameCheck: 'confirmed', reputation: -30, owner: 'A' });
  });
  it('leaves a borrowed name unconfirmed', () => {
    expect(senderAt(world, '192.0.2.2')).toMatchObject({ name: 'a.example', nameCheck: 'unconfirmed', reputation: 'none' });
  });
  it('knows an IPv6 address however it is written, and a country by its code', () => {
    expect(senderAt(world, '2001:DB8:0:0::c')).toMatchObject({ nameCheck: 'confirmed', ownerId: 7, country: 'Canada', reputation: 10 });
  });
  it('tells a PTR that fails for now, and confirms no name that cannot be looked up', () => {
    expect(senderAt(world, '192.0.2.4')).toMatchObject({ name: null, nameCheck: 'failed' });
    expect(senderAt(world, '192.0.2.5')).toMatchObject({ name: 'e.example', nameCheck: 'unconfirmed' });
  });
  it('knows neither name nor lists while no name server answers', () => {
    expect(senderAt(world, '192.0.2.1').lists).toEqual(['bl.example']);
    expect(senderAt(world, '192.0.2.1', ['dns'])).toMatchObject({ name: null, nameCheck: 'failed', lists: null, reputation: -30 });
  });
  it('knows neither score nor owner while the reputation service is down, but name and country', () => {
    const sender = senderAt(world, '2001:db8::c', ['reputation']);
    expect(sender).toMatchObject({ nameCheck: 'confirmed', owner: null, ownerId: null, country: 'Canada', reputation: 'unavailable' });
  });
  it('asks nobody about owner number and country of a private address', () => {
    expect(senderAt(world, '10.0.0.6', ['reputation'])).toMatchObject({ owner: 'F', ownerId: null, country: null, reputation: 'rfc1918' });
  });
  it('knows nothing but the address of a stranger', () => {
    expect(senderAt(world, '192.0.2.3')).toEqual({
      address: '192.0.2.3',
      name: null,
      nameCheck: 'none',
      owner: null,
      ownerId: null,
      country: null,
      reputation: 'none',
      lists: [],
    });
  });
  it.each(['10.1.1.5', '172.16.0.1', '192.168.1.1'])('does not ask about the private address %s', (address) => {
    expect(senderAt(world, address).reputation).toBe('rfc1918');
  });
});

describe('addressNumber', () => {
  it('is null for what is no address', () => {
    expect(addressNumber('email.carvedrock.com')).toBeNull();
  });
});
