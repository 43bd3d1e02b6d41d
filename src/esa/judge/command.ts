/**
 * One command line, from grammar to verdict, in the order the appliance keeps: parse, phase, judge. What is accepted names the event that
 * moves the machine; a refusal moves nothing.
 */
import {
  legalActs,
  parseCommand,
  printMailbox,
  refusalOf,
  span,
  unreachable,
  type Act,
  type Command,
  type Fault,
  type Mailbox,
  type MailParameter,
  type SmtpEvent,
  type Verb,
} from '#smtp';
import { globalSettingsOf, listenerNamed, readConfiguration, settingsOf } from '../configuration.ts';
import type { Connection } from '../connection.ts';
import type { Facts, Fate, LookUp, Rewriting, RuleRef } from '../decision.ts';
import { judgeAuth, offersAuth, policyInForce } from './auth.ts';
import type { CommandCase, JudgedCommand } from './case.ts';
import { decide, type Decided } from './decide.ts';
import { judgeDelayedRecipient, judgeDelayedSender, rejectsLater } from './delayed.ts';
import { judgeEnvelopeSender } from './envelope-sender.ts';
import { judgeFault } from './fault.ts';
import { judgeRecipient } from './recipient.ts';
import { limitRules, type CountedHost } from './receiving-control.ts';
import { rewriteRecipient, rewriteSender, type Envelope } from './rewriting.ts';
import { senderTally } from './recipient-windows.ts';
import { stageOf } from './stage.ts';

/** Judges one line, given without its CRLF. */
export function judgeCommand(asked: CommandCase, line: string): JudgedCommand {
  const { addresses } = settingsOf(asked.configuration, asked.connection.listener);
  const read = parseCommand(line, addresses);
  if (read.verb === 'STARTTLS' && !offersTls(asked.connection)) return still(judgeFault(asked, unknown(line)));
  if (read.kind === 'fault') return still(judgeFault(asked, read));
  const strange = read.kind === 'mail' ? unofferedParameter(asked.connection, read.parameters, line) : null;
  if (strange !== null) return still(judgeFault(asked, strange));
  return outOfOrder(asked, read, line) ?? judge(asked, read);
}

const still = (decision: Decided): JudgedCommand => ({ decision, command: null, event: null, change: {} });

/** A command the policy does not switch on is none (Cisco TAC note 214630: "auth and starttls when enabled"). */
const unknown = (line: string): Fault => ({ kind: 'fault', rule: 'command.unknown', at: span(0, line.length), line, verb: null });

/** AUTH= belongs to the extension (RFC 4954 section 5): where the policy does not offer that, nobody knows the parameter. */
function unofferedParameter({ policy }: Connection, parameters: readonly MailParameter[], line: string): Fault | null {
  const parameter = policy.auth === 'off' ? parameters.find(({ key }) => key === 'AUTH') : undefined;
  return parameter === undefined ? null : { kind: 'fault', rule: 'parameter.unknown', at: parameter.at, line, verb: 'MAIL' };
}

/** Whether a connection may use STARTTLS now: the policy offers it and its listener has a certificate. */
function offersTls({ policy, ciphering, configuration, listener }: Connection): boolean {
  if (policy.tls === 'off' || ciphering !== null) return false;
  return settingsOf(readConfiguration(configuration), listener).certificate;
}

/** What a client may say next: the acts its phase takes, less what the policy does not offer. */
export function actsOf(connection: Connection): readonly Act[] {
  const offered: Partial<Record<Act, boolean>> = { AUTH: offersAuth(connection), STARTTLS: offersTls(connection) };
  return legalActs(connection.phase).filter((act) => offered[act] ?? true);
}

function factsOf({ phase, transaction }: Connection, verb: Verb, line = ''): Facts {
  return { kind: 'command', verb, line, phase, detail: '', mid: transaction?.mid ?? null };
}

function outOfOrder({ connection }: CommandCase, command: Command, line: string): JudgedCommand | null {
  const { phase } = connection;
  if (legalActs(phase).includes(command.verb)) return null;
  const order = refusalOf(phase, command.verb);
  const fate = command.kind === 'auth' && phase !== 'connected' ? 'auth.in-transaction' : 'command.out-of-order';
  const because: readonly RuleRef[] = [{ kind: 'phase', phase, order }];
  return still(
    decide({ at: stageOf(command.verb), fate, because, facts: factsOf(connection, command.verb, line) }, { order: order ?? '' }),
  );
}

