/**
 * What makes two mail flow policies the same apart from their names: what they come to, however it is written. A reply code that says what
 * the reply has anyway is as good as none.
 */
import type { Listener } from '../config/appliance-parts.ts';
import { parameterSupport } from '../config/host-access-table.ts';
import { effectivePolicy, type Policy, type ResolvedUse } from '../judge/policy.ts';
import { replies, type ReplyId } from '../replies.ts';
import type { Wording } from '../reply-text.ts';

/** Everything a policy comes to, as JSON on one line: what is judged by as it is judged, the other keys as they are written. */
export function policyKey(
  { behaviour, parameters }: Omit<ResolvedUse, 'definition'>,
  { type, defaults }: Pick<Listener, 'type' | 'defaults'>,
): string {
  const written = new Map([...defaults, ...parameters].map(({ key, value }) => [key.toLowerCase(), value]));
  const inert = [...written].filter(([key]) => parameterSupport[key]?.rung !== 'judged').sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([withCodes(effectivePolicy(null, behaviour, parameters, defaults, type)), inert]);
}

/** The policy with every reply code filled in. */
function withCodes(policy: Policy): Policy {
  const { banner, rejectBanner, envelopeSender, rates } = policy;
  return {
    ...policy,
    banner: withCode(banner, 'banner'),
    rejectBanner: withCode(rejectBanner, 'banner.rejected'),
    envelopeSender: {
      ...envelopeSender,
      missing: withCode(envelopeSender.missing, 'sender.no-domain'),
      nowhere: withCode(envelopeSender.nowhere, 'sender.nowhere'),
      unresolved: withCode(envelopeSender.unresolved, 'sender.unresolved'),
    },
    rates: {
      ...rates,
      recipientsWording: withCode(rates.recipientsWording, 'too-many-this-hour'),
      invalidWording: withCode(rates.invalidWording, 'too-many-invalid'),
      fromSenderWording: withCode(rates.fromSenderWording, 'too-many-from-sender'),
    },
  };
}

const withCode = (wording: Wording, reply: ReplyId): Wording =>
  wording.code === null ? { ...wording, code: replies[reply].code } : wording;
