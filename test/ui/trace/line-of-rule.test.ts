import { describe, expect, it } from 'vitest';
import type { RuleRef } from '#esa';
import { start } from '#lab';
import { scenario } from '../../tools/scenario.ts';
import { placeOf } from '../../../src/ui/trace/line-of-rule.ts';

const lab = start({ ...scenario(), 'InboundMail.hat': '# one\n# two\nALL\n    $ACCEPTED\n' });
const rule = (more: Partial<Extract<RuleRef, { kind: 'line' }>> = {}): RuleRef => ({
  kind: 'line',
  file: 'InboundMail.hat',
  revision: 0,
  span: { start: 12, end: 15 },
  label: 'ALL',
  ...more,
});

describe('placeOf', () => {
  it('counts lines from one and calls the table by its name', () => {
    expect(placeOf(rule(), [], lab)).toEqual({ table: 'HAT', line: 3 });
  });

  it('has no place for what is no line, or for a text that is gone', () => {
    expect(placeOf({ kind: 'default', setting: 'ALL' }, [], lab)).toBeNull();
    expect(placeOf(rule({ revision: 5 }), [], lab)).toBeNull();
    expect(placeOf(null, [], lab)).toBeNull();
  });
});
