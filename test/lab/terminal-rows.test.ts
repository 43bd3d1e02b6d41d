import { describe, expect, it } from 'vitest';
import { stepsOf, type Input, type Step } from '#lab';
import { start } from '../../src/lab/snapshot.ts';
import { firstReading, placeInScript, readStep, type Naming, type Row, type ScriptEvent } from '../../src/lab/terminal-rows.ts';
import { encodeUtf8 } from '#smtp';
import { scenario } from '../tools/scenario.ts';

const PARTNER = '198.51.100.25';
const SPAMMER = '203.0.113.130';
const naming: Naming = { typedAt: () => null, nameOf: (address) => (address === '192.0.2.25' ? 'email.carvedrock.com' : address) };

const connect = (from: string, to = '192.0.2.25', port = 25): Input => ({
  kind: 'connect',
  at: 0,
  connection: `${from}-${port}`,
  from,
  to,
  port,
});
const line = (from: string, text: string): Input => ({
  kind: 'octets',
  at: 0,
  connection: `${from}-25`,
  octets: `${encodeUtf8(text)}\r\n`,
});

function play(inputs: readonly Input[]): readonly Step[] {
  let now = start(scenario());
  return inputs.flatMap((input) => {
    const steps = stepsOf(now, input);
    now = steps.at(-1)?.after ?? now;
    return steps;
  });
}

function rowsOf(steps: readonly Step[], names: Naming = naming): readonly Row[] {
  let reading = firstReading;
  return steps.flatMap((step, index) => {
    const read = readStep(reading, step, index, names);
    reading = read.reading;
    return read.rows;
  });
}

/** Rows as a person reads them: `text` of each, replies with their code. */
const plain = (rows: readonly Row[]): readonly string[] =>
  rows.map((row) => (row.kind === 'cut' ? `-- ${row.cut.kind}` : row.kind === 'reply' ? `${row.code} ${row.text}` : row.text));

describe('readStep', () => {
  it("prints what telnet prints, in telnet's order, and then the greeting", () => {
    expect(plain(rowsOf(play([connect(PARTNER)])))).toEqual([
      'telnet email.carvedrock.com 25',
      'Trying 192.0.2.25...',
      'Connected to email.carvedrock.com.',
      "Escape character is '^]'.",
      '220 email.carvedrock.com ESMTP',
    ]);
  });

  it('shows what was typed to connect, and calls the server by the word that was dialled', () => {
    const typed: Naming = { ...naming, typedAt: () => 'telnet  192.0.2.25' };
    const rows = plain(rowsOf(play([connect(PARTNER)]), typed));
    expect([rows[0], rows[2]]).toEqual(['telnet  192.0.2.25', 'Connected to 192.0.2.25.']);
  });

  it('asks about the decision of its step from every line of a reply', () => {
    const rows = rowsOf(play([connect(SPAMMER)])).filter(({ kind }) => kind === 'reply');
    expect(rows).toMatchObject([
      { code: '554-', class: 5, about: { step: 0, decision: 0 } },
      { code: '554', class: 5, about: { step: 0, decision: 0 } },
    ]);
  });

  it('says that a host is unreachable, or that nothing listens there, and why can be asked of both', () => {
    const rows = rowsOf(play([connect(PARTNER, '192.0.2.99'), connect(PARTNER, '192.0.2.25', 26)])).filter(({ kind }) => kind === 'telnet');
    expect(rows.slice(1, 2).concat(rows.slice(3))).toEqual([
      { kind: 'telnet', text: 'telnet: Unable to connect to remote host: No route to host', about: { step: 0, decision: 0 } },
      { kind: 'telnet', text: 'telnet: Unable to connect to remote host: Connection refused', about: { step: 1, decision: 0 } },
    ]);
  });

  it('hangs the decision of a TCP refusal on the end of its connection, since there was no reply', () => {
    const refuse = (text: string) => text.replace(/^(BLOCKED_LIST:[^]*?)\$BLOCKED/m, '$1TCPREFUSE');
    const files = { 'InboundMail.hat': refuse(scenario()['InboundMail.hat'] ?? '') };
    const rows = rowsOf(play([{ kind: 'commit', at: 0, files }, connect(SPAMMER)]));
    expect(rows.at(-1)).toEqual({ kind: 'telnet', text: 'Connection closed by foreign host.', about: { step: 1, decision: 0 } });
  });

  it('shows typed octets as the text they were', () => {
    expect(plain(rowsOf(play([connect(PARTNER), line(PARTNER, 'HELO Grüße')])).slice(5))).toEqual([
      'HELO Grüße',
      '250 email.carvedrock.com',
    ]);
  });

  it('says who closed: the server after QUIT, the client after a hang-up', () => {
    const quit = plain(rowsOf(play([connect(PARTNER), line(PARTNER, 'QUIT')])));
    const hungUp = plain(rowsOf(play([connect(PARTNER), { kind: 'hangup', at: 0, connection: `${PARTNER}-25` }])));
    expect([quit.at(-1), hungUp.at(-1)]).toEqual(['Connection closed by foreign host.', 'Connection closed.']);
  });

  it('cuts where something happened outside the conversation', () => {
    const start = play([connect(PARTNER)])[0]?.after.clock ?? 0;
    const rows = rowsOf(
      play([
        connect(PARTNER),
        { kind: 'commit', at: start, files: { 'InboundMail.rat': 'ALL REJECT\n' } },
        { kind: 'fault', at: start, fault: 'directory', on: true },
        { kind: 'time', at: start + 3_600_000 },
        connect(SPAMMER),
      ]),
    );
    expect(rows.flatMap((row) => (row.kind === 'cut' ? [row.cut] : []))).toEqual([
      { kind: 'commit', step: 1, files: ['InboundMail.rat'] },
      { kind: 'fault', fault: 'directory', on: true },
      { kind: 'time', milliseconds: 3_600_000 },
      { kind: 'host', address: SPAMMER },
    ]);
  });
});

describe('placeInScript', () => {
  const script = ['telnet a 25', 'HELO me', 'QUIT', 'as other', 'telnet a 25', 'HELO you'];
  const typed = (text: string): ScriptEvent => ({ kind: 'typed', line: text });
  const connected: ScriptEvent = { kind: 'connected' };
  const closed: ScriptEvent = { kind: 'closed' };

  it.each<[string, readonly ScriptEvent[], number]>([
    ['begins at the first line', [], 0],
    ['goes on after the telnet line when a connection opens', [connected], 1],
    ['takes a line without regard to case and blanks', [connected, typed('helo   ME ')], 2],
    ['stays where a slip was made', [connected, typed('HELLO me')], 1],
    ['goes on to the next conversation when one ends in order', [connected, typed('HELO me'), typed('QUIT'), closed], 3],
    ['goes back to the telnet line when a conversation breaks off', [connected, typed('HELO me'), closed], 0],
    ['leaves out shell lines before a telnet line', [connected, typed('HELO me'), typed('QUIT'), closed, connected], 5],
    ['ends after the last line', [connected, typed('HELO me'), typed('QUIT'), closed, connected, typed('HELO you'), closed], 6],
  ])('%s', (_, events, place) => {
    expect(placeInScript(script, events)).toBe(place);
  });

  it('stays at a telnet line when the connection before it was refused', () => {
    expect(placeInScript(['telnet a 25', 'telnet a 25', 'HELO me'], [connected, closed])).toBe(1);
  });
});
