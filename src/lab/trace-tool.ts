/**
 * The appliance's own Trace tool on a lab: a message that nobody sends, judged by what is edited and not yet committed, at the lab's present
 * instant and with its faults. The lab stays as it is (Cisco TAC note 118102).
 */
import {
  isWorldFile,
  noCounters,
  readConfiguration,
  readSurroundings,
  readTestMessage,
  traceMessage,
  type FieldComplaint,
  type Host,
  type TestMessageFields,
  type Texts,
  type Traced,
} from '#esa';
import type { Files } from './input.ts';
import { authorOf, nameOfHost } from './sending/host.ts';
import { writeLetter } from './sending/letter.ts';
import { hostsOf, type Snapshot } from './snapshot.ts';
import { circumstances } from './unit.ts';

/** A trace, or why there is none: fields that cannot be used, or a listener whose interface does not exist. */
export type DraftTrace =
  | { readonly kind: 'traced'; readonly traced: Traced }
  | { readonly kind: 'complaints'; readonly complaints: readonly FieldComplaint[] }
  | { readonly kind: 'nothing-listens'; readonly listener: string };

/** Traces a message by the committed texts under a draft (file to text), the world's files among them. */
export function traceDraft(now: Snapshot, draft: Files, fields: TestMessageFields): DraftTrace {
  const configuration = drafted(now, draft);
  const world = overlaid(now.world, draft, isWorldFile);
  const read = readTestMessage(fields, readConfiguration(configuration));
  if (read.kind === 'complaints') return read;
  const traced = traceMessage({ ...circumstances(now), configuration, world, open: [], counters: noCounters }, read.message);
  return traced === null ? { kind: 'nothing-listens', listener: fields.listener } : { kind: 'traced', traced };
}

const drafted = (now: Snapshot, draft: Files): Texts => overlaid(now.configuration, draft, (file) => !isWorldFile(file));

/** Names of the listeners that a message can be traced on. */
export function tracedListeners(now: Snapshot, draft: Files): readonly string[] {
  return readConfiguration(drafted(now, draft)).appliance.listeners.map(({ name }) => name);
}

/**
 * The message that a host of the lab would send: from its user to somebody at home behind a public listener, from our own network out by a
 * private one. What the world knows of the host is left to be looked up.
 */
export function testMessageFrom(now: Snapshot, draft: Files, { address }: Pick<Host, 'address'>): TestMessageFields {
  const { listeners } = readConfiguration(drafted(now, draft)).appliance;
  const inside = isPrivate(address);
  const listener = listeners.find(({ type }) => (type === 'private') === inside) ?? listeners[0];
  const sender = authorOf(now, address);
  const recipients = listener?.type === 'private' ? partnerOf(now, address) : (somebodyIn(now, draft) ?? 'postmaster');
  const letter = writeLetter({ host: nameOfHost(now, address), id: 1, at: now.clock, offset: now.offset, from: sender, to: [recipients] });
  const asked = { name: '', user: '', owner: '', score: '' };
  return { address, ...asked, listener: listener?.name ?? '', helo: nameOfHost(now, address), sender, recipients, body: letter };
}

/** RFC 1918: a host of our own network. */
const isPrivate = (address: string): boolean => /^(?:10|192\.168|172\.(?:1[6-9]|2\d|3[01]))\./.test(address);

/** Somebody on the first host that is not ours. */
function partnerOf(now: Snapshot, own: string): string {
  const other = hostsOf(now).find(({ address }) => address !== own && !isPrivate(address));
  return other === undefined ? 'postmaster' : authorOf(now, other.address);
}

/** The first person with a mail address in the directory. */
function somebodyIn(now: Snapshot, draft: Files): string | null {
  const { directory } = readSurroundings(overlaid(now.world, draft, isWorldFile));
  for (const { attributes } of directory.entries) {
    const [mail] = attributes.get('mail') ?? [];
    if (mail !== undefined) return mail;
  }
  return null;
}

/** The texts as a commit of the draft would make them; the same texts where the draft says nothing of them. */
function overlaid(texts: Texts, draft: Files, belongs: (file: string) => boolean): Texts {
  const changed = Object.entries(draft).filter(([file]) => belongs(file));
  return changed.length === 0 ? texts : { revision: texts.revision + 1, files: { ...texts.files, ...Object.fromEntries(changed) } };
}
