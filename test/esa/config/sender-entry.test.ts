import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseAddress } from '../../../src/esa/config/ip-address.ts';
import { printTenths, readSender, tenthsOf } from '../../../src/esa/config/sender-entry.ts';
import { anyText, SEED } from './tables.ts';

/** First and last address of an entry, as text bounds. */
function bounds(first: string, last = first): unknown {
  const [low, high] = [parseAddress(first), parseAddress(last)];
  return { kind: 'network', family: low?.family, first: low?.value, last: high?.value };
}

describe('readSender', () => {
  it.each([
    ['192.0.2.1', bounds('192.0.2.1')],
    ['192.0.2.', bounds('192.0.2.0', '192.0.2.255')],
    ['192.0.2', bounds('192.0.2.0', '192.0.2.255')],
    ['192.0.', bounds('192.0.0.0', '192.0.255.255')],
    ['192.0', bounds('192.0.0.0', '192.0.255.255')],
    ['10.', bounds('10.0.0.0', '10.255.255.255')],
    ['10', bounds('10.0.0.0', '10.255.255.255')],
    ['192.0.2.1-20', bounds('192.0.2.1', '192.0.2.20')],
    ['192.0.2-3.', bounds('192.0.2.0', '192.0.3.255')],
    ['192.0.2-3', bounds('192.0.2.0', '192.0.3.255')],
    ['192.0-1.', bounds('192.0.0.0', '192.1.255.255')],
    ['192.0-1', bounds('192.0.0.0', '192.1.255.255')],
    ['10-11.', bounds('10.0.0.0', '11.255.255.255')],
    ['10-11', bounds('10.0.0.0', '11.255.255.255')],
    ['10/8', bounds('10.0.0.0', '10.255.255.255')],
    ['172.16/12', bounds('172.16.0.0', '172.31.255.255')],
    ['192.0.2/24', bounds('192.0.2.0', '192.0.2.255')],
    ['192.0.2.64/26', bounds('192.0.2.64', '192.0.2.127')],
    ['0.0.0.0/0', bounds('0.0.0.0', '255.255.255.255')],
    ['192.0.2.1/32', bounds('192.0.2.1')],
    ['2001:0db8:0:0:0:0:0:1', bounds('2001:db8::1')],
    ['2001:420:80:1::5', bounds('2001:420:80:1::5')],
    ['2001::2-2001::10', bounds('2001::2', '2001::10')],
    ['2001:db8:0:0:0:0:0:1-f', bounds('2001:db8::1', '2001:db8::f')],
    ['2001:db8:1-2:0:0:0:0:0', bounds('2001:db8:1::', '2001:db8:2::')],
    ['::ffff:192.0.2.1', bounds('192.0.2.1')],
    ['::ffff:c000:200/120', bounds('192.0.2.0', '192.0.2.255')],
    ['::ffff:0:0/95', bounds('::fffe:0:0', '::ffff:ffff:ffff')],
    ['2001:db8::/32', bounds('2001:db8::', '2001:db8:ffff:ffff:ffff:ffff:ffff:ffff')],
    ['fe80::', bounds('fe80::')],
    ['::1', bounds('::1')],
    ['yourhost.example.com', { kind: 'host', name: 'yourhost.example.com' }],
    ['YourHost.Example.COM.', { kind: 'host', name: 'yourhost.example.com' }],
    ['3com.example', { kind: 'host', name: '3com.example' }],
    ['.PartialHost', { kind: 'partial-host', suffix: 'partialhost' }],
    ['SBRS[-10.0:-3.0]', { kind: 'score', from: -100, to: -30 }],
    ['sbrs[-1:10]', { kind: 'score', from: -10, to: 100 }],
    ['Sbrs[ -0.9 : 0 ]', { kind: 'score', from: -9, to: 0 }],
    ['SBRS[7:+10]', { kind: 'score', from: 70, to: 100 }],
    ['SBRS[None]', { kind: 'no-score' }],
    ['all', { kind: 'all' }],
    ['country[us]', { kind: 'country', country: 'US' }],
    ['COUNTRY[ United States ]', { kind: 'country', country: 'US' }],
    ['country[Atlantis]', { kind: 'country', country: 'atlantis' }],
    ['dnslist[SBL-xbl.spamhaus.example]', { kind: 'dnslist', zone: 'sbl-xbl.spamhaus.example' }],
    ['SBO:123', { kind: 'owner', id: 123 }],
    ['nx.domain', { kind: 'host-class', host: 'nx.domain' }],
    ['SERV.FAIL', { kind: 'host-class', host: 'serv.fail' }],
    ['not.double.verified', { kind: 'host-class', host: 'not.double.verified' }],
  ])('reads %s', (text, match) => {
    expect(readSender(text).match).toEqual(match);
  });

  it.each([
    ['angie@example.com', 'hat.mail-address'],
    ['*.example.com', 'hat.regular-expression'],
    ['^mail[0-9]+$', 'hat.regular-expression'],
    ['300.1.1.1', 'hat.address-octet'],
    ['1.2.3.4.5', 'hat.address-form'],
    ['1.2.3.4.', 'hat.address-form'],
    ['1..2', 'hat.address-form'],
    ['192.0.02.1', 'hat.leading-zero'],
    ['192.0.2.20-1', 'hat.reversed-range'],
    ['192.0.2.1-192.0.2.20', 'hat.full-range'],
    ['192.0.2.1-', 'hat.address-form'],
    ['192.0.2.0/40', 'hat.network-length'],
    ['2001:db8::/129', 'hat.network-length'],
    ['192.0.2.0/', 'hat.network-form'],
    ['192.0.2.0/24/1', 'hat.network-form'],
    ['2001:db8:1', 'hat.ipv6-form'],
    ['2001:db8::1%eth0', 'hat.unreadable-entry'],
    ['2001::10-2001::2', 'hat.reversed-range'],
    ['1::2::3', 'hat.ipv6-form'],
    ['SBRS', 'hat.score-form'],
    ['SBRS[]', 'hat.score-form'],
    ['SBRS[-3.0]', 'hat.score-form'],
    ['SBRS(-3.0:1.0)', 'hat.score-form'],
    ['SBRS[-3.05:1.0]', 'hat.score-decimals'],
    ['SBRS[-11:1]', 'hat.score-limits'],
    ['SBRS[1:-1]', 'hat.reversed-scores'],
    ['müller.example', 'hat.host-characters'],
    ['-mail.example', 'hat.host-characters'],
    ['mail..example', 'hat.host-characters'],
    [`${'a'.repeat(64)}.example`, 'hat.host-length'],
    ['mail.example:25', 'hat.unreadable-entry'],
    ['.1.2', 'hat.address-form'],
  ])('cannot read %s, and says which rule it breaks', (text, rule) => {
    expect(readSender(text)).toMatchObject({ match: { kind: 'unreadable' }, complaint: { rule } });
  });

  it('reads a network that begins elsewhere as the one around it, and says so', () => {
    expect(readSender('10.1.2.3/8')).toMatchObject({
      match: bounds('10.0.0.0', '10.255.255.255'),
      complaint: { rule: 'hat.host-bits', params: { network: '10.0.0.0/8' } },
    });
  });

  it.each([
    ['SBRS[-10:-3]', 'sbrs[-10.0:-3.0]'],
    ['SBRS[NONE]', 'sbrs[none]'],
    ['All', 'ALL'],
    ['.Example.COM', '.example.com'],
    ['2001:DB8::1', '2001:db8::1'],
    ['DNSLIST[SBL.example]', 'dnslist[sbl.example]'],
    ['COUNTRY[US]', 'country[US]'],
    ['ACCEPT.', 'accept.'],
    ['Foo@Bar', 'Foo@Bar'],
  ])('prints %s as %s', (text, printed) => {
    expect(readSender(text).printed).toBe(printed);
  });

  it('prints what reads the same again', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const first = readSender(text);
        expect(readSender(first.printed).match).toEqual(first.match);
      }),
      SEED,
    );
  });

  it('reads every whole address as itself', () => {
    fc.assert(
      fc.property(fc.oneof(fc.ipV4(), fc.ipV6()), (address) => {
        const value = parseAddress(address)?.value;
        expect(readSender(address).match).toMatchObject({ first: value, last: value });
      }),
      SEED,
    );
  });
});

describe('tenthsOf', () => {
  it('is the inverse of printTenths, without a negative zero', () => {
    const tenths = Array.from({ length: 201 }, (_, index) => index - 100);
    expect(tenths.map((score) => tenthsOf(printTenths(score)))).toEqual(tenths);
    expect(Object.is(tenthsOf('-0.0'), 0)).toBe(true);
  });
});
