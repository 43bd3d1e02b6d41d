import fc from 'fast-check';
import { FilterParser } from 'ldapts';
import { describe, expect, it } from 'vitest';
import type { Directory, DirectoryEntry } from '../../../src/esa/world/directory.ts';
import { checkQuery, escapeValue, fillQuery, findEntries, matchesFilter, parseFilter, type Filter } from '../../../src/esa/world/filter.ts';
import { anyText, inside, SEED, told } from '../config/tables.ts';

function entryOf(attributes: Readonly<Record<string, readonly string[]>>, start = 0): DirectoryEntry {
  return { dn: `uid=${String(start)}`, attributes: new Map(Object.entries(attributes)), span: { start, end: start + 1 } };
}

const angie = entryOf({
  mail: ['Angie@carvedrock.com'],
  proxyAddresses: ['smtp:awhitlock@carvedrock.com', 'smtp:x@carvedrock.com'],
  cn: ['Angie  Whitlock'],
  age: ['9'],
  star: ['a*b'],
});

describe('parseFilter', () => {
  it('reads every form of RFC 4515', () => {
    expect(parseFilter('(&(cn=Babs Jensen)(!(cn=T*))(|(a>=1)(b<=2)(c~=x)(d=*)(e=*a*b*c)))').value).toEqual({
      kind: 'and',
      filters: [
        { kind: 'equal', attribute: 'cn', value: 'Babs Jensen' },
        { kind: 'not', filter: { kind: 'substrings', attribute: 'cn', initial: 'T', any: [], final: '' } },
        {
          kind: 'or',
          filters: [
            { kind: 'at-least', attribute: 'a', value: '1' },
            { kind: 'at-most', attribute: 'b', value: '2' },
            { kind: 'approximate', attribute: 'c', value: 'x' },
            { kind: 'present', attribute: 'd' },
            { kind: 'substrings', attribute: 'e', initial: '', any: ['a', 'b'], final: 'c' },
          ],
        },
      ],
    });
  });

  it.each([
    ['(o=Parens R Us \\28for all your parenthetical needs\\29)', 'Parens R Us (for all your parenthetical needs)'],
    ['(filename=C:\\5cMyFile)', 'C:\\MyFile'],
    ['(bin=\\00\\04)', '\0\u0004'],
    ['(sn=Lu\\c4\\8di\\c4\\87)', 'Lučić'],
    ['(sn=Lučić)', 'Lučić'],
  ])('decodes the escapes of %s', (text, value) => {
    expect(parseFilter(text).value).toMatchObject({ kind: 'equal', value });
  });

  it('reads a matching rule it does not know, and says so', () => {
    const { value, notes } = parseFilter('(mail:nothing:=a)');
    expect(value).toMatchObject({ kind: 'extensible', attribute: 'mail', rule: 'nothing', names: false, value: 'a' });
    expect(told('(mail:nothing:=a)', notes)).toEqual(['ldap.matching-rule: mail:nothing:']);
  });

  it('keeps an escaped asterisk from being a wildcard', () => {
    expect(parseFilter('(cn=*\\2A*)').value).toEqual({ kind: 'substrings', attribute: 'cn', initial: '', any: ['*'], final: '' });
  });

  it.each([
    ['', ['ldap.empty: ']],
    ['mail=a', ['ldap.no-bracket: m']],
    ['(mail=a', ['ldap.not-closed: (']],
    ['(&(mail=a)(uid=b)', ['ldap.not-closed: (']],
    ['(mail=a)(uid=b)', ['ldap.rest: (uid=b)']],
    ['(|)', ['ldap.no-parts: |']],
    ['(!mail=a)', ['ldap.no-bracket: m']],
    ['(=a)', ['ldap.no-attribute: =a']],
    ['(mail)', ['ldap.no-comparison: mail']],
    ['(mail=a\\zb)', ['ldap.escape: \\zb']],
    ['(mail=a\\)', ['ldap.escape: \\']],
    ['(:=a)', ['ldap.no-attribute: :=a']],
    ['(:dn:=a)', ['ldap.no-attribute: :dn:=a']],
    ['(mail:=a)(', ['ldap.rest: (']],
    ['(mail:x>=a)', ['ldap.attribute: mail:x']],
    ['(a b=c)', ['ldap.attribute: a b']],
    ['(1mail=c)', ['ldap.attribute: 1mail']],
    ['(mail=(a))', ['ldap.not-closed: (']],
  ])('says what is wrong with %j', (text, expected) => {
    const { value, notes } = parseFilter(text);
    expect([value, told(text, notes)]).toEqual([null, expected]);
  });

  it('does not exhaust the stack', () => {
    expect(parseFilter('(!'.repeat(100_000)).notes.map(({ rule }) => rule)).toEqual(['ldap.too-deep']);
  });

  it('reads any text without a throw, and yields a filter or one note', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { value, notes } = parseFilter(text);
        expect(inside(text, notes)).toBe(true);
        expect(notes.filter(({ rule }) => rule !== 'ldap.matching-rule').length).toBe(value === null ? 1 : 0);
      }),
      { ...SEED, numRuns: 500 },
    );
  });
});

