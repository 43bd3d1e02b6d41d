import { describe, expect, it } from 'vitest';
import type { Input, Snapshot, Step } from '#lab';
import { TranscriptReader, type Chatter, type Source } from '../../../src/ui/terminal/transcript.ts';

const after = {} as Snapshot;
const make = (input: Input): Step => ({ input, outputs: [], decisions: [], log: [], after });
const connect = (from: string): Step => make({ kind: 'connect', at: 0, connection: 'c1', from, to: '192.0.2.25', port: 25 });
const typed = (text: string): Step => make({ kind: 'octets', at: 0, connection: 'c1', octets: `${text}\r\n` });

const HERE = '198.51.100.25';
const steps = [connect(HERE), typed('HELO a'), typed('QUIT')];
const said = (text: string, behind: readonly Step[], typedLine: string | null = null): Chatter => ({
  host: HERE,
  after: behind.length,
  behind: behind.at(-1) ?? null,
  rows: [{ kind: 'note', text }],
  typed: typedLine,
});

const reader = () => new TranscriptReader({ typedAt: () => null, nameOf: (address) => address });
const source = (more: Partial<Source>): Source => ({ steps: [], chatter: [], host: HERE, ...more });

function rowsOf(read: TranscriptReader, given: Source): readonly string[] {
  const { rows, length } = read.read(given);
  return rows.slice(0, length).map((row) => (row.kind === 'cut' ? `-- ${row.cut.kind}` : row.text));
}

const conversation = ['telnet 192.0.2.25 25', 'Trying 192.0.2.25...', 'HELO a', 'QUIT'];

describe('TranscriptReader', () => {
  it('sets what the shell said between the steps it was said between', () => {
    const chatter = [said('welcome', []), said('a hint', steps.slice(0, 2))];
    expect(rowsOf(reader(), source({ steps, chatter }))).toEqual(['welcome', ...conversation.slice(0, 3), 'a hint', 'QUIT']);
  });

  it('reads on in the same list, and gives the same as reading at once', () => {
    const bit = reader();
    const first = bit.read(source({ steps: steps.slice(0, 1) }));
    const second = bit.read(source({ steps }));
    expect([second.rows === first.rows, second.generation, rowsOf(bit, source({ steps }))]).toEqual([true, first.generation, conversation]);
  });

  it('begins a new list when the history has moved back', () => {
    const read = reader();
    const { generation } = read.read(source({ steps }));
    expect([rowsOf(read, source({ steps: steps.slice(0, 2) })), read.read(source({ steps: steps.slice(0, 2) })).generation]).toEqual([
      conversation.slice(0, 3),
      generation + 1,
    ]);
  });

  it('drops what was said after steps that are no more', () => {
    const read = reader();
    const chatter = [said('after QUIT', steps)];
    read.read(source({ steps, chatter }));
    const forked = [...steps.slice(0, 2), typed('RSET'), typed('QUIT')];
    expect(rowsOf(read, source({ steps: forked, chatter }))).not.toContain('after QUIT');
  });

  it('tells once that one has gone to another host', () => {
    const read = reader();
    const elsewhere = '203.0.113.77';
    read.read(source({ steps }));
    read.read(source({ steps, host: elsewhere }));
    expect(rowsOf(read, source({ steps: [...steps, connect(elsewhere)], host: elsewhere })).slice(4)).toEqual([
      '-- host',
      'telnet 192.0.2.25 25',
      'Trying 192.0.2.25...',
    ]);
  });

  it('hides what was cleared, until the history moves back behind it', () => {
    const read = reader();
    read.read(source({ steps: steps.slice(0, 2) }));
    read.clear(steps.slice(0, 2));
    const cleared = rowsOf(read, source({ steps }));
    expect([cleared, rowsOf(read, source({ steps: steps.slice(0, 1) }))]).toEqual([['QUIT'], conversation.slice(0, 2)]);
  });

  it('keeps the events of a conversation whose rows were cleared', () => {
    const read = reader();
    read.read(source({ steps }));
    read.clear(steps);
    const { events, eventCount } = read.read(source({ steps, chatter: [said('', steps, 'hosts')] }));
    expect(events.slice(0, eventCount)).toEqual([
      { kind: 'connected' },
      { kind: 'typed', line: 'HELO a' },
      { kind: 'typed', line: 'QUIT' },
      { kind: 'typed', line: 'hosts' },
    ]);
  });
});
