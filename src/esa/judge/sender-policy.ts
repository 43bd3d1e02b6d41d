/**
 * What a policy says of envelope senders: whether their domains are looked up, whether the exception table is asked, and what a refused one
 * is told. Keys: `sender_vrfy…`, `domain_exception` of the 12.x releases; off by default (Cisco TAC note 118936).
 */
import type { Wording } from '../reply-text.ts';

/** Part of a policy, plain data. Each wording replaces the shipped reply; null parts keep it. */
export interface SenderPolicy {
  readonly verify: boolean;
  readonly exceptions: boolean;
  /** The sender has no domain; its domain does not exist; nobody can tell for now. */
  readonly missing: Wording;
  readonly nowhere: Wording;
  readonly unresolved: Wording;
}

/** Reads it from parameters by lower-case key. */
export function senderPolicyOf(written: ReadonlyMap<string, string | number>): SenderPolicy {
  const isOn = (key: string): boolean => /^(?:on|yes|true)$/i.test(String(written.get(key)));
  const wording = (key: string): Wording => {
    const code = written.get(`sender_vrfy_${key}_smtp_code`);
    const text = written.get(`sender_vrfy_${key}_smtp_text`);
    return { code: typeof code === 'number' ? code : null, text: typeof text === 'string' && text !== '' ? text : null };
  };
  return {
    verify: isOn('sender_vrfy'),
    exceptions: isOn('domain_exception'),
    missing: wording('bad_domain'),
    nowhere: wording('nxdomain'),
    unresolved: wording('servfail'),
  };
}
