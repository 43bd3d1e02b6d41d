import { describe, expect, it } from 'vitest';
import { countryCode, countryName } from '../../../src/esa/config/countries.ts';

describe('a country', () => {
  it.each([
    ['us', 'US', 'United States'],
    ['United states', 'US', 'United States'],
    ['CI', 'CI', 'Côte d’Ivoire'],
    ['ZW', 'ZW', 'Zimbabwe'],
    ['AD', 'AD', 'Andorra'],
  ])('is known by code or name: %s', (country, code, name) => {
    expect([countryCode(country), countryName(country)]).toEqual([code, name]);
  });
  it('is none for any other word, which stays as it is', () => {
    expect([countryCode('Atlantis'), countryName('Atlantis')]).toEqual([null, 'Atlantis']);
  });
});
