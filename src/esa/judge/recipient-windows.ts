/**
 * A recipient against the counters: recipients per hour of its host, recipients of its envelope sender, invalid recipients per hour of its
 * host (User Guide 9.1.2, p. 138; Advanced Configuration Guide 7.6, p. 163). Only what is accepted counts as received; each refusal by the
 * Recipient Access Table or the directory counts once as invalid.
 */
import type { Surroundings } from '../configuration.ts';
import type { Guesser, RuleRef, Tally } from '../decision.ts';
import type { Wording } from '../reply-text.ts';
import type { Judgement } from './decide.ts';
import { fromSender, groupOf, invalidOf, isExcepted, limitRules, recipientOf, tallyOf } from './receiving-control.ts';
import type { CountedHost, Counting, HourlyHost, ToCount } from './receiving-control.ts';
import type { RateLimits } from './rate-limits.ts';
import { senderAt } from './sender.ts';

/** The windows a recipient counts in. `sender` is the envelope's, empty for the null sender. */
export interface RecipientWindows {
  readonly counting: Counting;
  readonly host: CountedHost;
  readonly sender: string;
  readonly surroundings: Surroundings;
}

/** What a recipient comes to: the fate with the rules before it, the window to tell of, the reply's own words, what is to be counted. */
export interface CountedRuling extends Pick<Judgement, 'fate' | 'because'> {
  readonly tally: Tally | null;
  readonly counts: readonly ToCount[];
  readonly wording?: Wording;
  readonly guesser?: Guesser;
}

/** The refusal of a recipient that is one too many for its host's hour or its sender's interval; null if it is not. */
export function refuseByWindow(windows: RecipientWindows): CountedRuling | null {
  const { counting, host, sender } = windows;
  const { rates } = host.policy;
  const received = tallyOf(counting, 'recipients-per-hour', rates.recipients, recipientOf(host));
  if (received !== null && received.count >= received.most) {
    const because = limitRules(host, received);
    return { fate: 'recipient.too-many-this-hour', because, tally: received, counts: [], wording: rates.recipientsWording };
  }
  const sent = senderTally(counting, host, sender);
  if (sent === null || sent.count < sent.most) return null;
  const because = limitRules(host, sent);
  return { fate: 'recipient.too-many-from-sender', because, tally: sent, counts: [], wording: rates.fromSenderWording };
}

/**
 * How much of its interval an envelope sender has used; null where nothing limits it. The null sender is nobody's address and is not limited
 * (design choice).
 */
export function senderTally(counting: Counting, host: CountedHost, sender: string): Tally | null {
  const most = host.policy.rates.fromSender;
  if (most === null || sender === '' || isExcepted(host, sender)) return null;
  return tallyOf(counting, 'recipients-per-sender', most, fromSender(host, sender));
}

/**
 * What an accepted recipient adds: one to its host, one to its sender where the policy limits that, or nothing if the table exempts it from
 * receiving control.
 */
export function countReceived({ counting, host, sender }: RecipientWindows, exempt: boolean): Pick<CountedRuling, 'tally' | 'counts'> {
  if (exempt) return { tally: null, counts: [] };
  const received = recipientOf(host);
  const tally = tallyOf(counting, 'recipients-per-hour', host.policy.rates.recipients, received, 1);
  const limited = sender !== '' && host.policy.rates.fromSender !== null && !isExcepted(host, sender);
  return { tally, counts: limited ? [received, fromSender(host, sender)] : [received] };
}

/**
 * An invalid recipient, wherever it was found out: `over` once its host's hour is full, and what to count. In the conversation the first ones
 * get their own refusal; in the work queue they bounce, and those over the limit are dropped.
 */
export function countInvalid(
  counting: Counting,
  host: HourlyHost & { readonly policy: { readonly rates: Pick<RateLimits, 'invalid'> } },
): { readonly over: boolean; readonly tally: Tally | null; readonly count: ToCount } {
  const count = invalidOf(host);
  const tally = tallyOf(counting, 'invalid-per-hour', host.policy.rates.invalid, count, 1);
  return { over: tally !== null && tally.count > tally.most, tally, count };
}

type InvalidFate = 'recipient.rejected' | 'recipient.unknown';

/** An invalid recipient in the conversation. `because` are the rules of its own refusal. */
export function judgeInvalid(windows: RecipientWindows, fate: InvalidFate, because: readonly RuleRef[]): CountedRuling {
  const { host } = windows;
  const { over, tally, count } = countInvalid(windows.counting, host);
  if (!over || tally === null) return { fate, because, tally, counts: [count] };
  const { invalidAction, invalidWording: wording } = host.policy.rates;
  const known = { because: [...limitRules(host, tally), ...because], tally, counts: [count], wording };
  if (invalidAction === 'code') return { fate: 'recipient.too-many-invalid', ...known };
  return { fate: 'recipient.harvest-dropped', ...known, guesser: guesserOf(windows) };
}

function guesserOf({ host, surroundings }: RecipientWindows): Guesser {
  const { address, name } = senderAt(surroundings.world, host.peer);
  return { address, name, group: groupOf(host), listener: host.listener };
}
