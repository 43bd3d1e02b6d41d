/**
 * What `trace` prints of the decisions, in the order of the real tool (User Guide 9.1.2, pp. 1082-1086). The part on the Host Access Table
 * is word for word that of a real box (support forums 10742601), the lines on default domain, domain map and alias are those of the trace
 * page of release 11; all other wording is ours.
 */
import { replyLines } from '#smtp';
import { hatOf, type Configuration } from '../configuration.ts';
import type { Decision, Facts, RuleRef } from '../decision.ts';
import { firstMatch, type JudgedCall } from '../judge/connection.ts';
import { sayReputation } from '../mail-log.ts';
import { isOff, policyLines, type PrintedPolicy } from './policy-lines.ts';
import { recipientLines, rewritingLine } from './recipient-lines.ts';
import type { TestMessage } from './test-message.ts';
import type { TraceLine, TraceSection } from './trace-line.ts';

/** What a report is made from. `session` is the listener and the policy the call got. */
export interface Reported {
  readonly configuration: Configuration;
  readonly message: TestMessage;
  readonly session: NonNullable<JudgedCall['session']>;
  readonly decisions: readonly Decision[];
}

type Of<Kind extends Facts['kind']> = Decision & { readonly facts: Extract<Facts, { kind: Kind }> };

const isOf =
  <Kind extends Facts['kind']>(kind: Kind) =>
  (decision: Decision): decision is Of<Kind> =>
    decision.facts.kind === kind;

const refused = ({ verdict }: Decision): boolean => verdict !== 'accept' && verdict !== 'relay';

const line = (depth: number, text: string, ref: RuleRef | null = null): TraceLine => ({ depth, text, ref });
const section = (heading: string, lines: readonly TraceLine[], ref: RuleRef | null = null): TraceSection => ({ heading, ref, lines });

/** What the appliance answers, as it would stand on the wire. */
const answers = ({ reply, because }: Decision, depth: number): readonly TraceLine[] =>
  reply === null ? [] : replyLines(reply).map((text) => line(depth, text, because[0] ?? null));

/** Every section of a trace, as far as the message came. */
export function reportOf(reported: Reported): readonly TraceSection[] {
  const { decisions } = reported;
  const opening = decisions.find(isOf('connection'));
  if (opening === undefined) return [];
  const printed = printedPolicy(reported, opening);
  const table = tableSection(opening, printed);
  if (decisions.length === 1) return [table];
  return [table, ...senderSections(decisions), ...recipientSections(reported), ...queueSections(decisions, printed)];
}

function printedPolicy({ configuration, session: { listener, policy } }: Reported, { facts }: Of<'connection'>): PrintedPolicy {
  const block = firstMatch(hatOf(configuration, listener), facts.sender)?.use.parameters ?? [];
  return { policy, block, listener, revision: configuration.texts.revision };
}

function tableSection(opening: Of<'connection'>, printed: PrintedPolicy): TraceSection {
  const { facts, because } = opening;
  const { sender, policy } = facts;
  const labelled = (label: string | null): RuleRef | null => because.find((ref) => ref.kind === 'line' && ref.label === label) ?? null;
  const [entry = null] = because;
  const lines = [
    line(1, `Matched On: ${facts.entry}`, entry),
    line(1, `Sender Group: ${facts.group ?? 'None'}`, entry),
    line(1, `Named Policy: ${policy?.replace(/^\$/, '') ?? 'None'}`, labelled(policy)),
    line(1, `Connection Behavior: ${facts.behaviour}`, labelled(policy) ?? entry),
    line(1, `Fully Qualified Domain Name: ${nameOf(sender)}`.trimEnd()),
    line(1, `SenderBase Network Owner ID: ${sender.ownerId ?? ''}`.trimEnd()),
    line(1, `SenderBase Reputation Score: ${sayReputation(sender.reputation)}`),
    line(1, 'Policy Parameters:'),
    ...policyLines(printed, 2),
    ...(opening.fate.startsWith('connection.too-many') ? answers(opening, 1) : []),
  ];
  return section(`Host Access Table Processing (Listener: ${facts.listener})`, lines, labelled(facts.listener));
}

/** A name that is only claimed matches no entry, and trace says so (design choice). */
function nameOf({ name, nameCheck }: Of<'connection'>['facts']['sender']): string {
  return name === null ? '' : nameCheck === 'confirmed' ? name : `${name} (not verified)`;
}

/** HELO where it is refused, and MAIL FROM. */
function senderSections(decisions: readonly Decision[]): readonly TraceSection[] {
  const before = decisions.filter((decision) => decision.at === 'helo' && refused(decision));
  const mail = decisions.filter(({ at }) => at === 'mail');
  const changes = mail
    .filter((decision) => !refused(decision))
    .flatMap((decision) => [rewritingLine(decision, 'default-domain', 1), line(1, 'Masquerading: No Change')]);
  return [
    ...before.map((decision) => section('Processing HELO:', answers(decision, 1))),
    ...(mail.length === 0 ? [] : [section('Processing MAIL FROM:', [...mail.flatMap((decision) => answers(decision, 1)), ...changes])]),
  ];
}

function recipientSections({ message, session, decisions }: Reported): readonly TraceSection[] {
  const judged = decisions.filter(({ at }) => at === 'rcpt');
  if (judged.length === 0) return [];
  const lines = judged.flatMap((decision, index) => {
    const recipient = message.recipients[index] ?? '';
    return [
      line(1, `Envelope Recipient: ${recipient}`),
      ...recipientLines({ listener: session.listener, decision }, 2),
      ...answers(decision, 2),
    ];
  });
  return [section('Processing Recipient List:', lines)];
}

/** What happens once the text is there. Engines and filters are passed through: this lab has none. */
function queueSections(decisions: readonly Decision[], printed: PrintedPolicy): readonly TraceSection[] {
  const refusal = decisions.find((decision) => (decision.at === 'data' || decision.at === 'message') && refused(decision));
  if (refusal !== undefined) return [section('Pre-Queue Message Operations:', answers(refusal, 1))];
  if (!decisions.some(isOf('message'))) return [];
  const scanned = (key: 'spam_check' | 'virus_check'): string => (isOff(printed, key) ? 'Not Performed' : PASSED);
  return [
    section('Pre-Queue Message Operations:', [line(1, 'Virtual Gateway: No Change'), line(1, 'Bounce Profile: Default')]),
    section('Work Queue Operations:', [
      line(1, 'Masquerading: No Change'),
      line(1, 'LDAP Routing: No Change'),
      line(1, `Message Filters: ${PASSED}`),
      line(1, `Anti-Spam: ${scanned('spam_check')}`),
      line(1, `Anti-Virus: ${scanned('virus_check')}`),
      line(1, `Content Filters: ${PASSED}`),
      line(1, `Outbreak Filters: ${PASSED}`),
    ]),
    section('Message Enqueued for Delivery', [line(1, 'Global Unsubscribe: No Change')]),
  ];
}

const PASSED = 'Passed Through (not simulated)';
