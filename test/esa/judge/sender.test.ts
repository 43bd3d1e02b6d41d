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
  country: null,
  reputation: 42,
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
    ['country[US]', 'no: inert'],
    ['kinda@globomantics.com', 'no: unreadable'],
  ])('asks %s about the partner: %s', (entry, answer) => {
    expect(ask(entry)).toBe(answer);
  });

  it('matches no name that is only claimed', () => {
    expect(ask('.globomantics.com', { nameCheck: 'unconfirmed' })).toBe('no: name-unconfirmed');
    expect(ask('.globomantics.com', { name: null, nameCheck: 'none' })).toBe('no: name-none');
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
`);
  it('confirms a name whose forward record leads back', () => {
    expect(senderAt(world, '192.0.2.1')).toMatchObject({ name: 'a.example', nameCheck: 'confirmed', reputation: -30, owner: 'A' });
  });
  it('leaves a borrowed name unconfirmed', () => {
    expect(senderAt(world, '192.0.2.2')).toMatchObject({ name: 'a.example', nameCheck: 'unconfirmed', reputation: 'none' });
  });
  it('knows nothing but the address of a stranger', () => {
    expect(senderAt(world, '192.0.2.3')).toEqual({
      address: '192.0.2.3',
      name: null,
      nameCheck: 'none',
      owner: null,
      country: null,
      reputation: 'none',
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
