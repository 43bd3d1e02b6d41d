import { describe, expect, it } from 'vitest';
import { readLetter, fieldOf } from '#smtp';
import { mailboxOf } from '#lab';
import { DAY, outcome, PARTNER, played, send, SPAMMER, wait, type Timeless } from './post.ts';

/** The letter that came home last. */
function bounceOf(...inputs: readonly (readonly [number, Timeless])[]): string {
  const { mailboxes } = outcome(played(...inputs)).after;
  return (
    Object.keys(mailboxes)
      .flatMap((author) => mailboxOf(mailboxes, author))
      .at(-1)?.text ?? ''
  );
}

const NOBODY = 'nobody.here@carvedrock.com';
const refused = bounceOf([0, send([NOBODY], PARTNER, 'kinda@globomantics.com', 'Subject: Grüße\n\nHello.\n')]);

/** The parts of a multipart letter by their content type. */
function partsOf(text: string): Readonly<Record<string, string>> {
  const letter = readLetter(text);
  const boundary = /boundary="([^"]+)"/.exec(fieldOf(letter, 'Content-Type') ?? '')?.[1] ?? '';
  const parts = letter.body
    .split(`--${boundary}`)
    .slice(1, -1)
    .map((part) => readLetter(part.slice(2)));
  return Object.fromEntries(parts.map((part) => [(fieldOf(part, 'Content-Type') ?? '').split(';')[0] ?? '', part.body]));
}

describe('a bounce', () => {
  it('is a report from nobody to the author (RFC 3464 section 2, RFC 3834)', () => {
    const letter = readLetter(refused);
    expect(fieldOf(letter, 'To')).toBe('kinda@globomantics.com');
    expect(fieldOf(letter, 'Auto-Submitted')).toBe('auto-replied');
    expect(fieldOf(letter, 'Content-Type')).toMatch(/^multipart\/report; report-type=delivery-status; boundary="/);
    expect(Object.keys(partsOf(refused))).toEqual(['text/plain', 'message/delivery-status', 'message/rfc822']);
  });

  it('says who did not get it, and why, with the reply as received (RFC 3464 section 2.3)', () => {
    const parts = partsOf(refused);
    expect(parts['text/plain']).toContain(`<${NOBODY}>: email.carvedrock.com [192.0.2.25] said: 550 #5.1.0 Address rejected.`);
    expect(parts['message/delivery-status']?.split('\r\n')).toEqual(
      expect.arrayContaining([
        'Reporting-MTA: dns; email.globomantics.com',
        'Arrival-Date: Tue, 08 Oct 2019 21:28:30 -0800',
        `Final-Recipient: rfc822; ${NOBODY}`,
        'Action: failed',
        'Status: 5.1.0',
        'Remote-MTA: dns; email.carvedrock.com',
        'Diagnostic-Code: smtp; 550 #5.1.0 Address rejected.',
      ]),
    );
  });

  it('holds the message as it was, octet for octet', () => {
    expect(partsOf(refused)['message/rfc822']).toBe('Subject: Gr\xc3\xbc\xc3\x9fe\r\n\r\nHello.\r\n\r\n');
    expect(refused).toContain('Content-Transfer-Encoding: 8bit');
  });

  it('folds a reply of several lines, and gives a class alone where the server named no status', () => {
    const report = partsOf(bounceOf([0, send([NOBODY], SPAMMER, 'deals@offers.example')]))['message/delivery-status'];
    expect(report).toContain('Diagnostic-Code: smtp; 554-email.carvedrock.com\r\n 554 Your access to this mail system');
    expect(report).toContain('Status: 5.0.0\r\n');
  });

  it('says that it gave up where nobody ever answered (RFC 3463: 4.4.7)', () => {
    const parts = partsOf(bounceOf([0, send(['x@elsewhere.example'])], [6 * DAY, wait]));
    expect(parts['text/plain']).toContain('<x@elsewhere.example>: no such host');
    expect(parts['message/delivery-status']).toContain('Status: 4.4.7\r\n');
    expect(parts['message/delivery-status']).not.toContain('Diagnostic-Code');
  });

  it('holds only the header of a large message', () => {
    const letter = `Subject: large\n\n${'x'.repeat(30_000)}\n`;
    const parts = partsOf(bounceOf([0, send([NOBODY], PARTNER, 'kinda@globomantics.com', letter)]));
    expect(parts['text/rfc822-headers']).toBe('Subject: large\r\n\r\n');
  });

  it('has a boundary that the message does not hold', () => {
    const boundary = /boundary="([^"]+)"/.exec(refused)?.[1] ?? '';
    const again = bounceOf([0, send([NOBODY], PARTNER, 'kinda@globomantics.com', `Subject: s\n\n--${boundary}--\n`)]);
    expect(/boundary="([^"]+)"/.exec(again)?.[1]).not.toBe(boundary);
    expect(partsOf(again)['message/rfc822']).toContain(`--${boundary}--`);
  });
});
