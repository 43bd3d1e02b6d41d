/**
 * One table asked about one sender or recipient, without appliance, world or counters: the verdict, the line that decides, and on demand every
 * line down to it. The judges are those of a connection (judge/connection.ts, judge/recipient.ts).
 */
import { encodeUtf8, parseMailbox, type Mailbox } from '#smtp';
import { isAll, type Behaviour, type HostAccessTable, type SenderEntry, type SenderGroup } from './config/host-access-table.ts';
import type { RecipientAccessTable, RecipientEntry } from './config/recipient-access-table.ts';
import { placeIn } from './config/text-place.ts';
import type { SenderFacts } from './decision.ts';
import { firstMatch } from './judge/connection.ts';
import { resolveUse } from './judge/policy.ts';
import { askedRecipient, firstRecipientMatch, isBarePostmaster, matchesRecipient, type AskedRecipient } from './judge/recipient.ts';
import { matchSender } from './judge/sender.ts';
import { matchParams } from './match-params.ts';
import { sayTrace, type TraceRule } from './trace-words.ts';

/** Whose table it is; the types differ in the ALL they are shipped with. */
export type TableListener = 'public' | 'private';

/**
 * What a HAT does with a sender. `group` is the group's name, `ALL`, or null for an unnamed group; `policy` the `$NAME` that is used, null for a
 * bare behaviour; `entry` as the appliance prints it; `line` that of the entry, counted from 1.
 * Where no line decides (no ALL, or one that says CONTINUE or whose policy is defined nowhere) it is the ALL the listener is shipped with:
 * group and entry `ALL`, policy and line null, accept on a public listener and reject on a private one (design choice).
 */
export interface SenderAnswer {
  readonly verdict: 'accept' | 'relay' | 'reject' | 'tcprefuse';
  readonly group: string | null;
  readonly policy: string | null;
  readonly entry: string;
  readonly line: number | null;
}

/**
 * What a RAT does with a recipient. `line` is null where no line decides: no ALL (`entry` is `ALL`, reject), or the bare `postmaster` that is
 * always taken (`entry` is `postmaster`).
 */
export interface RecipientAnswer {
  readonly verdict: 'accept' | 'reject';
  readonly entry: string;
  readonly line: number | null;
}

/** One line that was looked at, in the order of the table; `rule` is its entry with the group it stands in, `why` a sentence. */
export interface TraceStep {
  readonly line: number | null;
  readonly rule: string;
  readonly matched: boolean;
  readonly why: string;
}

const verdicts = {
  ACCEPT: 'accept',
  RELAY: 'relay',
  REJECT: 'reject',
  TCPREFUSE: 'tcprefuse',
  // CONTINUE never decides (firstMatch); it would mean the shipped ALL of a public listener.
  CONTINUE: 'accept',
} as const satisfies Record<Behaviour, SenderAnswer['verdict']>;

/** Asks a HAT about a sender. Costs hardly more in a long table than in a short one. */
export function judgeByTable(table: HostAccessTable, listener: TableListener, sender: SenderFacts): SenderAnswer {
  const match = firstMatch(table, sender);
  if (match === null) {
    return { verdict: listener === 'private' ? 'reject' : 'accept', group: 'ALL', policy: null, entry: 'ALL', line: null };
  }
  const { group, entry, use } = match;
  return {
    verdict: verdicts[use.behaviour],
    group: group.name ?? (isAll(group) ? 'ALL' : null),
    policy: group.use?.kind === 'policy' ? group.use.name : null,
    entry: entry.printed,
    line: placeIn(table, entry.span.start).line,
  };
}

/** The sender group that decides a sender; null where none does (`SenderAnswer`). */
export const groupByTable = (table: HostAccessTable, sender: SenderFacts): SenderGroup | null => firstMatch(table, sender)?.group ?? null;

