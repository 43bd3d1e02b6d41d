import { describe, expect, it } from 'vitest';
import { messageIdHeader, receivedHeader, type Passage } from '../../src/esa/added-header.ts';

const passage: Passage = {
  name: 'email.globomantics.com',
  helo: 'email.globomantics.com',
  address: '198.51.100.25',
  hostname: 'email.carvedrock.com',
  extended: true,
  cipher: null,
  at: Date.UTC(2019, 9, 9, 5, 28, 30),
  offset: -480,
};

const said = (changed: Partial<Passage> = {}): string => receivedHeader({ ...passage, ...changed }).text;

describe('receivedHeader', () => {
  it('stands in two lines, its date without a weekday and at the appliance’s own offset', () => {
    expect(said()).toBe(
      'Received: from email.globomantics.com ([198.51.100.25])\r\n  by email.carvedrock.com with ESMTP; 08 Oct 2019 21:28:30 -0800\r\n',
    );
  });
  it('names the HELO name only where it differs from the confirmed one, case apart', () => {
    expect(said({ helo: 'EMAIL.Globomantics.com' })).not.toContain('HELO');
    expect(said({ helo: 'mx.globomantics.com' })).toContain('from email.globomantics.com (HELO mx.globomantics.com) (');
    expect(said({ name: null })).toContain('from unknown (HELO email.globomantics.com) (');
  });
  it('tells the way: SMTP or ESMTP, and the cipher', () => {
    expect(said({ extended: false })).toContain(' with SMTP;');
    expect(said({ cipher: 'AES256-SHA256' })).toContain(' with ESMTP/TLS/AES256-SHA256;');
  });
  it.each([
    [0, '09 Oct 2019 05:28:30 +0000'],
    [330, '09 Oct 2019 10:58:30 +0530'],
    [-210, '09 Oct 2019 01:58:30 -0330'],
  ])('writes an offset of %s minutes as %s', (offset, date) => {
    expect(said({ offset })).toContain(`; ${date}\r\n`);
  });
});

describe('messageIdHeader', () => {
  it('differs from message to message and ends with the host name', () => {
    const [one, two] = [1, 2].map((mid) => messageIdHeader(mid, passage.at, 'email.carvedrock.com').text);
    expect(one).toMatch(/^Message-ID: <[0-9a-v]+\$[0-9a-v]+@email\.carvedrock\.com>\r\n$/);
    expect(two).not.toBe(one);
  });
});
