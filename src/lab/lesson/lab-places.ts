/** Whom and what a lesson's words mean in a lab: hosts by name or address, listeners by name, the one listener nobody has to name. */
import { listenerNamed, readConfiguration, type Configuration, type Host, type Listener } from '#esa';
import { placesOf, resolvePlace } from '../shell.ts';
import { hostsOf, type Snapshot } from '../snapshot.ts';
import type { Files } from '../input.ts';

/** Where a connection goes. */
export interface Destination {
  readonly address: string;
  readonly port: number;
}

/** The configuration a lab has committed, as read. */
export function configurationOf(snapshot: Snapshot): Configuration {
  return readConfiguration(snapshot.configuration);
}

/** The only public listener; null where there is none or more than one. */
export function publicListener({ appliance }: Configuration): Listener | null {
  const [only, ...more] = appliance.listeners.filter((listener) => listener.type === 'public');
  return more.length > 0 ? null : (only ?? null);
}

/** The host of the world with this name or address. */
export function hostCalled(snapshot: Snapshot, word: string): Host | null {
  return hostsOf(snapshot).find((host) => host.address === word || host.name.toLowerCase() === word.toLowerCase()) ?? null;
}

/** The address a connection comes from: a host's, or the word itself if it is an address; null if the world knows no such host. */
export function senderAddress(snapshot: Snapshot, word: string): string | null {
  return hostCalled(snapshot, word)?.address ?? resolvePlace([], word, word);
}

/**
 * Where a word leads: a listener by name, an address, or a host name as a client at `from` resolves it. Without a word, to the only
 * public listener. Null if it leads nowhere.
 */
export function destinationOf(snapshot: Snapshot, word: string | undefined, from: string, port?: number): Destination | null {
  const configuration = configurationOf(snapshot);
  const listener = word === undefined ? publicListener(configuration) : listenerNamed(configuration, word);
  if (listener !== null) return listenerPlace(configuration, listener, port);
  const places = placesOf(hostsOf(snapshot), configuration.appliance);
  const address = word === undefined ? null : resolvePlace(places, word, from);
  return address === null ? null : { address, port: port ?? 25 };
}

function listenerPlace({ appliance }: Configuration, listener: Listener, port: number | undefined): Destination | null {
  const on = appliance.interfaces.find((candidate) => candidate.name === listener.interface);
  return on === undefined ? null : { address: on.address, port: port ?? listener.port };
}

/** The texts of a snapshot, the appliance's and the world's together. */
export function filesOf(snapshot: Snapshot): Files {
  return { ...snapshot.configuration.files, ...snapshot.world.files };
}
