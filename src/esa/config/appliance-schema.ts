/** The shape of `appliance.yaml`, strict, so that a slip in a key is an error. Also the source of its JSON Schema. */
import * as z from 'zod/mini';
import type { NoteRule } from './notes.ts';
import { ldapAcceptSchema, ldapSchema } from './ldap-schema.ts';
import { addressSchema, domainSchema, durationSchema, textSchema } from './schema-parts.ts';

/** One entry of `interfaces`. */
export const interfaceSchema = z.strictObject({ name: textSchema, address: addressSchema, hostname: domainSchema });

/** The address parser of a listener, `setup > address`. */
const addressParserSchema = z.strictObject({
  type: z.optional(z.enum(['strict', 'loose'])),
  allow_8bit_user: z.optional(z.boolean()),
  allow_8bit_domain: z.optional(z.boolean()),
  allow_partial_domain: z.optional(z.boolean()),
  source_routing: z.optional(z.enum(['reject', 'strip'])),
  unknown_literals: z.optional(z.enum(['reject', 'accept'])),
  reject_characters: z.optional(z.string()),
});

/** Settings of all listeners together, `listenerconfig > setup`. */
export const globalSettingsSchema = z.strictObject({
  max_connections: z.optional(z.int().check(z.gte(1))),
  max_header_lines: z.optional(z.int().check(z.gte(0))),
  unsuccessful_timeout: z.optional(durationSchema),
  total_connection_time: z.optional(durationSchema),
  add_message_id: z.optional(z.boolean()),
  hat_delayed_rejection: z.optional(z.boolean()),
});

/** One entry of `listeners`. The keys of `default_policy_parameters` are those of a policy block and are checked by themselves. */
export const listenerSchema = z.strictObject({
  name: textSchema,
  type: z.enum(['public', 'private']),
  interface: textSchema,
  port: z.int().check(z.gte(1), z.lte(65535)),
  hat: textSchema,
  rat: z.optional(textSchema),
  default_domain: z.optional(domainSchema),
  ldap_accept: z.optional(ldapAcceptSchema),
  address_parser: z.optional(addressParserSchema),
  bare_cr_lf: z.optional(z.enum(['clean', 'reject', 'allow'])),
  received_header: z.optional(z.boolean()),
  certificate: z.optional(z.boolean()),
  max_connections: z.optional(z.int().check(z.gte(1))),
  default_policy_parameters: z.optional(
    z.record(z.string(), z.union([z.string(), z.number()], { error: 'yaml.parameter' satisfies NoteRule })),
  ),
});

/** The whole file. */
export const applianceSchema = z.strictObject({
  interfaces: z.array(interfaceSchema),
  listeners: z.array(listenerSchema),
  settings: z.optional(globalSettingsSchema),
  ldap: z.optional(ldapSchema),
});
