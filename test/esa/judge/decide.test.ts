import { describe, expect, it } from 'vitest';
import { decide } from '../../../src/esa/judge/decide.ts';

const judgement = {
  at: 'rcpt',
  fate: 'recipient.accepted',
  because: [{ kind: 'default', setting: 'postmaster' }],
  facts: { kind: 'recipient', recipient: 'postmaster', mid: null, rid: null, tally: null },
} as const;

describe('decide', () => {
  it('takes verdict and reply from the table of fates', () => {
    expect(decide(judgement, { recipient: 'postmaster' })).toEqual({
      ...judgement,
      verdict: 'accept',
      reply: { code: 250, lines: ['recipient <postmaster> ok'] },
    });
  });
  it('echoes what it is given without control octets, in a line that fits', () => {
    expect(decide(judgement, { recipient: 'a\r\nb' }).reply?.lines).toEqual(['recipient <a\\r\\nb> ok']);
    expect(decide(judgement, { recipient: 'x'.repeat(600) }).reply?.lines[0]).toHaveLength(506);
  });
});
