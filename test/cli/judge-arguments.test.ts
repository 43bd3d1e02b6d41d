import { describe, expect, it } from 'vitest';
import { isComplaint } from '../../src/cli/complaint.ts';
import { parseJudgeArguments } from '../../src/cli/judge-arguments.ts';

const UNKNOWN = { ip: '203.0.113.9', ptr: null, verified: false, dns: 'none', sbrs: null, owner: null, country: null, dnslists: [] };
const parse = (line: string) => parseJudgeArguments(line.split(' '));
const hat = (rest: string) => parse(`--hat h --ip 203.0.113.9 ${rest}`.trim());

describe('parseJudgeArguments', () => {
  it('knows nothing of a sender but the address unless it is told', () => {
    expect(hat('')).toEqual({ kind: 'sender', hat: 'h', listener: 'public', sender: UNKNOWN });
  });

  it.each([
    ['--ptr mx.example.com', { ptr: 'mx.example.com', verified: true, dns: 'ok' }],
    ['--unverified mx.example.com', { ptr: 'mx.example.com', verified: false, dns: 'ok' }],
    ['--no-ptr', {}],
    ['--ptr-fails', { dns: 'fails' }],
    ['--sbrs -2.5', { sbrs: -2.5 }],
    ['--sbrs=-10', { sbrs: -10 }],
    ['--sbrs 10.0', { sbrs: 10 }],
    ['--sbrs none', { sbrs: null }],
    ['--owner 17', { owner: 17 }],
    ['--country US', { country: 'US' }],
    ['--dnslist a.example b.example --no-ptr --dnslist c.example', { dnslists: ['a.example', 'b.example', 'c.example'] }],
    ['--ip 2001:db8::9', { ip: '2001:db8::9' }],
    ['--ip ::ffff:192.0.2.1', { ip: '::ffff:192.0.2.1' }],
  ])('takes %s', (flags, told) => {
    expect(hat(flags)).toMatchObject({ sender: { ...UNKNOWN, ...told } });
  });

  it('takes the listener, files of many, and a recipient', () => {
    expect(parse('--hat h --listener private --senders s')).toEqual({ kind: 'senders', hat: 'h', listener: 'private', file: 's' });
    expect(parse('--rat r --rcpt angie@carvedrock.com')).toEqual({ kind: 'recipient', rat: 'r', address: 'angie@carvedrock.com' });
    expect(parse('--rcpts f --rat r --listener public')).toEqual({ kind: 'recipients', rat: 'r', file: 'f' });
  });

  it.each([
    ['--ip 203.0.113.9', /^give one table/],
    ['--hat h --rat r --ip 203.0.113.9', /^give one table/],
    ['--hat h', /^--ip ADDRESS or --senders FILE is missing/],
    ['--rat r', /^--rcpt ADDRESS or --rcpts FILE is missing/],
    ['--hat h --ip 203.0.113', /^--ip `203.0.113` is not an IP address/],
    ['--hat h --ip fe80::1%eth0', /^--ip `fe80::1%eth0` is not an IP address/],
    ['--hat h --ip 203.0.113.9 --ptr a --ptr-fails', /^--ptr-fails does not go with --ptr$/],
    ['--hat h --ip 203.0.113.9 --sbrs -2.55', /^--sbrs `-2.55` is not a score/],
    ['--hat h --ip 203.0.113.9 --sbrs 10.1', /^--sbrs `10.1` is not a score/],
    ['--hat h --ip 203.0.113.9 --sbrs low', /^--sbrs `low` is not a score/],
    ['--hat h --ip 203.0.113.9 --sbrs --no-ptr', /^option `--sbrs` argument is ambiguous$/],
    ['--hat h --ip 203.0.113.9 --owner -1', /^option `--owner` argument is ambiguous$/],
    ['--hat h --ip 203.0.113.9 --owner me', /^--owner `me` is not the number of a network owner$/],
    ['--hat h --ip 203.0.113.9 --unverified=', /^--unverified `` is not a host name$/],
    ['--hat h --ip 203.0.113.9 a.example', /^unexpected argument `a.example`$/],
    ['--hat h --ip 203.0.113.9 --listener blackhole', /^--listener `blackhole` is neither public nor private$/],
    ['--hat h --ip 203.0.113.9 --senders s', /^--ip does not go with --senders$/],
    ['--hat h --senders s --dnslist a.example', /^--dnslist does not go with --senders$/],
    ['--hat h --ip 203.0.113.9 --rcpt a', /^--rcpt does not go with --hat$/],
    ['--rat r --rcpt a --sbrs 1', /^--sbrs does not go with --rat$/],
    ['--rat r --rcpt a --rcpts f', /^--rcpts does not go with --rcpt$/],
    ['--rat r --rcpt a --listener private', /^--listener `private` has no Recipient Access Table/],
    ['--hat h --score 1', /^unknown option `--score`$/],
  ])('complains in one line about %s', (line, text) => {
    const read = parse(line);
    expect(isComplaint(read) && read.text).toMatch(text);
    expect(isComplaint(read) && read.text).not.toContain('\n');
  });

  it('asks for nothing else where the usage is asked for', () => {
    expect(parse('--hat h --help')).toBe('help');
  });
});
