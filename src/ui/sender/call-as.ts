/** A sender of the map or of a check calls: it becomes a host of the lab, where it is none yet, and connects to the listener whose table was mapped. */
import { applyEdits, placeSender, readConfiguration, WORLD_FILE, type SenderRecord } from '#esa';
import { commitInputs, type Snapshot } from '#lab';
import type { LabSession } from '../lab-session.svelte.ts';

/** Where a table's listener waits: the address of its interface, of the caller's family where it has one. Null where nothing listens by it. */
function doorOf(
  { configuration }: Pick<Snapshot, 'configuration'>,
  file: string,
  from: string,
): { readonly to: string; readonly port: number } | null {
  const { listeners, interfaces } = readConfiguration(configuration).appliance;
  const listener = listeners.find(({ hat }) => hat === file);
  const on = interfaces.find(({ name }) => name === listener?.interface);
  if (listener === undefined || on === undefined) return null;
  return { to: from.includes(':') ? (on.address6 ?? on.address) : on.address, port: listener.port };
}

/** What came of it. `taken`: somebody else has the address. `pending`: the world has a draft, which would overwrite a new host. */
export type Called = 'connected' | 'taken' | 'impossible' | 'pending';

/**
 * Connects as a sender; an open connection is hung up. `taken`: another of that kind must be found, since somebody else has the address.
 * `impossible`: the lab cannot have such a sender. The YAML library must have been brought.
 */
export function callAs(session: LabSession, file: string, sender: SenderRecord): Called {
  if (session.pending.includes(WORLD_FILE)) return 'pending';
  const text = session.committedText(WORLD_FILE);
  const placed = placeSender(text, sender);
  const door = doorOf(session.snapshot, file, sender.ip);
  if (placed.kind !== 'host' || door === null) return placed.kind === 'taken' ? 'taken' : 'impossible';
  session.hangUp();
  if (placed.edits.length > 0) {
    for (const input of commitInputs(session.snapshot, { [WORLD_FILE]: applyEdits(text, placed.edits) })) session.submit(input);
  }
  session.actAs(placed.name);
  session.connect(door.to, door.port);
  return 'connected';
}
