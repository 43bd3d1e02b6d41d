import { describe, expect, it } from 'vitest';
import { parseHostAccessTable } from '#esa';
import { effectivePolicy, resolveUse } from '../../../src/esa/judge/policy.ts';

const blockOf = (text: string) => parseHostAccessTable(`$P\nACCEPT {\n${text}\n}\nALL\n$P\n`).value.policies[0]?.parameters ?? [];

describe('effectivePolicy', () => {
  it('ships the limits of a public listener: 10 MB, 10 messages, 50 recipients', () => {
    expect(effectivePolicy('$ACCEPTED', 'ACCEPT', [], [])).toMatchObject({
      messageSize: 10_485_760,
      messagesPerConnection: 10,
      recipientsPerMessage: 50,
    });
  });
  it('lets the block speak before the listener’s defaults, and these before the shipped ones', () => {
    const policy = effectivePolicy(
      '$P',
      'ACCEPT',
      blockOf('max_rcpts_per_msg = 5'),
      blockOf('max_rcpts_per_msg = 7\nmax_msgs_per_session = 8'),
    );
    expect(policy).toMatchObject({ recipientsPerMessage: 5, messagesPerConnection: 8, messageSize: 10_485_760 });
  });
  it('reads -1 as no limit', () => {
    expect(effectivePolicy('$P', 'ACCEPT', blockOf('max_rcpts_per_msg = -1'), []).recipientsPerMessage).toBeNull();
  });
  it('takes an overriding host name only where it is switched on', () => {
    const off = blockOf('override_hostname = "mx.example"');
    expect(effectivePolicy('$P', 'ACCEPT', off, []).hostname).toBeNull();
    expect(effectivePolicy('$P', 'ACCEPT', blockOf('use_override_hostname = "on"\noverride_hostname = "mx.example"'), []).hostname).toBe(
      'mx.example',
    );
  });
});

describe('resolveUse', () => {
  it('finds a policy that is defined after its use, in any case', () => {
    const { value } = parseHostAccessTable('ALL\n$late\n$LATE\nREJECT\n');
    expect(resolveUse(value, value.groups[0]?.use ?? null)).toMatchObject({ behaviour: 'REJECT' });
  });
  it('is null for a policy that nobody defines', () => {
    const { value } = parseHostAccessTable('ALL\n$NOWHERE\n');
    expect(resolveUse(value, value.groups[0]?.use ?? null)).toBeNull();
  });
});
