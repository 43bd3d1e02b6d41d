import { describe, expect, it } from 'vitest';
import { encodeUtf8 } from '#smtp';
import { conformanceCases } from './cases.ts';
import { playCase } from './core.ts';
import { matches, readTalk } from './talk.ts';

const RFC = /RFC (?:1870|2920|3207|4616|4954|5321|5322|6152) section \d/;
const VENDOR = /Cisco TAC note \d|User Guide \d|Advanced Configuration Guide \d|CLI Reference Guide \d|seen in |design choice/;

describe('the appliance', () => {
  it.each(conformanceCases.map((tested) => [tested.id, tested.why, tested] as const))('keeps %s: %s', (_id, _why, tested) => {
    const { expected, heard, arrived } = playCase(tested);
    expect(heard).toEqual(expected);
    if (tested.arrives === undefined) return;
    expect(arrived.map(({ text }) => text)).toEqual(
      tested.arrives.map(({ text }, index) => {
        const got = arrived[index]?.text ?? '';
        return matches(encodeUtf8(text), got) ? got : encodeUtf8(text);
      }),
    );
    for (const [index, { from, to, smuggled }] of tested.arrives.entries()) {
      if (from !== undefined) expect(arrived[index]?.from).toBe(from);
      if (to !== undefined) expect(arrived[index]?.to).toEqual(to);
      expect(arrived[index]?.smuggled).toBe(smuggled === true);
    }
  });
});

describe('the conformance table', () => {
  it('has at least 150 cases', () => {
    expect(conformanceCases.length).toBeGreaterThanOrEqual(150);
  });
  it('gives every case a name of its own', () => {
    const ids = conformanceCases.map(({ id }) => id);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });
  it('has no two cases that send the same under the same setup', () => {
    const sent = conformanceCases.map(({ setup = {}, at, talk }) => JSON.stringify([setup, at, readTalk(talk).map(({ act }) => act)]));
    expect(conformanceCases.filter((_, index) => sent.indexOf(sent[index] ?? '') !== index).map(({ id }) => id)).toEqual([]);
  });
  it('names the rule of every case: an RFC’s section, the vendor’s document or a choice of this project', () => {
    expect(conformanceCases.filter(({ source }) => !RFC.test(source) && !VENDOR.test(source)).map(({ id }) => id)).toEqual([]);
    expect(conformanceCases.filter(({ why }) => !/^[^a-z].*[.?]$/.test(why)).map(({ id }) => id)).toEqual([]);
  });
  it('names for every departure both the RFC and who departs from it', () => {
    const departures = conformanceCases.filter(({ departure }) => departure === true);
    expect(departures.length).toBeGreaterThan(0);
    expect(departures.filter(({ source }) => !RFC.test(source) || !VENDOR.test(source)).map(({ id }) => id)).toEqual([]);
  });
  it('asks for something in every case', () => {
    const silent = conformanceCases.filter(({ talk, arrives }) => !/^\s*S:/m.test(talk) && arrives === undefined);
    expect(silent.map(({ id }) => id)).toEqual([]);
  });
});
