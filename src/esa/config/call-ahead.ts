/**
 * `call_ahead` of a listener, SMTP call-ahead recipient validation: another SMTP server is asked about every recipient the table takes, while
 * the client waits (User Guide 8.0.2, p. 472; 8.5.5, p. 529). Its place in `appliance.yaml` is ours.
 */
import * as z from 'zod/mini';
import type { Span } from '#smtp';
import { domainSchema, textSchema } from './schema-parts.ts';
import { entryOf, type YamlNode } from './yaml-node.ts';

/**
 * Whom the appliance calls: `server`, or null for the host the mail would go to. `failure` is the reply while nobody answers there, or null to
 * let mail in.
 */
export interface CallAhead {
  readonly server: string | null;
  readonly failure: { readonly code: number | null; readonly text: string | null } | null;
  readonly span: Span;
}

/** The whole key. */
export const callAheadSchema = z.strictObject({
  server: z.optional(domainSchema),
  failure: z.optional(z.enum(['accept', 'reject'])),
  failure_code: z.optional(z.int().check(z.gte(400), z.lte(599))),
  failure_text: z.optional(textSchema),
});

/** Reads the key of a listener; refusing for now where nothing else is said (design choice). */
export function readCallAhead(listener: YamlNode, part: z.output<typeof callAheadSchema> | undefined): CallAhead | null {
  if (part === undefined) return null;
  const { server = null, failure = 'reject', failure_code: code = null, failure_text: text = null } = part;
  const span = entryOf(listener, 'call_ahead')?.keySpan ?? listener.span;
  return { server, failure: failure === 'accept' ? null : { code, text }, span };
}
