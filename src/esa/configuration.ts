/**
 * A configuration as the appliance has committed it: the texts, and what was read from them. Texts are the truth and stay plain data;
 * what was read is made once per set of texts and remembered by identity.
 */
import { parseAddress, printAddress } from './config/ip-address.ts';
import type { Parsed } from './config/notes.ts';
import { parseAppliance, type Appliance, type Interface, type Listener } from './config/appliance.ts';
import { parseHostAccessTable, type HostAccessTable } from './config/host-access-table.ts';
import { parseRecipientAccessTable, type RecipientAccessTable } from './config/recipient-access-table.ts';
import { defaultListenerSettings, type GlobalSettings, type ListenerSettings } from './config/settings.ts';
import { parseDirectory, type Directory } from './world/directory.ts';
import { parseWorld, type World } from './world/world.ts';

/** Texts by file name, and the number of the commit that made them; the first is 0. */
export interface Texts {
  readonly revision: number;
  readonly files: Readonly<Record<string, string>>;
}

/** The appliance's own files as read. Tables are found by the file name their listener gives. */
export interface Configuration {
  readonly texts: Texts;
  readonly appliance: Appliance;
  readonly hats: ReadonlyMap<string, HostAccessTable>;
  readonly rats: ReadonlyMap<string, RecipientAccessTable>;
}

/** What lies outside the appliance, as read. */
export interface Surroundings {
  readonly texts: Texts;
  readonly world: World;
  readonly directory: Directory;
}

export const APPLIANCE_FILE = 'appliance.yaml';
export const WORLD_FILE = 'world.yaml';
export const DIRECTORY_FILE = 'directory.ldif';

/** Whether a file is part of the world; every other one is the appliance's and waits for a commit. */
export function isWorldFile(file: string): boolean {
  return file === WORLD_FILE || file === DIRECTORY_FILE;
}

/** Remembers what was made of each object for as long as the object lives. */
function once<K extends object, V>(make: (key: K) => V): (key: K) => V {
  const made = new WeakMap<K, V>();
  return (key) => {
    const known = made.get(key);
    if (known !== undefined) return known;
    const value = make(key);
    made.set(key, value);
    return value;
  };
}

/** Reads a set of texts. A file that is missing reads as an empty one, so there always is a configuration. */
export const readConfiguration: (texts: Texts) => Configuration = once((texts) => {
  const appliance = parseAppliance(texts.files[APPLIANCE_FILE] ?? '').value;
  return { texts, appliance, hats: tables(texts, '.hat', parseHostAccessTable), rats: tables(texts, '.rat', parseRecipientAccessTable) };
});

function tables<T>(texts: Texts, ending: string, parse: (text: string) => Parsed<T>): ReadonlyMap<string, T> {
  const files = Object.entries(texts.files).filter(([file]) => file.endsWith(ending));
  return new Map(files.map(([file, text]) => [file, parse(text).value]));
}

/** Reads the texts of the world, tolerant as `readConfiguration`. */
export const readSurroundings: (texts: Texts) => Surroundings = once((texts) => ({
  texts,
  world: parseWorld(texts.files[WORLD_FILE] ?? '').value,
  directory: parseDirectory(texts.files[DIRECTORY_FILE] ?? '').value,
}));

/**
 * The interface with this address, if the appliance has one; its `address` is the one asked for, which may be its second. An IPv6 address
 * may be spelt in any way.
 */
export function interfaceAt(configuration: Configuration, address: string): Interface | null {
  const asked = address.includes(':') ? parseAddress(address) : null;
  const short = asked === null ? address : printAddress(asked);
  const found = configuration.appliance.interfaces.find((candidate) => candidate.address === short || candidate.address6 === short);
  if (found === undefined) return null;
  return found.address === short ? found : { ...found, address: short };
}

/** The listener on an interface and port, if there is one. */
export function listenerOn(configuration: Configuration, on: Interface, port: number): Listener | null {
  return configuration.appliance.listeners.find((candidate) => candidate.interface === on.name && candidate.port === port) ?? null;
}

/** The listener of that name, if there is one. */
export function listenerNamed(configuration: Configuration, name: string): Listener | null {
  return configuration.appliance.listeners.find((candidate) => candidate.name === name) ?? null;
}

const EMPTY_HAT: HostAccessTable = { text: '', policies: [], groups: [] };
const EMPTY_RAT: RecipientAccessTable = { text: '', entries: [] };

/** The Host Access Table of a listener; an empty one if its file is missing. */
export function hatOf(configuration: Configuration, listener: Listener): HostAccessTable {
  return configuration.hats.get(listener.hat) ?? EMPTY_HAT;
}

/** The Recipient Access Table of a listener; an empty one if its file is missing or it has none. */
export function ratOf(configuration: Configuration, listener: Listener): RecipientAccessTable {
  return (listener.rat === null ? undefined : configuration.rats.get(listener.rat)) ?? EMPTY_RAT;
}

/** Settings of the listener a connection came in by. */
export function settingsOf(configuration: Configuration, listener: string): ListenerSettings {
  return listenerNamed(configuration, listener)?.settings ?? defaultListenerSettings;
}

/** Settings of all listeners together. */
export function globalSettingsOf(configuration: Configuration): GlobalSettings {
  return configuration.appliance.settings;
}
