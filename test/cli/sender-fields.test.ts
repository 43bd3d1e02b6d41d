import { describe, expect, it } from 'vitest';
import { isComplaint } from '../../src/cli/complaint.ts';
import { readSenderLine } from '../../src/cli/sender-fields.ts';

const read = (text: string) => readSenderLine(text, () => {});

describe('readSenderLine', () => {
  it('fills in what a line leaves out', () => {
    expect(read('{"ip":"203.0.113.9"}')).toEqual({
      ip: '203.0.113.9',
      ptr: null,
      verified: false,
      dns: 'none',
      sbrs: null,
      owner: null,
      country: null,
      dnslists: [],
    });
    expect(read('{"ip":"203.0.113.9","ptr":"mx.example.com"}')).toMatchObject({ ptr: 'mx.example.com', verified: true, dns: 'ok' });
  });

  it('takes null for what is not known, and everything that is given', () => {
    expect(read('{"ip":"203.0.113.9","ptr":null,"sbrs":null,"owner":null,"country":null}')).toEqual(read('{"ip":"203.0.113.9"}'));
    const whole = {
      ip: '2001:db8::9',
      ptr: 'mx.example.com',
      verified: false,
      dns: 'ok',
      sbrs: -2.5,
      owner: 17,
      country: 'US',
      dnslists: ['l.example'],
    };
    expect(read(JSON.stringify(whole))).toEqual(whole);
  });

  it('passes over a key that no sender has, and tells of it', () => {
    const unknown: string[] = [];
    const sender = readSenderLine('{"ip":"203.0.113.9","score":-9}', (key) => unknown.push(key));
    expect(sender).toEqual(read('{"ip":"203.0.113.9"}'));
    expect(unknown).toEqual(['score']);
  });

  it.each([
    ['203.0.113.9', /^not JSON/],
    ['[]', /^this is no JSON object$/],
    ['null', /^this is no JSON object$/],
    ['{}', /^"ip" is missing$/],
    ['{"ip":null}', /^"ip" is missing$/],
    ['{"ip":17}', /^"ip" `17` is not an IP address/],
    ['{"ip":"203.0.113.9","ptr":"two words"}', /^"ptr" `two words` is not a host name$/],
    ['{"ip":"203.0.113.9","verified":"yes"}', /^"verified" `yes` is not true or false$/],
    ['{"ip":"203.0.113.9","dns":"nxdomain"}', /^"dns" `nxdomain` is not `ok`, `none` or `fails`$/],
    ['{"ip":"203.0.113.9","sbrs":"none"}', /^"sbrs" `none` is not a score/],
    ['{"ip":"203.0.113.9","sbrs":0.05}', /^"sbrs" `0.05` is not a score/],
    ['{"ip":"203.0.113.9","owner":1.5}', /^"owner" `1.5` is not the number/],
    ['{"ip":"203.0.113.9","dnslists":"l.example"}', /^"dnslists" `l.example` is not a list/],
  ])('complains about %s', (line, text) => {
    const sender = read(line);
    expect(isComplaint(sender) && sender.text).toMatch(text);
  });
});
