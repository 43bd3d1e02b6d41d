/**
 * What the appliance does with a message it has taken over: the work queue, then delivery, and later again for whoever waits. Each recipient is
 * delivered, bounced or dropped once, or still waits; a bounce is a message of the appliance's own and goes the same way.
 */
import {
  attemptAfter,
  changeMail,
  deliver,
  EXPIRED,
  isExpired,
  isThrownAway,
  logBounced,
  logDelayed,
  logFinished,
  logGenerated,
  logQueued,
  messageFor,
  queueMessage,
  readConfiguration,
  readSurroundings,
  runWorkQueue,
  type AcceptedMessage,
  type AskedInQueue,
  type BouncedRecipient,
  type LogText,
  type QueuedMail,
  type WaitingRecipient,
} from '#esa';
import { lineAt, type LogLine } from '../log-line.ts';
import { changeSnapshot, sayInstant, type Snapshot } from '../snapshot.ts';
import { takeIn } from './arrived.ts';
import { writeOwnBounce } from './own-bounce.ts';

/** The lab after it, the lines it wrote, what left the lab, and what the work queue made of recipients it asked about. */
export interface Posted {
  readonly after: Snapshot;
  readonly log: readonly LogLine[];
  readonly handedOn: readonly AcceptedMessage[];
  readonly asked: readonly AskedInQueue[];
}

/** A message that was just accepted goes as far as it can. */
export function takeOver(now: Snapshot, message: AcceptedMessage): Posted {
  return act({ now, log: [], handedOn: [], asked: [], until: now.clock }, queueMessage(message, now.clock));
}

/** A message that waits is taken up again at its time, which is the clock. `until` is the time that passes before anything can change. */
export function takeUp(now: Snapshot, mail: QueuedMail, until: number): Posted {
  const rest = { ...now, appliance: now.appliance.filter(({ mid }) => mid !== mail.mid) };
  return act({ now: rest, log: [], handedOn: [], asked: [], until }, mail);
}

/** The message the appliance takes up first by an instant, the older of two at once; null if none is due. */
export function nextMail({ appliance }: Snapshot, until: number): QueuedMail | null {
  let first: QueuedMail | null = null;
  for (const mail of appliance) if (mail.nextAt <= until && (first === null || mail.nextAt < first.nextAt)) first = mail;
  return first;
}

/** Work under way. */
interface Desk {
  readonly now: Snapshot;
  readonly log: readonly LogText[];
  readonly handedOn: readonly AcceptedMessage[];
  readonly asked: readonly AskedInQueue[];
  readonly until: number;
}

function act(desk: Desk, mail: QueuedMail): Posted {
  const { now, log, handedOn, asked } = mail.stage === 'work-queue' ? throughQueue(desk, mail) : send(desk, mail, []);
  return { after: now, log: log.map((line) => lineAt(now.clock, line)), handedOn, asked };
}

/** The desk after some lines, or in another lab. Written out field by field, since every message passes here (changeSnapshot). */
const writes = ({ now, log, handedOn, asked, until }: Desk, ...more: readonly LogText[]): Desk => ({
  now,
  log: [...log, ...more],
  handedOn,
  asked,
  until,
});
const inLab = (now: Snapshot, { log, handedOn, asked, until }: Desk): Desk => ({ now, log, handedOn, asked, until });

function throughQueue(desk: Desk, mail: QueuedMail): Desk {
  const { configuration: texts, world, faults, clock: at, offset, directoryCache, counters } = desk.now;
  if (isExpired(mail.queuedAt, at)) return expire(desk, { ...mail, attempts: 0 });
  const [configuration, surroundings] = [readConfiguration(texts), readSurroundings(world)];
  const queued = runWorkQueue({ mail, configuration, surroundings, faults, at, offset, cache: directoryCache, counters });
  const judged = afterQueue(desk, queued);
  const rest = changeMail(mail, queued.recipients, 'work-queue');
  if (queued.waits) return settleBounces(keep(judged, rest, []), mail, queued.bounced);
  const leaving = changeMail(mail, queued.recipients, 'delivery');
  if (rest.recipients.length === 0) return settleBounces(writes(judged, logFinished(mail.mid)), leaving, queued.bounced);
  return send(writes(judged, ...logQueued(rest)), leaving, queued.bounced);
}