/** The command is good and comes at a good moment: what does the policy say? */
function judge(asked: CommandCase, command: Command): JudgedCommand {
  switch (command.kind) {
    case 'helo':
      return judgeHelo(asked, command);
    case 'mail':
      return judgeMail(asked, command);
    case 'rcpt':
      return judgeRcpt(asked, command);
    case 'auth':
      return judgeAuth(asked, command);
    case 'data':
      return plain(asked, command, 'data.begun');
    case 'rset':
      return plain(asked, command, 'transaction.reset');
    case 'noop':
      return plain(asked, command, 'noop.answered');
    case 'vrfy':
      return plain(asked, command, 'vrfy.answered');
    case 'help':
      return plain(asked, command, 'help.answered');
    case 'quit':
      return plain(asked, command, 'session.quit');
    case 'starttls':
      return fullOfTls(asked) ?? plain(asked, command, 'tls.begun');
  }
}

/** A command that nothing in the policy speaks of: the phase lets it through, and its fate is the machine's event. */
function plain({ connection }: CommandCase, command: Command, fate: Fate & SmtpEvent['type']): JudgedCommand {
  const { phase, hostname } = connection;
  const because: readonly RuleRef[] = [{ kind: 'phase', phase, order: null }];
  const decision = decide({ at: stageOf(command.verb), fate, because, facts: factsOf(connection, command.verb) }, { hostname });
  return { decision, command, event: { type: fate }, change: {} };
}

/** Ciphered connections at once, on the whole appliance; counted from STARTTLS on (Cisco TAC note 118495; the moment is a design choice). */
function fullOfTls({ connection, configuration, around }: CommandCase): JudgedCommand | null {
  const value = globalSettingsOf(configuration).tlsConnections;
  const ciphered = around.open.filter(({ phase, ciphering }) => phase === 'negotiation' || ciphering !== null);
  if (ciphered.length < value) return null;
  const because: readonly RuleRef[] = [{ kind: 'limit', limit: 'tls-sessions', value }];
  return still(decide({ at: 'session', fate: 'tls.too-many', because, facts: factsOf(connection, 'STARTTLS') }));
}

function judgeHelo({ connection }: CommandCase, command: Extract<Command, { kind: 'helo' }>): JudgedCommand {
  const { hostname, phase } = connection;
  const fate = command.verb === 'EHLO' ? 'ehlo.accepted' : 'helo.accepted';
  const facts: Facts = { kind: 'helo', verb: command.verb, host: command.host };
  const params = { hostname, keywords: keywordsOf(connection).join('\n') };
  const decision = decide({ at: 'helo', fate, because: [{ kind: 'phase', phase, order: null }], facts }, params);
  return { decision, command, event: { type: fate }, change: {} };
}

/** What is on offer after EHLO: two always, the others where the policy offers them (order: design choice). */
function keywordsOf(connection: Connection): readonly string[] {
  return [
    '8BITMIME',
    `SIZE ${connection.policy.messageSize ?? 0}`,
    ...(offersTls(connection) ? ['STARTTLS'] : []),
    ...(offersAuth(connection) ? ['AUTH PLAIN LOGIN'] : []),
  ];
}

function judgeMail(asked: CommandCase, command: Extract<Command, { kind: 'mail' }>): JudgedCommand {
  const { connection } = asked;
  const { address, rewriting } = senderOf(asked, command.from);
  const written = printMailbox(command.from);
  const sender = printMailbox(address);
  const plain = { kind: 'sender', sender, mid: null } as const;
  const facts = rewriting === null ? plain : { ...plain, rewriting };
  const refused = refuseMail(asked, command.parameters);
  if (refused !== null) return still(decide({ at: 'mail', ...refused, facts }));
  if (rejectsLater(connection))
    return { decision: judgeDelayedSender(connection, written), command, event: { type: 'sender.accepted' }, change: {} };
  // As it was typed: verification and exception table come before the default domain (User Guide 10, email pipeline).
  const { refusal, lookups, exception } = judgeEnvelopeSender(asked, command.from);
  const told = withLookUps(facts, lookups, exception !== null);
  if (refusal !== null) return still(decide({ at: 'mail', ...refusal, facts: told }, { sender: written }, refusal.own));
  const full = fullSender(asked, sender);
  if (full !== null) return still(full);
  const opened = connection.opened.slice(0, 2);
  const because = exception === null ? opened : [exception, ...opened];
  const decision = decide({ at: 'mail', fate: 'sender.accepted', because, facts: told }, { sender: written });
  return {
    decision,
    command: rewriting === null ? command : { ...command, from: address },
    event: { type: 'sender.accepted' },
    change: {},
  };
}

