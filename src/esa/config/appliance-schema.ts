/** The shape of `appliance.yaml`, strict, so that a slip in a key is an error. Also the source of its JSON Schema. */
import * as z from 'zod/mini';
import type { NoteRule } from './notes.ts';
import { addressSchema, domainSchema, textSchema } from './schema-parts.ts';

/** One entry of `interfaces`. */
export const interfaceSchema = z.strictObject({ name: textSchema, address: addressSchema, hostname: domainSchema });

/** One entry of `listeners`. The keys of `default_policy_parameters` are those of a policy block and are checked by themselves. */
export const listenerSchema = z.strictObject({
  name: textSchema,
  type: z.enum(['public', 'private']),
  interface: textSchema,
  port: z.int().check(z.gte(1), z.lte(65535)),
  hat: textSchema,
  rat: z.optional(textSchema),
  default_domain: z.optional(domainSchema),
  ldap_accept: z.optional(z.strictObject({ query: textSchema })),
  default_policy_parameters: z.optional(
    z.record(z.string(), z.union([z.string(), z.number()], { error: 'yaml.parameter' satisfies NoteRule })),
  ),
});

/** The whole file. */
export const applianceSchema = z.strictObject({ interfaces: z.array(interfaceSchema), listeners: z.array(listenerSchema) });
