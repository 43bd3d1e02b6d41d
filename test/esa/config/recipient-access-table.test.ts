import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  formatRecipientAccessTable,
  parseRecipientAccessTable,
  printRecipientAccessTable,
  type RecipientAccessTable,
} from '../../../src/esa/config/recipient-access-table.ts';
import { readRecipient } from '../../../src/esa/config/recipient-entry.ts';
import { anyText, errors, goodRat, inside, SEED, told } from './tables.ts';

const parse = (text: string) => parseRecipientAccessTable(text);
const meaning = ({ entries }: RecipientAccessTable) =>
  entries.map(({ match, action, options }) => [match, action, options.map(({ key, value }) => [key, value])]);

describe('parseRecipientAccessTable', () => {
  it('reads the export of the user guide without a note', () => {
    const { value, notes } = parse('# File exported by the GUI at 20060530T220526\n.example.com ACCEPT\nALL REJECT\n');
    expect(notes).toEqual([]);
    expect(value.entries.map(({ text, match, action }) => [text, match.kind, action])).toEqual([
      ['.example.com', 'partial-domain', 'ACCEPT'],
      ['ALL', 'all', 'REJECT'],
    ]);
  });

  it('reads the options of an entry, on one line or several', () => {
    const block = (gap: string) =>
      `noisy@example.com REJECT {${gap}smtp_response_code = 550${gap}smtp_response_text = "#5.1.0 Not here."${gap}}\nexample.com ACCEPT { bypass_ldap_accept = "on" bypass_receiving_control = "on" }\nALL REJECT`;
    const { value, notes } = parse(block(' '));
    expect(notes).toEqual([]);
    expect(value.entries[0]?.options.map(({ key, value: setting }) => [key, setting])).toEqual([
      ['smtp_response_code', 550],
      ['smtp_response_text', '#5.1.0 Not here.'],
    ]);
    expect(meaning(parse(block('\r\n\t')).value)).toEqual(meaning(value));
  });

  it('gives every entry its exact place', () => {
    const text = '\uFEFF# x\r\n\texample.com   accept { bypass_ldap_accept = "on" }  \r\n\r\nALL REJECT';
    const [entry] = parse(text).value.entries;
    expect(entry && text.slice(entry.entrySpan.start, entry.entrySpan.end)).toBe('example.com');
    expect(entry && text.slice(entry.span.start, entry.span.end)).toBe('example.com   accept { bypass_ldap_accept = "on" }');
  });

  it.each([
    ['', ['rat.empty: ']],
    ['example.com ACCEPT', ['rat.no-all: example.com ACCEPT']],
    ['ALL REJECT\nALL REJECT', ['rat.second-all: ALL']],
    ['ALL REJECT\nexample.com ACCEPT', ['rat.after-all: example.com']],
    ['ALL ACCEPT', ['rat.open-relay: ALL ACCEPT']],
    ['example.com ACCEPT\nEXAMPLE.com REJECT\nALL REJECT', ['rat.duplicate-entry: EXAMPLE.com']],
    ['example.com\nALL REJECT', ['rat.no-action: example.com']],
    ['example.com ACEPT\nALL REJECT', ['rat.misspelt-action: ACEPT']],
    ['example.com RELAY\nALL REJECT', ['rat.unknown-action: RELAY']],
    ['example.com ACCEPT please\nALL REJECT', ['rat.stray-text: please']],
    ['ACCEPT\nALL REJECT', ['rat.stray-action: ACCEPT']],
    ['192.0.2.1 ACCEPT\nALL REJECT', ['rat.bare-address: 192.0.2.1']],
    ['[192.0.2] ACCEPT\nALL REJECT', ['rat.literal: [192.0.2]']],
    ['[2001:db8::1] ACCEPT\nALL REJECT', ['rat.literal: [2001:db8::1]']],
    ['@example.com ACCEPT\nALL REJECT', ['rat.at-domain: @example.com']],
    ['*.example.com ACCEPT\nALL REJECT', ['rat.pattern: *.example.com']],
    ['ex_ample..com ACCEPT\nALL REJECT', ['rat.domain: ex_ample..com']],
    ['angie ACCEPT\nALL REJECT', ['rat.bare-word: angie']],
    ['a"b ACCEPT\nALL REJECT', ['rat.unreadable-entry: a"b']],
    ['example.com ACCEPT {\nALL REJECT', ['hat.unclosed-block: {']],
    ['example.com ACCEPT { smtp_response_code = 550 }\nALL REJECT', ['rat.response-code: 550']],
    ['example.com REJECT { smtp_response_code = 250 }\nALL REJECT', ['rat.response-code: 250']],
    ['example.com REJECT { smtp_response_code = 700 }\nALL REJECT', ['block.not-a-code: 700']],
    ['example.com REJECT { smtp_response_text = 550 }\nALL REJECT', ['block.not-a-text: 550']],
    ['example.com ACCEPT { bypass_ldap_accept = "yes" }\nALL REJECT', ['block.not-a-choice: "yes"']],
    ['example.com ACCEPT { smtp_response_cod = 550 }\nALL REJECT', ['block.unknown-key-near: smtp_response_cod']],
  ])('remarks on %j', (text, expected) => {
    expect(told(text, parse(text).notes)).toEqual(expected);
  });

  it('keeps an entry without an action, which then matches nobody', () => {
    expect(parse('example.com ACEPT\nALL REJECT').value.entries.map(({ text, action }) => [text, action])).toEqual([
      ['example.com', null],
      ['ALL', 'REJECT'],
    ]);
  });

  it('reads any text without a throw, its notes inside the text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { value, notes } = parse(text);
        expect(inside(text, notes)).toBe(true);
        expect(printRecipientAccessTable(value)).toBe(text);
      }),
      { ...SEED, numRuns: 500 },
    );
  });
});

