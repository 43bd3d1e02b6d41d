/**
 * LDAP accept as the first stage of the work queue (User Guide 9.1.2, p. 110): recipients nobody knows bounce or are dropped, as the listener
 * says; beyond the hourly limit of invalid recipients they are dropped whatever it says (Advanced Configuration Guide 7.1, p. 231). While no server answers
 * the whole message waits (User Guide 9.0, p. 703). The queue waits for no answer that is only slow (design choice).
 */
import { parseMailbox } from '#smtp';
import type { Listener } from '../config/appliance.ts';
import { queryNamed, type LdapAccept } from '../config/ldap.ts';
import { listenerNamed, ratOf } from '../configuration.ts';
import { counted, type Counters } from '../counters.ts';
import type { AskedInQueue, HarvestGuard, RuleRef } from '../decision.ts';
import { askAccept, type AcceptAnswer } from '../judge/ldap-accept.ts';
import { addressOf, askedRecipient, bypassesDirectory } from '../judge/recipient.ts';
import { countInvalid } from '../judge/recipient-windows.ts';
import { senderAt } from '../judge/sender.ts';
import type { DirectoryCache } from '../world/directory-cache.ts';
import { logHarvest, logRequeued, logUnknown } from './accept-log.ts';
import { logBounced } from './delivery-log.ts';
import type { BounceReason, QueuedRecipient } from './queued-mail.ts';
import type { QueueVerdict, StageOutcome, WorkQueueCase } from './work-queue-stage.ts';

/** Why a recipient bounces whom the directory does not know (wording: support forums 720774). */
const UNKNOWN: BounceReason = { status: '5.1.1', words: 'Bad destination email address', code: '000', texts: ['reject'] };

/** Judges a message's recipients by the directory. Relayed mail and listeners that ask in the conversation, or nobody, pass unasked. */
export function acceptInQueue(asked: WorkQueueCase): StageOutcome | null {
  const { mail, configuration } = asked;
  const listener = listenerNamed(configuration, mail.via.listener);
  const accept = listener?.ldapAccept ?? null;
  const idle = listener === null || accept?.where !== 'work_queue' || listener.type !== 'public' || mail.via.relayed;
  if (idle) return null;
  const { answers, cache } = askAll(asked, listener, accept);
  const down = answers.some((answer) => answer?.kind === 'unreachable');
  if (!down) return settle(asked, { listener, accept, answers, cache });
  const told = mail.recipients.map((recipient, index) => tell(recipient, answers[index] ?? null, 'waits', DOWN));
  return { kind: 'requeued', log: [logRequeued(mail.mid)], cache, asked: told };
}

const DOWN: readonly RuleRef[] = [{ kind: 'fault', fault: 'directory' }];

/** The directory's answer on each recipient, null for one it is not asked about. */
interface Answers {
  readonly answers: readonly (AcceptAnswer | null)[];
  readonly cache: DirectoryCache;
}

function askAll(asked: WorkQueueCase, listener: Listener, accept: LdapAccept): Answers {
  const { mail, configuration } = asked;
  let { cache } = asked;
  const answers = mail.recipients.map(({ address: written }) => {
    const mailbox = parseMailbox(written);
    if ('rule' in mailbox) return null;
    // An entry's bypass does not hold for an address that was rewritten on the way (AsyncOS 11.1, LDAP accept).
    const mapped = mail.via.mapped?.includes(written) === true;
    if (!mapped && bypassesDirectory(configuration, listener, mailbox)) return null;
    const address = addressOf(askedRecipient(ratOf(configuration, listener), listener, mailbox));
    const answer = askAccept({ ...asked, cache, sender: mail.from, address }, accept);
    cache = answer.cache;
    return answer;
  });
  return { answers, cache };
}

interface Answered extends Answers {
  readonly listener: Listener;
  readonly accept: LdapAccept;
}

/** What becomes of one recipient, and the counts after it. */
interface Settled {
  readonly told: AskedInQueue;
  readonly verdict: QueueVerdict;
  readonly counters: Counters;
}

function settle(asked: WorkQueueCase, { listener, accept, answers, cache }: Answered): StageOutcome {
  const { mail, configuration } = asked;
  let { counters } = asked;
  const settled = mail.recipients.map((recipient, index) => {
    const one = settleOne({ ...asked, counters }, accept, recipient, answers[index] ?? null);
    counters = one.counters;
    return one;
  });
  const name = queryNamed(configuration.appliance.ldap, accept.query, accept.span)?.name ?? accept.query;
  const log = mail.recipients.flatMap((recipient, index) => logUnknown(mail.mid, recipient, name, settled[index]?.verdict.kind ?? 'pass'));
  const bounced = mail.recipients.flatMap((recipient, index) => {
    const verdict = settled[index]?.verdict;
    return verdict?.kind === 'bounce' ? [{ ...recipient, reason: verdict.reason }] : [];
  });
  const alert = settled.some(({ told }) => told.kind === 'harvest') ? alertOf(asked, listener) : [];
  return {
    kind: 'judged',
    verdicts: settled.map(({ verdict }) => verdict),
    log: [...log, ...logBounced(mail.mid, bounced), ...alert],
    cache,
    counters,
    asked: settled.map(({ told }) => told),
  };
}

function settleOne(asked: WorkQueueCase, { noMatch }: LdapAccept, recipient: QueuedRecipient, answer: AcceptAnswer | null): Settled {
  const { counters, mail } = asked;
  const pass = { verdict: { kind: 'pass' }, counters } as const;
  if (answer === null) return { told: tell(recipient, answer, 'spared', []), ...pass };
  if (answer.kind !== 'unknown') return { told: tell(recipient, answer, 'known', answer.person), ...pass };
  const { over, after } = countGuess(asked, mail.via.guard);
  if (over !== null) return { told: tell(recipient, answer, 'harvest', [over]), verdict: { kind: 'drop' }, counters: after };
  const verdict: QueueVerdict = noMatch === 'drop' ? { kind: 'drop' } : { kind: 'bounce', reason: UNKNOWN };
  return { told: tell(recipient, answer, noMatch === 'drop' ? 'dropped' : 'bounced', []), verdict, counters: after };
}

/** One more invalid recipient of the message's host; `over` is the limit where that is one too many. */
function countGuess(
  { counters, at, offset, configuration, mail }: WorkQueueCase,
  guard: HarvestGuard | undefined,
): { readonly over: RuleRef | null; readonly after: Counters } {
  if (guard === undefined) return { over: null, after: counters };
  const policy = { rates: { bits: guard.bits, invalid: guard.limit } };
  const { over, tally, count } = countInvalid({ counters, at, offset }, { configuration, peer: mail.via.peer, policy });
  const after = counted(counters, count.key, at, count.period);
  return { over: over && tally !== null ? { kind: 'limit', limit: tally.limit, value: tally.most } : null, after };
}

function tell(
  recipient: QueuedRecipient,
  answer: AcceptAnswer | null,
  kind: AskedInQueue['kind'],
  rules: readonly RuleRef[],
): AskedInQueue {
  const query = answer === null ? [] : [answer.query];
  return { recipient: recipient.address, kind, because: [...rules, ...query], directory: answer?.directory ?? [] };
}

function alertOf({ mail, surroundings }: WorkQueueCase, listener: Listener): ReturnType<typeof logHarvest>[] {
  const { address, name } = senderAt(surroundings.world, mail.via.peer);
  const guesser = { address, name, group: mail.via.guard?.group ?? null, listener: listener.name };
  return [logHarvest(guesser, mail.via.guard?.limit ?? 0, mail)];
}
