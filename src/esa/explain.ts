/**
 * Why a decision came out as it did: the lines that were asked, passed over, decisive and never reached, in the order of the table.
 * Computed on demand from the decision and the texts it was made under; a property test holds it against a plain first-match scan.
 */
import { classOf, parseMailbox } from '#smtp';
import type { SenderEntry, SenderGroup } from './config/host-access-table.ts';
import type { RecipientEntry } from './config/recipient-access-table.ts';
import type { Listener } from './config/appliance.ts';
import { hatOf, listenerNamed, ratOf, readConfiguration, type Configuration, type Texts } from './configuration.ts';
import type { CalledAhead, Decision, Facts, Fate, FaultName, LookUp, RuleRef, SenderFacts, Tally } from './decision.ts';
import { firstMatch, labelOf } from './judge/connection.ts';
import type { AnswerSource, DirectoryAnswer } from './judge/directory.ts';
import { resolveUse } from './judge/policy.ts';
import { CALL_AHEAD } from './judge/call-ahead.ts';
import { optionsOf } from './judge/recipient-options.ts';
import { askedRecipient, bypassesDirectory, firstRecipientMatch, matchesRecipient, type AskedRecipient } from './judge/recipient.ts';
import { matchSender } from './judge/sender.ts';
import { matchParams } from './match-params.ts';
import { queueRows } from './explain-queue.ts';
import { roomRow, tallyRows } from './explain-tally.ts';
import { row, type TraceRow } from './trace-row.ts';
import { windowAround } from './trace-window.ts';
import type { TraceRule } from './trace-words.ts';

/**
 * Explains a decision. `configuration` must be the texts the connection was opened under (the revision its rules name), else spans point
 * astray. `listener` is the listener of the decision's connection.
 */
export function explain(decision: Decision, configuration: Texts, listener: string | null = null): readonly TraceRow[] {
  const read = readConfiguration(configuration);
  const { facts } = decision;
  const room = facts.kind === 'recipient' && facts.tally !== null && !isLimit(decision) ? [roomRow(facts.tally)] : [];
  return [...rewritingRows(facts), ...causes(decision, read, listener), ...room, ...ending(decision)];
}

/** What was made of the address before it was judged. */
function rewritingRows(facts: Facts): readonly TraceRow[] {
  if ((facts.kind !== 'sender' && facts.kind !== 'recipient') || facts.rewriting === undefined) return [];
  const { kind, written, rule } = facts.rewriting;
  const address = facts.kind === 'sender' ? facts.sender : facts.recipient;
  return [row('asked', rule.kind === 'line' ? rule.label : 'default_domain', kind, { written, address }, rule)];
}

function causes(decision: Decision, configuration: Configuration, listener: string | null): readonly TraceRow[] {
  const { facts } = decision;
  switch (facts.kind) {
    case 'connection':
      return explainConnection(decision, facts, configuration);
    case 'recipient':
      return explainCounted(decision, facts, configuration, listener === null ? null : listenerNamed(configuration, listener));
    case 'no-listener':
      return [
        row(
          'decides',
          `${facts.address}:${facts.port}`,
          decision.fate === 'connection.no-such-host' ? 'no-such-host' : 'nothing-listens',
          {},
          null,
        ),
      ];
    case 'sender':
      return facts.tally === undefined ? explainSender(decision, facts) : tallyRows(decision.because, facts.tally);
    case 'message':
      return [...ruleRows(decision), ...queueRows(facts.asked ?? []), row('asked', 'work queue', 'work-queue-inert', {}, null)];
    case 'command':
    case 'helo':
    case 'delayed':
    case 'discarded-message':
    case 'refused-message':
    case 'auth':
    case 'tls':
    case 'timeout':
      return ruleRows(decision);
  }
}

/** The rules that decided about a sender, and each look-up that was made for its domain. */
function explainSender(decision: Decision, { lookups = [] }: Extract<Facts, { kind: 'sender' }>): readonly TraceRow[] {
  const { fate, because } = decision;
  const failed = because[0]?.kind === 'fault' ? undefined : failedLookUp(fate, lookups);
  const asked = lookups.map((lookUp) =>
    row(lookUp === failed ? 'decides' : 'asked', `${lookUp.type} ${lookUp.name}`, `lookup.${lookUp.answer}`, recordsOf(lookUp), null),
  );
  const rules = because.map((ref, index) => senderRow(decision, ref, index === 0 && failed === undefined));
  return fate === 'sender.accepted' ? [...asked, ...rules] : [...rules, ...asked];
}

