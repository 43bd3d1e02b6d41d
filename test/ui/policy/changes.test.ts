import { describe, expect, it } from 'vitest';
import { countChanges, sayChanges } from '../../../src/ui/policy/changes.ts';

const HAT = 'PARTNERS:\n    198.51.100.16/28\n    ACCEPT\n\nBLOCKED_LIST:\n    SBRS[-10.0:-3.0]\n    REJECT\n\nALL\n    ACCEPT\n';
const MOVED = 'BLOCKED_LIST:\n    SBRS[-10.0:-3.0]\n    REJECT\n\nPARTNERS:\n    198.51.100.16/28\n    ACCEPT\n\nALL\n    ACCEPT\n';
const hat = (before: string | null, after: string) => ({ file: 'InboundMail.hat', before, after });

describe('sayChanges', () => {
  it.each([
    [MOVED, HAT, 'PARTNERS stands above BLOCKED_LIST'],
    [HAT, HAT.replace('    198.51.100.16/28\n', ''), '198.51.100.16/28 goes'],
    [HAT, HAT.replace('PARTNERS:', 'PARTNERS:\n    .globomantics.com'), '.globomantics.com is new'],
    [HAT, HAT.replace('/28', '/29'), '198.51.100.16/28 becomes 198.51.100.16/29'],
    [HAT, HAT.replace('/28', '/29').replace('-3.0', '-2.0').replace('REJECT', 'REJECT\n# why'), '3 lines new, 2 lines gone'],
    [HAT, `${HAT}\n\n`, 'only blanks and blank lines'],
  ])('says what became of a table: %#', (before, after, words) => {
    expect(sayChanges([hat(before, after)])).toBe(words);
  });

  it('names the files where there are several', () => {
    const rat = { file: 'InboundMail.rat', before: 'ALL REJECT\n', after: 'ALL ACCEPT\n' };
    expect(sayChanges([hat(MOVED, HAT), rat])).toBe(
      'InboundMail.hat: PARTNERS stands above BLOCKED_LIST; InboundMail.rat: ALL REJECT becomes ALL ACCEPT',
    );
  });

  it('says a day that a sender was run for in its own words, and other lines of the world as lines', () => {
    const world = 'hosts:\n  - name: a\n';
    const day = '      days:\n        - { volume: 3000, complaints: 9, traps: 2 }\n';
    const said = (after: string) => sayChanges([{ file: 'world.yaml', before: world, after }]);
    expect(said(`${world}    reputation:\n${day}`)).toBe('a sender’s day, volume: 3000, complaints: 9, traps: 2');
    expect(said(`${world}    address: 192.0.2.1\n`)).toBe('address: 192.0.2.1 is new');
    expect(said(`${world}    address: 192.0.2.1\n${day}`)).toBe('3 lines more');
  });

  it('says that a host is new by its name', () => {
    const world = 'hosts:\n  - name: a\n    address: 192.0.2.1\n    organisation: a\n';
    const host = (name: string) => `  - name: ${name}\n    address: ${name}\n    score: none\n    organisation: sender\n`;
    const said = (after: string) => sayChanges([{ file: 'world.yaml', before: world, after }]);
    expect(said(world + host('203.0.113.9'))).toBe('203.0.113.9 is a new host');
    expect(said(world + host('"2001:db8::9"'))).toBe('2001:db8::9 is a new host');
    expect(said(world + host('203.0.113.9') + host('203.0.113.8'))).toBe('8 lines more');
  });

  it('names the file alone where its text before is not known', () => {
    expect(sayChanges([hat(null, HAT)])).toBe('InboundMail.hat');
  });
});

describe('countChanges', () => {
  it.each([
    [MOVED, HAT, 1],
    [HAT, HAT.replace('/28', '/29'), 1],
    [HAT, HAT.replace('/28', '/29').replace('-3.0', '-2.0'), 2],
    [HAT, HAT.replace('    ACCEPT\n', '    ACCEPT\n# one\n# two\n'), 1],
    [HAT, `${HAT}\n`, 1],
  ])('counts a moved group and every stretch of lines as one: %#', (before, after, count) => {
    expect(countChanges(hat(before, after))).toBe(count);
  });
});
