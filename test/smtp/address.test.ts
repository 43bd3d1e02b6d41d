import { describe, expect, it } from 'vitest';
import { parseMailbox, printMailbox } from '#smtp';

describe('parseMailbox', () => {
  it.each(['angie@carvedrock.com', '"odd name"@carvedrock.com', 'foo@[192.0.2.1]', 'foo@[IPv6:2001:db8::1]', 'foo', 'J..D.@a_b.example'])(
    'reads %s, which prints as it stood',
    (text) => {
      const read = parseMailbox(text);
      if ('rule' in read) expect.fail(read.rule);
      expect(printMailbox(read)).toBe(text);
    },
  );
  it('holds a domain of 255 octets and no more', () => {
    const label = 'x'.repeat(49);
    const domain = Array.from({ length: 5 }, () => label).join('.') + '.exam';
    expect(domain).toHaveLength(254);
    expect(parseMailbox(`a@${domain}p`)).toMatchObject({ local: 'a' });
    expect(parseMailbox(`a@${domain}pl`)).toMatchObject({ rule: 'path.domain-too-long' });
  });
  it('tells where in the line the fault stands', () => {
    expect(parseMailbox('a@b..example', 11)).toEqual({ rule: 'path.domain', at: { start: 13, end: 23 } });
  });
});