const recordsOf = ({ records }: LookUp): Readonly<Record<string, string>> => ({ records: records.join(', ') });

/** The look-up that refused: the name that is not there, or the one nobody could ask for; else the last, which had no address. */
function failedLookUp(fate: Decision['fate'], lookups: readonly LookUp[]): LookUp | undefined {
  if (fate === 'sender.unresolved') return lookups.find(({ answer }) => answer === 'servfail');
  return fate === 'sender.nowhere' ? (lookups.find(({ answer }) => answer === 'nxdomain') ?? lookups.at(-1)) : undefined;
}

function senderRow(decision: Decision, ref: RuleRef, first: boolean): TraceRow {
  const { fate, facts } = decision;
  const excepted = fate === 'sender.excepted' || (facts.kind === 'sender' && facts.excepted === true);
  const mark = first ? 'decides' : 'asked';
  if (ref.kind !== 'line') return ruleRow(decision, ref, first);
  if (excepted && ref === decision.because[0]) {
    return row(mark, ref.label, fate === 'sender.excepted' ? 'exception-reject' : 'exception-allow', {}, ref);
  }
  return SENDER_SETTINGS.includes(ref.label) ? row(mark, ref.label, 'setting-line', {}, ref) : ruleRow(decision, ref, first);
}

/** Policy parameters by which a sender is judged, as their lines are labelled. */
const SENDER_SETTINGS: readonly string[] = ['sender_vrfy', 'domain_exception'];

type ConnectionFacts = Extract<Facts, { kind: 'connection' }>;

function explainConnection(decision: Decision, facts: ConnectionFacts, configuration: Configuration): readonly TraceRow[] {
  const listener = listenerNamed(configuration, facts.listener);
  if (listener === null) return ruleRows(decision);
  const at = { interface: facts.interface, address: facts.interfaceAddress, port: String(facts.port) };
  const ref = decision.because.find((candidate) => candidate.kind === 'line' && candidate.label === facts.listener) ?? null;
  const policy = facts.policy ?? facts.behaviour;
  const policyRef = decision.because.find((candidate) => candidate.kind === 'line' && candidate.label === facts.policy) ?? null;
  const rows = [
    row('asked', facts.listener, `listener-${listener.type}`, at, ref),
    ...explainHat(configuration, listener, facts.sender),
    row('asked', policy, decision.fate === 'connection.delayed' ? 'behaviour-delayed' : `behaviour-${facts.behaviour}`, {}, policyRef),
  ];
  return isLimit(decision) ? [...rows.map(consulted), ...limitRows(decision, facts.tally ?? null)] : rows;
}

/** Whether a limit decided, whatever the tables say. */
const isLimit = ({ because: [first] }: Decision): boolean => first?.kind === 'limit';

/** A row that would have decided, had no limit been reached. */
const consulted = (made: TraceRow): TraceRow => (made.mark === 'decides' ? { ...made, mark: 'asked' } : made);

/** The limit that decided; with its count and the line that sets it where it is one of a window of time. */
function limitRows(decision: Decision, tally: Tally | null): readonly TraceRow[] {
  if (tally !== null) return tallyRows(decision.because, tally);
  return decision.because.slice(0, 1).map((ref) => ruleRow(decision, ref, true));
}

/** The groups of a listener's table, with what became of each for this sender; of a long table those around the deciding one. */
function explainHat(configuration: Configuration, listener: Listener, sender: SenderFacts): readonly TraceRow[] {
  const table = hatOf(configuration, listener);
  const match = firstMatch(table, sender);
  const decisive = match === null ? -1 : table.groups.indexOf(match.group);
  const { from, to } = windowAround(decisive, table.groups.length);
  const shown = table.groups.slice(from, to).map((group, offset) => {
    const index = from + offset;
    const at = (entry: SenderEntry | undefined): RuleRef =>
      lineOf(listener.hat, configuration, entry?.span ?? group.nameSpan ?? group.span, nameOf(group));
    if (index === decisive && match !== null) return decisiveRow(group, match.entry, sender, at(match.entry));
    if (decisive >= 0 && index > decisive) return unaskedRow(group, sender, at(group.entries[0]));
    return passedRow(group, sender, resolveUse(table, group.use)?.behaviour ?? null, at(group.entries[0]));
  });
  const rows = withRest(shown, from, table.groups.length - to);
  return match === null ? [...rows, row('decides', 'ALL', `shipped-all-${listener.type}`, {}, { kind: 'default', setting: 'ALL' })] : rows;
}

