/**
 * One command line, from grammar to verdict, in the order the appliance keeps: parse, phase, judge. What is accepted names the event that
 * moves the machine; a refusal moves nothing.
 */
import { legalActs, parseCommand, printMailbox, refusalOf, type Command, type Fault, type SmtpEvent, type Verb } from '#smtp';
import type { Configuration, Surroundings } from '../configuration.ts';
import type { Facts, FaultName, Fate, RuleRef, Stage } from '../decision.ts';
import { listenerNamed } from '../configuration.ts';
import { decide, type Decided } from './decide.ts';
import { judgeRecipient } from './recipient.ts';
import type { Connection } from '../connection.ts';

/** What a line is judged in. */
export interface CommandCase {
  readonly configuration: Configuration;
  readonly surroundings: Surroundings;
  readonly faults: readonly FaultName[];
  readonly connection: Connection;
}

/** The decision on a line, the command if it was one, and what happens to the machine; `event` null where nothing moves. */
export interface JudgedCommand {
  readonly decision: Decided;
  readonly command: Command | null;
  readonly event: SmtpEvent | null;
}

/** Lines that are no command which the box bears before it hangs up. Cisco TAC notes 118495 ("the limit of 4") and 214630. */
export const BAD_COMMAND_LIMIT = 4;

/** Judges one line, given without its CRLF. */
export function judgeCommand(asked: CommandCase, line: string): JudgedCommand {
  const read = parseCommand(line);
  if (read.kind === 'fault') return still(judgeFault(asked, read));
  return outOfOrder(asked, read, line) ?? judge(asked, read);
}

const still = (decision: Decided): JudgedCommand => ({ decision, command: null, event: null });

const stages: Readonly<Record<Verb, Stage>> = {
  HELO: 'helo',
  EHLO: 'helo',
  MAIL: 'mail',
  RCPT: 'rcpt',
  DATA: 'data',
  RSET: 'session',
  NOOP: 'session',
  VRFY: 'session',
  HELP: 'session',
  QUIT: 'session',
};

/** What the grammar refused, with the reply its rule calls for. */
function judgeFault({ connection }: CommandCase, fault: Fault): Decided {
  const fate = faultFate(fault, connection.badCommands);
  const at = fault.verb === null ? 'session' : stages[fault.verb];
  const detail = fault.line.slice(fault.at.start, fault.at.end);
  const grammar: RuleRef = { kind: 'grammar', rule: fault.rule, span: fault.at };
  const because: readonly RuleRef[] =
    fate === 'command.too-many-bad' ? [{ kind: 'limit', limit: 'bad-commands', value: BAD_COMMAND_LIMIT }, grammar] : [grammar];
  const facts: Facts = {
    kind: 'command',
    verb: fault.verb,
    line: fault.line,
    phase: connection.phase,
    detail,
    mid: connection.transaction?.mid ?? null,
  };
  return decide({ at, fate, because, facts }, { line: fault.line, option: optionOf(fault, detail) });
}

/** The parameter as `501 Unknown option X` and `501 Unknown value X` name it: the keyword, or what stands after its `=`. */
function optionOf(fault: Fault, detail: string): string {
  const cut = detail.indexOf('=');
  if (cut < 0) return detail;
  return fault.rule === 'parameter.value' ? detail.slice(cut + 1) : detail.slice(0, cut);
}

function faultFate(fault: Fault, badCommands: number): Fate {
  switch (fault.rule) {
    case 'command.unknown':
      return badCommands >= BAD_COMMAND_LIMIT ? 'command.too-many-bad' : 'command.unknown';
    case 'command.too-long':
      return 'command.too-long';
    case 'ehlo.domain':
      return 'ehlo.no-domain';
    case 'parameter.unknown':
      return 'parameter.unknown';
    case 'parameter.value':
      return 'parameter.value';
    default:
      return 'command.malformed';
  }
}

function outOfOrder({ connection }: CommandCase, command: Command, line: string): JudgedCommand | null {
  const { phase, transaction } = connection;
  if (legalActs(phase).includes(command.verb)) return null;
  const order = refusalOf(phase, command.verb);
  const facts: Facts = { kind: 'command', verb: command.verb, line, phase, detail: '', mid: transaction?.mid ?? null };
  const because: readonly RuleRef[] = [{ kind: 'phase', phase, order }];
  return still(decide({ at: stages[command.verb], fate: 'command.out-of-order', because, facts }, { order: order ?? '' }));
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
    case 'data':
      return { ...plain(asked, command, 'data.begun'), event: { type: 'data.begun' } };
    case 'rset':
      return { ...plain(asked, command, 'transaction.reset'), event: { type: 'transaction.reset' } };
    case 'noop':
      return { ...plain(asked, command, 'noop.answered'), event: { type: 'noop.answered' } };
    case 'vrfy':
      return { ...plain(asked, command, 'vrfy.answered'), event: { type: 'vrfy.answered' } };
    case 'help':
      return { ...plain(asked, command, 'help.answered'), event: { type: 'help.answered' } };
    case 'quit':
      return { ...plain(asked, command, 'session.quit'), event: { type: 'session.quit' } };
  }
}

/** A command that nothing in the policy speaks of: the phase lets it through. */
function plain({ connection }: CommandCase, command: Command, fate: Fate): JudgedCommand {
  const { phase, hostname, transaction } = connection;
  const facts: Facts = { kind: 'command', verb: command.verb, line: '', phase, detail: '', mid: transaction?.mid ?? null };
  const decision = decide({ at: stages[command.verb], fate, because: [{ kind: 'phase', phase, order: null }], facts }, { hostname });
  return { decision, command, event: null };
}

function judgeHelo({ connection }: CommandCase, command: Extract<Command, { kind: 'helo' }>): JudgedCommand {
  const { hostname, policy, phase } = connection;
  const fate = command.verb === 'EHLO' ? 'ehlo.accepted' : 'helo.accepted';
  const facts: Facts = { kind: 'helo', verb: command.verb, host: command.host };
  const params = { hostname, size: String(policy.messageSize ?? 0) };
  const decision = decide({ at: 'helo', fate, because: [{ kind: 'phase', phase, order: null }], facts }, params);
  return { decision, command, event: { type: fate } };
}

function judgeMail({ connection }: CommandCase, command: Extract<Command, { kind: 'mail' }>): JudgedCommand {
  const sender = printMailbox(command.from);
  const facts: Facts = { kind: 'sender', sender, mid: null };
  const value = connection.policy.messagesPerConnection;
  if (value !== null && connection.messages >= value) {
    return still(
      decide({
        at: 'mail',
        fate: 'sender.too-many-messages',
        because: [{ kind: 'limit', limit: 'messages-per-connection', value }],
        facts,
      }),
    );
  }
  const decision = decide({ at: 'mail', fate: 'sender.accepted', because: connection.opened.slice(0, 2), facts }, { sender });
  return { decision, command, event: { type: 'sender.accepted' } };
}

function judgeRcpt(asked: CommandCase, command: Extract<Command, { kind: 'rcpt' }>): JudgedCommand {
  const { connection, configuration } = asked;
  const listener = listenerNamed(configuration, connection.listener);
  if (listener === null) return plain(asked, command, 'recipient.rejected');
  const { policy, opened } = connection;
  const decision = judgeRecipient({
    ...asked,
    listener,
    policy,
    opened,
    to: command.to,
    accepted: connection.transaction?.recipients.length ?? 0,
  });
  return { decision, command, event: decision.verdict === 'accept' ? { type: 'recipient.accepted' } : null };
}
