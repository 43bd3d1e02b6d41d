import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { parseDocument } from 'yaml';
import { parseWorld, provideYaml, type SenderRecord } from '#esa';
import { senderAt } from '../../../src/esa/judge/sender.ts';
import { applyEdits } from '../../../src/esa/edits/text-edit.ts';
import { isPlaced, placeSender } from '../../../src/esa/edits/world-sender.ts';
import { SEED } from '../config/tables.ts';

beforeAll(() => {
  provideYaml(parseDocument);
});

const CARVED_ROCK = readFileSync(join(import.meta.dirname, '../../../lessons/scenarios/carved-rock/world.yaml'), 'utf8');
const plain: SenderRecord = {
  ip: '203.0.113.9',
  ptr: null,
  verified: false,
  dns: 'none',
  sbrs: -2.5,
  owner: null,
  country: null,
  dnslists: [],
};
const START = 'start: 2019-10-08T21:28:30-08:00\n';

/** The text after, where the sender found its place. */
function placed(text: string, sender: SenderRecord): string {
  const made = placeSender(text, sender);
  if (made.kind !== 'host') throw new Error(`${made.kind}: ${JSON.stringify(sender)}`);
  return applyEdits(text, made.edits);
}

const senders = fc.record({
  ip: fc.constantFrom('203.0.113.9', '198.51.100.200', '2001:db8::9', '10.9.9.9'),
  name: fc.constantFrom<Pick<SenderRecord, 'ptr' | 'verified' | 'dns'>>(
    { ptr: null, verified: false, dns: 'none' },
    { ptr: null, verified: false, dns: 'fails' },
    { ptr: 'mail.new.example', verified: true, dns: 'ok' },
    { ptr: 'mail.example', verified: false, dns: 'ok' },
  ),
  sbrs: fc.option(fc.integer({ min: -100, max: 100 }).map((tenths) => tenths / 10)),
  owner: fc.option(fc.nat(999_999)),
  country: fc.constantFrom(null, 'NO', 'DE', 'nowhere'),
});

describe('placeSender', () => {
  it('makes a host of which what was told is looked up, and leaves all others as they are', () => {
    fc.assert(
      fc.property(senders, ({ ip, name, sbrs, owner, country }) => {
        const text = placed(CARVED_ROCK, { ip, ...name, sbrs, owner, country, dnslists: [] });
        const { value: world, notes } = parseWorld(text);
        expect(notes.filter(({ severity }) => severity === 'error')).toEqual([]);
        const found = senderAt(world, ip);
        const hidden = ip.startsWith('10.');
        expect(found).toMatchObject({
          nameCheck: name.dns === 'fails' ? 'failed' : name.ptr === null ? 'none' : name.verified ? 'confirmed' : 'unconfirmed',
          reputation: hidden ? 'rfc1918' : sbrs === null ? 'none' : Math.round(sbrs * 10) + 0,
          ownerId: hidden ? null : owner,
        });
        expect(world.hosts.at(-1)).toMatchObject({ name: ip, address: ip });
        expect(text.replace(/\n {2}- name: "?[\d.:a-f]+"?\n {4}address: (?:[^\n]*\n)*? {4}organisation: sender/, '')).toBe(CARVED_ROCK);
      }),
      { ...SEED, numRuns: 60 },
    );
  });

  it('takes the host that is so already, and knows those it made', () => {
    const text = placed(CARVED_ROCK, plain);
    expect(placeSender(text, plain)).toEqual({ kind: 'host', name: '203.0.113.9', edits: [] });
    expect(
      parseWorld(text)
        .value.hosts.filter(isPlaced)
        .map(({ name }) => name),
    ).toEqual(['203.0.113.9']);
    expect(placeSender(text, { ...plain, sbrs: 2 })).toEqual({ kind: 'taken' });
  });

  it('takes no address of another sender', () => {
    expect(placeSender(CARVED_ROCK, { ...plain, ip: '198.51.100.25' })).toEqual({ kind: 'taken' });
  });

  it('says where the world would tell something else', () => {
    expect(placeSender(CARVED_ROCK, { ...plain, dnslists: ['bl.example'] })).toEqual({ kind: 'impossible' });
    expect(placeSender(CARVED_ROCK, { ...plain, ip: '203.0.113.140' })).toEqual({ kind: 'impossible' });
    expect(placeSender(START, plain)).toEqual({ kind: 'impossible' });
  });

  it('writes between brackets where the hosts stand there', () => {
    expect(placed(`${START}hosts: []\n`, plain)).toContain(
      'hosts: [ { name: 203.0.113.9, address: 203.0.113.9, score: -2.5, organisation: sender }]',
    );
    const two = placed(placed(`${START}hosts: []\n`, plain), { ...plain, ip: '203.0.113.8' });
    expect(parseWorld(two).value.hosts.map(({ name }) => name)).toEqual(['203.0.113.9', '203.0.113.8']);
  });
});
