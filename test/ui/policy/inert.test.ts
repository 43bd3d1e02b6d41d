import { describe, expect, it } from 'vitest';
import { inertParameters } from '../../../src/ui/policy/inert.ts';

const hat = '$P\nACCEPT {\n  max_rcpts_per_msg = 5\n  spam_check = "on"\n  colour = "green"\n}\nALL\nACCEPT {\n virus_check = "on"\n}\n';

describe('inertParameters', () => {
  it('finds what is kept without effect, in policies and in behaviours of a group', () => {
    const found = inertParameters('InboundMail.hat', hat).map(({ span, meaning }) => [hat.slice(span.start, span.end), meaning !== null]);
    expect(found).toEqual([
      ['spam_check = "on"', true],
      ['colour = "green"', false],
      ['virus_check = "on"', true],
    ]);
  });
  it('finds nothing in files that are no Host Access Table', () => {
    expect(inertParameters('InboundMail.rat', 'ALL REJECT')).toEqual([]);
  });
});
