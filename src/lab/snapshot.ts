/**
 * The whole lab at one moment as plain, JSON-safe data: a structured clone equals it. Clock, committed texts, world, faults, ids, the
 * table of open connections, and the mail that waits on the hosts or came home to them.
 */
import {
  WORLD_FILE,
  isWorldFile,
  noCounters,
  readSurroundings,
  type Connection,
  type Counters,
  type DirectoryCache,
  type FaultName,
  type Host,
  type Ids,
  noScores,
  type QueuedMail,
  type ScoreCache,
  type Texts,
} from '#esa';
import type { Arrived } from './delivery/arrived.ts';
import type { Files } from './input.ts';
import type { Mailboxes } from './sending/mailbox.ts';
import type { Queues } from './sending/queue.ts';

export interface Snapshot {
  /** Lab time in milliseconds since 1970. */
  readonly clock: number;
  /** Minutes east of UTC at which the lab's clock is read. */
  readonly offset: number;
  readonly configuration: Texts;
  readonly world: Texts;
  readonly faults: readonly FaultName[];
  readonly ids: Ids;
  /** What the appliance counts by the hour. */
  readonly counters: Counters;
  /** Open connections by the id their opener gave them. */
  readonly connections: Readonly<Record<string, Connection>>;
  /** What waits on each host, by its address. */
  readonly queues: Queues;
  /** Returned mail by mail address. */
  readonly mailboxes: Mailboxes;
  /** What directory servers have answered, for as long as that is kept. */
  readonly directoryCache: DirectoryCache;
  /** What the reputation service has answered, likewise. */
  readonly scores: ScoreCache;
  /** What the appliance has taken over and is not done with, oldest first. */
  readonly appliance: readonly QueuedMail[];
  /** What the appliance has delivered, by the address of the host that has it. */
  readonly arrived: Arrived;
  /** Where the appliance's mail goes: to the hosts of the lab, or out of it by `Step.handedOn` (a gateway that writes files). */
  readonly nextHop: 'lab' | 'outside';
}

/**
 * The lab with another clock, other ids or connections: what nearly every step changes. Written out field by field, since every step makes
 * one and V8 copies by a slow path what a spread made.
 */
export function changeSnapshot(
  before: Snapshot,
  change: Partial<Pick<Snapshot, 'clock' | 'ids' | 'counters' | 'connections' | 'directoryCache' | 'scores'>>,
): Snapshot {
  const { clock = before.clock, ids = before.ids, counters = before.counters } = change;
  const { connections = before.connections, directoryCache = before.directoryCache, scores = before.scores } = change;
  const { offset, configuration, world, faults, queues, mailboxes, appliance, arrived, nextHop } = before;
  return {
    clock,
    offset,
    configuration,
    world,
    faults,
    ids,
    counters,
    connections,
    queues,
    mailboxes,
    directoryCache,
    scores,
    appliance,
    arrived,
    nextHop,
  };
}

/** The first snapshot of a lab. `files` is a whole scenario: texts by file name. A missing or unreadable start time is 1970. */
export function start(files: Files): Snapshot {
  const world: Texts = { revision: 0, files: pick(files, isWorldFile) };
  const configuration: Texts = { revision: 0, files: pick(files, (file) => !isWorldFile(file)) };
  const began = WORLD_FILE in files ? readSurroundings(world).world.start : '';
  const clock = Date.parse(began);
  return {
    clock: Number.isNaN(clock) ? 0 : clock,
    offset: offsetOf(began),
    configuration,
    world,
    faults: [],
    ids: { icid: 1, mid: 1, dcid: 1 },
    counters: noCounters,
    connections: {},
    queues: {},
    mailboxes: {},
    directoryCache: {},
    scores: noScores,
    appliance: [],
    arrived: {},
    nextHop: 'lab',
  };
}

function pick(files: Files, wanted: (file: string) => boolean): Files {
  return Object.fromEntries(Object.entries(files).filter(([file]) => wanted(file)));
}

/** Minutes of the offset an ISO instant ends with; 0 for `Z` or none. */
function offsetOf(instant: string): number {
  const [, sign, hours, minutes] = /([+-])(\d\d):(\d\d)$/.exec(instant) ?? [];
  return sign === undefined ? 0 : (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}

/** The hosts of the world as it is now. */
export function hostsOf(snapshot: Snapshot): readonly Host[] {
  return readSurroundings(snapshot.world).world.hosts;
}

const two = (value: number): string => String(value).padStart(2, '0');
const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** The last instant that was said: a message makes half a dozen lines in one second. */
let lastInstant = { second: NaN, offset: NaN, text: '' };

/** Lab time as the mail log heads its lines: `Tue Oct  8 21:28:30 2019`, read at the lab's own offset. */
export function sayInstant(at: number, offset: number): string {
  const second = Math.floor(at / 1000);
  if (second !== lastInstant.second || offset !== lastInstant.offset) lastInstant = { second, offset, text: instantOf(at, offset) };
  return lastInstant.text;
}

function instantOf(at: number, offset: number): string {
  const local = new Date(at + offset * 60_000);
  const day = `${WEEKDAYS[local.getUTCDay()]} ${MONTHS[local.getUTCMonth()]} ${String(local.getUTCDate()).padStart(2)}`;
  return `${day} ${two(local.getUTCHours())}:${two(local.getUTCMinutes())}:${two(local.getUTCSeconds())} ${local.getUTCFullYear()}`;
}
