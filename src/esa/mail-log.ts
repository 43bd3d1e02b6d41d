/**
 * `mail_logs` as the real box writes them, read from decisions. Forms: User Guide 9.1.2, logging chapter; Cisco TAC notes 118232, 118579 and
 * 214631; release 14 where releases differ. A line here is what stands after its level.
 */
import { decodeUtf8, fieldOf, readLetter, writeOut } from '#smtp';
import type { AcceptedMessage, Decision, Facts, Fate, Guesser, Reputation, SenderFacts, Tally } from './decision.ts';
import { CALL_AHEAD } from './judge/call-ahead.ts';
import type { LogText } from './log-text.ts';

type ConnectionFacts = Extract<Facts, { kind: 'connection' }>;

/** The lines a decision writes; none for most replies of a session. */
export function logDecision(decision: Decision): readonly LogText[] {
  const { facts, icid } = decision;
  switch (facts.kind) {
    case 'connection':
      return [
        ...logConnection(facts, icid),
        ...(decision.fate === 'connection.delayed'
          ? [logDelayed(icid, 'continuing session for recipient logging', facts.sender.address)]
          : []),
        ...(decision.fate.startsWith('connection.too-many') ? logFailed(icid, 'Connection limit exceeded') : []),
        ...(decision.fate === 'connection.harvest' ? [logGuesser(guesserAt(facts), facts.tally)] : []),
      ];
    case 'command':
      return logCommand(decision, facts);
    case 'sender':
      return facts.mid === null
        ? logRefusedSender(decision, facts.sender)
        : [...(facts.excepted === true ? logException(icid, facts.sender) : []), ...logSender(facts.sender, facts.mid, icid)];
    case 'recipient':
      return logRecipient(decision, facts);
    case 'delayed': {
      const what = decision.fate === 'sender.delayed' ? `Message from: ${facts.mailbox}` : `Message recipient: <${facts.mailbox}>`;
      return [logDelayed(icid, what, facts.address)];
    }
    case 'refused-message':
      return [
        ...(decision.fate === 'message.too-big' ? logFailed(icid, 'Message size exceeds limit') : []),
        ...(decision.fate === 'message.looping' ? logFailed(icid, 'Message loop') : []),
        ...logAborted(facts.mid, false),
      ];
    case 'auth':
      return logAuth(decision, facts);
    case 'tls':
      return [
        facts.cipher === '' ? `ICID ${icid} TLS failed` : `ICID ${icid} TLS success protocol ${facts.protocol} cipher ${facts.cipher}`,
      ];
    case 'timeout':
      return [`ICID ${icid} disconnected address ${facts.address}, ${timeoutWords[decision.fate] ?? ''}`];
    case 'no-listener':
    case 'helo':
    case 'message':
    case 'discarded-message':
      return [];
  }
}

const timeoutWords: Partial<Record<Fate, string>> = {
  'connection.unsuccessful': 'no messages injected within timeout period',
  'connection.expired': 'exceeded allowable connection time',
};

const logFailed = (icid: number | null, why: string): readonly string[] => [`ICID ${icid} Receiving Failed: ${why}`];

/** User Guide 10, logging chapter; the words for a rejecting exception are this project's, after those for an allowing one. */
const unverifiedWords: Partial<Record<Fate, string>> = {
  'sender.no-domain': 'domain missing',
  'sender.nowhere': 'domain does not exist',
  'sender.unresolved': 'domain could not be resolved',
  'sender.excepted': 'matched domain exception',
};

const logException = (icid: number | null, sender: string): readonly string[] => [
  `ICID ${icid} Address: <${shown(sender)}> sender allowed, envelope sender matched domain exception`,
];

/** Why MAIL was refused, in the words of IronPort's own log analyser. */
function logRefusedSender({ fate, icid }: Decision, sender: string): readonly LogText[] {
  const unverified = unverifiedWords[fate];
  if (unverified !== undefined) return [`ICID ${icid} Address: <${shown(sender)}> sender rejected, envelope sender ${unverified}`];
  if (fate === 'sender.too-many-recipients') return [logBusySender(sender)];
  if (fate === 'sender.needs-tls') return [`ICID ${icid} TLS was required but remote host did not initiate it`];
  if (fate === 'sender.needs-auth') return [`SMTP Auth (ICID ${icid}) was required but remote host did not initiate it`];
  if (fate === 'sender.queue-full') return logFailed(icid, 'Resources Low');
  return logFailed(icid, fate === 'sender.too-big' ? 'Message size exceeds limit' : 'Too Many Messages');
}

