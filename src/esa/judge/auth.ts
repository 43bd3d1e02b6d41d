/**
 * SMTP AUTH (RFC 4954), PLAIN and LOGIN, against users of the directory. A right password leaves group and policy as they were and turns the
 * session's behaviour to RELAY (Cisco TAC note 118249).
 */
import type { Command } from '#smtp';
import type { Facts, Fate, RuleRef } from '../decision.ts';
import { decodeBase64 } from '../world/base64.ts';
import { findEntries, parseFilter } from '../world/filter.ts';
import { escapeValue } from '../world/filter-reader.ts';
import type { AuthExchange, Connection } from '../connection.ts';
import { decide } from './decide.ts';
import type { CommandCase, JudgedCommand } from './case.ts';

const MECHANISMS = ['PLAIN', 'LOGIN'] as const;
/** `Username:` and `Password:` in base64, as the box sends them; PLAIN's challenge is empty. */
const CHALLENGES = { user: 'VXNlcm5hbWU6', password: 'UGFzc3dvcmQ6', plain: '' } as const;

/** Whether a connection may use AUTH now: the policy offers it, and over a ciphered connection only if it says so. */
export function offersAuth({ policy, ciphering, user }: Connection): boolean {
  return policy.auth !== 'off' && user === null && (!policy.authNeedsTls || ciphering !== null);
}

/** The verdict on an AUTH command at a moment when the phase welcomes it. */
export function judgeAuth(asked: CommandCase, command: Extract<Command, { kind: 'auth' }>): JudgedCommand {
  const { policy, ciphering, user } = asked.connection;
  const mechanism = MECHANISMS.find((known) => known === command.mechanism);
  if (policy.auth === 'off') return refusal(asked, 'auth.unavailable', command.mechanism);
  if (user !== null) return refusal(asked, 'auth.already', command.mechanism);
  if (policy.authNeedsTls && ciphering === null) return refusal(asked, 'auth.needs-tls', command.mechanism);
  if (mechanism === undefined) return refusal(asked, 'auth.mechanism', command.mechanism);
  const exchange: AuthExchange = { mechanism, user: null };
  if (command.initial === null) return challenge(asked, exchange, mechanism === 'LOGIN' ? CHALLENGES.user : CHALLENGES.plain);
  return respond(asked, exchange, command.initial === '=' ? '' : command.initial);
}

/** The verdict on a line that answers a challenge. */
export function judgeResponse(asked: CommandCase, line: string): JudgedCommand {
  const { exchange } = asked.connection;
  return exchange === null ? refusal(asked, 'auth.undecodable', line) : respond(asked, exchange, line.trim());
}

function respond(asked: CommandCase, exchange: AuthExchange, response: string): JudgedCommand {
  const octets = response === '*' ? null : decodeBase64(response);
  if (octets === null) return refusal(asked, 'auth.undecodable', response);
  if (exchange.mechanism === 'PLAIN') {
    const [, user = '', password = ''] = octets.split('\0');
    return judgePassword(asked, exchange, user, password);
  }
  if (exchange.user === null) return challenge(asked, { ...exchange, user: octets }, CHALLENGES.password);
  return judgePassword(asked, exchange, exchange.user, octets);
}

function challenge({ connection }: CommandCase, exchange: AuthExchange, text: string): JudgedCommand {
  const facts: Facts = { kind: 'auth', mechanism: exchange.mechanism, user: exchange.user ?? '' };
  const decision = decide({ at: 'session', fate: 'auth.challenged', because: becauseOf(connection), facts }, { challenge: text });
  return { decision, command: null, event: { type: 'auth.begun' }, change: { exchange } };
}

function judgePassword(asked: CommandCase, { mechanism }: AuthExchange, user: string, password: string): JudgedCommand {
  const { connection } = asked;
  const right = knows(asked, user, password);
  const facts: Facts = { kind: 'auth', mechanism, user };
  const decision = decide({ at: 'session', fate: right ? 'auth.succeeded' : 'auth.failed', because: becauseOf(connection), facts });
  const change = right ? { exchange: null, user, policy: { ...connection.policy, behaviour: 'RELAY' as const } } : { exchange: null };
  return { decision, command: null, event: { type: 'auth.ended' }, change };
}

/** Whether the directory has a user of that `uid` with that `userPassword`; a directory that does not answer has none. */
function knows({ surroundings, faults }: CommandCase, user: string, password: string): boolean {
  const filter = parseFilter(`(uid=${escapeValue(user)})`).value;
  if (filter === null || user === '' || faults.includes('directory')) return false;
  return findEntries(surroundings.directory, filter).some((entry) => entry.attributes.get('userPassword')?.includes(password) === true);
}

function refusal({ connection }: CommandCase, fate: Fate, what: string): JudgedCommand {
  const facts: Facts = { kind: 'auth', mechanism: connection.exchange?.mechanism ?? what, user: '' };
  const params = { mechanism: what, parameter: what };
  const decision = decide({ at: 'session', fate, because: becauseOf(connection), facts }, params);
  const inside = connection.phase === 'authentication';
  return { decision, command: null, event: inside ? { type: 'auth.ended' } : null, change: { exchange: null } };
}

/** What allows or forbids AUTH is the policy the connection got. */
const becauseOf = ({ opened }: Connection): readonly RuleRef[] => opened.slice(0, 2);
