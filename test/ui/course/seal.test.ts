import { describe, expect, it } from 'vitest';
import { sealPiece } from '../../../src/ui/course/seal.ts';

describe('sealPiece', () => {
  it('cuts fifteen pieces as they are drawn on the title page', () => {
    expect(sealPiece(0, 15, false)).toBe('M62.54 4.06A56 56 0 0 1 80.43 7.86L77.15 16.24A47 47 0 0 0 62.13 13.05Z');
    expect(sealPiece(8, 15, true)).toMatch(/^M45.51 115.64A57.5 57.5/);
  });

  it('takes the long way round where a piece is more than half the ring', () => {
    expect(sealPiece(0, 1, false)).toContain(' 0 1 1 ');
    expect(sealPiece(0, 3, false)).toContain(' 0 0 1 ');
  });
});
