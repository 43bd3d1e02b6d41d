import { describe, expect, it } from 'vitest';
import { parseAppliance, sayNote } from '#esa';
import '../../tools/scenario.ts';

const read = (routes: string) => parseAppliance(`interfaces: []\nlisteners: []\nsmtp_routes:\n${routes}`);

describe('smtp_routes', () => {
  it('reads a host, a list, an address with or without brackets, and USEDNS', () => {
    const { value, notes } = read(
      '  a.example: mx.b.example\n  .C.example: ["[mx.d.example]", "[192.0.2.1]", 2001:db8::1]\n  ALL: usedns\n',
    );
    expect(notes).toEqual([]);
    expect(value.smtpRoutes).toEqual([
      { domain: 'a.example', hops: [{ kind: 'host', name: 'mx.b.example', exact: false, port: 25, priority: 0 }] },
      {
        domain: '.c.example',
        hops: [
          { kind: 'host', name: 'mx.d.example', exact: true, port: 25, priority: 0 },
          { kind: 'address', address: '192.0.2.1', port: 25, priority: 0 },
          { kind: 'address', address: '2001:db8::1', port: 25, priority: 0 },
        ],
      },
      { domain: 'all', hops: [{ kind: 'dns', priority: 0 }] },
    ]);
  });

  it('reads ports and priorities, with commas too, and puts the lowest priority first', () => {
    const { value, notes } = read('  ALL: b.example/pri=10, "[2001:db8::1]:2525", "192.0.2.1:26/PRI=5"\n'.replaceAll('"', ''));
    expect(notes).toEqual([]);
    expect(value.smtpRoutes[0]?.hops).toEqual([
      { kind: 'address', address: '2001:db8::1', port: 2525, priority: 0 },
      { kind: 'address', address: '192.0.2.1', port: 26, priority: 5 },
      { kind: 'host', name: 'b.example', exact: false, port: 25, priority: 10 },
    ]);
  });

  it.each(['b.example:0', 'b.example:65536', 'b.example/pri=65536', 'b.example/pri=', 'b.example:', '/dev/zero', 'a.example,,b.example'])(
    'reads no hop in %s',
    (hop) => {
      expect(read(`  ALL: '${hop}'\n`).notes.map(({ rule }) => rule)).toEqual(['route.hop']);
    },
  );

  it('wants USEDNS and /dev/null alone', () => {
    const { notes } = read('  ALL: /dev/null\n  a.example: [USEDNS, b.example]\n  b.example: b.example, /dev/null\n');
    expect(notes.map(({ rule, params }) => [rule, params['text']])).toEqual([
      ['route.alone', 'USEDNS'],
      ['route.alone', '/dev/null'],
    ]);
  });

  it('says which route cannot be used, and uses the others', () => {
    const { value, notes } = read('  "kinda@a.example": mx.b.example\n  a.example: mx b\n  b.example: mx.b.example\n');
    expect(value.smtpRoutes.map(({ domain }) => domain)).toEqual(['b.example']);
    expect(notes.map(({ rule }) => rule)).toEqual(['route.domain', 'route.hop']);
    expect(notes.map(sayNote)[1]).toMatch(/^`mx b` is no host to send mail to: /);
  });
});
