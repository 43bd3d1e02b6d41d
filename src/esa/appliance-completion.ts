/**
 * What may stand at a position of `appliance.yaml`: keys that are not used yet, values, names that the file itself defines, files of
 * tables, and whole new items of a list. Pure; an editor shows it. Texts to insert are snippets as editors know them: `$1`, `${1|a,b|}`.
 */
import type { Span } from '#smtp';
import { choicesOf, DEFAULTS, helpOn, nameOf, type KeyHelp } from './appliance-help.ts';
import { applianceSchema } from './config/appliance-schema.ts';
import { readLdap } from './config/ldap.ts';
import { parameterSupport } from './config/parameter-support.ts';
import { shapeAt, type Shape, type ShapeKey } from './config/schema-shape.ts';
import { entryOf, itemsAt, nodeAt, type YamlNode } from './config/yaml-node.ts';
import { placeAt, type YamlPlace } from './config/yaml-place.ts';
import { readYaml } from './config/yaml.ts';

/** One thing that may stand there. `insert` is a snippet, its line ends LF, its lines indented already; it replaces `at`. */
export interface Suggestion {
  readonly kind: 'key' | 'value' | 'item';
  readonly label: string;
  readonly insert: string;
  readonly at: Span;
  readonly required: boolean;
  /** What the key is for; of a value, nothing. */
  readonly help: KeyHelp | null;
  /** What a value or item means, in a phrase. */
  readonly meaning: string | null;
  /** Whether values can be offered as soon as it is taken. */
  readonly goesOn: boolean;
}

interface Surroundings {
  readonly tree: YamlNode;
  readonly files: readonly string[];
}

/** What may stand at an offset of the text. `files` are the names of the tables there are. Nothing in comments. Needs a YAML reader. */
export function completeAppliance(text: string, offset: number, files: readonly string[]): readonly Suggestion[] {
  const place = placeAt(text, offset);
  if (place === null) return [];
  const around: Surroundings = { tree: readYaml(text).value, files };
  const shape = shapeAt(applianceSchema, place.path);
  if (place.role === 'value') return valuesAt(around, place, shape);
  if (shape?.kind === 'items') return place.colon ? [] : [itemOf(around, place, shape.item, '- ', 2)];
  if (shape?.kind === 'value') return place.colon ? [] : valuesAt(around, place, shape);
  return [...wholeItem(around, place, shape), ...keysAt(around, place, shape)];
}

/** A whole new interface, listener or the like behind a dash. */
function wholeItem(around: Surroundings, place: YamlPlace, shape: Shape | null): readonly Suggestion[] {
  const first = place.item && place.used.length === 0 && !place.colon;
  return first && shape?.kind === 'keys' ? [itemOf(around, place, shape, '', 0)] : [];
}

function itemOf(around: Surroundings, place: YamlPlace, item: Shape, dash: string, deeper: number): Suggestion {
  const path = place.path.filter((step) => typeof step === 'string');
  const insert = `${dash}${item.kind === 'keys' ? blockOf(around, path, item.keys, place.indent + deeper) : '$0'}`;
  return { ...bare(place), kind: 'item', label: itemNames[nameOf(path)] ?? 'new item', insert, meaning: neededOf(item) };
}

/** What a new item of a list is called. */
const itemNames: Readonly<Record<string, string>> = {
  interfaces: 'new interface',
  listeners: 'new listener',
  'ldap.servers': 'new server profile',
  'ldap.servers.queries': 'new query',
  'ldap.domain_queries': 'new domain query',
  'ldap.chain_queries': 'new chain query',
  exception_table: 'new exception',
};

const neededOf = (item: Shape): string | null =>
  item.kind === 'keys'
    ? `with ${wantedKeys('', item.keys)
        .map(({ key }) => key)
        .join(', ')}`
    : null;

/** Keys of a new item: those it cannot do without; a listener also gets a RAT, since most are public. */
const wantedKeys = (name: string, keys: readonly ShapeKey[]): readonly ShapeKey[] =>
  keys.filter(({ key, required }) => required || (name === 'listeners' && key === 'rat'));

/** Lines `key: value` with a stop at each value. */
function blockOf(around: Surroundings, path: readonly PropertyKey[], keys: readonly ShapeKey[], indent: number): string {
  const lines = wantedKeys(nameOf(path), keys).map(({ key, shape }, index) => {
    const stop = stopOf(
      index + 1,
      choicesAt(around, [...path, key], shape).map(({ label }) => label),
    );
    return shape.kind === 'items' ? `${key}: [${stop}]` : `${key}: ${stop}`;
  });
  return lines.join(`\n${' '.repeat(indent)}`);
}

const stopOf = (number: number, choices: readonly string[]): string =>
  choices.length === 0
    ? `$${String(number)}`
    : `\${${String(number)}|${choices.map((choice) => choice.replace(/[\\,|}$]/g, '\\$&')).join(',')}|}`;

