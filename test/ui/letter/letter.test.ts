import { describe, expect, it } from 'vitest';
import { encodeUtf8 } from '#smtp';
import { fieldsOf } from '../../../src/ui/letter/fields.ts';
import { readMime } from '../../../src/ui/letter/mime.ts';

const plain = 'From: =?UTF-8?Q?In=C3=AAs_Duarte?= <ines@carvedrock.com>\r\nX-Mailer: one\r\n two\r\nSubject: Tuesday\r\n\r\nHello.\r\n';

const mixed = [
  'Subject: =?UTF-8?B?R3LDvMOfZQ==?=',
  'MIME-Version: 1.0',
  'Content-Type: multipart/mixed; boundary=b',
  '',
  '--b',
  'Content-Type: text/plain; charset=utf-8',
  '',
  'Hello.',
  '--b',
  'Content-Type: application/pdf; name="price list.pdf"',
  'Content-Disposition: attachment; filename="price list.pdf"',
  'Content-Transfer-Encoding: base64',
  '',
  'AAECAw==',
  '--b',
  'Content-Type: message/rfc822',
  '',
  'Subject: inner',
  '',
  'Inner.',
  '--b--',
  '',
].join('\r\n');

describe('fieldsOf', () => {
  it('puts what the appliance added on top, with its reason, and unfolds what was sent', () => {
    const added = [{ text: 'Received: from unknown\r\n  by email.carvedrock.com; today\r\n', why: 'received' as const }];
    expect(fieldsOf({ added, text: plain })).toEqual([
      { name: 'Received', value: 'from unknown  by email.carvedrock.com; today', extension: false, added: 'received' },
      { name: 'From', value: '=?UTF-8?Q?In=C3=AAs_Duarte?= <ines@carvedrock.com>', extension: false, added: null },
      { name: 'X-Mailer', value: 'one two', extension: true, added: null },
      { name: 'Subject', value: 'Tuesday', extension: false, added: null },
    ]);
  });
  it('reads octets of a header as UTF-8', () => {
    expect(fieldsOf({ added: [], text: encodeUtf8('Subject: Grüße\r\n\r\n') })).toMatchObject([{ value: 'Grüße' }]);
  });
});

describe('readMime', () => {
  it('decodes the words of RFC 2047 and leaves plain text alone', async () => {
    const { decode } = await readMime(plain);
    expect(decode('=?UTF-8?Q?In=C3=AAs_Duarte?= <ines@carvedrock.com>')).toBe('Inês Duarte <ines@carvedrock.com>');
    expect(decode('Tuesday')).toBe('Tuesday');
  });
  it('lists the parts by type, name and size', async () => {
    expect((await readMime(plain)).parts).toEqual([{ type: 'text/plain', name: null, size: 7 }]);
    expect((await readMime(mixed)).parts).toEqual([
      { type: 'text/plain', name: null, size: 7 },
      { type: 'application/pdf', name: 'price list.pdf', size: 4 },
      { type: 'message/rfc822', name: null, size: 23 },
    ]);
  });
  it('gives no parts of a letter that nests without end', async () => {
    const deep = Array.from({ length: 300 }, (_, at) => `Content-Type: multipart/mixed; boundary=b${at}\r\n\r\n--b${at}\r\n`).join('');
    expect((await readMime(deep)).parts).toBeNull();
  });
});
