import { describe, expect, it } from 'vitest';
import { stepsOf } from '#lab';
import { start } from '../../src/lab/snapshot.ts';
import { nameOfPlace, parseShellLine, placesOf, replayOf, resolvePlace, tabulate } from '../../src/lab/shell.ts';
import { scenario } from '../tools/scenario.ts';

describe('parseShellLine', () => {
  it.each([
    ['', { kind: 'nothing' }],
    ['telnet email.carvedrock.com', { kind: 'telnet', to: 'email.carvedrock.com', port: 25 }],
    ['  TELNET 192.0.2.25   2525 rest', { kind: 'telnet', to: '192.0.2.25', port: 2525 }],
    ['telnet mail.example smtp', { kind: 'telnet', to: 'mail.example', port: 25 }],
    ['telnet', { kind: 'incomplete', word: 'telnet' }],
    ['telnet mail.example 70000', { kind: 'bad-port', to: 'mail.example', port: '70000' }],
    ['telnet mail.example 0', { kind: 'bad-port', to: 'mail.example', port: '0' }],
    ['as unknown host', { kind: 'as', host: 'unknown host' }],
    ['as', { kind: 'incomplete', word: 'as' }],
    ['hosts', { kind: 'hosts' }],
    ['Again', { kind: 'again' }],
    ['help', { kind: 'help' }],
    ['clear', { kind: 'clear' }],
    ['wait 1h 30m', { kind: 'wait', milliseconds: 5_400_000 }],
    ['wait', { kind: 'incomplete', word: 'wait' }],
    ['wait a bit', { kind: 'incomplete', word: 'wait' }],
  ])('reads `%s`', (line, command) => {
    expect(parseShellLine(line)).toEqual(command);
  });

  it.each(['HELO email.globomantics.com', 'mail from:<a@b.example>', 'MAIL FROM <a@b.example>', 'RCPT TO:<>', 'QUIT'])(
    'knows `%s` for SMTP',
    (line) => {
      expect(parseShellLine(line).kind).toBe('smtp');
    },
  );

  it.each([
    ['tlnet x', 'telnet'],
    ['telent x', 'telnet'],
    ['tellnet x', 'telnet'],
    ['nc x 25', 'telnet'],
    ['host', 'hosts'],
    ['agian', 'again'],
    ['cls', 'clear'],
    ['sleep 5', 'wait'],
    ['frobnicate', null],
    ['x', null],
  ])('guesses the word behind `%s`', (line, near) => {
    expect(parseShellLine(line)).toMatchObject({ kind: 'unknown', near });
  });
});

const places = placesOf([{ name: 'email.globomantics.com', address: '198.51.100.25' }], {
  interfaces: [
    { name: 'Management', address: '10.1.0.9', address6: null, hostname: 'email.carvedrock.com' },
    { name: 'Data 1', address: '10.1.1.1', address6: null, hostname: 'email.carvedrock.com' },
    { name: 'Data 2', address: '192.0.2.25', address6: null, hostname: 'email.carvedrock.com' },
  ],
  listeners: [{ interface: 'Data 1' }, { interface: 'Data 2' }],
});

describe('resolvePlace', () => {
  it('gives the outside address of a name to a client outside', () => {
    expect(resolvePlace(places, 'email.carvedrock.com', '198.51.100.25')).toBe('192.0.2.25');
  });

  it('gives the inside address to a client inside, and not that of an interface where nothing listens', () => {
    expect(resolvePlace(places, 'EMAIL.carvedrock.com.', '10.1.1.5')).toBe('10.1.1.1');
  });

  it('gives a name with one address to anyone', () => {
    expect(resolvePlace(places, 'email.globomantics.com', '10.1.1.5')).toBe('198.51.100.25');
  });

  it.each(['203.0.113.9', '2001:db8::25'])('takes %s as it is', (address) => {
    expect(resolvePlace(places, address, '10.1.1.5')).toBe(address);
  });

  it.each(['nowhere.example', '300.1.1.1', '1.2.3'])('does not know %s', (word) => {
    expect(resolvePlace(places, word, '10.1.1.5')).toBeNull();
  });

  it('names an address by its name, and one that has none as it is', () => {
    expect([nameOfPlace(places, '10.1.1.1'), nameOfPlace(places, '203.0.113.9')]).toEqual(['email.carvedrock.com', '203.0.113.9']);
  });
});

describe('tabulate', () => {
  const rows = [
    ['name', 'address', ''],
    ['email.globomantics.com', '198.51.100.25', 'here'],
  ];

  it('sets columns two blanks apart', () => {
    expect(tabulate(rows, 80)).toEqual(['name                    address', 'email.globomantics.com  198.51.100.25  here']);
  });

  it('puts the first cell above the others where the table is too wide', () => {
    expect(tabulate(rows, 40)).toEqual(['name', '    address', 'email.globomantics.com', '    198.51.100.25  here']);
  });
});

describe('replayOf', () => {
  const carvedRock = start(scenario());
  const play = (lines: readonly string[]) => {
    const connect = { kind: 'connect', at: 0, connection: 'c1', from: '198.51.100.25', to: '192.0.2.25', port: 25 } as const;
    const octets = lines.map((line) => ({ kind: 'octets', at: 0, connection: 'c1', octets: `${line}\r\n` }) as const);
    let now = carvedRock;
    return [connect, ...octets].flatMap((input) => {
      const steps = stepsOf(now, input);
      now = steps.at(-1)?.after ?? now;
      return steps;
    });
  };

  it('gives the lines up to the first refusal', () => {
    const steps = play(['HELO mail.example', 'MAIL FROM:<a@globomantics.com>', 'RCPT TO:<angie@elsewhere.example>', 'RSET']);
    expect(replayOf(steps)).toEqual({ to: '192.0.2.25', port: 25, lines: ['HELO mail.example', 'MAIL FROM:<a@globomantics.com>'] });
  });

  it('takes the lines of a letter, but not the QUIT after it', () => {
    const letter = ['Subject: hello', '', 'body', '.'];
    const lines = ['HELO mail.example', 'MAIL FROM:<a@globomantics.com>', 'RCPT TO:<angie@carvedrock.com>', 'DATA', ...letter];
    expect(replayOf(play([...lines, 'QUIT']))?.lines).toEqual(lines);
  });

  it('is null before the first connection', () => {
    expect(replayOf([])).toBeNull();
  });
});
