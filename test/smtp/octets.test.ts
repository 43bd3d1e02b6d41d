import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeUtf8, encodeUtf8 } from '#smtp';

describe('encodeUtf8', () => {
  it('agrees with the platform’s encoder for every text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const octets = [...new TextEncoder().encode(text)].map((octet) => String.fromCharCode(octet)).join('');
        expect(encodeUtf8(text)).toBe(octets);
      }),
      { seed: 5321, numRuns: 300 },
    );
  });
  it('makes U+FFFD of a lone surrogate', () => {
    expect(encodeUtf8('\ud800')).toBe('\xef\xbf\xbd');
  });
});

describe('decodeUtf8', () => {
  it('undoes encodeUtf8', () => {
    expect(decodeUtf8(encodeUtf8('Grüße, 世界, 𝄞'))).toBe('Grüße, 世界, 𝄞');
  });
  it('shows octets that are no UTF-8 as Latin-1', () => {
    expect(decodeUtf8('caf\xe9')).toBe('caf\xe9');
  });
});
