/** A sender as JSON or as flags, held against what a record of a sender may hold. */
import { parseAddress, type SenderRecord } from '#esa';
import { complain, type Complaint } from './complaint.ts';

/** What a field must be, and how that is said. */
interface Field {
  readonly wanted: string;
  readonly holds: (value: unknown) => boolean;
}

const isText = (value: unknown): value is string => typeof value === 'string' && /^\S.*$/.test(value);
const isName = (value: unknown): boolean => isText(value) && !/\s/.test(value);
const isScore = (value: unknown): boolean =>
  typeof value === 'number' && Math.abs(value) <= 10 && Math.abs(Math.round(value * 10) - value * 10) < 1e-9;

const fields: Readonly<Record<keyof SenderRecord, Field>> = {
  ip: { wanted: 'an IP address such as 203.0.113.9 or 2001:db8::9', holds: (value) => isText(value) && parseAddress(value) !== null },
  ptr: { wanted: 'a host name', holds: isName },
  verified: { wanted: 'true or false', holds: (value) => typeof value === 'boolean' },
  dns: { wanted: '`ok`, `none` or `fails`', holds: (value) => value === 'ok' || value === 'none' || value === 'fails' },
  sbrs: { wanted: 'a score from -10.0 to 10.0 with one decimal, or none', holds: isScore },
  owner: { wanted: 'the number of a network owner', holds: (value) => Number.isSafeInteger(value) && Number(value) >= 0 },
  country: { wanted: 'a country, such as US', holds: isText },
  dnslists: { wanted: 'a list of DNS list zones', holds: (value) => Array.isArray(value) && value.every(isName) },
};

/** How keys are called in complaints. */
type NameOfKey = (key: string) => string;

/**
 * Reads a record. All but `ip` may be left out or null: `verified` is true and `dns` is `ok` where there is a `ptr`, else `dns` is `none`, and
 * the rest is none or empty. A key that no sender has is passed over and told to `onUnknown`. `nameOf` says how a key is called where it was
 * written.
 */
export function readSender(value: unknown, nameOf: NameOfKey, onUnknown: (key: string) => void = () => {}): SenderRecord | Complaint {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return complain('this is no JSON object');
  const given = Object.entries(value).filter(([, each]) => each !== null && each !== undefined);
  for (const [key, each] of given) {
    const field = isKey(key) ? fields[key] : null;
    if (field === null) onUnknown(key);
    else if (!field.holds(each)) return complain(`${nameOf(key)} \`${show(each)}\` is not ${field.wanted}`);
  }
  const written: Readonly<Record<string, unknown>> = Object.fromEntries(given);
  return isWritten(written) ? withDefaults(written) : complain(`${nameOf('ip')} is missing`);
}

const isKey = (key: string): key is keyof SenderRecord => Object.hasOwn(fields, key);
const show = (value: unknown): string => (typeof value === 'string' ? value : (JSON.stringify(value) ?? ''));

/** A record of which all but the address may be left out. */
type WrittenSender = Pick<SenderRecord, 'ip'> & Partial<SenderRecord>;

/** Whether a record with every field of its form has the one that it needs. */
const isWritten = (written: object): written is WrittenSender => 'ip' in written;

function withDefaults({
  ip,
  ptr = null,
  verified,
  dns,
  sbrs = null,
  owner = null,
  country = null,
  dnslists = [],
}: WrittenSender): SenderRecord {
  return { ip, ptr, verified: verified ?? ptr !== null, dns: dns ?? (ptr === null ? 'none' : 'ok'), sbrs, owner, country, dnslists };
}

/** Reads one line of a `--senders` file. */
export function readSenderLine(text: string, onUnknown: (key: string) => void): SenderRecord | Complaint {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return complain('not JSON; write one sender a line, as in {"ip":"203.0.113.9","sbrs":-2.5}');
  }
  return readSender(value, (key) => `"${key}"`, onUnknown);
}
