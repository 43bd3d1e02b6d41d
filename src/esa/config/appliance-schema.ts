/** The shape of `appliance.yaml`, strict, so that a slip in a key is an error. Also the source of its JSON Schema. */
import * as z from 'zod/mini';
import { callAheadSchema } from './call-ahead.ts';
import { domainMapSchema } from './domain-map.ts';
import { readExceptionSender } from './exception-sender.ts';
import type { NoteRule } from './notes.ts';
import { ldapAcceptSchema, ldapSchema } from './ldap-schema.ts';
import { address6Schema, addressSchema, domainSchema, durationSchema, must, textSchema } from './schema-parts.ts';
import { smtpRoutesSchema } from './smtp-routes.ts';

/** One entry of `interfaces`. */
export const interfaceSchema = z.strictObject({
  name: textSchema,
  address: addressSchema,
  address6: z.optional(address6Schema),
  hostname: domainSchema,
});

/** The protocols of a listener. QMQP is known by name, so that a listener of that kind is refused with a reason. */
const protocolSchema = z.optional(z.string().check(must((value: string) => value.toUpperCase() === 'SMTP', 'appliance.protocol')));

/** What the real box asks of its reputation service for a listener, `setup > senderbase`. */
const senderBaseSchema = z.strictObject({
  enabled: z.optional(z.boolean()),
  timeout_per_query: z.optional(durationSchema),
  timeout_per_connection: z.optional(durationSchema),
});

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

/** A static masquerading table, `masquerade`: what stands in the place of an address or of a domain. */
const masqueradeSchema = z.record(z.string(), textSchema);

/** Settings of all listeners together, `listenerconfig > setup`. */
export const globalSettingsSchema = z.strictObject({
  max_connections: z.optional(z.int().check(z.gte(1))),
  max_tls_connections: z.optional(z.int().check(z.gte(1))),
  max_header_lines: z.optional(z.int().check(z.gte(0))),
  max_subject_size: z.optional(z.int().check(z.gte(0))),
  unsuccessful_timeout: z.optional(durationSchema),
  total_connection_time: z.optional(durationSchema),
  injection_counters_reset: z.optional(durationSchema),
  add_message_id: z.optional(z.boolean()),
  hostname_in_received: z.optional(z.enum(['interface', 'virtual_gateway'])),
  senderbase_cache_time: z.optional(z.union([durationSchema, z.literal('senderbase')])),
  hat_delayed_rejection: z.optional(z.boolean()),
});

/** One entry of `listeners`. The keys of `default_policy_parameters` are those of a policy block and are checked by themselves. */
export const listenerSchema = z.strictObject({
  name: textSchema,
  type: z.enum(['public', 'private', 'blackhole']),
  protocol: protocolSchema,
  interface: textSchema,
  port: z.int().check(z.gte(1), z.lte(65535)),
  hat: textSchema,
  rat: z.optional(textSchema),
  default_domain: z.optional(domainSchema),
  domain_map: z.optional(domainMapSchema),
  ldap_accept: z.optional(ldapAcceptSchema),
  ldap_routing: z.optional(textSchema),
  ldap_masquerade: z.optional(textSchema),
  ldap_group: z.optional(textSchema),
  smtp_auth: z.optional(textSchema),
  call_ahead: z.optional(callAheadSchema),
  masquerade: z.optional(masqueradeSchema),
  ipmm: z.optional(z.boolean()),
  address_parser: z.optional(addressParserSchema),
  bare_cr_lf: z.optional(z.enum(['clean', 'reject', 'allow'])),
  received_header: z.optional(z.boolean()),
  certificate: z.optional(z.boolean()),
  max_connections: z.optional(z.int().check(z.gte(1))),
  tcp_listen_queue_size: z.optional(z.int().check(z.gte(1))),
  bounce_profile: z.optional(textSchema),
  footer: z.optional(textSchema),
  senderbase: z.optional(senderBaseSchema),
  default_policy_parameters: z.optional(
    z.record(z.string(), z.union([z.string(), z.number()], { error: 'yaml.parameter' satisfies NoteRule })),
  ),
});

/** One entry of `exception_table`. `code` and `text` are what a rejected sender is told. */
export const exceptionSchema = z.strictObject({
  sender: z.string().check(must((value: string) => readExceptionSender(value) !== null, 'exception.sender')),
  action: z.enum(['allow', 'reject']),
  code: z.optional(z.int().check(z.gte(400), z.lte(599))),
  text: z.optional(textSchema),
});

/** Lists of addresses by name: `user@domain`, `user@`, `@domain`, `@.domain`. */
export const addressListsSchema = z.record(z.string(), z.array(textSchema));

/** The whole file. */
export const applianceSchema = z.strictObject({
  interfaces: z.array(interfaceSchema),
  listeners: z.array(listenerSchema),
  settings: z.optional(globalSettingsSchema),
  ldap: z.optional(ldapSchema),
  smtp_routes: z.optional(smtpRoutesSchema),
  exception_table: z.optional(z.array(exceptionSchema)),
  address_lists: z.optional(addressListsSchema),
});