/** Every entry that was looked at, down to the deciding one; those of a group that says CONTINUE match and are passed. */
export function traceByTable(table: HostAccessTable, listener: TableListener, sender: SenderFacts): readonly TraceStep[] {
  const decisive = firstMatch(table, sender)?.entry ?? null;
  const steps: TraceStep[] = [];
  for (const group of table.groups) {
    const passedBy = resolveUse(table, group.use) === null ? 'passed-no-policy' : 'passed-continue';
    for (const entry of group.entries) {
      steps.push(senderStep(table, group, entry, sender, entry === decisive ? null : passedBy));
      if (entry === decisive) return steps;
      if (entry.match.kind === 'all') return [...steps, shippedStep(listener)];
    }
  }
  return [...steps, shippedStep(listener)];
}

function shippedStep(listener: TableListener): TraceStep {
  return { line: null, rule: 'ALL', matched: true, why: say(`shipped-all-${listener}`) };
}

/** `passedBy`: why the entry decides nothing even where it matches; null for the one that decides. */
function senderStep(
  table: HostAccessTable,
  group: SenderGroup,
  entry: SenderEntry,
  sender: SenderFacts,
  passedBy: 'passed-no-policy' | 'passed-continue' | null,
): TraceStep {
  const { matched, why } = matchSender(entry, sender);
  const rule = matched && passedBy !== null ? passedBy : (`match.${why}` as const);
  return {
    line: placeIn(table, entry.span.start).line,
    rule: group.name === null ? entry.printed : `${group.name}: ${entry.printed}`,
    matched,
    why: say(rule, matchParams(entry, sender)),
  };
}

const say = (rule: TraceRule, params: Readonly<Record<string, string>> = {}): string => sayTrace({ sentence: { rule, params } });

/** An address that cannot be read, and why, as a sentence. */
export interface AddressFault {
  readonly kind: 'address-fault';
  readonly why: string;
}

/** Reads a recipient as typed, with or without its angle brackets, as a new listener does at RCPT. Without a domain it may be too. */
export function readRecipientAddress(text: string): Mailbox | AddressFault {
  const read = parseMailbox(encodeUtf8(/^<(.*)>$/.exec(text)?.[1] ?? text));
  return 'rule' in read ? { kind: 'address-fault', why: say(`grammar.${read.rule}`, { text }) } : read;
}

/** Asks a RAT about a recipient, on a listener without a default domain. */
export function judgeRecipientByTable(table: RecipientAccessTable, to: Mailbox): RecipientAnswer {
  if (isBarePostmaster(to)) return { verdict: 'accept', entry: 'postmaster', line: null };
  const entry = firstRecipientMatch(table, asked(table, to));
  if (entry === null) return { verdict: 'reject', entry: 'ALL', line: null };
  return { verdict: entry.action === 'ACCEPT' ? 'accept' : 'reject', entry: printed(entry), line: lineOf(table, entry) };
}

/** Every entry that was looked at, down to the deciding one. */
export function traceRecipientByTable(table: RecipientAccessTable, to: Mailbox): readonly TraceStep[] {
  if (isBarePostmaster(to)) return [{ line: null, rule: 'postmaster', matched: true, why: say('postmaster') }];
  const recipient = asked(table, to);
  const decisive = firstRecipientMatch(table, recipient);
  const down = decisive === null ? table.entries : table.entries.slice(0, table.entries.indexOf(decisive) + 1);
  const steps = down.map((entry) => recipientStep(table, entry, recipient));
  return decisive === null ? [...steps, { line: null, rule: 'ALL', matched: true, why: say('rat.no-all') }] : steps;
}

function recipientStep(table: RecipientAccessTable, entry: RecipientEntry, recipient: AskedRecipient): TraceStep {
  const matched = matchesRecipient(entry, recipient);
  const rule = entry.action === null ? 'rat.unreadable' : matched ? (`rat.${entry.match.kind}` as const) : 'rat.passed';
  return { line: lineOf(table, entry), rule: printed(entry), matched, why: say(rule, { action: entry.action ?? '' }) };
}

const asked = (table: RecipientAccessTable, to: Mailbox): AskedRecipient => askedRecipient(table, { defaultDomain: null }, to);
const printed = ({ match, text }: RecipientEntry): string => (match.kind === 'all' ? 'ALL' : text);
const lineOf = (table: RecipientAccessTable, entry: RecipientEntry): number => placeIn(table, entry.entrySpan.start).line;