/** Rows with what stands above and below them, each told in one row. */
function withRest(rows: readonly TraceRow[], above: number, below: number): readonly TraceRow[] {
  const first = above === 0 ? [] : [row('passed', '…', 'passed-more', { count: String(above) }, null)];
  const last = below === 0 ? [] : [row('unasked', '…', 'unasked-more', { count: String(below) }, null)];
  return [...first, ...rows, ...last];
}

const lineOf = (file: string, { texts }: Configuration, span: RuleSpan, label: string): RuleRef => ({
  kind: 'line',
  file,
  revision: texts.revision,
  span,
  label,
});
type RuleSpan = Extract<RuleRef, { kind: 'line' }>['span'];

function nameOf(group: SenderGroup): string {
  const [first] = group.entries;
  return first === undefined ? (group.name ?? '') : labelOf(group, first);
}

function decisiveRow(group: SenderGroup, entry: SenderEntry, sender: SenderFacts, ref: RuleRef): TraceRow {
  const { why } = matchSender(entry, sender);
  return row('decides', nameOf(group), `match.${why}`, matchParams(entry, sender), ref);
}

function unaskedRow(group: SenderGroup, sender: SenderFacts, ref: RuleRef): TraceRow {
  const entry = group.entries.find((candidate) => matchSender(candidate, sender).matched);
  if (entry === undefined) return row('unasked', nameOf(group), 'unasked', {}, ref);
  return row('unasked', nameOf(group), 'unasked-would-match', { entry: entry.printed }, ref);
}

/** A group that did not decide: it lists nobody, nobody it lists is the sender, or it matched and says CONTINUE. */
function passedRow(group: SenderGroup, sender: SenderFacts, behaviour: string | null, ref: RuleRef): TraceRow {
  const [first, second] = group.entries;
  const name = nameOf(group);
  if (first === undefined) return row('passed', name, 'passed-empty', {}, ref);
  const matched = group.entries.find((entry) => matchSender(entry, sender).matched);
  if (matched !== undefined) {
    return row('passed', name, behaviour === 'CONTINUE' ? 'passed-continue' : 'passed-no-policy', { entry: matched.printed }, ref);
  }
  if (second !== undefined) return row('passed', name, 'passed-several', { count: String(group.entries.length) }, ref);
  return row('passed', name, `match.${matchSender(first, sender).why}`, matchParams(first, sender), ref);
}

/** A recipient and the window it fell into; a guess too many is told with the refusal it would have got. */
function explainCounted(
  decision: Decision,
  facts: Extract<Facts, { kind: 'recipient' }>,
  configuration: Configuration,
  listener: Listener | null,
): readonly TraceRow[] {
  const { tally } = facts;
  if (tally === null || !isLimit(decision)) return explainRecipient(decision, facts, configuration, listener);
  const own = decision.because.slice(2);
  if (own.length === 0) return tallyRows(decision.because, tally);
  const wrong: Decision = { ...decision, fate: 'recipient.rejected', because: own };
  const fate = askedDirectory(wrong) ? 'recipient.unknown' : 'recipient.rejected';
  const rows = explainRecipient({ ...wrong, fate }, facts, configuration, listener);
  return [...rows.map(consulted), ...tallyRows(decision.because, tally)];
}

