import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDirectory } from '../../../src/esa/world/directory.ts';
import { anyText, inside, SEED, told } from '../config/tables.ts';

const RECORD = 'dn: uid=a,dc=x\nuid: a\n';

describe('parseDirectory', () => {
  it('reads the first example of RFC 2849', () => {
    const text = `version: 1
dn: cn=Barbara Jensen, ou=Product Development, dc=airius, dc=com
objectclass: top
objectclass: person
cn: Barbara Jensen
cn: Barbara J Jensen
sn: Jensen
telephonenumber: +1 408 555 1212
description: A big sailing fan.

dn: cn=Bjorn Jensen, ou=Accounting, dc=airius, dc=com
objectclass: top
cn: Bjorn Jensen
`;
    const { value, notes } = parseDirectory(text);
    expect(notes).toEqual([]);
    expect(value.entries.map(({ dn }) => dn)).toEqual([
      'cn=Barbara Jensen, ou=Product Development, dc=airius, dc=com',
      'cn=Bjorn Jensen, ou=Accounting, dc=airius, dc=com',
    ]);
    expect(value.entries[0]?.attributes.get('cn')).toEqual(['Barbara Jensen', 'Barbara J Jensen']);
    expect(value.entries[0]?.attributes.get('telephonenumber')).toEqual(['+1 408 555 1212']);
  });

  it('joins folded lines and decodes base64 and UTF-8', () => {
    const text =
      '\uFEFF# a comment\n  folded itself\ndn:: dWlkPWluw6pzLGRjPXg=\r\ndescription: What a careful\r\n  reader you are\r\ncn:: SW7DqnM\r\n =\r\nempty:\r\n';
    const [entry] = parseDirectory(text).value.entries;
    expect(entry?.dn).toBe('uid=inês,dc=x');
    expect(Object.fromEntries(entry?.attributes ?? [])).toEqual({
      description: ['What a careful reader you are'],
      cn: ['Inês'],
      empty: [''],
    });
    expect(entry && text.slice(entry.span.start, entry.span.end)).toBe(text.slice(text.indexOf('dn::'), -2));
  });

  it('keeps the case of attribute names, and their options', () => {
    const [entry] = parseDirectory(`${RECORD}proxyAddresses: smtp:a@x\nProxyAddresses: b\ncn;lang-de: A`).value.entries;
    expect([...(entry?.attributes.keys() ?? [])]).toEqual(['uid', 'proxyAddresses', 'ProxyAddresses', 'cn;lang-de']);
  });

  it.each([
    ['version: 2\n\ndn: x\n', ['ldif.version: version: 2']],
    ['uid: a\nmail: a@x\n', ['ldif.no-dn: uid: a']],
    [`${RECORD}nonsense\n`, ['ldif.no-colon: nonsense']],
    [`${RECORD}my mail: a\n`, ['ldif.attribute: my mail: a']],
    [`${RECORD}cn:: !!\n`, ['ldif.base64: cn:: !!']],
    [`${RECORD}photo:< file:///a.png\n`, ['ldif.url: photo:< file:///a.png']],
    [`${RECORD}dn: uid=b,dc=x\n`, ['ldif.dn-inside: dn: uid=b,dc=x']],
    [`${RECORD}changetype: delete\n`, ['ldif.change: changetype: delete']],
    [`${RECORD}\n${RECORD.replace(',', ' , ')}`, ['ldif.duplicate-dn: dn: uid=a , dc=x']],
    [`${RECORD}\n lost\n`, ['ldif.continuation:  lost']],
    ['', []],
    ['# only a comment\n', []],
  ])('remarks on %j', (text, expected) => {
    expect(told(text, parseDirectory(text).notes)).toEqual(expected);
  });

  it('reads any text without a throw, its notes inside the text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { value, notes } = parseDirectory(text);
        expect(inside(text, notes)).toBe(true);
        expect(value.entries.every(({ span }) => span.end <= text.length)).toBe(true);
      }),
      { ...SEED, numRuns: 500 },
    );
  });

  it('reads back whatever was written in base64 and folded', () => {
    const value = fc.string({ unit: 'grapheme', maxLength: 60 });
    fc.assert(
      fc.property(fc.array(value, { minLength: 1, maxLength: 5 }), fc.integer({ min: 2, max: 20 }), (values, width) => {
        const lines = values.map((each) =>
          `v:: ${Buffer.from(each, 'utf8').toString('base64')}`.replace(new RegExp(`(.{${String(width + 5)}})(?=.)`, 'g'), '$1\n '),
        );
        const [entry] = parseDirectory(`dn: x\n${lines.join('\n')}\n`).value.entries;
        expect(entry?.attributes.get('v')).toEqual(values);
      }),
      SEED,
    );
  });
});
