import { describe, expect, it } from 'vitest';
import { start } from '../../../src/lab/snapshot.ts';
import type { Action } from '../../../src/lab/lesson/lesson.ts';
import { playActions } from '../../../src/lab/lesson/play.ts';
import { scenario } from '../../tools/scenario.ts';

const lab = start(scenario());
const host = 'email.globomantics.com';
const connect: Action = { kind: 'connect', from: null, to: 'InboundMail', port: 25 };
const type = (...lines: readonly string[]): Action => ({ kind: 'type', lines });
const play = (...actions: readonly Action[]) => playActions(lab, actions, { host });
const moveUp: Action = {
  kind: 'edit',
  file: 'InboundMail.hat',
  edit: { kind: 'move', name: 'UNKNOWNLIST', side: 'before', other: 'BLOCKED_LIST' },
};

describe('playing actions', () => {
  it('takes one second of lab time a line', () => {
    const { steps, snapshot } = play(connect, type('HELO x', 'QUIT'));
    expect(steps.map(({ input }) => input.at - lab.clock)).toEqual([1000, 2000, 3000]);
    expect(snapshot.connections).toEqual({});
  });

  it('goes on typing into the connection it is given', () => {
    const before = play(connect);
    const after = playActions(before.snapshot, [type('HELO x')], before);
    expect(after).toMatchObject({ problem: null, connection: before.connection });
    expect(after.steps).toHaveLength(1);
  });

  it('hangs up before it connects again, as a shell does, and never uses an id twice', () => {
    const { steps, snapshot, connection } = play(connect, connect);
    expect(steps.map(({ input }) => input.kind)).toEqual(['connect', 'hangup', 'connect']);
    expect(Object.keys(snapshot.connections)).toEqual([connection]);
    expect(new Set(steps.flatMap(({ input }) => (input.kind === 'connect' ? [input.connection] : []))).size).toBe(2);
  });

  it('connects from another host and stays there', () => {
    const { steps, host: now } = play({ ...connect, from: 'mail.supplier.example' });
    expect(steps[0]?.input).toMatchObject({ from: '192.0.2.140', to: '192.0.2.25', port: 25 });
    expect(now).toBe('mail.supplier.example');
  });

  it('sends a letter from the host the shell is on, and sees the queue empty when time has passed', () => {
    const down: Action = { kind: 'fault', fault: 'directory', on: true };
    const send: Action = { kind: 'send', to: ['angie@carvedrock.com'], from: null };
    const waiting = play(down, send);
    expect(waiting).toMatchObject({ problem: null, snapshot: { queues: { '198.51.100.25': { messages: [{ attempts: 1 }] } } } });
    const { snapshot } = play(down, send, { ...down, on: false }, { kind: 'wait', milliseconds: 3_600_000 });
    expect(snapshot.queues['198.51.100.25']?.messages).toEqual([]);
  });

  it('keeps edits in a draft until they are committed', () => {
    const drafted = play(moveUp);
    expect(drafted.steps).toEqual([]);
    expect(drafted.draft['InboundMail.hat']?.indexOf('UNKNOWNLIST')).toBeLessThan(
      drafted.draft['InboundMail.hat']?.indexOf('BLOCKED_LIST:') ?? 0,
    );
    const committed = play(moveUp, { kind: 'commit' });
    expect(committed.draft).toEqual({});
    expect(committed.snapshot.configuration.files['InboundMail.hat']).toBe(drafted.draft['InboundMail.hat']);
  });

  it.each([
    ['set', { kind: 'set', name: 'BLOCKED_LIST', entries: ['192.0.2.1'] }, /BLOCKED_LIST:\s+192\.0\.2\.1\s+\$BLOCKED/],
    ['add', { kind: 'add', name: 'ALLOWED_LIST', entries: ['192.0.2.1'] }, /ALLOWED_LIST:\s+192\.0\.2\.1\s+\$TRUSTED/],
    ['remove', { kind: 'remove', name: 'UNKNOWNLIST', entries: ['SBRS[none]'] }, /UNKNOWNLIST:\s+sbrs\[-1\.0:10\.0\]\s+\$ACCEPTED/],
    ['delete', { kind: 'delete', name: 'SUSPECTLIST' }, /spammers are rejected\)\s+UNKNOWNLIST/i],
    ['policy', { kind: 'policy', name: 'SUSPECTLIST', policy: 'TCPREFUSE' }, /SUSPECTLIST:\s+sbrs\[-3\.0:-1\.0\]\s+TCPREFUSE/],
  ] as const)('edits a HAT: %s', (_, edit, text) => {
    expect(play({ kind: 'edit', file: 'InboundMail.hat', edit }).draft['InboundMail.hat']).toMatch(text);
  });

  it.each([
    ['add', { kind: 'add', name: '', entries: ['partner.example ACCEPT'] }, /partner\.example ACCEPT\nALL REJECT/],
    [
      'add above',
      { kind: 'add', name: 'carvedrock.com', entries: ['a@carvedrock.com REJECT'] },
      /a@carvedrock\.com REJECT\ncarvedrock\.com ACCEPT/,
    ],
    ['delete', { kind: 'delete', name: 'carvedrock.com' }, /^ALL REJECT\n$/],
    ['policy', { kind: 'policy', name: 'ALL', policy: 'ACCEPT' }, /ALL ACCEPT/],
  ] as const)('edits a RAT: %s', (_, edit, text) => {
    expect(play({ kind: 'edit', file: 'InboundMail.rat', edit }).draft['InboundMail.rat']).toMatch(text);
  });

  it('lets time pass, breaks the directory and changes the world', () => {
    const { snapshot } = play(
      { kind: 'wait', milliseconds: 3_600_000 },
      { kind: 'fault', fault: 'directory', on: true },
      { kind: 'world', files: { 'directory.ldif': 'version: 1\n' } },
    );
    expect(snapshot.clock - lab.clock).toBe(3_600_000);
    expect(snapshot.faults).toEqual(['directory']);
    expect(snapshot.world.files['directory.ldif']).toBe('version: 1\n');
  });

  it.each([
    ['a host that is nowhere', { kind: 'as', host: 'x.example' }, 'there is no host x.example'],
    ['a target that is nowhere', { ...connect, to: 'x.example' }, 'x.example is neither a listener nor a host'],
    ['typing to nobody', type('HELO x'), 'nobody is connected any more when `HELO x` is typed'],
    ['hanging up nothing', { kind: 'hangup' }, 'there is no connection to hang up'],
    ['committing nothing', { kind: 'commit' }, 'there is nothing to commit'],
    [
      'a group that is nowhere',
      { kind: 'edit', file: 'InboundMail.hat', edit: { kind: 'delete', name: 'X' } },
      'group or sender X is nowhere in InboundMail.hat',
    ],
    [
      'moving ALL',
      { kind: 'edit', file: 'InboundMail.rat', edit: { kind: 'move', name: 'ALL', side: 'before', other: 'carvedrock.com' } },
      'ALL is the last line of a table, and nothing goes below it',
    ],
    ['a file that is nowhere', { kind: 'edit', file: 'x.hat', edit: { kind: 'delete', name: 'X' } }, 'there is no file x.hat'],
  ] satisfies [string, Action, string][])('stops and says why at %s', (_, action, problem) => {
    expect(play(action, connect)).toMatchObject({ problem, steps: [] });
  });
});
