/** The shape of `world.yaml`, strict, so that a slip in a key is an error. Also the source of its JSON Schema. */
import * as z from 'zod/mini';
import { bitsOf, parseAddress } from '../config/ip-address.ts';
import type { NoteRule } from '../config/notes.ts';
import { addressSchema, domainSchema, must, textSchema } from '../config/schema-parts.ts';
import { SPACES } from './reputation.ts';

/** An ISO instant to the second that says its offset. */
export const startSchema = z
  .string()
  .check(
    must(
      (value: string) => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/.test(value) && !Number.isNaN(Date.parse(value)),
      'world.start',
    ),
  );

const scoreSchema = z
  .union([z.number(), z.literal('none')], { error: 'world.score' satisfies NoteRule })
  .check(
    must(
      (value: number | 'none') => value === 'none' || (Math.abs(value) <= 10 && Math.abs(value * 10 - Math.round(value * 10)) < 1e-9),
      'world.score',
    ),
  );

const networkSchema = z.string().check(must(isNetwork, 'yaml.network'));

function isNetwork(text: string): boolean {
  const [address = '', length = '', ...more] = text.split('/');
  const family = parseAddress(address)?.family;
  return family !== undefined && more.length === 0 && /^\d{1,3}$/.test(length) && Number(length) <= bitsOf[family];
}

const MOST = 1_000_000_000;
const amountSchema = z.optional(z.number().check(z.minimum(0), z.maximum(MOST)));
const wholeSchema = z.optional(z.int().check(z.minimum(0), z.maximum(MOST)));

const daySchema = z.strictObject({ volume: amountSchema, complaints: amountSchema, traps: amountSchema, lists: wholeSchema });

/** What a host's reputation is made from (reputation-record.ts); what is not said is zero or unknown. */
const reputationSchema = z.strictObject({
  volume: amountSchema,
  complaints: amountSchema,
  traps: amountSchema,
  lists: wholeSchema,
  age: wholeSchema,
  gateways: wholeSchema,
  space: z.optional(z.enum(SPACES)),
  helo: z.optional(domainSchema),
  days: z.optional(z.array(daySchema)),
});

export type DaySource = z.output<typeof daySchema>;
export type ReputationSource = z.output<typeof reputationSchema>;

/** One entry of `hosts`. `ptr: none` is the same as no `ptr`, `score: none` as no score. */
export const hostSchema = z.strictObject({
  name: textSchema,
  address: addressSchema,
  ptr: z.optional(domainSchema),
  forward: z.optional(z.array(addressSchema)),
  owner: z.optional(textSchema),
  network: z.optional(networkSchema),
  score: z.optional(scoreSchema),
  reputation: z.optional(reputationSchema),
  country: z.optional(textSchema),
  organisation: textSchema,
  user: z.optional(textSchema),
  smarthost: z.optional(addressSchema),
});

/** The whole file. */
export const worldSchema = z.strictObject({ start: startSchema, hosts: z.array(hostSchema) });
