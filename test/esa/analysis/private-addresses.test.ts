import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { meansPrivate } from '../../../src/esa/analysis/private-addresses.ts';
import { readSender } from '../../../src/esa/config/sender-entry.ts';
import { senderAt } from '../../../src/esa/judge/sender.ts';
import { parseWorld } from '../../../src/esa/world/world.ts';
import '../../tools/scenario.ts';

const world = parseWorld('start: 2019-10-08T21:28:30-08:00\n').value;
const edge = fc.constantFrom(
  ...['9.255.255.255', '10.0.0.0', '10.255.255.255', '11.0.0.0', '126.255.255.255', '127.0.0.1', '128.0.0.0', '169.253.255.255'],
  ...['169.254.0.1', '169.255.0.0', '172.15.255.255', '172.16.0.0', '172.31.255.255', '172.32.0.0', '192.167.255.255', '192.168.0.0'],
  ...[
    '192.168.255.255',
    '192.169.0.0',
    '203.0.113.9',
    '::1',
    '::2',
    'fbff::1',
    'fc00::',
    'fdff::1',
    'fe00::',
    'fe80::1',
    'febf::1',
    'fec0::',
  ],
);
const address = fc.oneof(edge, fc.ipV4(), fc.ipV6());

describe('meansPrivate', () => {
  it('holds for exactly the single addresses about whose score nobody is asked', () => {
    fc.assert(
      fc.property(address, (ip) => {
        expect(meansPrivate(readSender(ip).match), ip).toBe(senderAt(world, ip).reputation === 'rfc1918');
      }),
      { numRuns: 500, seed: 1918 },
    );
  });

  it.each([
    ['0.0.0.0/0', true],
    ['192.0.2.0/24', false],
    ['::/0', true],
    ['2001:db8::/32', false],
    ['ALL', true],
    ['.example.com', true],
  ])('of %s is %s', (entry, expected) => {
    expect(meansPrivate(readSender(entry).match)).toBe(expected);
  });
});
