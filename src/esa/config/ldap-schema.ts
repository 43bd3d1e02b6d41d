/** The shape of `ldap` in `appliance.yaml`, and of a listener's `ldap_accept`: strict, so that a slip in a key is an error. */
import * as z from 'zod/mini';
import { isDistinguishedName } from '../world/distinguished-name.ts';
import { durationSchema, must, textSchema } from './schema-parts.ts';

/** What a query is for. User Guide 9.1.2, pp. 688-701; the others of the box (external authentication, quarantine, aliases) receive no mail. */
export const queryKinds = ['accept', 'routing', 'masquerade', 'group', 'smtp_auth'] as const;

const kindSchema = z.enum(queryKinds);

/** One query of a server profile. Without a name it gets the profile's and the kind's. */
export const ldapQuerySchema = z.strictObject({ kind: kindSchema, name: z.optional(textSchema), filter: textSchema });

const baseSchema = z.string().check(must((value: string) => value.toUpperCase() === 'NONE' || isDistinguishedName(value), 'ldap.base-dn'));

/** One server profile. Anonymous where no `bind_dn` is given. */
export const ldapServerSchema = z.strictObject({
  name: textSchema,
  hosts: z.array(textSchema).check(z.minLength(1)),
  port: z.optional(z.int().check(z.gte(1), z.lte(65535))),
  server_type: z.optional(z.enum(['active_directory', 'openldap', 'other'])),
  base_dn: baseSchema,
  bind_dn: z.optional(textSchema),
  bind_password: z.optional(z.string()),
  ssl: z.optional(z.boolean()),
  max_connections: z.optional(z.int().check(z.gte(1))),
  cache_ttl: z.optional(durationSchema),
  cache_size: z.optional(z.int().check(z.gte(0))),
  queries: z.optional(z.array(ldapQuerySchema)),
});

/** A query that picks another by the domain of the address. */
export const domainQuerySchema = z.strictObject({
  name: textSchema,
  kind: kindSchema,
  domains: z.record(z.string(), textSchema),
  default: z.optional(textSchema),
});

/** A query that tries others one after another. */
export const chainQuerySchema = z.strictObject({ name: textSchema, kind: kindSchema, queries: z.array(textSchema).check(z.minLength(1)) });

/** `ldap`. */
export const ldapSchema = z.strictObject({
  servers: z.optional(z.array(ldapServerSchema)),
  domain_queries: z.optional(z.array(domainQuerySchema)),
  chain_queries: z.optional(z.array(chainQuerySchema)),
});

/** A listener's `ldap_accept`: `query` is a query's name, or a filter. */
export const ldapAcceptSchema = z.strictObject({
  query: textSchema,
  where: z.optional(z.enum(['conversation', 'work_queue'])),
  no_match: z.optional(z.enum(['bounce', 'drop'])),
  unreachable: z.optional(z.enum(['allow', 'fail'])),
  unreachable_code: z.optional(z.int().check(z.gte(400), z.lte(599))),
  unreachable_text: z.optional(textSchema),
});
