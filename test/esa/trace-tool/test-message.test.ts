import { describe, expect, it } from 'vitest';
import { readConfiguration, readTestMessage, type TestMessageFields } from '#esa';
import { start } from '#lab';
import { scenario } from '../../tools/scenario.ts';
import { partner } from './traced.ts';

const configuration = readConfiguration(start(scenario()).configuration);
const read = (fields: Partial<TestMessageFields>) => readTestMessage({ ...partner, ...fields }, configuration);

function complaints(fields: Partial<TestMessageFields>): readonly string[] {
  const made = read(fields);
  return made.kind === 'message' ? [] : made.complaints.map(({ field, rule, text }) => `${field} ${rule} ${text}`.trim());
}

function message(fields: Partial<TestMessageFields>) {
  const made = read(fields);
  if (made.kind !== 'message') throw new Error(JSON.stringify(made.complaints));
  return made.message;
}

describe('readTestMessage', () => {
  it('describes nothing of a sender whose name, owner and score are blank', () => {
    expect(message({ name: ' ', owner: '', score: '' }).described).toEqual({});
  });
  it('believes a name that is given, and reads a score in tenths', () => {
    expect(message({ name: 'mx.example.', owner: '1811038', score: '-3' }).described).toEqual({
      name: 'mx.example',
      nameCheck: 'confirmed',
      ownerId: 1811038,
      reputation: -30,
    });
    expect(message({ score: 'None' }).described).toEqual({ reputation: 'none' });
  });
  it('takes recipients parted by commas, blanks and lines, in angle brackets or not', () => {
    expect(message({ recipients: '<angie@carvedrock.com>, postmaster;x@y.example\n z@y.example ' }).recipients).toEqual([
      'angie@carvedrock.com',
      'postmaster',
      'x@y.example',
      'z@y.example',
    ]);
  });
  it('takes a blank sender for the null sender, and ends every line of the body with CRLF', () => {
    expect(message({ sender: '<>', body: 'a\nb\r\nä' })).toMatchObject({ sender: '', text: 'a\r\nb\r\n\u00c3\u00a4' });
  });
  it.each([
    [{ address: '' }, 'address missing'],
    [{ address: '10.1' }, 'address unreadable 10.1'],
    [{ address: '192.0.2.256' }, 'address unreadable 192.0.2.256'],
    [{ name: 'no name' }, 'name unreadable no name'],
    [{ score: '10.1' }, 'score unreadable 10.1'],
    [{ score: '1.25' }, 'score unreadable 1.25'],
    [{ score: 'good' }, 'score unreadable good'],
    [{ helo: 'a b' }, 'helo unreadable a b'],
    [{ listener: 'Nobody' }, 'listener unknown Nobody'],
    [{ sender: 'a<b@c.example' }, 'sender unreadable a<b@c.example'],
    [{ recipients: ' ,' }, 'recipients missing'],
    [{ recipients: 'angie@carvedrock.com <x@' }, 'recipients unreadable <x@'],
  ])('complains of %o', (fields, complaint) => {
    expect(complaints(fields)).toEqual([complaint]);
  });
  it('takes IPv6, and says everything that is wrong at once', () => {
    expect(complaints({ address: '2001:db8::25' })).toEqual([]);
    expect(complaints({ address: 'x', score: 'y', recipients: '' })).toHaveLength(3);
  });
});
