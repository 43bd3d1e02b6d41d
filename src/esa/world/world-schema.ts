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

/** A preference and a name, as a zone file writes them: `10 mail.example.com`; `0 .` says that the domain takes no mail (RFC 7505). */
const mxSchema = z
  .string()
  .check(must((value: string) => /^\d{1,5} \S+$/.test(value) && isExchange(value.split(' ')[1] ?? ''), 'world.mx'));

function isExchange(name: string): boolean {
  return name === '.' || domainSchema.safeParse(name).success;
}

const familySchema = (family: 4 | 6, rule: NoteRule) =>
  z.string().check(must((value: string) => parseAddress(value)?.family === family, rule));

/** One entry of `dns`: what a name leads to. A type that is left out is derived from the hosts; `[]` says that there is none. */
export const dnsSchema = z.strictObject({
  name: domainSchema,
  mx: z.optional(z.array(mxSchema)),
  a: z.optional(z.array(familySchema(4, 'world.a'))),
  aaaa: z.optional(z.array(familySchema(6, 'world.aaaa'))),
  servfail: z.optional(z.boolean()),
});

/** One entry of `dnslists`: a zone that can be asked whether it lists an address. */
export const dnsListSchema = z.strictObject({
  zone: domainSchema,
  listed: z.array(z.string().check(must((value: string) => parseAddress(value) !== null || isNetwork(value), 'world.listed'))),
});

/** One entry of `hosts`. `ptr: none` is the same as no `ptr`, `ptr: servfail` a look-up that fails for now, `score: none` no score; without `mailboxes` it takes mail for everybody. */
export const hostSchema = z.strictObject({
  name: textSchema,
  address: addressSchema,
  ptr: z.optional(domainSchema),
  forward: z.optional(z.array(addressSchema)),
  owner: z.optional(textSchema),
  owner_id: z.optional(z.int().check(z.gte(0))),
  network: z.optional(networkSchema),
  score: z.optional(scoreSchema),
  reputation: z.optional(reputationSchema),
  country: z.optional(textSchema),
  organisation: textSchema,
  user: z.optional(textSchema),
  smarthost: z.optional(addressSchema),
  smtp_port: z.optional(z.int().check(z.gte(1), z.lte(65535))),
  mailboxes: z.optional(z.array(textSchema)),
});

/** How long an answer takes: a number with its unit, `200ms`, `3s`, `1m`. */
const durationSchema = z.string().check(must((value: string) => /^\d{1,6}(?:ms|s|m)$/.test(value), 'world.duration'));

/** `latency`: how long the appliance waits for an answer of each sort. What is left out takes no time. */
export const latencySchema = z.strictObject({
  dns: z.optional(durationSchema),
  reputation: z.optional(durationSchema),
  directory: z.optional(durationSchema),
});

/** The whole file. */
export const worldSchema = z.strictObject({
  start: startSchema,
  hosts: z.array(hostSchema),
  dns: z.optional(z.array(dnsSchema)),
  dnslists: z.optional(z.array(dnsListSchema)),
  latency: z.optional(latencySchema),
});