describe('matchesFilter', () => {
  it.each([
    ['(mail=angie@carvedrock.com)', true],
    ['(Mail=angie@carvedrock.com)', false],
    ['(proxyAddresses=smtp:X@carvedrock.com)', true],
    ['(cn=angie whitlock)', true],
    ['(cn=angie*lock)', true],
    ['(cn=*whit*lock)', true],
    ['(cn=*lock*whit)', false],
    ['(cn=angie whitlock*whitlock)', false],
    ['(mail=*)', true],
    ['(phone=*)', false],
    ['(!(phone=1))', true],
    ['(age>=10)', false],
    ['(age<=10)', true],
    ['(cn>=a)', true],
    ['(cn~=angiewhitlock)', true],
    ['(star=a\\2ab)', true],
    ['(star=axb)', false],
    ['(&(mail=*)(phone=*))', false],
    ['(|(mail=*)(phone=*))', true],
    ['(cn:=angie whitlock)', true],
    ['(cn:caseExactMatch:=Angie Whitlock)', true],
    ['(cn:caseExactMatch:=angie whitlock)', false],
    ['(cn:2.5.13.5:=Angie Whitlock)', true],
    ['(CN:caseIgnoreMatch:=angie whitlock)', false],
    ['(:caseIgnoreMatch:=ANGIE whitlock)', true],
    ['(age:integerMatch:=09)', true],
    ['(age:1.2.840.113556.1.4.803:=8)', true],
    ['(age:1.2.840.113556.1.4.803:=10)', false],
    ['(age:1.2.840.113556.1.4.804:=10)', true],
    ['(uid:dn:=0)', true],
    ['(uid:=0)', false],
    ['(cn:nothing:=Angie Whitlock)', false],
  ])('holds %s against an entry: %s', (text, expected) => {
    const { value } = parseFilter(text);
    expect(value !== null && matchesFilter(value, angie)).toBe(expected);
  });
});

const value = fc.constantFrom('a', 'ab', 'B', 'a b', 'x(y)', 'p*q', 'c\\d', 'é');
const attribute = fc.constantFrom('cn', 'mail');
const part = fc.constantFrom('', 'a', 'b', 'B');
const filterText = fc.letrec<{ filter: string; list: string[] }>((tie) => ({
  filter: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    fc.tuple(attribute, fc.constantFrom('=', '>=', '<='), value).map(([name, sign, text]) => `(${name}${sign}${escapeValue(text)})`),
    attribute.map((name) => `(${name}=*)`),
    fc
      .tuple(attribute, part, part, part)
      .map(([name, initial, any, final]) => `(${name}=${initial}*${any === '' ? '' : `${any}*`}${final})`),
    tie('filter').map((inner) => `(!${inner})`),
    fc.tuple(fc.constantFrom('&', '|'), tie('list')).map(([sign, filters]) => `(${sign}${filters.join('')})`),
  ),
  list: fc.array(tie('filter'), { minLength: 1, maxLength: 3 }),
})).filter;
const people = fc.array(
  fc.record({ cn: fc.array(value, { minLength: 1, maxLength: 2 }), mail: fc.array(value, { minLength: 1, maxLength: 1 }) }),
  { maxLength: 6 },
);

