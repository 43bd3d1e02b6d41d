import { describe, expect, it } from 'vitest';
import { parseAppliance, sayNote } from '#esa';
import '../../tools/scenario.ts';

const read = (routes: string) => parseAppliance(`interfaces: []\nlisteners: []\nsmtp_routes:\n${routes}`);

describe('smtp_routes', () => {
  it('reads a host, a list, an address with or without brackets, and USEDNS', () => {
    const { value, notes } = read('  a.example: mx.b.example\n  .C.example: [mx.d.example, "[192.0.2.1]", 2001:db8::1]\n  ALL: usedns\n');
    expect(notes).toEqual([]);
    expect(value.smtpRoutes).toEqual([
      { domain: 'a.example', hops: [{ kind: 'host', name: 'mx.b.example' }] },
      {
        domain: '.c.example',
        hops: [
          { kind: 'host', name: 'mx.d.example' },
          { kind: 'address', address: '192.0.2.1' },
          { kind: 'address', address: '2001:db8::1' },
        ],
      },
      { domain: 'all', hops: [{ kind: 'dns' }] },
    ]);
  });

  it('says which route cannot be used, and uses the others', () => {
    const { value, notes } = read('  "kinda@a.example": mx.b.example\n  a.example: mx b\n  b.example: mx.b.example\n');
    expect(value.smtpRoutes.map(({ domain }) => domain)).toEqual(['b.example']);
    expect(notes.map(({ rule }) => rule)).toEqual(['route.domain', 'route.hop']);
    expect(notes.map(sayNote)[1]).toMatch(/^`mx b` is no host to send mail to: /);
  });
});
