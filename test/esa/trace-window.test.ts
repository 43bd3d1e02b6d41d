import { describe, expect, it } from 'vitest';
import { explain, type Texts } from '#esa';
import { judgeCall } from '../../src/esa/judge/connection.ts';
import { readConfiguration, readSurroundings } from '../../src/esa/configuration.ts';
import { windowAround } from '../../src/esa/trace-window.ts';
import { scenario } from '../tools/scenario.ts';

describe('windowAround', () => {
  it.each([
    [0, 3, 0, 3],
    [199, 200, 0, 200],
    [0, 201, 0, 51],
    [500, 1000, 400, 551],
    [999, 1000, 899, 1000],
    [-1, 1000, 900, 1000],
  ])('around %i of %i is %i to %i', (decisive, length, from, to) => {
    expect(windowAround(decisive, length)).toEqual({ from, to });
  });
});

describe('explain', () => {
  it('tells of a long table the lines around the deciding one, and how many more there are', () => {
    const groups = Array.from({ length: 999 }, (_, index) => `G${index}:\n203.0.${index >> 8}.${index & 255}\nREJECT\n`);
    const hat = `${groups.slice(0, 500).join('')}HERE:\n198.51.100.25\nACCEPT\n${groups.slice(500).join('')}ALL\nREJECT\n`;
    const files = { ...scenario(), 'InboundMail.hat': hat };
    const texts: Texts = { revision: 0, files };
    const call = { from: '198.51.100.25', to: '192.0.2.25', port: 25 };
    const { decision } = judgeCall(readConfiguration(texts), readSurroundings(texts), call);
    const rows = explain({ ...decision, icid: 1 }, texts).filter(
      ({ mark }) => mark === 'passed' || mark === 'decides' || mark === 'unasked',
    );
    expect(rows).toHaveLength(1 + 100 + 1 + 50 + 1);
    expect(rows.filter(({ name }) => name === '…').map(({ sentence }) => sentence.params)).toEqual([{ count: '400' }, { count: '450' }]);
    expect(rows.find(({ mark }) => mark === 'decides')?.name).toBe('HERE');
  });
});
