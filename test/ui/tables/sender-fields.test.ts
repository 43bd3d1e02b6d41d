import { describe, expect, it } from 'vitest';
import { blankSender, fieldsOf, readSender } from '../../../src/ui/tables/sender-fields.ts';

describe('readSender', () => {
  it('reads an address alone as a sender of whom nothing else is known', () => {
    expect(readSender({ ...blankSender, address: ' 203.0.113.9 ' })).toEqual({
      ip: '203.0.113.9',
      ptr: null,
      verified: false,
      dns: 'none',
      sbrs: null,
      owner: null,
      country: null,
      dnslists: [],
    });
  });

  it('names every field that cannot be used', () => {
    const fields = { ...blankSender, address: 'x', look: 'confirmed', score: '11', owner: '-1', country: 'Germany' } as const;
    expect(readSender(fields)).toEqual({ wrong: ['address', 'name', 'score', 'owner', 'country'] });
  });

  it.each(['abc', '-10.1'])('refuses the score %s', (score) => {
    expect(readSender({ ...blankSender, address: '203.0.113.9', score })).toEqual({ wrong: ['score'] });
  });

  it.each([
    { ip: '203.0.113.9', ptr: 'a.example', verified: true, dns: 'ok', sbrs: -2.5, owner: 7, country: 'DE', dnslists: ['a.zone', 'b.zone'] },
    { ip: '2001:db8::9', ptr: 'a.example', verified: false, dns: 'ok', sbrs: 0, owner: null, country: null, dnslists: [] },
    { ip: '203.0.113.9', ptr: null, verified: false, dns: 'fails', sbrs: null, owner: null, country: null, dnslists: [] },
  ] as const)('reads a record laid out in the form as it was: %j', (record) => {
    expect(readSender(fieldsOf(record))).toEqual(record);
  });
});