function keysAt(around: Surroundings, place: YamlPlace, shape: Shape | null): readonly Suggestion[] {
  if (nameOf(place.path) === `listeners.${DEFAULTS}`) return parametersAt(place);
  if (shape?.kind !== 'keys') return [];
  return shape.keys.flatMap((part) => (place.used.includes(part.key) ? [] : [keyOf(around, place, part)]));
}

function parametersAt(place: YamlPlace): readonly Suggestion[] {
  const used = place.used.map((key) => key.toLowerCase());
  return Object.entries(parameterSupport).flatMap(([key, support]) => {
    if (used.includes(key)) return [];
    const insert = place.colon ? key : `${key}: `;
    const goesOn = !place.colon && choicesOf(support).length > 0;
    return [{ ...bare(place), kind: 'key' as const, label: key, insert, help: helpOn([...place.path, key]), goesOn }];
  });
}

function keyOf(around: Surroundings, place: YamlPlace, { key, required, shape }: ShapeKey): Suggestion {
  const path = [...place.path, key];
  const goesOn = !place.colon && (shape.kind !== 'value' || choicesAt(around, path, shape).length > 0);
  const insert = place.colon ? key : `${key}:${afterKey(shape, place.indent)}`;
  return { ...bare(place), kind: 'key', label: key, insert, required, help: helpOn(path), goesOn };
}

/** What follows a new key: a blank, a list's first dash, or a deeper line. */
function afterKey(shape: Shape, indent: number): string {
  const deeper = `\n${' '.repeat(indent + 2)}`;
  if (shape.kind === 'value') return ' ';
  return shape.kind === 'items' ? `${deeper}- ` : deeper;
}

function valuesAt(around: Surroundings, place: YamlPlace, shape: Shape | null): readonly Suggestion[] {
  const help = helpOn(place.path);
  return choicesAt(around, place.path, shape).map(({ label, meaning }) => ({
    ...bare(place),
    kind: 'value',
    label,
    insert: quoted(label).replace(/[\\$}]/g, '\\$&'),
    meaning: meaning ?? help?.values[label] ?? null,
  }));
}

/** A name that would read as something else, or end early, stands in quotes. */
const quoted = (text: string): string => (/^[\w.][^:#,[\]{}]*$/.test(text) ? text : `'${text.replaceAll("'", "''")}'`);

interface Choice {
  readonly label: string;
  readonly meaning?: string;
}

/** The values to choose from at a path, as far as they are known. */
function choicesAt({ tree, files }: Surroundings, path: readonly PropertyKey[], shape: Shape | null): readonly Choice[] {
  const name = nameOf(path);
  if (name === `listeners.${DEFAULTS}.env_sender_rate_limit_exceptions`) return keysIn(nodeAt(tree, ['address_lists']));
  if (name.startsWith(`listeners.${DEFAULTS}.`)) return parameterChoices(name);
  if (name === 'listeners.interface') return interfacesOf(tree);
  if (name === 'listeners.hat' || name === 'listeners.rat') return filesOf(files, name.slice(-3));
  if (QUERY.test(name))
    return readLdap(nodeAt(tree, ['ldap'])).queries.map((query) => ({ label: query.name, meaning: `${query.kind} query` }));
  if (name.startsWith('smtp_routes.')) return routeChoices;
  if (shape?.kind === 'value' && shape.choices.length > 0) return shape.choices.map((label) => ({ label }));
  return Object.keys(helpOn(path)?.values ?? {}).map((label) => ({ label }));
}

/** What a route may lead to besides a host. */
const routeChoices: readonly Choice[] = [
  { label: 'USEDNS', meaning: 'ask DNS' },
  { label: '/dev/null', meaning: 'throw the mail away' },
];

/** Where the name of a query stands. */
const QUERY =
  /^(?:listeners\.(?:ldap_accept\.query|ldap_routing|ldap_masquerade|ldap_group|smtp_auth)|ldap\.chain_queries\.queries|ldap\.domain_queries\.(?:default|domains\..+))$/;

function parameterChoices(name: string): readonly Choice[] {
  const support = parameterSupport[name.slice(name.lastIndexOf('.') + 1).toLowerCase()];
  return support === undefined ? [] : choicesOf(support).map((label) => ({ label }));
}

const keysIn = (node: YamlNode | undefined): readonly Choice[] =>
  node?.kind === 'map' ? node.entries.map(({ key }) => ({ label: key })) : [];

const filesOf = (files: readonly string[], ending: string): readonly Choice[] =>
  files.filter((file) => file.endsWith(`.${ending}`)).map((label) => ({ label }));

function interfacesOf(tree: YamlNode): readonly Choice[] {
  return itemsAt(tree, ['interfaces']).flatMap((item) => {
    const [label, address] = [textIn(item, 'name'), textIn(item, 'address')];
    return label === null ? [] : [address === null ? { label } : { label, meaning: address }];
  });
}

function textIn(item: YamlNode, key: string): string | null {
  const value = entryOf(item, key)?.value;
  return value?.kind === 'scalar' && value.value !== null ? String(value.value) : null;
}

const bare = ({ written }: YamlPlace) => ({ at: written, required: false, help: null, meaning: null, goesOn: false });
