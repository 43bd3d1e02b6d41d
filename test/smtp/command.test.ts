import { describe, expect, it } from 'vitest';
import { parseCommand } from '#smtp';

describe('parseCommand', () => {
  it('reads keywords without case and lets a blank follow the colon', () => {
    expect(parseCommand('mail from: <joe@example.com>')).toMatchObject({ kind: 'mail', from: { local: 'joe', domain: 'example.com' } });
    expect(parseCommand('Rcpt To:<Mary@Example.COM>')).toMatchObject({ kind: 'rcpt', to: { local: 'Mary', domain: 'Example.COM' } });
  });
  it('reads the null sender', () => {
    expect(parseCommand('MAIL FROM:<>')).toMatchObject({ kind: 'mail', from: null });
  });
  it('lets HELO come alone, as the vendor’s own session shows', () => {
    expect(parseCommand('helo')).toMatchObject({ kind: 'helo', verb: 'HELO', host: '' });
  });
  it('takes underscores in a domain and periods anywhere in a user name', () => {
    expect(parseCommand('MAIL FROM:<J.D.@mail_out.example.com>')).toMatchObject({
      from: { local: 'J.D.', domain: 'mail_out.example.com' },
    });
  });
  it('takes quoted local parts, with an @ and a bracket inside', () => {
    expect(parseCommand('RCPT TO:<"a>b@c"@example.com>')).toMatchObject({ to: { local: '"a>b@c"', domain: 'example.com' } });
  });
  it('takes partial addresses and address literals', () => {
    expect(parseCommand('RCPT TO:<postmaster>')).toMatchObject({ to: { local: 'postmaster', domain: null } });
    expect(parseCommand('RCPT TO:<foo@>')).toMatchObject({ to: { local: 'foo', domain: null } });
    expect(parseCommand('RCPT TO:<foo@[192.0.2.1]>')).toMatchObject({ to: { local: 'foo', domain: '[192.0.2.1]' } });
  });
  it('reads SIZE and BODY after the path', () => {
    expect(parseCommand('MAIL FROM:<a@b.example> SIZE=1000 body=8BITMIME')).toMatchObject({
      parameters: [
        { key: 'SIZE', value: '1000' },
        { key: 'BODY', value: '8BITMIME' },
      ],
    });
  });
  it('lets NOOP and HELP take an argument', () => {
    expect(parseCommand('NOOP whatever')).toMatchObject({ kind: 'noop' });
    expect(parseCommand('HELP MAIL')).toMatchObject({ kind: 'help' });
  });

  const long = 'x'.repeat(65);
  it.each([
    ['HALO there', 'command.unknown', 'HALO'],
    ['', 'command.unknown', ''],
    ['MAIL FROM <kinda@globomantics.com>', 'mail.from-colon', 'FROM <kinda@globomantics.com>'],
    ['MAIL', 'mail.from-colon', ''],
    ['RCPT <a@b.example>', 'rcpt.to-colon', '<a@b.example>'],
    ['MAIL FROM:foo@gmail.com', 'path.angle-brackets', 'foo@gmail.com'],
    ['MAIL FROM:<foo@gmail.com', 'path.angle-brackets', '<foo@gmail.com'],
    ['MAIL FROM:<a b@c.example>', 'path.local-part', 'a b'],
    ['MAIL FROM:<a@b..example>', 'path.domain', 'b..example'],
    ['MAIL FROM:<a@-b.example>', 'path.domain', '-b.example'],
    ['MAIL FROM:<a@[foo]>', 'path.literal', '[foo]'],
    ['MAIL FROM:<@one.example:joe@two.example>', 'path.source-route', '@one.example:joe@two.example'],
    [`MAIL FROM:<${long}@b.example>`, 'path.local-too-long', long],
    ['RCPT TO:<>', 'rcpt.null-recipient', '<>'],
    ['RCPT TO:<a@b.example>junk', 'path.trailing', 'junk'],
    ['MAIL FROM:<a@b.example> FOO=1', 'parameter.unknown', 'FOO=1'],
    ['MAIL FROM:<a@b.example> SIZE=big', 'parameter.value', 'SIZE=big'],
    ['RCPT TO:<a@b.example> SIZE=1', 'parameter.unknown', 'SIZE=1'],
    ['EHLO', 'ehlo.domain', 'EHLO'],
    ['HELO one two', 'helo.one-argument', 'one two'],
    ['DATA now', 'argument.none-allowed', 'now'],
    ['QUIT please', 'argument.none-allowed', 'please'],
    ['RSET all', 'argument.none-allowed', 'all'],
  ])('finds the fault in %j: %s', (line, rule, at) => {
    const fault = parseCommand(line);
    if (fault.kind !== 'fault') expect.fail('it was taken');
    expect(fault.rule).toBe(rule);
    expect(line.slice(fault.at.start, fault.at.end)).toBe(at);
  });
  it('counts the line end among the 512 octets of a line', () => {
    expect(parseCommand(`NOOP ${'x'.repeat(505)}`)).toMatchObject({ kind: 'noop' });
    expect(parseCommand(`NOOP ${'x'.repeat(506)}`)).toMatchObject({ rule: 'command.too-long' });
  });
});
