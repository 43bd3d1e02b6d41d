import { describe, expect, it } from 'vitest';
import { hostsOf, start } from '#lab';
import { placeOfLine, TraceForm } from '../../../src/ui/trace-tool/trace-form.svelte.ts';
import { traceToolWords as words } from '../../../src/ui/words/trace-tool.ts';
import { scenario } from '../../tools/scenario.ts';

const files = scenario();
const lab = start(files);
const host = (name: string) => hostsOf(lab).find((candidate) => candidate.name === name) ?? null;
const formOf = (name: string | null, draft = {}) =>
  new TraceForm(
    () => lab,
    () => draft,
    name === null ? null : host(name),
  );

describe('the form of the Trace tool', () => {
  it('begins with the message of a host: from outside to somebody at home', () => {
    expect(formOf('email.globomantics.com').fields).toMatchObject({
      address: '198.51.100.25',
      listener: 'InboundMail',
      helo: 'email.globomantics.com',
      sender: 'kinda@globomantics.com',
      recipients: 'angie@carvedrock.com',
      name: '',
      score: '',
    });
  });
  it('goes out by the private listener for a host of our own', () => {
    expect(formOf('exchange.carvedrock.com').fields).toMatchObject({ listener: 'OutboundMail', recipients: 'kinda@globomantics.com' });
  });
  it('traces every host of the scenario as it is filled in', () => {
    const kinds = hostsOf(lab).map(({ name }) => {
      const form = formOf(name);
      form.run();
      return form.made?.kind;
    });
    expect(new Set(kinds)).toEqual(new Set(['traced']));
  });
  it('says beside the field what cannot be used, and forgets it with another host', () => {
    const form = formOf('email.globomantics.com');
    form.fields.address = 'here';
    form.fields.score = '11';
    form.run();
    expect(form.complaintOn('address')).toEqual({ field: 'address', rule: 'unreadable', text: 'here' });
    expect(form.complaints.map(words.complaint)).toEqual([
      expect.stringMatching(/^here is no IP address/),
      expect.stringMatching(/^11 is no score/),
    ]);
    expect(form.complaintOn('sender')).toBeNull();
    const other = host('unknown');
    if (other !== null) form.takeFrom(other);
    expect(form.complaints).toEqual([]);
  });
  it('asks for an address and a recipient where nobody is filled in', () => {
    const form = formOf(null);
    expect(form.fields.listener).toBe('InboundMail');
    form.run();
    expect(form.complaints.map(words.complaint)).toEqual([
      'Who sends? Write an IP address, such as 198.51.100.25.',
      'Name at least one recipient.',
    ]);
  });
  it('judges by the draft', () => {
    const form = formOf('email.globomantics.com', { 'InboundMail.hat': 'ALL\n    REJECT\n' });
    form.run();
    expect(form.made).toMatchObject({ kind: 'traced', traced: { message: null, decisions: [{ fate: 'connection.rejected' }] } });
  });
});

describe('placeOfLine', () => {
  it('numbers the line of a rule in the text as it is edited', () => {
    const form = formOf('email.globomantics.com');
    form.run();
    const lines = form.made?.kind === 'traced' ? (form.made.traced.sections[0]?.lines ?? []) : [];
    const places = lines.map((line) => placeOfLine(line, (file) => files[file] ?? ''));
    const table = (files['InboundMail.hat'] ?? '').split('\n');
    expect(places[0]).toEqual({ file: 'InboundMail.hat', line: table.indexOf('    sbrs[-1.0:10.0]') + 1 });
    expect(places.at(-1)).toBeNull();
  });
});
