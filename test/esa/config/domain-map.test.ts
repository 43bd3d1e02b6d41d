import { describe, expect, it } from 'vitest';
import { parseAppliance, sayNote } from '#esa';
import { mappingFor } from '../../../src/esa/config/domain-map.ts';
import '../../tools/scenario.ts';

const read = (...lines: readonly string[]) => {
  const listener = '  - { name: In, type: public, interface: Data, port: 25, hat: a.hat, rat: a.rat, domain_map: {';
  const text = `interfaces:\n  - { name: Data, address: 192.0.2.25, hostname: a.example }\nlisteners:\n${listener}${lines.join(', ')}} }\n`;
  const { value, notes } = parseAppliance(text);
  return { map: value.listeners[0]?.domainMap ?? [], notes, marked: notes.map(({ span }) => text.slice(span.start, span.end)) };
};

describe('domain_map', () => {
  it('reads the four forms of the guide in their order, users and domains to the left without case', () => {
    const { map, notes } = read(
      'Joe@A.example: joe2@B.example',
      'joe@.a.example: joe3@b.example',
      "'@a.example': '@b.example'",
      "'@.a.example': All@b.example",
    );
    expect(notes).toEqual([]);
    expect(map.map(({ user, domain, below, target }) => ({ user, domain, below, target }))).toEqual([
      { user: 'joe', domain: 'a.example', below: false, target: { user: 'joe2', domain: 'B.example' } },
      { user: 'joe', domain: 'a.example', below: true, target: { user: 'joe3', domain: 'b.example' } },
      { user: null, domain: 'a.example', below: false, target: { user: null, domain: 'b.example' } },
      { user: null, domain: 'a.example', below: true, target: { user: 'All', domain: 'b.example' } },
    ]);
  });

  it.each([
    ["a.example: '@b.example'", 'domain-map.source', 'a.example'],
    ["'joe@': joe@b.example", 'domain-map.source', "'joe@'"],
    ["'@a.example': b.example", 'domain-map.target', 'b.example'],
    ["'@a.example': '@.b.example'", 'domain-map.target', "'@.b.example'"],
    ["joe@a.example: '@b.example'", 'domain-map.whole', "'@b.example'"],
  ])('maps nobody by %s and says %s', (line, rule, text) => {
    const { map, notes, marked } = read(line);
    expect(map).toEqual([]);
    expect([notes.map((note) => note.rule), marked]).toEqual([[rule], [text]]);
    expect(notes.map(sayNote).join()).not.toMatch(/[{}]/);
  });

  it('maps by the first mapping that means a recipient', () => {
    const { map } = read("'@.a.example': '@b.example'", 'joe@a.example: joe@c.example', "'@d.example': '@c.example'");
    const by = (user: string, domain: string) => mappingFor(map, user, domain)?.text ?? null;
    expect([by('joe', 'a.example'), by('x', 'www.A.example'), by('JOE', 'D.example')]).toEqual([
      '@.a.example',
      '@.a.example',
      '@d.example',
    ]);
    expect([by('joe', 'xa.example'), by('joe', 'www.d.example')]).toEqual([null, null]);
  });
});