function explainRecipient(
  decision: Decision,
  { recipient, rewriting, calledAhead, directory = [] }: Extract<Facts, { kind: 'recipient' }>,
  configuration: Configuration,
  listener: Listener | null,
): readonly TraceRow[] {
  const [first] = decision.because;
  const read = parseMailbox(recipient);
  const plain = listener === null || 'rule' in read || first?.kind === 'limit' || listener.type !== 'public' || asksNoTable(first);
  if (plain) return isRelayed(decision) ? [...ruleRows(decision), row('asked', 'RAT', 'relay-needs-no-rat', {}, null)] : ruleRows(decision);
  const rows = explainRat(configuration, listener, askedRecipient(ratOf(configuration, listener), listener, read));
  const toDirectory = rows.map((candidate) =>
    candidate.mark === 'decides' && askedDirectory(decision) ? { ...candidate, mark: 'asked' as const } : candidate,
  );
  const called = calledAhead === undefined ? [] : [callRow(decision, calledAhead)];
  if (askedDirectory(decision)) return [...toDirectory, ...slowRows(decision), ...directoryRows(decision, directory), ...called];
  if (calledAhead !== undefined && decision.fate !== 'recipient.accepted') return [...rows.map(consulted), ...called];
  const accepted = decision.fate === 'recipient.accepted' && listener.ldapAccept?.where === 'work_queue';
  const later = accepted && (rewriting?.kind === 'domain-map' || !bypassesDirectory(configuration, listener, read));
  return later ? [...rows, ...called, row('unasked', 'directory', 'directory-later', {}, null)] : [...rows, ...called];
}

/** What another server said. It decides where it refused, or nobody answered there. */
function callRow({ fate, because }: Decision, { server, answer }: CalledAhead): TraceRow {
  const ref = because.find((one) => one.kind === 'line' && one.label === CALL_AHEAD) ?? null;
  const allowed = answer === 'unreachable' && fate === 'recipient.accepted';
  return row(
    fate === 'recipient.accepted' ? 'asked' : 'decides',
    CALL_AHEAD,
    allowed ? 'call-ahead-allowed' : `call-ahead-${answer}`,
    { server },
    ref,
  );
}

const isRelayed = ({ fate, because: [first] }: Decision): boolean =>
  fate === 'recipient.accepted' && first?.kind === 'line' && first.file.endsWith('.hat');

/** Relayed mail and bare postmaster are decided before the table. */
const asksNoTable = (first: RuleRef | undefined): boolean =>
  first !== undefined && ((first.kind === 'line' && first.file.endsWith('.hat')) || (first.kind === 'default' && first.setting !== 'ALL'));

const askedDirectory = ({ because }: Decision): boolean => because.some((ref) => ref.kind === 'line' && ref.label === 'LDAPACCEPT');

/** The entries of a listener's Recipient Access Table, with what became of each for this recipient; of a long table as of a HAT. */
function explainRat(configuration: Configuration, listener: Listener, recipient: AskedRecipient): readonly TraceRow[] {
  const { entries } = ratOf(configuration, listener);
  const match = firstRecipientMatch(ratOf(configuration, listener), recipient);
  const decisive = match === null ? -1 : entries.indexOf(match);
  const { from, to } = windowAround(decisive, entries.length);
  const shown = entries.slice(from, to).map((entry, offset) => {
    const index = from + offset;
    const ref = lineOf(listener.rat ?? '', configuration, entry.entrySpan, entry.text);
    if (index === decisive) return row('decides', entry.text, `rat.${entry.match.kind}`, { action: actionWords(entry) }, ref);
    if (decisive < 0 || index < decisive) return row('passed', entry.text, 'rat.passed', {}, ref);
    return matchesRecipient(entry, recipient)
      ? row('unasked', entry.text, 'unasked-would-match', { entry: entry.text }, ref)
      : row('unasked', entry.text, 'unasked', {}, ref);
  });
  const rows = withRest(shown, from, entries.length - to);
  return decisive >= 0 ? rows : [...rows, row('decides', 'ALL', 'rat.no-all', {}, { kind: 'default', setting: 'ALL' })];
}

/** The action of an entry, and what its recipients are spared. */
function actionWords(entry: RecipientEntry): string {
  const { bypassesDirectory, bypassesReceivingControl, bypassesCallAhead } = optionsOf(entry);
  const spared = [
    ...(bypassesDirectory ? ['the directory'] : []),
    ...(bypassesCallAhead ? ['the call ahead'] : []),
    ...(bypassesReceivingControl ? ['the hourly limit'] : []),
  ];
  return spared.length === 0 ? (entry.action ?? '') : `${entry.action ?? ''} past ${spared.join(' and ')}`;
}

