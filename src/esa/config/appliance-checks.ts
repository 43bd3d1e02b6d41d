/** What is wrong with an appliance although each key fits: names, addresses and ports that collide, tables a listener needs or cannot have. */
import type { Span } from '#smtp';
import { applianceKeys } from './appliance-keys.ts';
import type { Appliance, Interface, Listener } from './appliance-parts.ts';
import { acceptNotes, checkLdap, smtpAuthNotes } from './ldap-checks.ts';
import { checkDomainMap } from './domain-map.ts';
import { nearest } from './nearest.ts';
import { noteOf, type Note, type NoteRule } from './notes.ts';
import { checkParameter } from './parameter.ts';
import { parameterSupport } from './parameter-support.ts';
import { checkSmtpRoutes } from './smtp-routes.ts';
import { entryOf, nodeAt, spanAt, type YamlNode } from './yaml-node.ts';

/** Every remark that needs more than one key to be made. The tree gives the places. */
export function checkAppliance(appliance: Appliance, tree: YamlNode): readonly Note[] {
  const { interfaces, listeners } = appliance;
  return [
    ...repeated(
      interfaces,
      ({ name }) => name,
      (name, part) => noteOf('appliance.duplicate-name', partSpan(tree, part, 'name'), { name, what: 'interface' }),
    ),
    ...repeated(
      interfaces.flatMap((part) => addressesOf(part)),
      ({ address }) => address,
      (address, { part, key }) => noteOf('appliance.duplicate-address', partSpan(tree, part, key), { address }),
    ),
    ...repeated(
      listeners,
      ({ name }) => name,
      (name, part) => noteOf('appliance.duplicate-name', partSpan(tree, part, 'name'), { name, what: 'listener' }),
    ),
    ...repeated(listeners, portKey, (_, part) => samePort(tree, part)),
    ...checkLdap(appliance.ldap, nodeAt(tree, ['ldap'])),
    ...listeners.flatMap((listener) => listenerNotes(appliance, listener, tree)),
    ...inertNotes(tree, ''),
    ...checkSmtpRoutes(tree),
  ];
}

/** A note for each part whose key an earlier part has already. */
function repeated<T>(parts: readonly T[], keyOf: (part: T) => string, note: (key: string, part: T) => Note): readonly Note[] {
  const seen = new Set<string>();
  return parts.flatMap((part) => {
    const key = keyOf(part);
    const again = seen.has(key);
    seen.add(key);
    return again ? [note(key, part)] : [];
  });
}

/** The addresses of an interface with the keys that hold them. */
function addressesOf(part: Interface): readonly { readonly address: string; readonly key: string; readonly part: Interface }[] {
  const { address, address6 } = part;
  const first = { address, key: 'address', part };
  return address6 === null ? [first] : [first, { address: address6, key: 'address6', part }];
}

/** Keys that are kept and change nothing, wherever they stand below a path. */
function inertNotes(node: YamlNode, path: string): readonly Note[] {
  if (node.kind === 'list') return node.items.flatMap((item) => inertNotes(item, path));
  if (node.kind !== 'map') return [];
  return node.entries.flatMap(({ key, keySpan, value }) => {
    const at = path === '' ? key : `${path}.${key}`;
    const why = applianceKeys[at]?.inert;
    return why === undefined ? inertNotes(value, at) : [noteOf('appliance.inert', keySpan, { key, why })];
  });
}

/** Where a key's value of an interface or listener stands. */
function partSpan(tree: YamlNode, part: Interface | Listener, ...path: readonly string[]): Span {
  const node = nodeOf(tree, part);
  return node === undefined ? part.span : spanAt(node, path);
}

function nodeOf(tree: YamlNode, part: Interface | Listener): YamlNode | undefined {
  const list = nodeAt(tree, ['port' in part ? 'listeners' : 'interfaces']);
  return list?.kind === 'list' ? list.items.find((item) => item.span.start === part.span.start) : undefined;
}

const portKey = (listener: Listener): string => `${listener.interface} ${String(listener.port)}`;

function samePort(tree: YamlNode, part: Listener): Note {
  return noteOf('appliance.same-port', partSpan(tree, part, 'port'), { port: String(part.port), interface: part.interface });
}

function listenerNotes({ interfaces, ldap, settings }: Appliance, listener: Listener, tree: YamlNode): readonly Note[] {
  const place = (key: string) => partSpan(tree, listener, key);
  return [
    ...interfaceNotes(interfaces, listener.interface, place('interface')),
    ...tableNotes(listener, nodeOf(tree, listener)),
    ...(listener.ldapAccept === null ? [] : acceptNotes(ldap, listener.ldapAccept, nodeOf(tree, listener))),
    ...(listener.smtpAuth === null ? [] : smtpAuthNotes(ldap, listener.smtpAuth)),
    ...checkDomainMap(nodeOf(tree, listener)),
    ...concurrencyNotes(settings.connections, listener),
    ...defaultNotes(listener),
  ];
}

function interfaceNotes(interfaces: readonly Interface[], name: string, at: Span): readonly Note[] {
  const names = interfaces.map((candidate) => candidate.name);
  if (names.includes(name)) return [];
  const near = nearest(name, names);
  return [
    near === null ? noteOf('appliance.unknown-interface', at, { name }) : noteOf('appliance.unknown-interface-near', at, { name, near }),
  ];
}

/** A public listener needs a RAT; a private one has neither RAT nor directory (User Guide 7.5, p. 209). */
function tableNotes(listener: Listener, node: YamlNode | undefined): readonly Note[] {
  const { name, type, rat } = listener;
  const written = (key: string, rule: NoteRule): readonly Note[] => {
    const entry = entryOf(node, key);
    return entry === undefined ? [] : [noteOf(rule, entry.keySpan, { name })];
  };
  if (type === 'blackhole') return ['rat', 'ldap_accept', 'call_ahead'].flatMap((key) => written(key, 'appliance.blackhole-table'));
  if (type === 'private') {
    return [
      ...written('rat', 'appliance.private-rat'),
      ...written('ldap_accept', 'appliance.private-ldap'),
      ...written('call_ahead', 'appliance.private-call-ahead'),
    ];
  }
  return rat === null ? written('name', 'appliance.no-rat') : [];
}

/** More connections from one host than there may be at all: the box says so where the latter is set (Cisco TAC note 118495). */
function concurrencyNotes(most: number, { defaults }: Listener): readonly Note[] {
  return defaults.flatMap(({ key, value, valueSpan }) => {
    const over = key.toLowerCase() === 'max_concurrency' && typeof value === 'number' && value > most;
    return over ? [noteOf('appliance.concurrency', valueSpan, { value: String(value), most: String(most) })] : [];
  });
}

function defaultNotes({ defaults }: Listener): readonly Note[] {
  const notes: Note[] = [];
  defaults.forEach((parameter) => checkParameter({ notes }, parameter, parameterSupport));
  return notes;
}
