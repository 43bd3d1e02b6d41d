import { describe, expect, it } from 'vitest';
import { faultInput } from '#lab';
import { LabSession } from '../../../src/ui/lab-session.svelte.ts';
import { TerminalState, type Guidance } from '../../../src/ui/terminal/terminal-state.svelte.ts';
import { scenario } from '../../tools/scenario.ts';

const script = ['telnet email.carvedrock.com 25', 'HELO email.globomantics.com', 'MAIL FROM:<kinda@globomantics.com>'];

function open(guidance: Guidance = 'ask') {
  const session = new LabSession(scenario(), 'email.globomantics.com');
  const terminal = new TerminalState(session, () => ({ script, guidance }));
  const send = (...lines: readonly string[]) => terminal.type(lines.map((line) => `${line}\r`).join(''));
  const rows = () => {
    const { rows: all, length } = terminal.shell.transcript;
    return all
      .slice(1, length)
      .map((row) => (row.kind === 'cut' ? terminal.shell.sayCut(row.cut) : row.kind === 'reply' ? `${row.code} ${row.text}` : row.text));
  };
  return { session, terminal, send, rows };
}

const TELNET = 'telnet email.carvedrock.com 25';
const ENVELOPE = ['HELO me', 'MAIL FROM:<kinda@globomantics.com>', 'RCPT TO:<angie@carvedrock.com>'];

