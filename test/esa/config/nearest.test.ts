import { describe, expect, it } from 'vitest';
import { nearest } from '../../../src/esa/config/nearest.ts';

describe('nearest', () => {
  it.each([
    ['ACEPT', 'ACCEPT'],
    ['reject', 'REJECT'],
    ['REJCET', 'REJECT'],
    ['ACCEPTED', 'ACCEPT'],
    ['RELY', 'RELAY'],
    ['ELEPHANT', null],
    ['', null],
    ['A', null],
  ])('takes %j for %j', (word, meant) => {
    expect(nearest(word, ['ACCEPT', 'RELAY', 'REJECT'])).toBe(meant);
  });
});
