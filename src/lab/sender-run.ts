/**
 * A sender is run for days: every day is one change of the world a day later, in which a line is added to what is known of it. So a day is a
 * step like any other, and no score is kept anywhere. A lab day is far longer than the half hour for which an appliance keeps a score (Cisco
 * TAC note 117919), so the next connection is always judged by the new one.
 */
import { addSenderDays, applyEdits, dayOf, readSurroundings, WORLD_FILE, type Campaign, type SenderDay } from '#esa';
import { textOf } from './client.ts';
import type { Input } from './input.ts';
import type { Snapshot } from './snapshot.ts';
import type { Step } from './unit.ts';

const DAY = 24 * 60 * 60 * 1000;

/** What the appliance has seen of a sender since its last day was written down. */
interface SeenHere {
  readonly messages: number;
  /** Recipients that the table or the directory refused. */
  readonly refused: number;
}

/** As many refused recipients count as one message into a spam trap: both are addresses nobody gave out (design choice). */
const REFUSED_PER_TRAP = 10;

/** What a host did at the appliance since its last day on record: messages taken, recipients refused. */
export function seenHere(start: Snapshot, steps: readonly Step[], address: string): SeenHere {
  const since = daysBegan(start, steps, address);
  const peers = new Map<number, string>();
  let messages = 0;
  let refused = 0;
  steps.forEach(({ decisions }, index) => {
    for (const { facts, fate, icid } of decisions) {
      if (icid === null) continue;
      if (facts.kind === 'connection') peers.set(icid, facts.sender.address);
      if (index < since || peers.get(icid) !== address) continue;
      if (fate === 'message.accepted') messages += 1;
      if (fate === 'recipient.rejected' || fate === 'recipient.unknown') refused += 1;
    }
  });
  return { messages, refused };
}

/** The index of the first step after the last one that wrote a day of this host down. */
function daysBegan(start: Snapshot, steps: readonly Step[], address: string): number {
  const daysAfter = (index: number): number => daysOf(steps[index]?.after ?? start, address);
  const last = steps.findLastIndex(({ input }, index) => input.kind === 'world' && daysAfter(index) !== daysAfter(index - 1));
  return last + 1;
}

function daysOf({ world }: Snapshot, address: string): number {
  return readSurroundings(world).world.hosts.find((host) => host.address === address)?.record?.days.length ?? 0;
}

/**
 * The inputs that let a host send for some days from now on, one a day. What the appliance has seen of it counts with the first. None for a
 * host that is nowhere, and where the world's text is too broken to be added to.
 */
export function runInputs(now: Snapshot, host: string, campaign: Campaign, days: number, seen: SeenHere): readonly Input[] {
  const inputs: Input[] = [];
  let text = textOf(now, WORLD_FILE);
  for (let day = 1; day <= days; day++) {
    const made = addSenderDays(text, host, [day === 1 ? withSeen(dayOf(campaign), seen) : dayOf(campaign)]);
    if (!('edits' in made)) return [];
    text = applyEdits(text, made.edits);
    inputs.push({ kind: 'world', at: now.clock + day * DAY, files: { [WORLD_FILE]: text } });
  }
  return inputs;
}

function withSeen(day: SenderDay, { messages, refused }: SeenHere): SenderDay {
  return { ...day, volume: day.volume + messages, traps: day.traps + Math.floor(refused / REFUSED_PER_TRAP) };
}
