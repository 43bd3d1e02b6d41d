import { describe, expect, it } from 'vitest';
import { asSentence, foresee, sendersIn } from '../../../../src/ui/policy/ladder/foreseen.ts';
import { hatLadder } from '../../../../src/ui/policy/ladder/ladder-rungs.ts';

const TEXT = 'A:\n    300.1.1.1\n    REJECT\nALL ACCEPT\n';
const adding = (senders: readonly string[]) => foresee(hatLadder, TEXT, hatLadder.addMembers?.(TEXT, 'A', senders) ?? { edits: [] });

describe('foresee', () => {
  it('tells only what the change itself would bring', () => {
    expect(adding(['192.0.2.1'])).toMatchObject({ errors: [], remarks: [] });
    const { errors, edits } = adding(['300.2.2.2']);
    expect(errors).toEqual([expect.stringMatching(/^300\.2\.2\.2 .*\.$/)]);
    expect(edits).toHaveLength(1);
  });

  it('parts what hinders from what is only remarked', () => {
    expect(adding(['partner'])).toMatchObject({ errors: [], remarks: [expect.stringContaining('partner')] });
  });

  it('says why a change cannot be made, and what is nowhere', () => {
    expect(foresee(hatLadder, TEXT, hatLadder.add(TEXT, 'A', 'REJECT', undefined))).toEqual({
      edits: [],
      errors: ['Another group has this name.'],
      remarks: [],
    });
    expect(foresee(hatLadder, TEXT, hatLadder.remove(TEXT, 'B')).errors).toEqual(['B is nowhere in the table.']);
  });
});

describe('sendersIn', () => {
  it.each([
    ['', []],
    [' 192.0.2.1 ', ['192.0.2.1']],
    ['192.0.2.1, .example.com (theirs)', ['192.0.2.1', '.example.com (theirs)']],
    ['192.0.2.1 REJECT', ['192.0.2.1 REJECT']],
    ['$P', ['$P']],
    ['B: 192.0.2.1', ['B: 192.0.2.1']],
  ])('takes a field apart: %j', (field, senders) => {
    expect(sendersIn(field)).toEqual(senders);
  });
});

describe('asSentence', () => {
  it.each([
    ['this table is empty: end it with ALL', 'This table is empty: end it with ALL.'],
    ['`angie@example.com` can never match', 'angie@example.com can never match.'],
    [
      '`$ACEPTED` is defined nowhere in this table: did you mean `$ACCEPTED`',
      '$ACEPTED is defined nowhere in this table: did you mean $ACCEPTED?',
    ],
  ])('of %j begins and ends as sentences do, and keeps what stands in the table', (said, sentence) => {
    expect(asSentence(said)).toBe(sentence);
  });
});
