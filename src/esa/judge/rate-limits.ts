/**
 * What a policy allows in a window of time: recipients from one host, recipients from one envelope sender, invalid recipients from one host.
 * Names and defaults: User Guide 9.1.2, p. 138; Advanced Configuration Guide 7.6, p. 163; Cisco TAC note 118936.
 */
import type { Listener } from '../config/appliance-parts.ts';
import type { Parameter } from '../config/parameter.ts';
import type { Wording } from '../reply-text.ts';

/** Limits are counts, unlimited is null; a code or text that is null is the catalogue's. */
export interface RateLimits {
  readonly recipients: number | null;
  readonly recipientsWording: Wording;
  readonly invalid: number | null;
  /** What an invalid recipient over the limit meets: the end of the connection, or only the reply. */
  readonly invalidAction: 'drop' | 'code';
  readonly invalidWording: Wording;
  readonly fromSender: number | null;
  readonly fromSenderWording: Wording;
  /** Name of the address list the limit of a sender leaves alone. */
  readonly exceptions: string | null;
  /** Milliseconds a sender is counted for. */
  readonly senderInterval: number;
  /** Leading bits of an IPv4 address that make up one host. */
  readonly bits: number;
}

type Values = ReadonlyMap<string, Parameter['value']>;

/** Invalid recipients an hour as shipped: 25 on a public listener, no limit on others, which refuse none. */
const SHIPPED_INVALID = { public: 25, private: null, blackhole: null } as const satisfies Record<Listener['type'], number | null>;
/** What `hostaccess` proposes once addresses are grouped (Advanced Configuration Guide 7.3, p. 73). */
const PROPOSED_BITS = 24;
const WHOLE_ADDRESS = 32;
/** The interval of a sender where none is set (design choice). */
const SENDER_MINUTES = 60;

/**
 * The limits of a policy's values by lower-case key, the listener's defaults among them. `defaults` are those alone: the interval of a sender
 * is set in the default policy only (User Guide 9.1, p. 145), by a key of our own, as the box's is not known. An `action` that cannot be read
 * drops, which is what the box does where nothing is set.
 */
export function rateLimitsOf(written: Values, defaults: readonly Parameter[], type: Listener['type']): RateLimits {
  const minutes = defaults.find(({ key }) => key.toLowerCase() === 'env_sender_rate_limit_interval')?.value;
  return {
    recipients: limitOf(written.get('max_rcpts_per_hour'), null),
    recipientsWording: wordingOf(written, 'max_rcpts_per_hour_code', 'max_rcpts_per_hour_text'),
    invalid: invalidLimit(written.get('dhap_limit'), type),
    invalidAction: /^(?:code|off|no)$/i.test(String(written.get('dhap_action') ?? '')) ? 'code' : 'drop',
    invalidWording: wordingOf(written, 'dhap_code', 'dhap_message'),
    fromSender: limitOf(written.get('env_sender_rate_limit'), null),
    fromSenderWording: wordingOf(written, 'env_sender_rate_limit_code', 'env_sender_rate_limit_text'),
    exceptions: textOf(written.get('env_sender_rate_limit_exceptions')),
    senderInterval: (typeof minutes === 'number' && minutes > 0 ? minutes : SENDER_MINUTES) * 60_000,
    bits: bitsOf(written.get('use_significant_bits'), written.get('significant_bits')),
  };
}

function limitOf(value: string | number | undefined, otherwise: number | null): number | null {
  if (typeof value !== 'number') return otherwise;
  return value < 0 ? null : value;
}

/** 0 switches the prevention off (CLI Reference Guide 9.7, p. 293, as inferred from its sample). */
function invalidLimit(value: string | number | undefined, type: Listener['type']): number | null {
  const limit = limitOf(value, SHIPPED_INVALID[type]);
  return limit === 0 ? null : limit;
}

/** A number alone counts too: older tables have no switch. Out of 0 to 32 it is not a number of bits. */
function bitsOf(use: string | number | undefined, bits: string | number | undefined): number {
  if (typeof use === 'string' && /^(?:off|no)$/i.test(use)) return WHOLE_ADDRESS;
  if (typeof bits === 'number' && bits >= 0 && bits <= WHOLE_ADDRESS) return bits;
  return use === undefined ? WHOLE_ADDRESS : PROPOSED_BITS;
}

function wordingOf(written: Values, code: string, text: string): Wording {
  const number = written.get(code);
  return { code: typeof number === 'number' ? number : null, text: textOf(written.get(text)), whole: true };
}

const textOf = (value: string | number | undefined): string | null => (typeof value === 'string' && value !== '' ? value : null);
