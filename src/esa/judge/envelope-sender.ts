/**
 * Whether the domain of an envelope sender exists, asked at MAIL where the policy says so: its MX, then the addresses of each exchanger, the
 * domain's own where there is no MX (User Guide 7.5, p. 185; Cisco TAC notes 118506 and 118556). Before that the exception table, where the
 * policy turns that on.
 *
 * Design choices: the exception table counts without verification too; the null sender and address literals have no domain to look up and
 * pass; a bare `postmaster` is a sender without a domain like any other; a domain that exists but has no address anywhere does not exist.
 */
import { decodeUtf8, printMailbox, writeOut, type Mailbox } from '#smtp';
import type { ExceptionEntry } from '../config/exception-table.ts';
import { APPLIANCE_FILE, type Configuration, type Surroundings } from '../configuration.ts';
import type { Fate, FaultName, LookUp, RuleRef } from '../decision.ts';
import type { Wording } from '../reply-text.ts';
import { literalAddress, lookUpAddresses, lookUpMx, type NoAnswer } from '../world/dns.ts';
import type { World } from '../world/world.ts';
import type { Connection } from '../connection.ts';
import { parameterLine } from './parameter-line.ts';

/** What an envelope sender is judged in. */
export interface EnvelopeSenderCase {
  readonly configuration: Configuration;
  readonly surroundings: Surroundings;
  readonly faults: readonly FaultName[];
  readonly connection: Connection;
}

/** A refusal with its words, or null for a sender that may go on; either with what was asked for it. */
export interface JudgedSender {
  readonly refusal: { readonly fate: Fate; readonly because: readonly RuleRef[]; readonly own: Wording } | null;
  readonly lookups: readonly LookUp[];
  /** The entry of the exception table that let the sender pass. */
  readonly exception: RuleRef | null;
}

const passes: JudgedSender = { refusal: null, lookups: [], exception: null };

/** Judges the sender of MAIL; `null` is the null sender. */
export function judgeEnvelopeSender(asked: EnvelopeSenderCase, from: Mailbox | null): JudgedSender {
  const { verify, exceptions } = asked.connection.policy.envelopeSender;
  if (from === null || (from.local === '' && from.domain === null) || !(verify || exceptions)) return passes;
  const entry = exceptions ? firstException(asked.configuration.appliance.exceptions, from) : null;
  if (entry !== null) return byException(asked, entry, from);
  return verify ? byLookUp(asked, from) : passes;
}

/** The first entry that means a sender; null if none does. Compared without case. */
function firstException(table: readonly ExceptionEntry[], from: Mailbox): ExceptionEntry | null {
  const user = from.local.toLowerCase();
  const domain = from.domain?.toLowerCase() ?? null;
  return table.find((entry) => meansSender(entry, user, domain)) ?? null;
}

function meansSender({ match }: ExceptionEntry, user: string, domain: string | null): boolean {
  switch (match.kind) {
    case 'address':
      return user === match.user && domain === match.domain;
    case 'user':
      return user === match.user;
    case 'domain':
      return domain === match.domain;
    case 'partial-domain':
      return domain?.endsWith(`.${match.suffix}`) === true;
  }
}

function byException(asked: EnvelopeSenderCase, entry: ExceptionEntry, from: Mailbox): JudgedSender {
  const { configuration } = asked;
  const { revision } = configuration.texts;
  const line: RuleRef = { kind: 'line', file: APPLIANCE_FILE, revision, span: entry.span, label: entry.text };
  if (entry.action === 'allow') return { refusal: null, lookups: [], exception: line };
  const because = [line, parameterLine(configuration, asked.connection, 'domain_exception')];
  const own = fill({ code: entry.code, text: entry.reply }, from);
  return { refusal: { fate: 'sender.excepted', because, own }, lookups: [], exception: null };
}

function byLookUp(asked: EnvelopeSenderCase, from: Mailbox): JudgedSender {
  const { connection, configuration, surroundings, faults } = asked;
  const { envelopeSender } = connection.policy;
  const setting = parameterLine(configuration, connection, 'sender_vrfy');
  const refuse = (fate: Fate, wording: Wording, because: readonly RuleRef[], lookups: readonly LookUp[]): JudgedSender => ({
    refusal: { fate, because, own: fill(wording, from) },
    lookups,
    exception: null,
  });
  if (from.domain === null) return refuse('sender.no-domain', envelopeSender.missing, [setting], []);
  if (literalAddress(from.domain) !== null) return passes;
  const failing = faults.includes('dns');
  const lookups = lookUpsFor(surroundings.world, from.domain, failing);
  const broken: readonly RuleRef[] = failing ? [{ kind: 'fault', fault: 'dns' }] : [];
  const end = endOf(lookups);
  if (end === 'nxdomain') return refuse('sender.nowhere', envelopeSender.nowhere, [setting], lookups);
  if (end === 'servfail') return refuse('sender.unresolved', envelopeSender.unresolved, [...broken, setting], lookups);
  return { refusal: null, lookups, exception: null };
}

/** Every look-up that is made for a domain, in order. */
function lookUpsFor(world: World, domain: string, failing: boolean): readonly LookUp[] {
  if (failing) return [{ type: 'MX', name: domain, answer: 'servfail', records: [] }];
  const mx = lookUpMx(world, domain);
  if (mx.kind === 'no-data') return [{ type: 'MX', name: domain, answer: mx.kind, records: [] }, addressesOf(world, domain)];
  if (mx.kind !== 'found') return [{ type: 'MX', name: domain, answer: mx.kind, records: [] }];
  const records = mx.records.map(({ preference, name }) => `${preference} ${name === '' ? '.' : name}`);
  const names = mx.records.map(({ name }) => name).filter((name) => name !== '');
  return [{ type: 'MX', name: domain, answer: 'found', records }, ...names.map((name) => addressesOf(world, name))];
}

function addressesOf(world: World, name: string): LookUp {
  const answer = lookUpAddresses(world, name);
  return { type: 'A', name, answer: answer.kind, records: answer.kind === 'found' ? answer.records : [] };
}

/** A name that does not exist counts wherever it turns up (Cisco TAC note 118556), then a failure, then that no address was found. */
function endOf(lookups: readonly LookUp[]): NoAnswer | 'found' {
  if (lookups.some(({ answer }) => answer === 'nxdomain')) return 'nxdomain';
  if (lookups.some(({ answer }) => answer === 'servfail')) return 'servfail';
  return lookups.some(({ type, answer }) => type === 'A' && answer === 'found') ? 'found' : 'nxdomain';
}

/** Own words with the sender in the place of `$EnvelopeSender`, in any case (User Guide 9.7, p. 144). */
function fill({ code, text }: Wording, from: Mailbox): Wording {
  const sender = decodeUtf8(writeOut(printMailbox(from)));
  return { code, text: text?.replace(/\$EnvelopeSender\b/gi, () => sender) ?? null, whole: true };
}
