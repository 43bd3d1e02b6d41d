/**
 * `appliance.yaml`: interfaces and listeners, which no export format of the real box covers.
 * The words are those of Network > Listeners and `listenerconfig` (User Guide 9.1.2, pp. 105-124).
 */
import { defaultSyntax, type AddressSyntax } from '#smtp';
import type * as z from 'zod/mini';
import { addressListsSchema, applianceSchema, globalSettingsSchema, interfaceSchema, listenerSchema } from './appliance-schema.ts';
import { checkAppliance } from './appliance-checks.ts';
import type { Appliance, Interface, Listener } from './appliance-parts.ts';
import { readCallAhead } from './call-ahead.ts';
import { readDomainMap } from './domain-map.ts';
import { readExceptions, repeatedExceptions } from './exception-table.ts';
import { readLdap, readLdapAccept, readSmtpAuth } from './ldap.ts';
import { parseAddress, printAddress } from './ip-address.ts';
import { inTextOrder, type Note, type Parsed } from './notes.ts';
import type { Parameter } from './parameter.ts';
import { schemaNotes, usablePart } from './schema-notes.ts';
import { entryOf, itemsAt, nodeAt, type YamlNode } from './yaml-node.ts';
import { defaultGlobalSettings, defaultListenerSettings, milliseconds, type GlobalSettings, type ListenerSettings } from './settings.ts';
import { readSmtpRoutes } from './smtp-routes.ts';
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
  const interfaces = itemsAt(tree, ['interfaces']).flatMap(readInterface);
  const listeners = itemsAt(tree, ['listeners']).flatMap(readListener);
  const settings = readGlobal(nodeAt(tree, ['settings']));
  const [ldap, smtpRoutes] = [readLdap(nodeAt(tree, ['ldap'])), readSmtpRoutes(nodeAt(tree, ['smtp_routes']))];
  const addressLists = readLists(nodeAt(tree, ['address_lists']));
  const appliance = { interfaces, listeners, settings, ldap, smtpRoutes, exceptions: readExceptions(tree), addressLists };
  const notes: readonly Note[] =
    syntax.length > 0 ? [] : [...schemaNotes(applianceSchema, tree, text), ...checkAppliance(appliance, tree), ...repeatedExceptions(tree)];
  return { value: appliance, notes: inTextOrder([...syntax, ...notes]) };
}

function readInterface(node: YamlNode): readonly Interface[] {
  const part = usablePart(interfaceSchema, node);
  if (part === null) return [];
  const { name, address, address6, hostname } = part;
  return [{ name, address: shortForm(address), address6: address6 === undefined ? null : shortForm(address6), hostname, span: node.span }];
}

function readListener(node: YamlNode): readonly Listener[] {
  const part = usablePart(listenerSchema, node);
  if (part === null || speaksAnother(node, part)) return [];
  const listener: Listener = {
    name: part.name,
    type: part.type,
    interface: part.interface,
    port: part.port,
    hat: part.hat,
    rat: part.type === 'public' ? (part.rat ?? null) : null,
    ldapAccept: part.type !== 'public' || part.ldap_accept === undefined ? null : readLdapAccept(node, part.ldap_accept),
    callAhead: part.type === 'public' ? readCallAhead(node, part.call_ahead) : null,
    smtpAuth: readSmtpAuth(node, part.smtp_auth),
    defaults: readDefaults(node, part.default_policy_parameters ?? {}),
    defaultDomain: part.default_domain ?? null,
    domainMap: readDomainMap(node),
    settings: readSettings(part),
    span: node.span,
  };
  return [listener];
}

/** A protocol that this model does not speak: such a listener is left out. */
function speaksAnother(node: YamlNode, part: ListenerPart): boolean {
  return part.protocol === undefined && nodeAt(node, ['protocol']) !== undefined;
}

/** An address in the one spelling by which it is found. */
function shortForm(text: string): string {
  const address = parseAddress(text);
  return address === null ? text : printAddress(address);
}

function readSettings(part: ListenerPart): ListenerSettings {
  return {
    addresses: readAddressSyntax(part.address_parser ?? {}),
    bareLineEnds: part.bare_cr_lf ?? defaultListenerSettings.bareLineEnds,
    receivedHeader: part.received_header ?? defaultListenerSettings.receivedHeader,
    certificate: part.certificate ?? defaultListenerSettings.certificate,
    connections: part.max_connections ?? defaultListenerSettings.connections,
    senderBase: part.senderbase?.enabled ?? defaultListenerSettings.senderBase,
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
    tlsConnections: part?.max_tls_connections ?? defaultGlobalSettings.tlsConnections,
    headerLines: part?.max_header_lines ?? defaultGlobalSettings.headerLines,
    unsuccessfulTimeout: milliseconds(part?.unsuccessful_timeout) ?? defaultGlobalSettings.unsuccessfulTimeout,
    connectionTime: milliseconds(part?.total_connection_time) ?? defaultGlobalSettings.connectionTime,
    counterReset: milliseconds(part?.injection_counters_reset) ?? defaultGlobalSettings.counterReset,
    addMessageId: part?.add_message_id ?? defaultGlobalSettings.addMessageId,
    hatDelayedRejection: part?.hat_delayed_rejection ?? defaultGlobalSettings.hatDelayedRejection,
    scoreCache: readCacheTime(part?.senderbase_cache_time) ?? defaultGlobalSettings.scoreCache,
  };
}

/** A fixed time; null where the service itself decides. */
const readCacheTime = (time: string | undefined): number | null => (time === 'senderbase' ? null : milliseconds(time));

function readLists(node: YamlNode | undefined): Appliance['addressLists'] {
  return node === undefined ? {} : (usablePart(addressListsSchema, node) ?? {});
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
