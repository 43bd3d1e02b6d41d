/** What may stand at a position of a RAT. `¦` is the cursor. */
import { describe, expect, it } from 'vitest';
import { parseRecipientAccessTable } from '../../../src/esa/config/recipient-access-table.ts';
import { completeRecipientAccess } from '../../../src/esa/table-assist/rat-completion.ts';
import type { TableSuggestion } from '../../../src/esa/table-assist/suggestion.ts';
import { cursorIn, taking } from './at-cursor.ts';

function at(marked: string): readonly TableSuggestion[] {
  const { text, offset } = cursorIn(marked);
  return completeRecipientAccess(text, offset);
}
const labels = (marked: string): readonly string[] => at(marked).map(({ label }) => label);
const after = (marked: string, label: string): string =>
  taking(
    cursorIn(marked).text,
    at(marked).find((suggestion) => suggestion.label === label),
  );

describe('a line of a RAT', () => {
  it('begins with any form of recipient, and ALL where there is none', () => {
    expect(labels('¦\nALL REJECT\n')).toEqual(['example.com', '.example.com', 'user@example.com', 'user@', '[192.0.2.1]']);
    expect(labels('example.com ACCEPT\n¦')).toContain('ALL');
  });
  it('is whole and readable once a form is taken', () => {
    const start = '¦\nALL REJECT\n';
    const noted = at(start).flatMap((suggestion) => parseRecipientAccessTable(taking(cursorIn(start).text, suggestion)).notes);
    expect(noted).toEqual([]);
    expect(after('example.com ACCEPT\n¦', 'ALL')).toBe('example.com ACCEPT\nALL REJECT');
  });
  it('keeps the action that stands behind a word', () => {
    expect(after('exa¦ ACCEPT\nALL REJECT\n', '.example.com')).toBe('.example.com ACCEPT\nALL REJECT\n');
  });
  it('goes on with its action, then with its options', () => {
    expect(labels('example.com ¦\nALL REJECT\n')).toEqual(['ACCEPT', 'REJECT']);
    expect(labels('example.com AC¦\nALL REJECT\n')).toEqual(['ACCEPT', 'REJECT']);
    expect(after('example.com ACCEPT ¦\nALL REJECT\n', '{ }').replace('$0', '')).toBe('example.com ACCEPT {  }\nALL REJECT\n');
  });
  it('takes the options of an entry in its block, and their values', () => {
    const line = 'example.com ACCEPT { bypass_ldap_accept = "on" ¦ }\nALL REJECT\n';
    expect(labels(line)).toEqual(['smtp_response_code', 'smtp_response_text', 'bypass_receiving_control', 'bypass_smtp_call_ahead']);
    expect(after(line, 'smtp_response_text')).toBe(cursorIn(line.replace('¦', 'smtp_response_text = ""')).text);
    expect(labels('example.com ACCEPT { bypass_ldap_accept = ¦ }\n')).toEqual(['"off"', '"on"']);
  });
  it('offers nothing in a comment', () => {
    expect(at('# our domains ¦\nALL REJECT\n')).toEqual([]);
  });
});
