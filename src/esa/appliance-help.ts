/**
 * What the keys and values of `appliance.yaml` are for, as an editor says it beside a word: meaning, unit, what counts where nothing is
 * written, and how far this model follows. Gathered from the schema, the meanings of keys, the policy parameters and the support ladder.
 */
import type { Span } from '#smtp';
import { applianceKeys } from './config/appliance-keys.ts';
import { applianceSchema } from './config/appliance-schema.ts';
import { parameterSupport, type ParameterSupport } from './config/parameter-support.ts';
import { shapeAt, type Wanted } from './config/schema-shape.ts';
import { wordAt } from './config/yaml-word.ts';
import { shippedLimits } from './judge/policy.ts';
import { supportLadder, type Rung, type Support } from './support-ladder.ts';

/** One key. `rung` and `says` are the ladder's; all that is not known is null. `unset` is what counts where the key is not written. */
export interface KeyHelp {
  readonly key: string;
  readonly meaning: string | null;
  readonly unit: string | null;
  readonly unset: string | null;
  readonly values: Readonly<Record<string, string>>;
  readonly rung: Rung | null;
  readonly says: string | null;
}

/** What stands at a position: a key, and its value with what that one means where the pointer rests on it. */
export interface Help {
  readonly span: Span;
  readonly key: KeyHelp;
  readonly value: { readonly text: string; readonly meaning: string } | null;
}

/** Listeners keep policy parameters under this key. */
export const DEFAULTS = 'default_policy_parameters';

const rows: ReadonlyMap<string, Support> = new Map(
  [...supportLadder].reverse().flatMap(({ constructs }) => constructs.map((row) => [row.construct, row] as const)),
);

/** The dotted name of a key at a path, list items left out: `listeners.port`. */
export const nameOf = (path: readonly PropertyKey[]): string => path.filter((step) => typeof step === 'string').join('.');

/** Help on the key or value at an offset of the text; null where nothing is known of what stands there. Needs a YAML reader. */
export function helpAt(text: string, offset: number): Help | null {
  const word = wordAt(text, offset);
  const key = word === null ? null : helpOn(word.path);
  if (word === null || key === null) return null;
  const meaning = word.role === 'value' ? key.values[word.value] : undefined;
  return { span: word.span, key, value: meaning === undefined ? null : { text: word.value, meaning } };
}

/** Help on the key at a path; null for one that is not known. */
export function helpOn(path: readonly PropertyKey[]): KeyHelp | null {
  const name = nameOf(path);
  const [key = ''] = name.split('.').slice(-1);
  if (name.startsWith(`listeners.${DEFAULTS}.`)) return parameterHelp(key);
  const known = applianceKeys[name];
  const { rung = null, says = null } = rows.get(name) ?? {};
  const shape = shapeAt(applianceSchema, path);
  if (shape === null || (known === undefined && says === null)) return null;
  return {
    key,
    meaning: known?.meaning ?? null,
    unit: shape.kind === 'value' ? unitOf(name, shape.wanted) : null,
    unset: known?.unset ?? null,
    values: known?.values ?? {},
    rung,
    says,
  };
}

/** Help on a policy parameter, without case; null for a name that is not known. */
function parameterHelp(key: string): KeyHelp | null {
  const support = parameterSupport[key.toLowerCase()];
  if (support === undefined) return null;
  const { rung = null, says = null } = rows.get(key.toLowerCase()) ?? {};
  const limit = shippedLimits[key.toLowerCase()];
  const off = support.rung === 'judged' && choicesOf(support).length > 0 ? 'off' : null;
  const unset = limit === undefined ? off : String(limit);
  return { key, meaning: support.meaning, unit: parameterUnits[support.unit], unset, values: {}, rung, says };
}

/** The values a policy parameter has to choose from; none where any text or number may stand. User Guide 9.1.2, p. 138. */
export function choicesOf({ unit }: ParameterSupport): readonly string[] {
  if (unit === 'offer') return ['off', 'on', 'required'];
  return unit === 'switch' ? ['off', 'on'] : [];
}

const parameterUnits: Readonly<Record<ParameterSupport['unit'], string | null>> = {
  count: 'a count, -1 for no limit',
  'count per hour': 'a count an hour, -1 for no limit',
  octets: 'octets',
  bits: 'bits, 0 to 32',
  code: 'SMTP reply code',
  text: 'text',
  switch: 'on or off',
  offer: 'off, on or required',
  name: 'name of a list',
};

/** Keys whose values are times: a number with `s`, `m` or `h`. */
const DURATION = /(?:_timeout|_time|_ttl|_reset|timeout_per_\w+)$/;

function unitOf(name: string, wanted: Wanted): string | null {
  if (DURATION.test(name)) return 'time, as 30s, 5m or 1h';
  if (wanted.kind !== 'number') return null;
  const { least, most } = wanted;
  if (least === null) return 'whole number';
  return most === null ? `whole number from ${String(least)}` : `whole number, ${String(least)} to ${String(most)}`;
}
