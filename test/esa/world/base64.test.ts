import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeBase64 } from '../../../src/esa/world/base64.ts';
import { SEED } from '../config/tables.ts';

describe('decodeBase64', () => {
  it('is the inverse of encoding, with or without padding', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
        const text = Buffer.from(bytes).toString('base64');
        expect([decodeBase64(text), decodeBase64(text.replace(/=+$/, ''))]).toEqual(
          Array<string>(2).fill(Buffer.from(bytes).toString('latin1')),
        );
      }),
      SEED,
    );
  });

  it.each(['A', 'ab!d', '====', 'abc-', 'é'])('refuses %j', (text) => {
    expect(decodeBase64(text)).toBeNull();
  });
});
