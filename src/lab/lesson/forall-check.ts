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
  type SenderSetWords,
} from '#esa';
import type { Snapshot } from '../snapshot.ts';
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
  const failed =
    forall.of === 'senders'
      ? firstSenderAgainst(configuration, listener, forall.set, expect)
      : firstRecipientAgainst(configuration, listener, forall.set, expect);
  return { met: failed === null, detail: failed ?? '' };
}

/** A listener with a set, by the table that it has now. */
function membersOf(configuration: Configuration, listener: Listener, words: SenderSetWords): readonly MetSender[] {
  const set = readSenderSet(words);
  const kind = { type: listener.type === 'private' ? ('private' as const) : ('public' as const), defaults: listener.defaults };
  return 'kind' in set ? [] : decidersOfMet(linesOf(hatOf(configuration, listener), kind), set, listener.settings.senderBase);
}

function recipientsOf(configuration: Configuration, listener: Listener, words: RecipientSetWords): readonly DecidedRecipients[] {
  const set = readRecipientSet(words);
  return 'kind' in set ? [] : decidersOfRecipients(recipientLinesOf(ratOf(configuration, listener)), set);
}

function firstSenderAgainst(configuration: Configuration, listener: Listener, words: SenderSetWords, expect: Expectation): string | null {
  const on = configuration.appliance.interfaces.find(({ name }) => name === listener.interface);
  if (on === undefined) return `there is no interface ${listener.interface} here`;
  for (const { facts } of membersOf(configuration, listener, words)) {
    const caller = facts();
    if (caller === null) continue;
    const { decision } = judgeSender(configuration, listener, on, caller);
    if (!meetsExpectation(expect, decision, decision, 0)) return `${sayCaller(caller)}: ${sayDecision(decision)}`;
  }
  return null;
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
