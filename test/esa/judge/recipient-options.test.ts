import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatRecipientAccessTable, parseRecipientAccessTable } from '../../../src/esa/config/recipient-access-table.ts';
import { printParameter } from '../../../src/esa/config/parameter.ts';
import { optionsOf } from '../../../src/esa/judge/recipient-options.ts';
import { SEED } from '../config/tables.ts';

const optionsIn = (line: string) => {
  const [entry] = parseRecipientAccessTable(`${line}\nALL REJECT`).value.entries;
  return entry === undefined ? null : optionsOf(entry);
};

describe('optionsOf', () => {
  it.each([
    ['a.example ACCEPT { smtp_response_code = 251 }', 251],
    ['a.example ACCEPT { smtp_response_code = 550 }', null],
    ['a.example REJECT { smtp_response_code = 450 }', 450],
    ['a.example REJECT { smtp_response_code = 354 }', null],
    ['a.example REJECT { smtp_response_code = "550" }', null],
    ['a.example REJECT', null],
  ])('takes from %s the code %s', (line, code) => {
    expect(optionsIn(line)?.response.code).toBe(code);
  });
  it('takes the last of two, keys in any case', () => {
    expect(
      optionsIn('a.example ACCEPT { bypass_ldap_accept = "on" BYPASS_LDAP_ACCEPT = "off" Bypass_Receiving_Control = "On" }'),
    ).toMatchObject({ bypassesDirectory: false, bypassesReceivingControl: true });
  });
  it('means the same after the table is printed, whatever the text', () => {
    const text = fc.string({ minLength: 1, unit: fc.constantFrom('a', ' ', '"', '\\', '{', '}', '#', '\n', 'é', '=', '(') });
    fc.assert(
      fc.property(fc.integer({ min: 400, max: 599 }), text, fc.boolean(), (code, said, bypasses) => {
        const block = [
          { key: 'smtp_response_code', value: code },
          { key: 'smtp_response_text', value: said },
          { key: 'bypass_ldap_accept', value: bypasses ? 'on' : 'off' },
        ];
        const line = `a.example REJECT { ${block.map(printParameter).join(' ')} }`;
        const printed = formatRecipientAccessTable(parseRecipientAccessTable(`${line}\nALL REJECT`).value);
        expect(optionsIn(printed.split('\n')[0] ?? '')).toEqual({
          response: { code, text: said, whole: true },
          bypassesDirectory: bypasses,
          bypassesReceivingControl: false,
          bypassesCallAhead: false,
        });
      }),
      SEED,
    );
  });
});
