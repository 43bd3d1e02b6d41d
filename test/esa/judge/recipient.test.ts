import { describe, expect, it } from 'vitest';
import { parseRecipientAccessTable } from '#esa';
import { firstRecipientMatch, type AskedRecipient } from '../../../src/esa/judge/recipient.ts';

const table = parseRecipientAccessTable(
  [
    'noisy@carvedrock.com REJECT',
    'abuse@ ACCEPT',
    '.carvedrock.com ACCEPT',
    'carvedrock.com ACCEPT',
    'angie@carvedrock.com REJECT',
    '[192.0.2.25] ACCEPT',
    'ALL REJECT',
  ].join('\n'),
).value;

const to = (user: string, domain: string | null): AskedRecipient => ({ user, domain });

describe('firstRecipientMatch', () => {
  it.each([
    [to('noisy', 'carvedrock.com'), 'noisy@carvedrock.com'],
    [to('abuse', 'elsewhere.example'), 'abuse@'],
    [to('abuse', null), 'abuse@'],
    [to('x', 'sales.carvedrock.com'), '.carvedrock.com'],
    [to('x', 'carvedrock.com'), 'carvedrock.com'],
    [to('angie', 'carvedrock.com'), 'carvedrock.com'],
    [to('x', '[192.0.2.25]'), '[192.0.2.25]'],
    [to('x', 'notcarvedrock.com'), 'ALL'],
    [to('angie', null), 'ALL'],
  ])('asks about %j: %s decides', (recipient, entry) => {
    expect(firstRecipientMatch(table, recipient)?.text).toBe(entry);
  });
  it('is null where the table ends without ALL', () => {
    expect(firstRecipientMatch(parseRecipientAccessTable('carvedrock.com ACCEPT').value, to('x', 'elsewhere.example'))).toBeNull();
  });
});
