/**
 * SMTP AUTH (RFC 4954), PLAIN and LOGIN, against users of the directory. A right password leaves group and policy as they were and turns the
 * session's behaviour to RELAY (Cisco TAC note 118249).
 */
import { RESPONSE_LINE_LIMIT, span, trimBlanks, type Command } from '#smtp';
import type { SmtpAuthProfile } from '../config/ldap.ts';
import { listenerNamed } from '../configuration.ts';
import type { Facts, Fate, RuleRef } from '../decision.ts';
import { decodeBase64 } from '../world/base64.ts';
import type { DirectoryEntry } from '../world/directory.ts';
import { fillQuery, findEntries, parseFilter } from '../world/filter.ts';
import { escapeValue } from '../world/filter-reader.ts';
import type { AuthExchange, Connection } from '../connection.ts';
import { decide } from './decide.ts';
import { entriesFor, filtersOf } from './directory.ts';
import type { CommandCase, JudgedCommand } from './case.ts';
import type { Policy } from './policy.ts';

const MECHANISMS = ['PLAIN', 'LOGIN'] as const;
/** `Username:` and `Password:` in base64, as the box sends them; PLAIN's challenge is empty. */
const CHALLENGES = { user: 'VXNlcm5hbWU6', password: 'UGFzc3dvcmQ6', plain: '' } as const;

/** Whether a connection may use AUTH now: the policy offers it, and over a ciphered connection only if it says so. */
export function offersAuth({ policy, ciphering, user }: Connection): boolean {
  return policy.auth !== 'off' && user === null && (!policy.authNeedsTls || ciphering !== null);
}

/** The policy a connection is judged by: the one it got, its behaviour turned to RELAY by a right password. */
export function policyInForce({ policy, user }: Connection): Policy {
  return user === null ? policy : { ...policy, behaviour: 'RELAY' };
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
  if (line.length + 2 > RESPONSE_LINE_LIMIT) return tooLong(asked, line);
  return exchange === null ? refusal(asked, 'auth.undecodable', line) : respond(asked, exchange, trimBlanks(line));
}

/** RFC 4954 section 6: the exchange is over, the session is not. */
function tooLong({ connection }: CommandCase, line: string): JudgedCommand {
  const facts: Facts = { kind: 'auth', mechanism: connection.exchange?.mechanism ?? '', user: '' };
  const because: readonly RuleRef[] = [{ kind: 'grammar', rule: 'command.too-long', span: span(0, line.length) }];
  const decision = decide({ at: 'session', fate: 'command.too-long', because, facts });
  return { decision, command: null, event: { type: 'auth.ended' }, change: { exchange: null } };
}

const BASE64 = /^(?:[A-Za-z0-9+/]+={0,2})?$/;

function respond(asked: CommandCase, exchange: AuthExchange, response: string): JudgedCommand {
  const octets = BASE64.test(response) ? decodeBase64(response) : null;
  if (octets === null) return refusal(asked, 'auth.undecodable', response);
  if (exchange.mechanism === 'PLAIN') return judgePlain(asked, exchange, octets);
  if (exchange.user === null) return challenge(asked, { ...exchange, user: octets }, CHALLENGES.password);
  return judgePassword(asked, exchange, exchange.user, octets);
}

/** `message = [authzid] NUL authcid NUL passwd` (RFC 4616 section 2). Nobody may act as somebody else. */
function judgePlain(asked: CommandCase, exchange: AuthExchange, message: string): JudgedCommand {
  const [identity = '', user = '', password = '', ...more] = message.split('\0');
  const own = more.length === 0 && (identity === '' || identity === user);
  return judgePassword(asked, exchange, own ? user : '', password);
}

function challenge({ connection }: CommandCase, exchange: AuthExchange, text: string): JudgedCommand {
  const facts: Facts = { kind: 'auth', mechanism: exchange.mechanism, user: exchange.user ?? '' };
  const decision = decide({ at: 'session', fate: 'auth.challenged', because: becauseOf(connection), facts }, { challenge: text });
  return { decision, command: null, event: { type: 'auth.begun' }, change: { exchange } };
}

function judgePassword(asked: CommandCase, { mechanism }: AuthExchange, user: string, password: string): JudgedCommand {
  const because = becauseOf(asked.connection);
  const profile = profileOf(asked);
  const facts: Facts = profile === null ? { kind: 'auth', mechanism, user } : { kind: 'auth', mechanism, user, profile: profile.query };
  const event = { type: 'auth.ended' } as const;
  if (asked.faults.includes('directory')) {
    const decision = decide({
      at: 'session',
      fate: 'auth.directory-down',
      because: [{ kind: 'fault', fault: 'directory' }, ...because],
      facts,
    });
    return { decision, command: null, event, change: { exchange: null } };
  }
  const right = knows(asked, profile, user, password);
  const decision = decide({ at: 'session', fate: right ? 'auth.succeeded' : 'auth.failed', because, facts });
  return { decision, command: null, event, change: right ? { exchange: null, user } : { exchange: null } };
}

const profileOf = ({ configuration, connection }: CommandCase): SmtpAuthProfile | null =>
  listenerNamed(configuration, connection.listener)?.smtpAuth ?? null;

/** Whether the directory has such a user with that `userPassword` (LDAP bind or the password as an attribute: User Guide 9.8, p. 696). */
function knows(asked: CommandCase, profile: SmtpAuthProfile | null, user: string, password: string): boolean {
  if (user === '') return false;
  const users = profile === null ? usersByName(asked, user) : usersByQuery(asked, profile, user);
  return users.some((entry) => entry.attributes.get('userPassword')?.includes(password) === true);
}

/** Without a profile: everybody of that `uid` (design choice). */
function usersByName({ surroundings }: CommandCase, user: string): readonly DirectoryEntry[] {
  const filter = parseFilter(`(uid=${escapeValue(user)})`).value;
  return filter === null ? [] : findEntries(surroundings.directory, filter);
}

/** Whom the profile's query finds. Passwords are asked for anew each time: no cache keeps them. */
function usersByQuery({ configuration, surroundings }: CommandCase, profile: SmtpAuthProfile, user: string): readonly DirectoryEntry[] {
  const { queries } = configuration.appliance.ldap;
  const query = queries.find(({ name }) => name === profile.query);
  if (query === undefined) return [];
  return filtersOf({ queries, address: user }, query).flatMap((part) =>
    entriesFor(part, fillQuery(part.filter, user), surroundings.directory),
  );
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