/** What the stages wrote, learned and counted. */
function afterQueue({ now, log, handedOn, until }: Desk, { cache, counters, asked, log: more }: ReturnType<typeof runWorkQueue>): Desk {
  const learned = asked.length === 0 ? now : changeSnapshot(now, { directoryCache: cache, counters });
  return { now: learned, log: [...log, ...more], handedOn, asked, until };
}

/** Delivery, or its end where it has lasted too long. `bounced` are those the work queue bounced, who share one letter home. */
function send(desk: Desk, mail: QueuedMail, bounced: readonly BouncedRecipient[]): Desk {
  if (desk.now.nextHop === 'outside') return settleBounces(handOver(desk, mail), mail, bounced);
  if (isExpired(mail.queuedAt, desk.now.clock)) return expire(desk, mail);
  const attempt = deliver(desk.now, mail);
  const arrived = attempt.handovers.reduce(
    (boxes, { address, recipients }) => takeIn(boxes, address, desk.now.clock, messageFor(mail, recipients)),
    desk.now.arrived,
  );
  const tried = writes(inLab({ ...desk.now, ids: attempt.ids, arrived }, desk), ...attempt.log);
  const rest = changeMail(
    mail,
    attempt.waiting.map(({ rid, address }) => ({ rid, address })),
    mail.stage,
  );
  const settled = attempt.waiting.length > 0 ? keep(tried, rest, attempt.waiting) : writes(tried, logFinished(mail.mid));
  return settleBounces(writes(settled, ...attempt.closing), mail, [...bounced, ...attempt.bounced]);
}

/** Out of the lab, but for recipients whose route leads to /dev/null; a message that is left with none is finished. */
function handOver(desk: Desk, mail: QueuedMail): Desk {
  const { now, log, handedOn, asked, until } = desk;
  const kept = mail.recipients.filter(({ address }) => !isThrownAway(now.configuration, mail.via, address));
  if (kept.length === 0) return writes(desk, logFinished(mail.mid));
  return { now, log, handedOn: [...handedOn, messageFor(mail, kept)], asked, until };
}

/** Puts a message back among those that wait, and says until when. Of one that stays in the work queue the stage itself has told. */
function keep(desk: Desk, mail: QueuedMail, delayed: readonly WaitingRecipient[]): Desk {
  const { now, until } = desk;
  const waiting: QueuedMail = { ...mail, ...attemptAfter({ ...mail, attempts: mail.attempts + 1 }, now.clock, until) };
  const kept = inLab({ ...now, appliance: [...now.appliance, waiting] }, desk);
  if (delayed.length === 0) return kept;
  return writes(kept, ...logDelayed(mail.mid, delayed, sayInstant(waiting.nextAt, now.offset)));
}

function expire(desk: Desk, mail: QueuedMail): Desk {
  const bounced = mail.recipients.map((recipient) => ({ ...recipient, reason: EXPIRED }));
  return settleBounces(writes(desk, ...logBounced(mail.mid, bounced), logFinished(mail.mid)), mail, bounced);
}

/** The letter home, sent at once. A message from nobody gets none: a bounce is never bounced. */
function settleBounces(desk: Desk, mail: QueuedMail, bounced: readonly BouncedRecipient[]): Desk {
  if (bounced.length === 0 || mail.from === '') return desk;
  const { now } = desk;
  const bounce = writeOwnBounce(now, mail, bounced);
  const numbered = inLab({ ...now, ids: { ...now.ids, mid: now.ids.mid + 1 } }, desk);
  return send(writes(numbered, ...logGenerated(bounce, mail.mid)), bounce, []);
}