function slowRows({ because }: Decision): readonly TraceRow[] {
  return because.flatMap((ref) =>
    ref.kind === 'fault' && ref.fault === 'directory-slow' ? [row('asked', ref.fault, 'directory-slow', {}, ref)] : [],
  );
}

/** Every filter that was asked, then what the answer comes to. */
function directoryRows({ fate, because }: Decision, directory: readonly DirectoryAnswer[]): readonly TraceRow[] {
  const query = because.find((ref) => ref.kind === 'line' && ref.label === 'LDAPACCEPT') ?? null;
  const asked = directory.map((answer) => row('asked', answer.query, filterRules[answer.source], { filter: answer.filter }, query));
  return [...asked, directoryVerdict(fate, because, directory.at(-1)?.dn ?? '', query)];
}

const filterRules = { server: 'directory-asked', cache: 'directory-cached', unreachable: 'directory-asked' } as const satisfies Record<
  AnswerSource,
  TraceRule
>;

function directoryVerdict(fate: Fate, because: readonly RuleRef[], who: string, query: RuleRef | null): TraceRow {
  if (fate === 'recipient.directory-down') return row('decides', 'directory', 'directory-down', {}, query);
  if (fate === 'recipient.unknown') return row('decides', 'directory', 'directory-unknown', {}, query);
  if (because[0]?.kind === 'fault') return row('decides', 'directory', 'directory-down-allowed', {}, query);
  const person = because.find((ref) => ref.kind === 'line' && ref.file.endsWith('.ldif')) ?? query;
  return row('decides', 'directory', 'directory-known', { who }, person);
}

function lineRule(fate: Decision['fate'], facts: Facts): TraceRule {
  if (fate === 'message.bare-line-ends') return 'bare-rejected';
  if (fate === 'message.discarded') return 'blackhole-discards';
  return facts.kind === 'recipient' ? 'relayed' : 'let-through';
}

const faultRules = {
  directory: 'directory-down',
  'directory-slow': 'directory-slow',
  dns: 'dns-down',
  reputation: 'reputation-down',
  queue: 'queue-full',
  'next-hop': 'next-hop-down',
} as const satisfies Record<FaultName, TraceRule>;

const ruleRows = (decision: Decision): readonly TraceRow[] => decision.because.map((ref, index) => ruleRow(decision, ref, index === 0));

/** Defaults that take a recipient. */
const takers: Readonly<Partial<Record<string, TraceRule>>> = {
  postmaster: 'postmaster',
  'private listener': 'private-no-rat',
  'blackhole listener': 'blackhole-no-rat',
};

/** A rule that is no line of an ordered table, or a line whose table is told elsewhere. */
function ruleRow({ fate, facts }: Decision, ref: RuleRef, first: boolean): TraceRow {
  const mark = first ? 'decides' : 'asked';
  switch (ref.kind) {
    case 'line':
      return row(mark, ref.label, lineRule(fate, facts), {}, ref);
    case 'grammar':
      return row(mark, 'grammar', `grammar.${ref.rule}`, { text: facts.kind === 'command' ? facts.detail : '' }, ref);
    case 'phase':
      return row(mark, ref.order ?? ref.phase, ref.order === null ? 'phase-fits' : `order.${ref.order}`, {}, ref);
    case 'default':
      return row(mark, ref.setting, fate === 'recipient.accepted' ? (takers[ref.setting] ?? 'setting') : 'setting', {}, ref);
    case 'limit':
      return row(mark, ref.limit, `limit.${ref.limit}`, { value: String(ref.value) }, ref);
    case 'fault':
      return row(mark, ref.fault, faultRules[ref.fault], {}, ref);
  }
}

/** The reply, and after a refusal what a well-behaved sending server does now. */
function ending({ fate, reply, verdict }: Decision): readonly TraceRow[] {
  const said = reply === null ? [] : [row('reply', String(reply.code), `said.${fate}`, {}, null)];
  if (fate === 'connection.refused') return [row('then', 'sender', 'then-refused', {}, null)];
  if (fate === 'connection.nothing-listens' || fate === 'connection.no-such-host')
    return [row('then', 'sender', 'then-unanswered', {}, null)];
  if (reply === null || verdict === 'accept' || verdict === 'relay') return said;
  return [...said, row('then', 'sender', classOf(reply.code) === 4 ? 'then-4' : 'then-5', {}, null)];
}
