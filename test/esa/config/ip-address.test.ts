import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { networkAround, parseAddress, printAddress } from '../../../src/esa/config/ip-address.ts';
import { SEED } from './tables.ts';

describe('parseAddress', () => {
  it.each(['', '1.2.3', '01.2.3.4', '256.1.1.1', '0x7f.0.0.1', '2130706433', '1.2.3.4/8', ':', ':::', '2001:db8::1%eth0', '[::1]', 'fe80'])(
    'refuses %j',
    (text) => {
      expect(parseAddress(text)).toBeNull();
    },
  );

  it('reads both families as numbers', () => {
    expect(parseAddress('192.0.2.1')).toEqual({ family: 4, value: 0xc0000201n });
    expect(parseAddress('2001:DB8::1')).toEqual({ family: 6, value: 0x20010db8000000000000000000000001n });
    expect(parseAddress('::ffff:192.0.2.1')).toEqual({ family: 6, value: 0xffffc0000201n });
  });
});

describe('printAddress', () => {
  it('is the inverse of parseAddress', () => {
    const address = fc.oneof(
      fc.record({ family: fc.constant(4 as const), value: fc.bigInt(0n, (1n << 32n) - 1n) }),
      fc.record({ family: fc.constant(6 as const), value: fc.bigInt(0n, (1n << 128n) - 1n) }),
    );
    fc.assert(
      fc.property(address, (it) => {
        expect(parseAddress(printAddress(it))).toEqual(it);
      }),
      SEED,
    );
  });

  it('writes IPv6 short', () => {
    expect(printAddress({ family: 6, value: 0x20010db8000000000000000000000001n })).toBe('2001:db8::1');
  });
});

describe('networkAround', () => {
  it('holds the address, and as many as its length says', () => {
    fc.assert(
      fc.property(fc.bigInt(0n, (1n << 32n) - 1n), fc.integer({ min: 0, max: 32 }), (value, length) => {
        const { first, last } = networkAround({ family: 4, value }, length);
        expect(first <= value && value <= last).toBe(true);
        expect(last - first + 1n).toBe(1n << BigInt(32 - length));
      }),
      SEED,
    );
  });
});
