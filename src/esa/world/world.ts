/**
 * `world.yaml`: everything the appliance looks up outside itself. Hosts with their address, PTR, forward record, network owner and
 * reputation, names and DNS lists, as plain tables. Nothing here is the appliance's own.
 */
import type { Span } from '#smtp';
import { countryName } from '../config/countries.ts';
import { inTextOrder, noteOf, type Note, type Parsed } from '../config/notes.ts';
import { schemaNotes, usablePart } from '../config/schema-notes.ts';
import { SMTP_PORT } from '../config/smtp-routes.ts';
import { nodeAt, spanAt, type YamlNode } from '../config/yaml-node.ts';
import { readYaml } from '../config/yaml.ts';
import { readDns, readDnsLists, repeatedNotes, type DnsList, type DnsRecords } from './dns-records.ts';
import { rateHost, type RatedHost, type ReputationRecord, type SenderDay } from './reputation-record.ts';
import { hostSchema, latencySchema, startSchema, worldSchema, type DaySource, type ReputationSource } from './world-schema.ts';

export { worldSchema } from './world-schema.ts';

/**
 * A machine on the network. `ptr` null: no reverse record, or with `ptrFails` one that cannot be looked up for now. `forward`: the A/AAAA
 * records of the `ptr` name.
 */
export interface Host extends RatedHost {
  /** How lessons and the shell call it, e.g. `email.globomantics.com`, `unknown`. */
  readonly name: string;
  readonly ptrFails: boolean;
  readonly owner: string | null;
  /** The owner's number at the reputation service; null when it has none. */
  readonly ownerId: number | null;
  /** The owner's network, e.g. `198.51.100.16/28`; null when unknown. */
  readonly network: string | null;
  /** Reputation in whole tenths, -100 to 100; null is none, which is not zero. The given one, or computed where there is a record. */
  readonly score: number | null;
  /** Its name as the log writes it, `United States`, though the file may give the code. */
  readonly country: string | null;
  /** Short name for the prompt (`globomantics`), and who sits there (`kinda`), null when nobody does. */
  readonly organisation: string;
  readonly user: string | null;
  /** The address its sending server gives all its mail to; null where it calls the recipients' servers itself. */
  readonly smarthost: string | null;
  /** The port on which it takes mail of the appliance, 25 if the file does not say. */
  readonly smtpPort: number;
  /** Whom it takes mail for, in lower case; null for everybody. */
  readonly mailboxes: readonly string[] | null;
  readonly span: Span;
}

export interface World {
  /** ISO instant with offset at which the lab clock starts. */
  readonly start: string;
  readonly hosts: readonly Host[];
  readonly dns: readonly DnsRecords[];
  readonly dnslists: readonly DnsList[];
  readonly latency: Latency;
}

/** How long an answer takes, in milliseconds of lab time. */
export interface Latency {
  readonly dns: number;
  readonly reputation: number;
  readonly directory: number;
}

/** Where the clock starts if the file does not say. */
const EPOCH = '1970-01-01T00:00:00Z';

/**
 * Reads `world.yaml`. Any text yields a world of the hosts that can be used: one without a name, an address or an organisation is left
 * out, another key that does not fit is ignored, and the notes say so. Needs `rememberYaml` or `provideYaml` first.
 */
export function parseWorld(text: string): Parsed<World> {
  const { value: tree, notes: syntax } = readYaml(text);
  const start = nodeAt(tree, ['start']);
  const hosts = nodeAt(tree, ['hosts']);
  const world: World = {
    start: (start === undefined ? null : usablePart(startSchema, start)) ?? EPOCH,
    hosts: hosts?.kind === 'list' ? hosts.items.flatMap(readHost) : [],
    dns: readDns(tree),
    dnslists: readDnsLists(tree),
    latency: readLatency(nodeAt(tree, ['latency'])),
  };
  const notes: readonly Note[] =
    syntax.length > 0 ? [] : [...schemaNotes(worldSchema, tree, text), ...duplicateNotes(world, tree), ...repeatedNotes(tree)];
  return { value: world, notes: inTextOrder([...syntax, ...notes]) };
}