describe('readRecipient', () => {
  it.each([
    ['Example.COM', { kind: 'domain', domain: 'example.com' }],
    ['.Example.com', { kind: 'partial-domain', suffix: 'example.com' }],
    ['Angie@', { kind: 'user', user: 'angie' }],
    ['Angie@Example.com', { kind: 'address', user: 'angie', domain: 'example.com' }],
    ["o'brien+x@example.com", { kind: 'address', user: "o'brien+x", domain: 'example.com' }],
    ['[192.0.2.25]', { kind: 'literal', address: '192.0.2.25' }],
    ['[IPv6:2001:DB8:0::1]', { kind: 'literal', address: 'ipv6:2001:db8::1' }],
    ['x@[192.0.2.25]', { kind: 'address', user: 'x', domain: '[192.0.2.25]' }],
    ['aLL', { kind: 'all' }],
    ['angie@exa mple', { kind: 'unreadable' }],
  ])('reads %s', (text, match) => {
    expect(readRecipient(text).match).toEqual(match);
  });
});

describe('formatRecipientAccessTable', () => {
  it('writes one entry a line, # lines kept', () => {
    const text = '# ours\n\texample.com\taccept  {bypass_ldap_accept="on"}\n\n# the rest\nall REJECT';
    expect(formatRecipientAccessTable(parse(text).value)).toBe(
      '# ours\nexample.com ACCEPT { bypass_ldap_accept = "on" }\n# the rest\nALL REJECT\n',
    );
  });

  it('means the same as the text it came from, and prints itself', () => {
    fc.assert(
      fc.property(goodRat, (text) => {
        const { value, notes } = parse(text);
        const printed = formatRecipientAccessTable(value);
        expect(errors(notes)).toEqual([]);
        expect(meaning(parse(printed).value)).toEqual(meaning(value));
        expect(formatRecipientAccessTable(parse(printed).value)).toBe(printed);
      }),
      SEED,
    );
  });
});
