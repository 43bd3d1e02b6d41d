import { describe, expect, it } from 'vitest';
import { policyKey } from '../../../src/esa/analysis/policy-key.ts';
import { followUse } from '../../../src/esa/judge/policy.ts';
import { publicListener, tableOf } from './small-world.ts';

function keyOf(behaviour: string): string {
  const use = followUse(undefined, tableOf(`ALL ${behaviour}\n`).groups[0]?.use ?? null);
  return use === null ? '' : policyKey(use, publicListener);
}

describe('policyKey', () => {
  // Codes: "220 is the standard code" and its like among the appliance's prompts; `dhap_limit`: Advanced Configuration Guide 7.6, p. 163.
  it.each([
    ['ACCEPT', 'ACCEPT { smtp_banner_code = 220 }'],
    ['REJECT', 'REJECT { reject_banner_code = 554 }'],
    ['ACCEPT', 'ACCEPT { max_rcpts_per_hour_code = 452 dhap_code = 550 env_sender_rate_limit_code = 452 }'],
    [
      'ACCEPT',
      'ACCEPT { sender_vrfy_bad_domain_smtp_code = 553 sender_vrfy_nxdomain_smtp_code = 553 sender_vrfy_servfail_smtp_code = 451 }',
    ],
    ['ACCEPT', 'ACCEPT { max_concurrency = 10 max_rcpts_per_hour = -1 dhap_limit = 25 tls = "off" }'],
    ['REJECT { reject_banner_text = "no" }', 'REJECT { reject_banner_code = 554 reject_banner_text = "no" }'],
  ])('is one for %s and for the same with the usual values written out: %s', (bare, written) => {
    expect(keyOf(bare)).not.toBe('');
    expect(keyOf(written)).toBe(keyOf(bare));
  });

  it.each(['REJECT { reject_banner_code = 421 }', 'REJECT { reject_banner_text = "no" }', 'ACCEPT', 'REJECT { spam_check = "off" }'])(
    'tells %s from a plain REJECT',
    (other) => {
      expect(keyOf(other)).not.toBe(keyOf('REJECT'));
    },
  );
});
