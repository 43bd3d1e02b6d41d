/** What a key of a block is for, and which values may stand behind it: policy parameters of a HAT, options of a RAT entry. */
import { choicesOf } from '../appliance-help.ts';
import type { ParameterSupport, ParameterUnit } from '../config/parameter-support.ts';
import { parameterSupport } from '../config/parameter-support.ts';
import { recipientOptionSupport } from '../config/recipient-access-table.ts';
import type { TableKind } from './cursor-word.ts';
import { sourceOf } from './entry-forms.ts';
import type { HelpPart, ParameterFacts } from './help-part.ts';
import { shippedValues } from './policy-facts.ts';

/** The keys of a table's blocks, in the order they are offered. */
export function keysOf(table: TableKind): readonly string[] {
  return Object.keys(supportIn(table));
}

function supportIn(table: TableKind): Readonly<Record<string, ParameterSupport>> {
  return table === 'hat' ? parameterSupport : recipientOptionSupport;
}

/** The facts of a key, read without case; null for one that is not known. `shipped` is that of a public listener. */
export function parameterFacts(table: TableKind, key: string): ParameterFacts | null {
  const name = key.toLowerCase();
  const support = supportIn(table)[name];
  if (support === undefined) return null;
  return {
    key: name,
    unit: support.unit,
    meaning: support.meaning,
    judged: support.rung === 'judged',
    shipped: table === 'hat' ? (shippedValues('public')[name] ?? null) : null,
    values: choicesOf(support),
    source: sourceOf(name),
  };
}

/** What a hover says of a key. */
export function parameterPart(table: TableKind, key: string): HelpPart {
  const facts = parameterFacts(table, key);
  return facts === null ? { kind: 'unknown-parameter', key } : { kind: 'parameter', ...facts };
}

/** A value that may stand behind a key, as it is written there; `usual` for one of many. */
export interface OfferedValue {
  readonly value: string;
  readonly unit: ParameterUnit;
  readonly usual: boolean;
}

/** Values behind a key: all of a choice, or a few usual ones. Codes are what the command line calls standard; numbers those of Cisco TAC note 118936. */
export function valuesFor(table: TableKind, key: string): readonly OfferedValue[] {
  const facts = parameterFacts(table, key);
  if (facts === null) return [];
  const { unit, values } = facts;
  if (values.length > 0) return values.map((value) => ({ value: `"${value}"`, unit, usual: false }));
  if (facts.key === 'dhap_action') return ['"drop"', '"code"'].map((value) => ({ value, unit, usual: false }));
  const numbers = [...new Set([...(usualValues[facts.key] ?? []), ...(facts.shipped === null ? [] : [facts.shipped])])];
  const limits = unit === 'count' || unit === 'count per hour' ? [...new Set([...numbers, -1])] : numbers;
  return limits.map((value) => ({ value: String(value), unit, usual: true }));
}

const usualValues: Readonly<Record<string, readonly number[]>> = {
  max_message_size: [10_485_760, 1_048_576, 52_428_800],
  max_rcpts_per_hour: [20],
  max_rcpts_per_hour_code: [452],
  env_sender_rate_limit_code: [452],
  dhap_code: [550],
  significant_bits: [24, 32],
  smtp_banner_code: [220],
  reject_banner_code: [554],
  sender_vrfy_bad_domain_smtp_code: [553],
  sender_vrfy_servfail_smtp_code: [451],
  sender_vrfy_nxdomain_smtp_code: [553],
  smtp_response_code: [550, 450, 250],
};
