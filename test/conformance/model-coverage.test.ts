/** Every transition of the receiver's machine is taken by some transcript or some conformance case. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { outcomes, type Decision } from '#esa';
import { nextPhase, receiver, smtpEvents, type Phase, type SmtpEvent } from '#smtp';
import type { Snapshot, Step } from '#lab';
import { stepsOfTranscript } from '../tools/transcript.ts';
import { conformanceCases } from './cases.ts';
import { playCase } from './core.ts';

type Event = SmtpEvent['type'];
type Fate = Decision['fate'];
type Connections = Snapshot['connections'];

const events: ReadonlySet<string> = new Set(smtpEvents);
const isEvent = (fate: string): fate is Event & Fate => events.has(fate);

/** The event a verdict stands for; null for one that moves nothing. `connection.closed` is told by the connection that is gone. */
function eventOf(fate: Fate, phase: Phase): Event | null {
  if (isEvent(fate)) return fate;
  if (fate === 'sender.delayed') return 'sender.accepted';
  if (fate.startsWith('message.')) return 'message.ended';
  if (fate === 'tls.established') return 'tls.ended';
  if (fate === 'auth.challenged') return phase === 'authentication' ? null : 'auth.begun';
  return phase === 'authentication' ? 'auth.ended' : null;
}

/** The transitions that steps take, each as `phase event`, read from verdicts and connections and not from the machine. */
function transitionsOf(steps: readonly Step[]): readonly string[] {
  const taken: string[] = [];
  let before: Connections = {};
  for (const { decisions, after } of steps) {
    for (const [id, { phase, icid }] of Object.entries(before)) {
      const own = decisions.filter((decision) => decision.icid === icid);
      const made = own.flatMap(({ fate }) => eventOf(fate, phase) ?? []);
      taken.push(...made.map((event) => `${phase} ${event}`));
      const left = after.connections[id];
      if (left === undefined && !made.includes('session.quit')) taken.push(`${phase} connection.closed`);
      if (left !== undefined)
        checkPhase(
          made.reduce<Phase>((now, type) => nextPhase(now, { type }), phase),
          left.phase,
        );
    }
    before = after.connections;
  }
  return taken;
}

/** What was read of the verdicts must lead where the connection is, or this file reads them wrongly. */
function checkPhase(read: Phase, is: Phase): void {
  if (read !== is) throw new Error(`verdicts lead to ${read}, the connection is in ${is}`);
}

const all: readonly string[] = Object.entries(receiver.states).flatMap(([phase, { transitions }]) =>
  [...transitions.keys()].map((event) => `${phase} ${event}`),
);

const folder = join(import.meta.dirname, '../transcripts');
const transcripts = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'));

describe('the receiver’s machine', () => {
  const taken = new Set([
    ...transcripts.flatMap((text) => transitionsOf(stepsOfTranscript(text))),
    ...conformanceCases.flatMap((tested) => transitionsOf(playCase(tested).steps)),
  ]);

  it('has no transition that neither a transcript nor a conformance case takes', () => {
    expect(all.filter((transition) => !taken.has(transition))).toEqual([]);
  });
  it('takes no transition that it does not have', () => {
    expect([...taken].filter((transition) => !all.includes(transition))).toEqual([]);
  });
  it('is asked for every verdict there is', () => {
    const fates = new Set([
      ...transcripts.flatMap((text) => stepsOfTranscript(text)).flatMap(({ decisions }) => decisions.map(({ fate }) => fate)),
      ...conformanceCases.flatMap((tested) => playCase(tested).steps).flatMap(({ decisions }) => decisions.map(({ fate }) => fate)),
    ]);
    expect(Object.keys(outcomes).filter((fate) => !fates.has(fate as Fate))).toEqual([]);
  });
});
