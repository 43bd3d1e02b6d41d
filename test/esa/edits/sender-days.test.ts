import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { parseDocument } from 'yaml';
import { parseWorld, provideYaml } from '#esa';
import { addSenderDays, dayOf, type Campaign } from '../../../src/esa/edits/sender-days.ts';
import { SEED } from '../config/tables.ts';
import { after } from './edits.ts';

beforeAll(() => {
  provideYaml(parseDocument);
});

const CARVED_ROCK = readFileSync(join(import.meta.dirname, '../../../lessons/scenarios/carved-rock/world.yaml'), 'utf8');
const bought: Campaign = { volume: 3000, complaints: 3, traps: 2, lists: 0 };
const LINE = '- { volume: 3000, complaints: 9, traps: 2 }';
const START = 'start: 2019-10-08T21:28:30-08:00\nhosts:\n';

const runSender = (text: string, host: string, campaign: Campaign, days: number) =>
  addSenderDays(
    text,
    host,
    Array.from({ length: days }, () => dayOf(campaign)),
  );
const hostOf = (text: string, name: string) => parseWorld(text).value.hosts.find((host) => host.name === name);

describe('days of a campaign', () => {
  it.each([
    [
      'below a score, its comment kept',
      '  - name: a\n    address: 192.0.2.1\n    score: 4.2 # high\n    organisation: x\n',
      '    score: 4.2 # high\n    reputation:\n      days:\n        ' + LINE + '\n        ' + LINE + '\n    organisation: x\n',
    ],
    [
      'at the end where there is no score and no line end',
      '  - name: a\n    address: 192.0.2.1\n    organisation: x',
      '    organisation: x\n    reputation:\n      days:\n        ' + LINE + '\n        ' + LINE,
    ],
    [
      'in a record without days',
      '  - name: a\n    address: 192.0.2.1\n    reputation:\n      age: 4 # young\n    organisation: x\n',
      '      age: 4 # young\n      days:\n        ' + LINE + '\n        ' + LINE + '\n    organisation: x\n',
    ],
    [
      'behind the days that are there',
      '  - name: a\n    address: 192.0.2.1\n    reputation:\n      days:\n      - { volume: 1 } # one\n    organisation: x\n',
      '      - { volume: 1 } # one\n      ' + LINE + '\n      ' + LINE + '\n    organisation: x\n',
    ],
    [
      'between braces',
      '  - { name: a, address: 192.0.2.1, organisation: x }\n',
      'organisation: x, reputation: { days: [{ volume: 3000, complaints: 9, traps: 2 }, { volume: 3000, complaints: 9, traps: 2 }] } }\n',
    ],
    [
      'in braces of its own',
      '  - name: a\n    address: 192.0.2.1\n    reputation: { age: 4 }\n    organisation: x\n',
      'age: 4, days: [{ volume: 3000, complaints: 9, traps: 2 }, { volume: 3000, complaints: 9, traps: 2 }] }\n    organisation: x\n',
    ],
    [
      'in an empty list',
      '  - { name: a, address: 192.0.2.1, organisation: x, reputation: { days: [] } }\n',
      'days: [{ volume: 3000, complaints: 9, traps: 2 }, { volume: 3000, complaints: 9, traps: 2 }] } }\n',
    ],
  ])('writes a line a day %s', (_, host, ending) => {
    const text = after(START + host, runSender(START + host, 'a', bought, 2));
    expect(text.endsWith(ending)).toBe(true);
    expect(parseWorld(text).notes).toEqual([]);
    expect(hostOf(text, 'a')?.record?.days.slice(-2)).toEqual([dayOf(bought), dayOf(bought)]);
  });

  it('keeps CRLF', () => {
    const text = `${START}  - name: a\n    address: 192.0.2.1\n    organisation: x\n`.replaceAll('\n', '\r\n');
    expect(after(text, runSender(text, 'a', bought, 1)).replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  });

  it('writes block lists only where there are any, and counts what is below zero as nothing', () => {
    expect(dayOf({ volume: 1500, complaints: 1, traps: -3, lists: 1 })).toEqual({ volume: 1500, complaints: 2, traps: 0, lists: 1 });
    const text = after(CARVED_ROCK, runSender(CARVED_ROCK, 'unknown', { volume: 10, complaints: 0, traps: 0, lists: 2 }, 1));
    expect(text).toContain('- { volume: 10, complaints: 0, traps: 0, lists: 2 }');
  });

  it('answers a name that no host has, no days, and a text that is broken there', () => {
    const broken = `${START}  - name: a\n    address: 192.0.2.1\n    organisation: x\n    reputation: good\n`;
    expect(runSender(CARVED_ROCK, 'nobody', bought, 1)).toEqual({ missing: 'nobody' });
    expect(runSender(CARVED_ROCK, 'unknown', bought, 0)).toEqual({ edits: [] });
    expect(runSender(broken, 'a', bought, 1)).toEqual({ refused: 'touches-others' });
    const twice = START + '  - { name: a, address: 192.0.2.1, organisation: x }\n'.repeat(2);
    expect(runSender(twice, 'a', bought, 1)).toEqual({ refused: 'touches-others' });
  });

  it('adds lines to the scenario and takes or changes none', () => {
    const names = parseWorld(CARVED_ROCK).value.hosts.map(({ name }) => name);
    const amount = fc.nat({ max: 50_000 });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom(...names), amount, fc.nat(20), fc.nat(50), fc.nat(3), fc.nat(8)), { minLength: 1, maxLength: 4 }),
        (runs) => {
          let text = CARVED_ROCK;
          let added = 0;
          for (const [name, volume, complaints, traps, lists, days] of runs) {
            text = after(text, runSender(text, name, { volume, complaints, traps, lists }, days));
            added += days;
          }
          const gone = [...CARVED_ROCK.split('\n')];
          const come = text.split('\n').filter((line) => (gone[0] === line ? (gone.shift(), false) : true));
          expect(gone).toEqual([]);
          expect(come.filter((line) => line.trim().startsWith('- {'))).toHaveLength(added);
          expect(come.every((line) => /^\s+(?:- \{ volume: .* \}|days:|reputation:)$/.test(line))).toBe(true);
          expect(parseWorld(text).notes).toEqual([]);
        },
      ),
      { ...SEED, numRuns: 25 },
    );
  });
});

describe('addSenderDays', () => {
  it('writes days that are not alike', () => {
    const days = [dayOf(bought), dayOf({ ...bought, volume: 10 })];
    expect(hostOf(after(CARVED_ROCK, addSenderDays(CARVED_ROCK, 'unknown', days)), 'unknown')?.record?.days).toEqual(days);
  });
});

describe('the scenario', () => {
  it('keeps the scores it is known by, factors or not', () => {
    expect(parseWorld(CARVED_ROCK).value.hosts.map(({ name, score }) => [name, score])).toEqual([
      ['email.globomantics.com', 42],
      ['mail.supplier.example', 61],
      ['unknown', null],
      ['mx7.offers.example', -84],
      ['guesser.example', -21],
      ['exchange.carvedrock.com', null],
    ]);
  });
});
