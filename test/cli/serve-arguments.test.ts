import { describe, expect, it } from 'vitest';
import { isComplaint } from '../../src/cli/complaint.ts';
import { parseServeArguments } from '../../src/cli/serve-arguments.ts';

const needed = ['--port', '2525', '--listener', 'InboundMail', '--from', '198.51.100.25'];

describe('parseServeArguments', () => {
  it('takes the three that are needed and leaves the rest as it stands', () => {
    expect(parseServeArguments(needed)).toEqual({
      port: 2525,
      listener: 'InboundMail',
      from: '198.51.100.25',
      config: null,
      hat: null,
      rat: null,
      directory: true,
      tls: null,
      mailLog: null,
      delivered: null,
    });
  });

  it('takes all of them, in either form', () => {
    const rest = [
      '--config=c',
      '--hat',
      'h',
      '--rat',
      'r',
      '--no-directory',
      '--tls-cert=x',
      '--tls-key=y',
      '--mail-log',
      'l',
      '--delivered=d',
    ];
    expect(parseServeArguments([...needed, ...rest])).toMatchObject({
      config: 'c',
      hat: 'h',
      rat: 'r',
      directory: false,
      tls: { cert: 'x', key: 'y' },
      mailLog: 'l',
      delivered: 'd',
    });
  });

  it.each([
    ['a flag there is not', [...needed, '--hatt', 'x'], /^unknown option `--hatt`$/],
    ['a flag without its value', ['--port'], /^option `--port <value>` argument missing$/],
    ['a flag that is followed by another', [...needed, '--hat', '--rat'], /^option `--hat` argument is ambiguous$/],
    ['a word too many', [...needed, 'x.hat'], /^unexpected argument `x.hat`/],
    ['no port', needed.slice(2), /^--port is missing; usage: npm run/],
    ['no listener', [...needed.slice(0, 2), ...needed.slice(4)], /^--listener is missing/],
    ['no client', needed.slice(0, 4), /^--from is missing/],
    ['a port that is no number', ['--port', 'smtp', ...needed.slice(2)], /^--port `smtp` is not a number from 0 to 65535$/],
    ['a port that is too large', ['--port', '65536', ...needed.slice(2)], /^--port `65536`/],
    [
      'a client that is no address',
      [...needed, '--from', 'email.globomantics.com'],
      /^--from `email.globomantics.com` is not an IP address$/,
    ],
    ['a certificate without its key', [...needed, '--tls-cert', 'x'], /--tls-key is missing$/],
    ['a key without its certificate', [...needed, '--tls-key', 'x'], /--tls-cert is missing$/],
  ])('tells of %s', (_, args, text) => {
    const read = parseServeArguments(args);
    expect(isComplaint(read) && read.text).toMatch(text);
  });

  it('says in one line what is wrong', () => {
    const read = parseServeArguments(['--hat', '--rat']);
    expect(isComplaint(read) && read.text).not.toContain('\n');
  });

  it('asks for nothing else where the usage is asked for', () => {
    expect(parseServeArguments(['--help'])).toBe('help');
  });
});