/** Without a profile the name is this project's: the directory of the scenario is the only one there is. */
function logAuth(
  { fate, icid }: Decision,
  { mechanism, user, profile = 'directory' }: Extract<Facts, { kind: 'auth' }>,
): readonly string[] {
  const how = `for user: ${shown(user)} using AUTH mechanism: ${mechanism} with profile: ${shown(profile)}`;
  if (fate === 'auth.succeeded') return [`SMTP Auth (ICID ${icid}) succeeded ${how}`];
  return fate === 'auth.failed' ? [`SMTP Auth (ICID ${icid}) failed ${how}`] : [];
}

/** Of a connection whose rejection is delayed. Cisco TAC note 117960: the sender stands bare, the recipient in brackets. */
const logDelayed = (icid: number | null, what: string, address: string): string => `ICID ${icid} Delayed HAT REJECT ${what} (${address})`;

/**
 * Where no line decided, the ALL that every table is shipped with did. A TCP refusal has no ICID of its own and no New SMTP line (inferred from
 * logs of real boxes).
 */
function logConnection(facts: ConnectionFacts, icid: number | null): readonly string[] {
  const verdict = `ICID ${icid ?? 0} ${facts.behaviour} SG ${facts.group ?? 'None'} match ${facts.entry === '' ? 'ALL' : facts.entry} SBRS ${sayReputation(facts.sender.reputation)}${countrySuffix(facts.sender)}`;
  if (icid === null) return [verdict];
  const { sender } = facts;
  const host = `reverse dns host ${sender.name ?? 'unknown'} verified ${sender.nameCheck === 'confirmed' ? 'yes' : 'no'}`;
  return [`New SMTP ICID ${icid} interface ${facts.interface} (${facts.interfaceAddress}) address ${sender.address} ${host}`, verdict];
}

/** A reputation in the log's words: one decimal, `None`, `rfc1918`, `unable to retrieve`, `not enabled`. */
export function sayReputation(reputation: Reputation): string {
  if (reputation === 'rfc1918') return 'rfc1918';
  if (reputation === 'not-enabled') return 'not enabled';
  if (reputation === 'unavailable') return 'unable to retrieve';
  return reputation === 'none' ? 'None' : (reputation / 10).toFixed(1);
}

function countrySuffix({ reputation, country }: SenderFacts): string {
  if (reputation === 'not-enabled') return ' country not enabled';
  return reputation === 'rfc1918' || country === null ? '' : ` country ${country}`;
}

function logSender(sender: string, mid: number, icid: number | null): readonly string[] {
  return [`Start MID ${mid} ICID ${icid}`, `MID ${mid} ICID ${icid} From: <${sender}>`];
}

function logRecipient({ fate, icid, because }: Decision, facts: Extract<Facts, { kind: 'recipient' }>): readonly LogText[] {
  const { mid, rid, recipient, tally, guesser } = facts;
  const head = `MID ${mid} ICID ${icid}`;
  if (fate === 'recipient.accepted') return [`${head} RID ${rid} To: <${recipient}>`];
  if (fate === 'recipient.rejected') return [`${head} To: <${recipient}> Rejected by RAT`];
  if (fate === 'recipient.unknown') return [`${head} To: <${recipient}> Rejected by ${refuserIn(because)}`];
  if (fate === 'recipient.too-many-this-hour' || fate === 'recipient.too-many-from-sender') {
    return [`${head} To: <${recipient}> Rejected by Receiving Control`];
  }
  if (fate !== 'recipient.too-many-invalid' && fate !== 'recipient.harvest-dropped') return [];
  const refused = `${head} To: <${recipient}> Rejected by ${refuserIn(because)}`;
  return guesser === undefined ? [refused] : [refused, logGuesser(guesser, tally)];
}

/** Who refused a recipient, as the log calls it: the directory, another server, or the table. */
function refuserIn(because: Decision['because']): string {
  const labels = because.flatMap((ref) => (ref.kind === 'line' ? [ref.label] : []));
  return labels.find((label) => label === 'LDAPACCEPT' || label === CALL_AHEAD) ?? 'RAT';
}

