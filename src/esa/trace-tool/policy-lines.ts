/**
 * The policy parameters as trace prints them: one line each, ` Default` behind a value that the policy does not set itself. Names and order:
 * trace of a real box of 2009 (support forums 10742601), which shows these ten and no others.
 */
import type { Parameter } from '../config/parameter.ts';
import type { Listener } from '../config/appliance.ts';
import { APPLIANCE_FILE } from '../configuration.ts';
import type { RuleRef } from '../decision.ts';
import type { Offer, Policy } from '../judge/policy.ts';
import type { TraceLine } from './trace-line.ts';

/** What the lines are printed from: the policy as the judges have it, and where its parameters were written. */
export interface PrintedPolicy {
  readonly policy: Policy;
  readonly block: readonly Parameter[];
  readonly listener: Listener;
  readonly revision: number;
}

interface ParameterRow {
  readonly label: string;
  readonly key: string;
  readonly say: (printed: PrintedPolicy) => string;
}

const count = (limit: number | null): string => (limit === null ? 'Unlimited' : String(limit));

/** `10M` as the box has it; `K` for what is whole there, else octets (design choice). */
function size(octets: number | null): string {
  if (octets === null) return 'Unlimited';
  if (octets > 0 && octets % 1_048_576 === 0) return `${octets / 1_048_576}M`;
  return octets > 0 && octets % 1024 === 0 ? `${octets / 1024}K` : String(octets);
}

const offers = { off: 'No', on: 'Preferred', required: 'Required' } as const satisfies Record<Offer, string>;

const written = (parameters: readonly Parameter[], key: string): Parameter | undefined =>
  parameters.findLast((parameter) => parameter.key.toLowerCase() === key);

/** A switch no judge acts on, as it is written. */
function onOff(key: string, shipped: boolean): ParameterRow['say'] {
  return ({ block, listener }) => {
    const { value } = written(block, key) ?? written(listener.defaults, key) ?? { value: shipped ? 'on' : 'off' };
    return /^(?:on|yes|true)$/i.test(String(value)) ? 'Yes' : 'No';
  };
}

/** An hourly limit; nothing, or a number below zero, is none. */
function perHour({ block, listener }: PrintedPolicy): string {
  const value = (written(block, 'max_rcpts_per_hour') ?? written(listener.defaults, 'max_rcpts_per_hour'))?.value;
  return count(typeof value === 'number' && value >= 0 ? value : null);
}

const rows: readonly ParameterRow[] = [
  { label: 'Max. Messages Per Connection', key: 'max_msgs_per_session', say: ({ policy }) => count(policy.messagesPerConnection) },
  { label: 'Max. Recipients Per Message', key: 'max_rcpts_per_msg', say: ({ policy }) => count(policy.recipientsPerMessage) },
  { label: 'Max. Message Size', key: 'max_message_size', say: ({ policy }) => size(policy.messageSize) },
  { label: 'Max. Concurrent Connection From a Single IP', key: 'max_concurrency', say: ({ policy }) => count(policy.connectionsPerHost) },
  { label: 'Use TLS', key: 'tls', say: ({ policy }) => offers[policy.tls] },
  { label: 'Accept Untagged bounces', key: 'accept_untagged_bounces', say: onOff('accept_untagged_bounces', false) },
  { label: 'Max. Recipients Per Hour', key: 'max_rcpts_per_hour', say: perHour },
  { label: 'Use SenderBase', key: 'use_sb', say: onOff('use_sb', true) },
  { label: 'Use Spam Detection', key: 'spam_check', say: onOff('spam_check', true) },
  { label: 'Use Virus Detection', key: 'virus_check', say: onOff('virus_check', true) },
];

/** The one line that stands without ` Default` on the real box although nothing sets it. */
const NEVER_DEFAULT = 'accept_untagged_bounces';

/** The lines below `Policy Parameters:`. */
export function policyLines(printed: PrintedPolicy, depth: number): readonly TraceLine[] {
  return rows.map(({ label, key, say }) => {
    const own = written(printed.block, key);
    const inherited = own === undefined && key !== NEVER_DEFAULT ? ' Default' : '';
    return { depth, text: `${label}: ${say(printed)}${inherited}`, ref: refOf(printed, key, own) };
  });
}

/** Whether a switch of the policy is off, by its own word or the listener's. */
export const isOff = (printed: PrintedPolicy, key: 'spam_check' | 'virus_check'): boolean => onOff(key, true)(printed) === 'No';

/** Where a value stands: in the policy's block, among the listener's defaults, or nowhere. */
function refOf({ listener, revision }: PrintedPolicy, key: string, own: Parameter | undefined): RuleRef {
  if (own !== undefined) return { kind: 'line', file: listener.hat, revision, span: own.span, label: key };
  const inherited = written(listener.defaults, key);
  return inherited === undefined
    ? { kind: 'default', setting: key }
    : { kind: 'line', file: APPLIANCE_FILE, revision, span: inherited.span, label: key };
}
