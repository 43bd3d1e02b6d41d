/**
 * The mail flow policy a connection gets: a behaviour and its limits, the listener's defaults filled in where the block is silent.
 * Default values: Cisco TAC note 118936, `hostaccess > default` of a public listener.
 */
import type { Parameter, Behaviour, HostAccessTable, PolicyDefinition, PolicyUse } from '../config/host-access-table.ts';
import type { Listener } from '../config/appliance-parts.ts';
import type { Wording } from '../reply-text.ts';
import { senderPolicyOf, type SenderPolicy } from './sender-policy.ts';
import { rateLimitsOf, type RateLimits } from './rate-limits.ts';

/** Whether something is offered, and whether mail is taken without it. User Guide 9.1.2, p. 138: No, Preferred, Required. */
export type Offer = 'off' | 'on' | 'required';

/** A policy as plain data, kept in the connection. Limits are counts, `messageSize` octets; Infinity never appears, unlimited is null. */
export interface Policy {
  readonly name: string | null;
  readonly behaviour: Behaviour;
  readonly messageSize: number | null;
  readonly messagesPerConnection: number | null;
  readonly recipientsPerMessage: number | null;
  /** Connections at once from one address. */
  readonly connectionsPerHost: number | null;
  readonly tls: Offer;
  readonly auth: Offer;
  /** AUTH is offered on a ciphered connection only. */
  readonly authNeedsTls: boolean;
  /** Host name in the banner in place of the interface's; null to keep it. */
  readonly hostname: string | null;
  readonly envelopeSender: SenderPolicy;
  readonly banner: Wording;
  readonly rejectBanner: Wording;
  /** What it allows in a window of time. */
  readonly rates: RateLimits;
}

/** Limits where neither a policy nor its listener says any: counts, and octets for the size. */
export const shippedLimits: Readonly<Record<string, number>> = {
  max_message_size: 10_485_760,
  max_msgs_per_session: 10,
  max_rcpts_per_msg: 50,
  max_concurrency: 10,
};

/** The policy of a block under a listener's default parameters. A value of the wrong kind counts as not written. */
export function effectivePolicy(
  name: string | null,
  behaviour: Behaviour,
  block: readonly Parameter[],
  defaults: readonly Parameter[],
  type: Listener['type'] = 'public',
): Policy {
  const written = new Map([...defaults, ...block].map((parameter) => [parameter.key.toLowerCase(), parameter.value]));
  const limit = (key: string) => limitOf(written.get(key), shippedLimits[key]);
  const wording = (kind: string): Wording => ({ code: numberOf(written.get(`${kind}_code`)), text: textOf(written.get(`${kind}_text`)) });
  return {
    name,
    behaviour,
    messageSize: limit('max_message_size'),
    messagesPerConnection: limit('max_msgs_per_session'),
    recipientsPerMessage: limit('max_rcpts_per_msg'),
    connectionsPerHost: limit('max_concurrency'),
    tls: offerOf(written.get('tls')),
    auth: offerOf(written.get('smtpauth_allow')),
    authNeedsTls: isOn(written.get('smtpauth_requiretls')),
    hostname: isOn(written.get('use_override_hostname')) ? textOf(written.get('override_hostname')) : null,
    envelopeSender: senderPolicyOf(written),
    banner: wording('smtp_banner'),
    rejectBanner: wording('reject_banner'),
    rates: rateLimitsOf(written, defaults, type),
  };
}

function limitOf(value: string | number | undefined, otherwise: number | undefined): number | null {
  const limit = typeof value === 'number' ? value : otherwise;
  return limit === undefined || limit < 0 ? null : limit;
}

const numberOf = (value: string | number | undefined): number | null => (typeof value === 'number' ? value : null);
const textOf = (value: string | number | undefined): string | null => (typeof value === 'string' && value !== '' ? value : null);
function offerOf(value: string | number | undefined): Offer {
  if (typeof value === 'string' && /^require/i.test(value)) return 'required';
  return isOn(value) || (typeof value === 'string' && /^prefer/i.test(value)) ? 'on' : 'off';
}

const isOn = (value: string | number | undefined): boolean => typeof value === 'string' && /^(?:on|yes|true)$/i.test(value);

/** What a group's last line comes to: the definition it names, or itself. Null for a policy that is defined nowhere, or no last line. */
export interface ResolvedUse {
  readonly behaviour: Behaviour;
  readonly parameters: readonly Parameter[];
  readonly definition: PolicyDefinition | null;
}

/** Follows a use to its behaviour; a policy may be defined after its use. */
export function resolveUse(table: HostAccessTable, use: PolicyUse | null): ResolvedUse | null {
  return followUse(
    table.policies.find((policy) => use?.kind === 'policy' && policy.name.toUpperCase() === use.name.toUpperCase()),
    use,
  );
}

/** The same where the definition of the policy is known already; undefined where there is none. */
export function followUse(definition: PolicyDefinition | undefined, use: PolicyUse | null): ResolvedUse | null {
  if (use === null) return null;
  if (use.kind === 'behaviour') return { behaviour: use.behaviour, parameters: use.parameters, definition: null };
  if (definition === undefined || definition.behaviour === null) return null;
  return { behaviour: definition.behaviour, parameters: definition.parameters, definition };
}
