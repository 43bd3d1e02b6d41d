/**
 * `domain_map` of a listener: envelope recipients that become others before the Recipient Access Table is asked, `listenerconfig > edit >
 * domainmap` (User Guide 9.1.2, pp. 635-642). Letters keep their `To:`. Its place in `appliance.yaml` is ours.
 */
import * as z from 'zod/mini';
import { noteOf, type Note, type NoteRule } from './notes.ts';
import { domainSchema, must } from './schema-parts.ts';
import { entryOf, type YamlNode } from './yaml-node.ts';
import type { Span } from '#smtp';

/**
 * One mapping. Without `user` it means everybody of the domain; `below`: every name below the domain too, as the guide's own example has
 * `@.oldcompanyname.com`. User and domain are in lower case. `target` keeps its case; its `user` is null where the recipient keeps his own.
 */
export interface DomainMapping {
  readonly text: string;
  readonly user: string | null;
  readonly domain: string;
  readonly below: boolean;
  readonly target: { readonly user: string | null; readonly domain: string };
  readonly span: Span;
}

const targetSchema = z.string().check(must((text: string) => readTarget(text) !== null, 'domain-map.target' satisfies NoteRule));

/** The whole table: what a recipient becomes, by whom it means. */
export const domainMapSchema = z.record(z.string(), targetSchema);

const isDomain = (text: string): boolean => domainSchema.safeParse(text).success;

/** `user@domain` in its halves, the user null for `@domain`; null for anything else. */
function cut(text: string): { readonly user: string | null; readonly domain: string } | null {
  const at = text.lastIndexOf('@');
  const user = text.slice(0, at);
  return at < 0 || /[\s<>@]/.test(user) ? null : { user: user === '' ? null : user, domain: text.slice(at + 1) };
}

function readTarget(text: string): DomainMapping['target'] | null {
  const halves = cut(text);
  return halves !== null && isDomain(halves.domain) ? halves : null;
}

function readSource(text: string): Pick<DomainMapping, 'user' | 'domain' | 'below'> | null {
  const halves = cut(text.toLowerCase());
  if (halves === null) return null;
  const below = halves.domain.startsWith('.');
  const domain = below ? halves.domain.slice(1) : halves.domain;
  return isDomain(domain) ? { user: halves.user, domain, below } : null;
}

/** Reads the table of a listener in its order. A mapping that cannot be read, or that sends one user to a whole domain, maps nobody. */
export function readDomainMap(listener: YamlNode): readonly DomainMapping[] {
  const node = entryOf(listener, 'domain_map')?.value;
  if (node?.kind !== 'map') return [];
  return node.entries.flatMap(({ key, keySpan, value }) => {
    const source = readSource(key);
    const target = value.kind === 'scalar' && typeof value.value === 'string' ? readTarget(value.value) : null;
    if (source === null || target === null || halfNamed(source, target)) return [];
    const { user, domain, below } = source;
    return [{ text: key, user, domain, below, target, span: { start: keySpan.start, end: value.span.end } }];
  });
}

/** A mapping of one user needs a whole address to the right (User Guide 9.1.2, table 24-4). */
const halfNamed = (source: Pick<DomainMapping, 'user'>, target: DomainMapping['target']): boolean =>
  source.user !== null && target.user === null;

/** Remarks that the schema cannot make: keys that mean nobody, and a user who would become a whole domain. */
export function checkDomainMap(listener: YamlNode | undefined): readonly Note[] {
  const node = entryOf(listener, 'domain_map')?.value;
  if (node?.kind !== 'map') return [];
  return node.entries.flatMap(({ key, keySpan, value }) => {
    const source = readSource(key);
    if (source === null) return [noteOf('domain-map.source', keySpan, { text: key })];
    const text = value.kind === 'scalar' ? String(value.value) : '';
    const target = readTarget(text);
    return target !== null && halfNamed(source, target) ? [noteOf('domain-map.whole', value.span, { text })] : [];
  });
}

/** The first mapping that means a recipient; null if none does. That the order decides is a design choice, as in the masquerading table. */
export function mappingFor(map: readonly DomainMapping[], local: string, domain: string): DomainMapping | null {
  const [user, host] = [local.toLowerCase(), domain.toLowerCase()];
  const means = (one: DomainMapping): boolean =>
    (one.user === null || one.user === user) && (one.domain === host || (one.below && host.endsWith(`.${one.domain}`)));
  return map.find(means) ?? null;
}