/** Is the filter one that ldapts decides as RFC 4511 does? Its substrings are not anchored where a part is empty. */
function isComparable(filter: Filter): boolean {
  switch (filter.kind) {
    case 'and':
    case 'or':
      return filter.filters.every(isComparable);
    case 'not':
      return isComparable(filter.filter);
    case 'substrings':
      return filter.initial === '' && filter.any.length < 2 && (filter.any.length === 0 || filter.final === '');
    case 'present':
    case 'equal':
    case 'approximate':
    case 'at-least':
    case 'at-most':
      return true;
    case 'extensible':
      return false;
  }
}

describe('the filter beside ldapts', () => {
  it('says the same of every entry with one value each', () => {
    let compared = 0;
    fc.assert(
      fc.property(filterText, value, value, (text, cn, mail) => {
        const { value: filter } = parseFilter(text);
        expect(filter).not.toBeNull();
        if (filter === null || !isComparable(filter)) return;
        compared += 1;
        expect(matchesFilter(filter, entryOf({ cn: [cn], mail: [mail] }))).toBe(FilterParser.parseString(text).matches({ cn, mail }));
      }),
      { ...SEED, numRuns: 500 },
    );
    expect(compared).toBeGreaterThan(200);
  });
});

describe('findEntries', () => {
  it('finds what a scan finds, in the order of the directory', () => {
    fc.assert(
      fc.property(people, filterText, (records, text) => {
        const directory: Directory = { entries: records.map((record, index) => entryOf(record, index)) };
        const { value: filter } = parseFilter(text);
        if (filter === null) return;
        expect(findEntries(directory, filter)).toEqual(directory.entries.filter((entry) => matchesFilter(filter, entry)));
      }),
      { ...SEED, numRuns: 500 },
    );
    expect.hasAssertions();
  });

  it('does not scan a large directory for one address', () => {
    const directory: Directory = {
      entries: Array.from({ length: 20_000 }, (_, index) => entryOf({ mail: [`user${String(index)}@x`] }, index)),
    };
    const filter = parseFilter('(|(mail=user19999@x)(uid=nobody))').value as Filter;
    findEntries(directory, filter);
    const begun = performance.now();
    for (let round = 0; round < 5000; round++) findEntries(directory, filter);
    expect(performance.now() - begun).toBeLessThan(2000);
    expect(findEntries(directory, filter).map(({ span }) => span.start)).toEqual([19_999]);
  });
});

describe('fillQuery', () => {
  it('fills address, user and domain', () => {
    expect(fillQuery('(|(mail={a})(uid={u})(o={d}))', 'angie@carvedrock.com')).toBe(
      '(|(mail=angie@carvedrock.com)(uid=angie)(o=carvedrock.com))',
    );
  });

  it('leaves tokens it has no value for empty, and other braces alone', () => {
    expect(fillQuery('({dn}{g}{f}{x}{A}={d})', 'angie')).toBe('({x}{A}=)');
  });

  it('lets no address change the filter', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 20 }), (address) => {
        const filled = parseFilter(fillQuery('(|(mail={a})(cn=x))', address)).value;
        expect(filled).toEqual({
          kind: 'or',
          filters: [
            { kind: 'equal', attribute: 'mail', value: address },
            { kind: 'equal', attribute: 'cn', value: 'x' },
          ],
        });
      }),
      SEED,
    );
  });
});

describe('checkQuery', () => {
  it.each([
    ['(|(mail={a})(proxyAddresses=smtp:{a}))', []],
    ['(mail={a}', ['ldap.not-closed']],
    ['(mail={address})', ['ldap.unknown-token']],
    ['(memberOf={g})', []],
  ])('finds in %s: %j', (query, rules) => {
    expect(checkQuery(query, { start: 3, end: 9 }).map(({ rule, span }) => [rule, span])).toEqual(
      rules.map((rule) => [rule, { start: 3, end: 9 }]),
    );
  });
});