function readLatency(node: YamlNode | undefined): Latency {
  const part = node === undefined ? null : usablePart(latencySchema, node);
  return { dns: milliseconds(part?.dns), reputation: milliseconds(part?.reputation), directory: milliseconds(part?.directory) };
}

const UNITS: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000 };

/** `200ms` in milliseconds; 0 where nothing is written. */
function milliseconds(duration: string | undefined): number {
  const [, count, unit = ''] = /^(\d+)(ms|s|m)$/.exec(duration ?? '') ?? [];
  return count === undefined ? 0 : Number(count) * (UNITS[unit] ?? 1);
}

function readHost(node: YamlNode): readonly Host[] {
  const part = usablePart(hostSchema, node);
  if (part === null) return [];
  const rated: RatedHost = {
    address: part.address,
    ptr: part.ptr === undefined || part.ptr === 'none' || part.ptr === 'servfail' ? null : part.ptr,
    forward: part.forward ?? [],
    // Nearest whole tenth: -8.4 is not a binary fraction.
    given: typeof part.score === 'number' ? Math.round(part.score * 10) + 0 : null,
    record: part.reputation === undefined ? null : recordOf(part.reputation),
  };
  const host: Host = {
    ...rated,
    name: part.name,
    ptrFails: part.ptr === 'servfail',
    owner: part.owner ?? null,
    ownerId: part.owner_id ?? null,
    network: part.network ?? null,
    score: rateHost(rated).score,
    country: part.country === undefined ? null : countryName(part.country),
    organisation: part.organisation,
    user: part.user ?? null,
    smarthost: part.smarthost ?? null,
    smtpPort: part.smtp_port ?? SMTP_PORT,
    mailboxes: part.mailboxes?.map((address) => address.toLowerCase()) ?? null,
    span: node.span,
  };
  return [host];
}

function recordOf({ age, gateways, space, helo, days, ...usual }: ReputationSource): ReputationRecord {
  return {
    usual: dayOf(usual),
    age: age ?? 0,
    gateways: gateways ?? 0,
    space: space ?? 'unknown',
    helo: helo ?? null,
    days: (days ?? []).map(dayOf),
  };
}

function dayOf({ volume = 0, complaints = 0, traps = 0, lists = 0 }: DaySource): SenderDay {
  return { volume, complaints, traps, lists };
}

/** Hosts of one name, or at one address. */
function duplicateNotes({ hosts }: World, tree: YamlNode): readonly Note[] {
  const names = new Set<string>();
  const addresses = new Set<string>();
  const nodes = nodeAt(tree, ['hosts']);
  return hosts.flatMap(({ name, address, span }) => {
    const node = nodes?.kind === 'list' ? nodes.items.find((item) => item.span.start === span.start) : undefined;
    const place = (key: string): Span => (node === undefined ? span : spanAt(node, [key]));
    const notes = [
      ...(names.has(name) ? [noteOf('world.duplicate-name', place('name'), { name })] : []),
      ...(addresses.has(address) ? [noteOf('world.duplicate-address', place('address'), { address })] : []),
    ];
    names.add(name);
    addresses.add(address);
    return notes;
  });
}

/** The host that takes mail at an address and port; undefined where nobody does. */
export function mailHostAt({ hosts }: World, address: string, port: number): Host | undefined {
  return hosts.find((host) => host.address === address && host.smtpPort === port);
}

/** Whether a host takes mail for a recipient. Every host has a postmaster. */
export function takesMailFor({ mailboxes }: Host, recipient: string): boolean {
  const asked = recipient.toLowerCase();
  return mailboxes === null || asked === 'postmaster' || mailboxes.includes(asked);
}