/** The sender as it counts; the null sender as it is. */
function senderOf(asked: CommandCase, from: Mailbox | null): { readonly address: Mailbox | null; readonly rewriting: Rewriting | null } {
  return from === null ? { address: null, rewriting: null } : rewriteSender(envelopeOf(asked), from);
}

function envelopeOf({ connection, configuration }: CommandCase): Envelope {
  // INVARIANT: a connection's listener stands in the configuration it was opened under.
  const listener = listenerNamed(configuration, connection.listener) ?? unreachable(connection.listener as never);
  return { configuration, listener, policy: policyInForce(connection), opened: connection.opened };
}

function withLookUps(facts: Extract<Facts, { kind: 'sender' }>, lookups: readonly LookUp[], excepted: boolean): Facts {
  if (excepted) return { ...facts, excepted };
  return lookups.length === 0 ? facts : { ...facts, lookups };
}

type Refusal = { readonly fate: Fate; readonly because: readonly RuleRef[] };

/** In the order of the appliance: TLS required, AUTH required, messages per connection, announced size; then the queue. */
function refuseMail({ connection, faults }: CommandCase, parameters: readonly MailParameter[]): Refusal | null {
  const { policy, ciphering, user, messages, opened } = connection;
  if (policy.tls === 'required' && ciphering === null) return { fate: 'sender.needs-tls', because: opened.slice(0, 2) };
  if (policy.auth === 'required' && user === null) return { fate: 'sender.needs-auth', because: opened.slice(0, 2) };
  const most = policy.messagesPerConnection;
  if (most !== null && messages >= most) {
    return { fate: 'sender.too-many-messages', because: [{ kind: 'limit', limit: 'messages-per-connection', value: most }] };
  }
  const announced = Number(parameters.find(({ key }) => key === 'SIZE')?.value ?? 0);
  const largest = policy.messageSize;
  if (largest !== null && announced > largest)
    return { fate: 'sender.too-big', because: [{ kind: 'limit', limit: 'message-size', value: largest }] };
  return faults.includes('queue') ? { fate: 'sender.queue-full', because: [{ kind: 'fault', fault: 'queue' }] } : null;
}

/** An envelope sender whose recipients of this interval are used up (User Guide 9.1, p. 145; that MAIL is refused is a design choice). */
function fullSender(asked: CommandCase, sender: string): Decided | null {
  const host = countedHost(asked);
  const tally = senderTally(asked.around, host, sender);
  if (tally === null || tally.count < tally.most) return null;
  const judged = { at: 'mail', fate: 'sender.too-many-recipients', because: limitRules(host, tally) } as const;
  return decide({ ...judged, facts: { kind: 'sender', sender, mid: null, tally } }, {}, host.policy.rates.fromSenderWording);
}

function judgeRcpt(asked: CommandCase, command: Extract<Command, { kind: 'rcpt' }>): JudgedCommand {
  const { connection, configuration, surroundings, faults, at, cache: before } = asked;
  const { opened, transaction } = connection;
  if (rejectsLater(connection)) return still(judgeDelayedRecipient(connection, printMailbox(command.to)));
  const envelope = envelopeOf(asked);
  const { listener, policy } = envelope;
  const accepted = transaction?.recipients.length ?? 0;
  const sender = transaction?.from ?? '';
  const windows = { counting: asked.around, host: countedHost(asked), sender, surroundings };
  const { address: to, rewriting } = rewriteRecipient(envelope, command.to);
  const known = {
    configuration,
    surroundings,
    faults,
    listener,
    policy,
    opened,
    sender,
    to,
    rewriting,
    accepted,
    at,
    cache: before,
    windows,
  };
  const { decision, cache, counts } = judgeRecipient(known);
  const event: SmtpEvent | null = decision.verdict === 'accept' ? { type: 'recipient.accepted' } : null;
  return { decision, command: rewriting === null ? command : { ...command, to }, event, change: {}, cache, counts };
}

/** Who is counted on a connection. */
function countedHost({ configuration, connection }: CommandCase): CountedHost {
  const { listener, peer, policy, opened } = connection;
  return { configuration, listener, peer, policy, opened };
}
