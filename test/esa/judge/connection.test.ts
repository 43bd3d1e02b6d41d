import { describe, expect, it } from 'vitest';
import { parseHostAccessTable, type SenderFacts } from '#esa';
import { firstMatch, labelOf } from '../../../src/esa/judge/connection.ts';

const sender: SenderFacts = {
  address: '198.51.100.25',
  name: null,
  nameCheck: 'none',
  owner: null,
  ownerId: null,
  country: null,
  reputation: 'none',
  lists: [],
};

const matchIn = (text: string) => firstMatch(parseHostAccessTable(text).value, sender);

describe('firstMatch', () => {
  it('ends at the first group that means the sender', () => {
    expect(matchIn('A:\n198.51.100.1\nREJECT\nB:\n198.51.100.25\nACCEPT\nC:\n198.51.100.\nREJECT\nALL\nREJECT\n')?.group.name).toBe('B');
  });
  it('reads on below CONTINUE, and below a policy that nobody defines', () => {
    expect(matchIn('A:\n198.51.100.25\nCONTINUE\nB:\n198.51.100.\nRELAY\nALL\nREJECT\n')?.use.behaviour).toBe('RELAY');
    expect(matchIn('A:\n198.51.100.25\n$NOWHERE\nALL\nREJECT\n')?.use.behaviour).toBe('REJECT');
  });
  it('never reads what stands below an ALL, whatever that says', () => {
    expect(matchIn('ALL\nCONTINUE\n198.51.100.25\nREJECT\n')).toBeNull();
  });
  it('names the entry that meant the sender', () => {
    expect(matchIn('A:\n203.0.113.\n198.51.100.0/24\nACCEPT\n')?.entry.printed).toBe('198.51.100.0/24');
  });
});

describe('labelOf', () => {
  it('is the group’s name, or the entry where there is none', () => {
    const named = matchIn('A:\n198.51.100.25\nACCEPT\n');
    const bare = matchIn('198.51.100.25\nACCEPT\n');
    if (named === null || bare === null) expect.fail('no match');
    expect([labelOf(named.group, named.entry), labelOf(bare.group, bare.entry)]).toEqual(['A', '198.51.100.25']);
  });
});
