/**
 * A probe: what the lab, as it stands, would say to a conversation nobody has. It runs on the committed configuration with the present
 * world, faults and time, without open connections, and leaves no trace.
 */
import { noCounters, noScores, type Decision } from '#esa';
import { connectInput, lineInput } from '../client.ts';
import type { Input } from '../input.ts';
import type { Snapshot } from '../snapshot.ts';
import { step } from '../step.ts';
import { faultsAfter } from './faults.ts';
import { destinationOf, hostCalled, senderAddress } from './lab-places.ts';
import type { Expectation, Probe } from './lesson.ts';

/** The moments of a conversation a probe can be led to. */
export type ProbeStage = NonNullable<Expectation['at']>;

/** What came of a probe. `last` is the decision that ended it or was asked for, `opening` that on the connection. */
export type Probed =
  | { readonly kind: 'lost'; readonly word: string }
  | { readonly kind: 'ran'; readonly last: Decision; readonly opening: Decision; readonly recipients: number };

const PROBE = 'probe';

/** Leads a probe up to a stage, or to the first refusal before it. */
export function runProbe(snapshot: Snapshot, probe: Probe, upTo: ProbeStage): Probed {
  const from = senderAddress(snapshot, probe.from);
  if (from === null) return { kind: 'lost', word: probe.from };
  const to = destinationOf(snapshot, probe.to, from, probe.port);
  if (to === null) return { kind: 'lost', word: probe.to ?? 'public listener' };
  const quiet = quietLab(snapshot, probe);
  const opened = act(quiet, connectInput(quiet, PROBE, from, to.address, to.port));
  if (opened.decision === null) return { kind: 'lost', word: probe.from };
  return converse(opened.after, opened.decision, linesUpTo(upTo, probe, nameFor(snapshot, probe.from)));
}

/** The same lab with nobody connected, no mail about to be sent, nothing counted and nothing kept from another world, and the probe's own faults. */
function quietLab(snapshot: Snapshot, { faults = {} }: Probe): Snapshot {
  return {
    ...snapshot,
    connections: {},
    queues: {},
    counters: noCounters,
    directoryCache: {},
    scores: noScores,
    faults: faultsAfter(snapshot.faults, faults),
  };
}

/** Takes an input; `decision` is the last one made. */
function act(before: Snapshot, input: Input): { readonly after: Snapshot; readonly decision: Decision | null } {
  const { after, decisions } = step(before, input);
  return { after, decision: decisions.at(-1) ?? null };
}

/** Says the lines one by one until one is refused. A line of the letter is answered by nothing. */
function converse(start: Snapshot, opening: Decision, lines: readonly string[]): Probed {
  let now = start;
  let last = opening;
  for (const line of lines) {
    if (now.connections[PROBE] === undefined || isRefused(last)) break;
    const { after, decision } = act(now, lineInput(now, PROBE, line));
    now = after;
    last = decision ?? last;
  }
  const transaction = now.connections[PROBE]?.transaction;
  const recipients = last.facts.kind === 'message' ? last.facts.message.recipients.length : (transaction?.recipients.length ?? 0);
  return { kind: 'ran', last, opening, recipients };
}

const isRefused = ({ reply }: Decision): boolean => reply === null || reply.code >= 400;

/** The name the probe greets with and writes from: the host's, or a made-up one for a mere address. */
function nameFor(snapshot: Snapshot, word: string): string {
  const name = hostCalled(snapshot, word)?.name ?? '';
  return name.includes('.') ? name : 'probe.example';
}

function linesUpTo(upTo: ProbeStage, probe: Probe, name: string): readonly string[] {
  const { mail = `probe@${name}`, rcpt = 'postmaster' } = probe;
  const stages: readonly (readonly [ProbeStage, readonly string[]])[] = [
    ['connect', []],
    ['helo', [`EHLO ${name}`]],
    ['mail', [`MAIL FROM:<${mail}>`]],
    ['rcpt', [`RCPT TO:<${rcpt}>`]],
    ['data', ['DATA']],
    ['message', [...letterLines(probe, mail, rcpt), '.']],
  ];
  const last = stages.findIndex(([stage]) => stage === upTo);
  return stages.slice(0, last + 1).flatMap(([, lines]) => lines);
}

function letterLines({ headers }: Probe, mail: string, rcpt: string): readonly string[] {
  const fields = headers ?? { From: mail, To: rcpt, Subject: 'probe' };
  return [...Object.entries(fields).map(([name, value]) => `${name}: ${value}`), '', 'probe'];
}
