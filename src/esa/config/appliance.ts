/**
 * `appliance.yaml`: interfaces and listeners, which no export format of the real box covers.
 * The words are those of Network > Listeners and `listenerconfig` (User Guide 9.1.2, pp. 105-124).
 */
import { defaultSyntax, type AddressSyntax, type Span } from '#smtp';
import type * as z from 'zod/mini';
import { applianceSchema, globalSettingsSchema, interfaceSchema, listenerSchema } from './appliance-schema.ts';
import { checkAppliance } from './appliance-checks.ts';
import type { Appliance, Interface, Listener } from './appliance-parts.ts';
import { inTextOrder, type Note, type Parsed } from './notes.ts';
import type { Parameter } from './parameter.ts';
import { schemaNotes, usablePart } from './schema-notes.ts';
import { entryOf, nodeAt, type YamlNode } from './yaml-node.ts';
import { defaultGlobalSettings, defaultListenerSettings, type GlobalSettings, type ListenerSettings } from './settings.ts';
import { readYaml } from './yaml.ts';

type ListenerPart = z.output<typeof listenerSchema>;

export { applianceSchema } from './appliance-schema.ts';
export type { Appliance, Interface, Listener } from './appliance-parts.ts';

/**
 * Reads `appliance.yaml`. Any text yields an appliance made of the interfaces and listeners that can be used: one that lacks a key it needs
 * is left out, a key that does not fit is ignored, and the notes say so. Needs `rememberYaml` or `provideYaml` first.
 */
export function parseAppliance(text: string): Parsed<Appliance> {
  const { value: tree, notes: syntax } = readYaml(text);
  const interfaces = partsOf(tree, 'interfaces').flatMap(readInterface);
  const listeners = partsOf(tree, 'listeners').flatMap(readListener);
  const appliance = { interfaces, listeners, settings: readGlobal(nodeAt(tree, ['settings'])) };
  const notes: readonly Note[] = syntax.length > 0 ? [] : [...schemaNotes(applianceSchema, tree, text), ...checkAppliance(appliance, tree)];
  return { value: appliance, notes: inTextOrder([...syntax, ...notes]) };
}

function partsOf(tree: YamlNode, key: string): readonly YamlNode[] {
  const list = nodeAt(tree, [key]);
  return list?.kind === 'list' ? list.items : [];
}

function readInterface(node: YamlNode): readonly Interface[] {
  const part = usablePart(interfaceSchema, node);
  return part === null ? [] : [{ ...part, span: node.span }];
}

function readListener(node: YamlNode): readonly Listener[] {
  const part = usablePart(listenerSchema, node);
  if (part === null) return [];
  const query = part.type === 'private' ? undefined : part.ldap_accept?.query;
  const listener: Listener = {
    name: part.name,
    type: part.type,
    interface: part.interface,
    port: part.port,
    hat: part.hat,
    rat: part.type === 'private' ? null : (part.rat ?? null),
    ldapAccept: query === undefined ? null : { query, span: spanOfQuery(node) },
    defaults: readDefaults(node, part.default_policy_parameters ?? {}),
    defaultDomain: part.default_domain ?? null,
    settings: readSettings(part),
    span: node.span,
  };
  return [listener];
}

function readSettings(part: ListenerPart): ListenerSettings {
  return {
    addresses: readAddressSyntax(part.address_parser ?? {}),
    bareLineEnds: part.bare_cr_lf ?? defaultListenerSettings.bareLineEnds,
    receivedHeader: part.received_header ?? defaultListenerSettings.receivedHeader,
    certificate: part.certificate ?? defaultListenerSettings.certificate,
    connections: part.max_connections ?? defaultListenerSettings.connections,
  };
}

function readAddressSyntax(part: NonNullable<ListenerPart['address_parser']>): AddressSyntax {
  return {
    parser: part.type ?? defaultSyntax.parser,
    eightBitUser: part.allow_8bit_user ?? defaultSyntax.eightBitUser,
    eightBitDomain: part.allow_8bit_domain ?? defaultSyntax.eightBitDomain,
    partialDomain: part.allow_partial_domain ?? defaultSyntax.partialDomain,
    sourceRoute: part.source_routing ?? defaultSyntax.sourceRoute,
    unknownLiteral: part.unknown_literals ?? defaultSyntax.unknownLiteral,
    refusedCharacters: part.reject_characters ?? defaultSyntax.refusedCharacters,
  };
}

function readGlobal(node: YamlNode | undefined): GlobalSettings {
  const part = node === undefined ? null : usablePart(globalSettingsSchema, node);
  return {
    connections: part?.max_connections ?? defaultGlobalSettings.connections,
    headerLines: part?.max_header_lines ?? defaultGlobalSettings.headerLines,
    unsuccessfulTimeout: milliseconds(part?.unsuccessful_timeout) ?? defaultGlobalSettings.unsuccessfulTimeout,
    connectionTime: milliseconds(part?.total_connection_time) ?? defaultGlobalSettings.connectionTime,
    addMessageId: part?.add_message_id ?? defaultGlobalSettings.addMessageId,
  };
}

const UNITS: Readonly<Record<string, number>> = { s: 1000, m: 60_000, h: 3_600_000 };

/** `5m` in milliseconds; null where nothing is set. */
function milliseconds(duration: string | undefined): number | null {
  return duration === undefined ? null : parseInt(duration, 10) * (UNITS[duration.slice(-1)] ?? 1);
}

function spanOfQuery(node: YamlNode): Span {
  return nodeAt(node, ['ldap_accept', 'query'])?.span ?? node.span;
}

/** The default policy parameters in the form of a policy block. */
function readDefaults(listener: YamlNode, usable: Readonly<Record<string, string | number>>): readonly Parameter[] {
  const map = nodeAt(listener, ['default_policy_parameters']);
  return Object.entries(usable).flatMap(([key, value]) => {
    const entry = entryOf(map, key);
    if (entry === undefined) return [];
    const { keySpan, value: node } = entry;
    return [{ key, value, span: { start: keySpan.start, end: node.span.end }, keySpan, valueSpan: node.span }];
  });
}
