import { describe, expect, it } from 'vitest';
import { commitInputs, connectInput, hangupInput, LINE_TIME, lineInput, phaseOf, start, step, textOf } from '#lab';
import { scenario } from '../tools/scenario.ts';

const now = start(scenario());

describe('what a client does', () => {
  it('takes a second a line and sends UTF-8 with CRLF', () => {
    expect(lineInput(now, 'a', 'Subject: ü')).toEqual({
      kind: 'octets',
      at: now.clock + LINE_TIME,
      connection: 'a',
      octets: 'Subject: \xc3\xbc\r\n',
    });
  });
  it('opens and hangs up', () => {
    const opened = step(now, connectInput(now, 'a', '198.51.100.25', '192.0.2.25', 25)).after;
    expect(phaseOf(opened, 'a')).toBe('connected');
    expect(phaseOf(step(opened, hangupInput(opened, 'a')).after, 'a')).toBeNull();
  });
  it('commits the appliance’s files and changes the world’s at once', () => {
    const inputs = commitInputs(now, { 'InboundMail.rat': 'ALL ACCEPT', 'directory.ldif': '' });
    expect(inputs.map(({ kind }) => kind)).toEqual(['commit', 'world']);
    const after = inputs.reduce((before, input) => step(before, input).after, now);
    expect([textOf(after, 'InboundMail.rat'), textOf(after, 'directory.ldif')]).toEqual(['ALL ACCEPT', '']);
    expect([after.configuration.revision, after.world.revision]).toEqual([1, 1]);
  });
});
