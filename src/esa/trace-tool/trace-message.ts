/**
 * `trace`: what would become of a message that nobody sends. The appliance's own conversation is led with it, on a connection nobody opened,
 * so that every verdict is the session's; nothing is kept of it (Cisco TAC note 118102: it uses uncommitted settings and sends nothing).
 */
import { encodeUtf8, stuff } from '#smtp';
import { readConfiguration, readSurroundings, type Configuration } from '../configuration.ts';
import type { Circumstances, Connection, Happening } from '../connection.ts';
import type { AcceptedMessage, Decision } from '../decision.ts';
import { feedConnection } from '../dialogue.ts';
import { judgeCall, type Call } from '../judge/connection.ts';
import { openConnection } from '../opening.ts';
import { reportOf } from './report.ts';
import type { TestMessage } from './test-message.ts';
import type { TraceSection } from './trace-line.ts';

/** What came of a trace. `decisions` in the order they were made; `message` is the one enqueued, null if none was. */
export interface Traced {
  readonly sections: readonly TraceSection[];
  readonly decisions: readonly Decision[];
  readonly message: AcceptedMessage | null;
}

/**
 * Traces a message. `around` are the texts to judge by and the instant it would be; nothing is open there, and what the message counts is forgotten with it. Null
 * if the listener stands on an interface that does not exist, so that nothing can reach it.
 */
export function traceMessage(around: Circumstances, message: TestMessage): Traced | null {
  const configuration = readConfiguration(around.configuration);
  const call = callOf(configuration, message);
  const judged = call === null ? null : judgeCall(configuration, readSurroundings(around.world), call);
  if (call === null || judged === null || judged.session === null) return null;
  const decisions = converse(around, call, message);
  const accepted = decisions.flatMap(({ facts }) => (facts.kind === 'message' ? [facts.message] : []))[0] ?? null;
  const sections = reportOf({ configuration, message, session: judged.session, decisions });
  return { sections, decisions, message: accepted };
}

function callOf({ appliance }: Configuration, { address, listener, described }: TestMessage): Call | null {
  const on = appliance.interfaces.find(({ name }) => name === listener.interface);
  return on === undefined ? null : { from: address, to: on.address, port: listener.port, described };
}

/** Everything decided from the call to the final dot. REJECT and TCPREFUSE end the trace, whatever is delayed (User Guide 9.1.2, p. 1082). */
function converse(around: Circumstances, call: Call, message: TestMessage): readonly Decision[] {
  const opened = openConnection(around, call);
  const [opening] = opened.decisions;
  if (opened.connection === null || opening === undefined || rejects(opening)) return opened.decisions;
  const policed: Connection = { ...opened.connection, user: message.user, ciphering: cipheringOf(opened.connection) };
  const greeted = say({ ...opened, connection: policed }, around, message.helo === '' ? 'HELO' : `EHLO ${message.helo}`);
  const sent = say(greeted, around, `MAIL FROM:<${message.sender}>`);
  if (transactionOf(sent) === null) return sent.decisions;
  const named = message.recipients.reduce((talk, recipient) => say(talk, around, `RCPT TO:<${recipient}>`), sent);
  if ((transactionOf(named)?.recipients.length ?? 0) === 0) return named.decisions;
  return write(say(named, around, 'DATA'), around, message.text).decisions;
}

const rejects = ({ facts }: Decision): boolean => facts.kind === 'connection' && facts.behaviour === 'REJECT';

/** A trace is no conversation: where the policy demands TLS it is taken as given (design choice). */
function cipheringOf({ policy }: Connection): Connection['ciphering'] {
  return policy.tls === 'required' ? { protocol: 'TLSv1.2', cipher: 'ECDHE-RSA-AES256-GCM-SHA384' } : null;
}

type Talk = Pick<Happening, 'connection' | 'ids' | 'decisions' | 'counters' | 'cache'>;

const transactionOf = ({ connection }: Talk): Connection['transaction'] => connection?.transaction ?? null;

const say = (talk: Talk, around: Circumstances, line: string): Talk => feed(talk, around, `${encodeUtf8(line)}\r\n`);

/** The letter, its dots doubled, and the final dot. */
function write(talk: Talk, around: Circumstances, text: string): Talk {
  const whole = text === '' || text.endsWith('\r\n') ? text : `${text}\r\n`;
  return talk.connection?.phase === 'message' ? feed(talk, around, `${stuff(whole)}.\r\n`) : talk;
}

function feed(talk: Talk, around: Circumstances, octets: string): Talk {
  let now = talk;
  let rest = octets;
  while (now.connection !== null && rest !== '') {
    const { ids, counters, cache } = now;
    const fed = feedConnection({ ...around, ids, counters, cache }, now.connection, rest);
    now = { ...fed, decisions: [...now.decisions, ...fed.decisions] };
    rest = rest.slice(fed.used);
  }
  return now;
}
