import { describe, expect, it } from 'vitest';
import type { ReplyId } from '#esa';
import { provokedLab } from '#lab';
import { LabSession } from '../../../src/ui/lab-session.svelte.ts';
import { SandboxLead } from '../../../src/ui/sandbox/sandbox-lead.svelte.ts';
import { scenario } from '../../tools/scenario.ts';

function opened(reply: ReplyId) {
  const { files, inputs, host } = provokedLab(reply, scenario());
  const session = new LabSession(files, host);
  session.restore(inputs, {}, host);
  return { session, lead: new SandboxLead(session, reply, inputs.length) };
}

describe('what leads through the sandbox', () => {
  it('is the missing line, in grey, until the reply has come', () => {
    const { session, lead } = opened('too-many-recipients');
    expect([lead.nearness, lead.script, lead.guidance]).toEqual(['near', ['RCPT TO:<boris@carvedrock.com>'], 'grey']);
    session.typeLine('NOOP');
    expect(lead.nearness).toBe('near');
    session.typeLine('RCPT TO:<boris@carvedrock.com>');
    expect([lead.nearness, lead.script, lead.guidance]).toEqual(['given', [], 'ask']);
  });
  it('is nothing where the line would get something else, and the line again after undo', () => {
    const { session, lead } = opened('too-many-recipients');
    session.typeLine('RSET');
    expect([lead.nearness, lead.script]).toEqual(['away', []]);
    session.undo();
    expect([lead.nearness, lead.touched]).toEqual(['near', false]);
  });
  it('is a line for the shell where a connection is missing, other programs’ connections or not', () => {
    const { session, lead } = opened('too-many-from-host');
    expect(session.connection).toBeNull();
    expect(lead.script).toEqual(['telnet email.carvedrock.com 25']);
    session.connect('192.0.2.25', 25);
    expect(lead.nearness).toBe('given');
  });
  it('is no line where only time is missing', () => {
    const { lead } = opened('unsuccessful');
    expect([lead.nearness, lead.script]).toEqual(['near', []]);
    lead.act();
    expect(lead.nearness).toBe('given');
  });
});
