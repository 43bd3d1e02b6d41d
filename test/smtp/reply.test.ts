import { describe, expect, it } from 'vitest';
import { classOf, clientActs, renderReply } from '#smtp';

describe('renderReply', () => {
  it('marks every line but the last with a hyphen', () => {
    expect(renderReply({ code: 250, lines: ['box', '8BITMIME', 'SIZE 10'] })).toBe('250-box\r\n250-8BITMIME\r\n250 SIZE 10\r\n');
  });
});

describe('classOf', () => {
  it.each([
    [250, 'goes-on'],
    [354, 'sends-more'],
    [451, 'tries-later'],
    [550, 'returns-it'],
  ] as const)('tells what a client does after %i: it %s', (code, act) => {
    expect(clientActs[classOf(code)]).toBe(act);
  });
});