describe('TerminalState', () => {
  it('sends a line to the shell, and once connected to the server', () => {
    const { send, session } = open();
    send(TELNET, ...ENVELOPE);
    expect(session.phase).toBe('recipient');
  });

  it('reaches the private listener from inside by the same name', () => {
    const { send, rows } = open();
    send('as exchange.carvedrock.com', 'telnet email.carvedrock.com');
    expect(rows()).toContain('Trying 10.1.1.1...');
  });

  it('says what telnet says when there is no such name, and makes no step of it', () => {
    const { send, rows, session } = open();
    send('telnet nowhere.example');
    expect([rows().at(-1), session.steps.length]).toEqual(['telnet: could not resolve nowhere.example/25: Name or service not known', 0]);
  });

  it('says that SMTP needs a connection first', () => {
    const { send, rows } = open();
    send('HELO me');
    expect(rows().at(-1)).toContain(`Connect first: ${TELNET}`);
  });

  it('retypes a conversation up to its first refusal', () => {
    const { send, session } = open();
    send(TELNET, ...ENVELOPE, 'RCPT TO:<nobody.here@carvedrock.com>', 'RSET', 'QUIT', 'again');
    expect([session.phase, session.steps.at(-1)?.input]).toMatchObject(['recipient', { octets: `${ENVELOPE[2]}\r\n` }]);
  });

  it('goes to another host, and says so when there is none of that name', () => {
    const { send, rows, session } = open();
    send('as nobody', 'as MX7.offers.example');
    expect([session.host?.name, rows().filter((row) => row.includes('nobody: no host'))]).toMatchObject([
      'mx7.offers.example',
      [expect.any(String)],
    ]);
  });

  it('hangs up on Ctrl-]', () => {
    const { send, terminal, session, rows } = open();
    send(TELNET);
    terminal.type('\x1d');
    expect([session.connection, rows().at(-1)]).toEqual([null, 'Connection closed.']);
  });

  it('sends the lines of a paste in turn and keeps the unfinished last one', () => {
    const { terminal, session } = open();
    terminal.type(`${TELNET}\rHELO me\rMAIL FR`);
    expect([session.phase, terminal.line.text]).toEqual(['greeted', 'MAIL FR']);
  });

  it('keeps the rest of a paste out of the shell when the server hangs up on it', () => {
    const { send, rows } = open();
    send(TELNET, 'a', 'b', 'c', 'd', 'e', 'f', 'g');
    expect(rows().slice(-2)).toEqual(['Connection closed by foreign host.', expect.stringContaining('2 more lines')]);
  });

  it('types the grey line on Tab, where the typed text leads to it', () => {
    const { send, terminal } = open('grey');
    send(TELNET);
    terminal.type('hel');
    const grey = terminal.ghost;
    expect([grey, terminal.complete(), terminal.line.text]).toEqual(['O email.globomantics.com', true, 'helO email.globomantics.com']);
  });

  it('shows no grey line where another is being typed', () => {
    const { send, terminal } = open('grey');
    send(TELNET);
    terminal.type('EHLO');
    expect(terminal.ghost).toBe('');
  });

  it('begins the script again where the conversation broke off', () => {
    const { send, terminal } = open('grey');
    send(TELNET, 'HELO email.globomantics.com', 'QUIT');
    expect(terminal.nextLine).toBe(TELNET);
  });

  it('goes round the completions of a line on Tab', () => {
    const { send, terminal } = open();
    send(TELNET);
    terminal.type('HE');
    const lines = [1, 2, 3].map(() => (terminal.complete(), terminal.line.text));
    expect(lines).toEqual(['HELO ', 'HELP', 'HELO ']);
  });

  it('leaves Tab to the page where there is nothing to complete', () => {
    const { terminal } = open();
    terminal.type('xyz');
    expect(terminal.complete()).toBe(false);
  });

  it('puts a chip into the line without sending it, and says what a dashed one would get', () => {
    const { send, terminal, session } = open();
    send(TELNET);
    terminal.chips.forEach((chip) => terminal.takeChip(chip));
    expect([terminal.line.text, terminal.remark, session.phase]).toEqual(['QUIT', 'DATA would get 503 now: HELO/EHLO first.', 'connected']);
  });

  it('asks about the replies above and below', () => {
    const { send, terminal, session } = open();
    send(TELNET, 'HELO me', 'NOOP');
    terminal.selectNext(-1);
    terminal.selectNext(-1);
    const first = session.selection;
    terminal.selectNext(1);
    expect([first, session.selection]).toEqual([
      { step: 0, decision: 0 },
      { step: 1, decision: 0 },
    ]);
  });

  it('tells each slip once: shell words said to the server, commands inside the letter', () => {
    const { send, rows } = open();
    send(TELNET, 'hosts', 'hosts', ...ENVELOPE, 'DATA', 'QUIT', 'RSET', '.');
    expect(rows().filter((row) => row.includes('is for the shell') || row.includes('is the letter'))).toHaveLength(2);
  });

  it('tells that a connection keeps the policy it was opened under', () => {
    const { send, session, terminal, rows } = open();
    send(TELNET);
    session.edit('InboundMail.rat', 'ALL REJECT\n');
    session.commit();
    terminal.shell.noticeCommit();
    expect(rows().at(-1)).toContain('keeps the policy');
  });

  it('says in a cut what was committed', () => {
    const { session, rows } = open();
    session.edit('InboundMail.rat', `sales.example ACCEPT\n${session.textOf('InboundMail.rat')}`);
    session.commit();
    expect(rows().at(-1)).toBe('Committed: sales.example ACCEPT is new');
  });

  it('lets time pass, so that a queue is seen to wait and then to empty', () => {
    const { session, send, rows } = open();
    session.submit(faultInput(session.snapshot, 'queue', true));
    send('send angie@carvedrock.com', 'queue');
    expect(rows().at(-1)).toMatch(/angie@carvedrock\.com.*452 #4\.3\.1 queue full/);
    session.submit(faultInput(session.snapshot, 'queue', false));
    send('wait 30m', 'queue');
    expect(rows().filter((row) => row.includes('later'))).toEqual(['30 minutes later', '1 second later']);
    expect(rows().at(-1)).toBe('Nothing waits here.');
  });

  it('says how to wait when no time can be read', () => {
    const { send, rows, session } = open();
    send('wait for it');
    expect([rows().at(-1), session.steps.length]).toEqual(['wait needs a time of up to 30 days: wait 5m, wait 1h, wait 1d.', 0]);
  });
});