/**
 * A guesser is hung up on (Cisco TAC note 118936, and a log of 2007, which has the parts behind the group). A host without a name is `None`;
 * an unnamed group too, as in the log of connections.
 */
function logGuesser({ address, name, group, listener }: Guesser, tally: Tally | null | undefined): LogText {
  const host = `host=('${address}', ${name === null ? 'None' : `'${shown(name)}'`})`;
  const where = `dhap_limit=${tally?.most ?? 0}, sender_group=${group ?? 'None'}, listener=${listener}, reverse_dns=${address}`;
  return { level: 'Warning', text: `LDAP: Dropping connection due to potential Directory Harvest Attack from ${host}, ${where}` };
}

const guesserAt = ({ sender, group, listener }: ConnectionFacts): Guesser => ({
  address: sender.address,
  name: sender.name,
  group,
  listener,
});

/** The box sends this as an alert (User Guide 9.1, p. 145); that it stands in the log is a design choice. */
const logBusySender = (sender: string): LogText => ({
  level: 'Warning',
  text: `System is rate limiting Envelope Sender <${shown(sender)}> due to high volume of messages`,
});

/** What could not be read, in the words that IronPort's own log analyser looks for. */
function logCommand(decision: Decision, facts: Extract<Facts, { kind: 'command' }>): readonly string[] {
  const { fate, icid, because } = decision;
  const { line, verb, detail } = facts;
  if (fate === 'command.unknown' || fate === 'command.too-many-bad') return [`ICID ${icid} Unknown command: ${quote(line)}`];
  if (fate !== 'command.malformed') return [];
  const rule = because[0]?.kind === 'grammar' ? because[0].rule : '';
  const who = verb === 'MAIL' ? 'sender' : 'recipient';
  const head = `ICID ${icid}${facts.mid === null ? '' : ` MID ${facts.mid}`}`;
  if (rule === 'path.literal') return [`${head} Invalid ${who} address: Unsupported domain literal: ${quote(detail)}`];
  if (rule === 'path.refused-character') return [`${head} Invalid ${who} address: Invalid character in address: ${quote(detail)}`];
  if (rule.startsWith('path.') || rule === 'rcpt.null-recipient') return [`${head} Invalid ${who} address:  ${quote(line)}`];
  return [`ICID ${icid} Bad syntax for command: ${quote(line)}`];
}

/** In single quotes, or in double ones if the text holds a single one. */
const quote = (text: string): string => (text.includes("'") ? `"${shown(text)}"` : `'${shown(text)}'`);

/** What a client wrote, fit for one line of the log: nobody may write lines of his own into it. */
const shown = (octets: string): string => decodeUtf8(writeOut(octets));

/** The lines of a message a blackhole listener throws away. No log of one was found: these are the lines any message has, and its end. */
export function logDiscarded({ mid, from, text }: Pick<AcceptedMessage, 'mid' | 'from' | 'text'>): readonly string[] {
  return [...logReceived({ mid, from, text }), `Message finished MID ${mid} done`];
}

/** The lines of a message that is whole and safely kept; what comes of it then: delivery-log.ts. */
export function logReceived({ mid, from, text }: Pick<AcceptedMessage, 'mid' | 'from' | 'text'>): readonly string[] {
  const letter = readLetter(text);
  const id = fieldOf(letter, 'Message-ID');
  const subject = fieldOf(letter, 'Subject');
  return [
    ...(id === null ? [] : [`MID ${mid} Message-ID '${shown(id)}'`]),
    ...(subject === null ? [] : [`MID ${mid} Subject "${shown(subject)}"`]),
    `MID ${mid} ready ${text.length} bytes from <${from}>`,
  ];
}

/** The client left without QUIT, perhaps in the middle of a message. Cisco TAC note 118295. */
export function logLost(icid: number, mid: number | null): readonly string[] {
  return [`ICID ${icid} lost`, ...(mid === null ? [] : logAborted(mid, false))];
}

/** A message that was begun came to nothing. `bySender`: the client threw it away by RSET, HELO or QUIT (wording: the same note). */
export function logAborted(mid: number, bySender: boolean): readonly string[] {
  return [`Message aborted MID ${mid} Receiving aborted${bySender ? ' by sender' : ''}`, finishedAborted(mid)];
}

const finishedAborted = (mid: number): string => `Message finished MID ${mid} aborted`;

/** The connection is over. */
export const logClosed = (icid: number): string => `ICID ${icid} close`;
