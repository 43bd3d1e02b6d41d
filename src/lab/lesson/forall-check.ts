/**
 * A property over everyone of a set, decided exactly: the analysis names every line that decides one of them, and each is held against what is
 * expected. It reads the committed configuration; counters, faults and whoever lives in the world do not matter to it.
 */
import {
  decidersOfMet,
  decidersOfRecipients,
  hatOf,
  judgeSender,
  linesOf,
  listenerKind,
  listenerNamed,
  ratOf,
  readRecipientSet,
  readSenderSet,
  recipientLinesOf,
  type Configuration,
  type DecidedRecipients,
  type Listener,
  type MetSender,
  type RecipientSetWords,
  type SenderFacts,
  type SenderSetWords,
} from '#esa';
import { hostsOf, type Snapshot } from '../snapshot.ts';
import { meetsExpectation, sayDecision } from './expectation.ts';
import type { Finding } from './finding.ts';
import { configurationOf, publicListener } from './lab-places.ts';
import type { CheckRule, Expectation, ForAll } from './lesson.ts';
import { meetsWord } from './pattern.ts';
import { sayCaller } from './say-caller.ts';

/** Whom a set is asked about; `null` where there is no such listener. */
export function listenerAsked(configuration: Configuration, { to }: ForAll): Listener | null {
  return to === undefined ? publicListener(configuration) : listenerNamed(configuration, to);
}

/** Whether a set has no members at all, by the table as it stands. */
export function isNobody(configuration: Configuration, listener: Listener, forall: ForAll): boolean {
  const members =
    forall.of === 'senders' ? membersOf(configuration, listener, forall.set) : recipientsOf(configuration, listener, forall.set);
  return members.length === 0;
}

/** Does it hold of everyone? If not, `detail` tells of one for whom it does not. */
export function forallFinding({ forall, expect }: Extract<CheckRule, { kind: 'forall' }>, snapshot: Snapshot): Finding {
  const configuration = configurationOf(snapshot);
  const listener = listenerAsked(configuration, forall);
  if (listener === null) return { met: false, detail: `there is no ${forall.to ?? 'public listener'} here` };
  if (forall.of === 'senders') return sendersFinding(configuration, listener, forall.set, { expect, snapshot });
  const failed = firstRecipientAgainst(configuration, listener, forall.set, expect);
  return { met: failed === null, detail: failed ?? '' };
}

/** Of those for whom it does not hold one is told that is no host of the lab, if there is one, so that it can be let in as a new host. */
function sendersFinding(
  configuration: Configuration,
  listener: Listener,
  words: SenderSetWords,
  { expect, snapshot }: { readonly expect: Expectation; readonly snapshot: Snapshot },
): Finding {
  const on = configuration.appliance.interfaces.find(({ name }) => name === listener.interface);
  if (on === undefined) return { met: false, detail: `there is no interface ${listener.interface} here` };
  const judgeOf = (caller: SenderFacts) => judgeSender(configuration, listener, on, caller).decision;
  const failing = (apart: readonly string[]): Finding | null => {
    for (const { facts, witness } of membersOf(configuration, listener, words, apart)) {
      const caller = facts();
      const sender = witness();
      if (caller === null || sender === null) continue;
      const decision = judgeOf(caller);
      if (meetsExpectation(expect, decision, decision, 0)) continue;
      return { met: false, detail: `${sayCaller(caller)}: ${sayDecision(decision)}`, counterexample: { sender, file: listener.hat } };
    }
    return null;
  };
  const failed = failing([]);
  return failed === null ? { met: true, detail: '' } : (failing(hostsOf(snapshot).map(({ address }) => address)) ?? failed);
}

/** Members of a set by the table that the listener has now, those at some addresses apart. */
function membersOf(
  configuration: Configuration,
  listener: Listener,
  words: SenderSetWords,
  apart: readonly string[] = [],
): readonly MetSender[] {
  const others = readSenderSet(apart.length === 0 ? {} : { address: { 'not-in': apart } });
  const asked = readSenderSet(words);
  const set = 'kind' in asked || 'kind' in others ? asked : [...asked, ...others];
  return 'kind' in set
    ? []
    : decidersOfMet(linesOf(hatOf(configuration, listener), listenerKind(listener)), set, listener.settings.senderBase);
}

function recipientsOf(configuration: Configuration, listener: Listener, words: RecipientSetWords): readonly DecidedRecipients[] {
  const set = readRecipientSet(words);
  return 'kind' in set ? [] : decidersOfRecipients(recipientLinesOf(ratOf(configuration, listener)), set);
}

function firstRecipientAgainst(
  configuration: Configuration,
  listener: Listener,
  words: RecipientSetWords,
  { verdict, decidedBy }: Expectation,
): string | null {
  const failed = recipientsOf(configuration, listener, words).find(
    ({ line: { outcome } }) =>
      (verdict !== undefined && !meetsWord(outcome.verdict, verdict)) || (decidedBy !== undefined && !meetsWord(outcome.entry, decidedBy)),
  );
  return failed === undefined ? null : `${failed.witness()}: ${failed.line.outcome.verdict}, decided by ${failed.line.outcome.entry}`;
}
