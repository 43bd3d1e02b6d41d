/**
 * Which lines of an ordered table a decision touched: the one that decided, which the decision itself tells, and those below it that mean the
 * same sender or recipient and so come too late. ALL means everyone and is meant to come last, so it is never counted as late.
 */
import { parseMailbox, type Span } from '#smtp';
import { hatOf, listenerNamed, ratOf, readConfiguration, type Configuration, type Texts } from './configuration.ts';
import type { Listener } from './config/appliance.ts';
import type { Decision, Facts } from './decision.ts';
import { askedRecipient, matchesRecipient } from './judge/recipient.ts';
import { matchSender } from './judge/sender.ts';
import { hatRules, ratRules, type TableRule } from './table-rules.ts';

/** The lines, by their keys (table-rules.ts), of the table in a file. */
export interface RuleHit {
  readonly file: string;
  readonly decided: HitRule;
  readonly late: readonly HitRule[];
}

type HitRule = Pick<TableRule<unknown>, 'key' | 'group'>;

/**
 * The lines that a decision touched; null where no line of a Host or Recipient Access Table decided. `texts` must be those that the connection
 * was opened under, `listener` is its listener. A limit that is reached behind a line leaves the line its decision.
 */
export function ruleHitOf(decision: Decision, texts: Texts, listener: string): RuleHit | null {
  const { facts } = decision;
  const configuration = readConfiguration(texts);
  const found = listenerNamed(configuration, listener);
  if (found === null) return null;
  if (facts.kind === 'connection') return senderHit(decision, facts, configuration, found);
  return facts.kind === 'recipient' ? recipientHit(decision, facts.recipient, configuration, found) : null;
}

function senderHit(
  decision: Decision,
  { sender }: Extract<Facts, { kind: 'connection' }>,
  configuration: Configuration,
  listener: Listener,
) {
  const { rules } = hatRules(hatOf(configuration, listener));
  return hitAmong(rules, listener.hat, decision, ({ entry }) => matchSender(entry, sender).matched);
}

function recipientHit(decision: Decision, recipient: string, configuration: Configuration, listener: Listener): RuleHit | null {
  const read = parseMailbox(recipient);
  if (listener.rat === null || 'rule' in read) return null;
  const asked = askedRecipient(ratOf(configuration, listener), listener, read);
  return hitAmong(ratRules(ratOf(configuration, listener)), listener.rat, decision, ({ entry }) => matchesRecipient(entry, asked));
}

function hitAmong<Entry extends { readonly match: { readonly kind: string } }>(
  rules: readonly TableRule<Entry>[],
  file: string,
  { because }: Decision,
  means: (rule: TableRule<Entry>) => boolean,
): RuleHit | null {
  const cited: readonly Span[] = because.flatMap((ref) => (ref.kind === 'line' && ref.file === file ? [ref.span] : []));
  const at = rules.findIndex(({ span }) => cited.some(({ start, end }) => start === span.start && end === span.end));
  const decided = rules[at];
  return decided === undefined
    ? null
    : { file, decided, late: rules.slice(at + 1).filter((rule) => rule.entry.match.kind !== 'all' && means(rule)) };
}
