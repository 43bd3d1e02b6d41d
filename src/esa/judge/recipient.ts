/**
 * The stages of RCPT: recipients per message, Recipient Access Table, recipients per hour and per envelope sender, directory, invalid
 * recipients. Order: User Guide 10, email pipeline (design choice where it is silent). A relayed connection is asked neither table nor
 * directory (Cisco TAC note 118249).
 */
import { printMailbox, type Mailbox } from '#smtp';
import type { Listener } from '../config/appliance.ts';
import type { CallAhead } from '../config/call-ahead.ts';
import type { LdapAccept } from '../config/ldap.ts';
import type { RecipientAccessTable, RecipientEntry } from '../config/recipient-access-table.ts';
import { literalOf } from '../config/recipient-entry.ts';
import { ratOf, type Configuration, type Surroundings } from '../configuration.ts';
import type { CalledAhead, Facts, FaultName, Rewriting, RuleRef } from '../decision.ts';
import type { DirectoryCache } from '../world/directory-cache.ts';
import { callAhead, callAheadLine } from './call-ahead.ts';
import { decide, type Decided, type Judgement } from './decide.ts';
import type { DirectoryAnswer } from './directory.ts';
import { askAccept } from './ldap-accept.ts';
import type { Policy } from './policy.ts';
import { optionsOf } from './recipient-options.ts';
import type { Wording } from '../reply-text.ts';
import { findRecipient, recipientIndexOf } from './recipient-index.ts';
import { countReceived, judgeInvalid, refuseByWindow, type CountedRuling, type RecipientWindows } from './recipient-windows.ts';
import type { ToCount } from './receiving-control.ts';

/** Everything a recipient is judged by. `accepted` is how many the message has already. */
export interface RecipientCase {
  readonly configuration: Configuration;
  readonly surroundings: Surroundings;
  readonly faults: readonly FaultName[];
  readonly listener: Listener;
  readonly policy: Policy;
  /** What decided the connection: what a relayed recipient is accepted by. */
  readonly opened: readonly RuleRef[];
  /** The envelope sender, empty for the null sender. */
  readonly sender: string;
  readonly to: Mailbox;
  /** What made `to` of what was typed; null where nothing did. */
  readonly rewriting: Rewriting | null;
  readonly accepted: number;
  /** Lab time in milliseconds, and what directory servers have answered until then. */
  readonly at: number;
  readonly cache: DirectoryCache;
  /** The windows this recipient is counted in. */
  readonly windows: RecipientWindows;
}

/** A recipient as the tables are asked about it: lower case, a bare postmaster's domain filled in. */
export interface AskedRecipient {
  readonly user: string;
  readonly domain: string | null;
}

/**
 * A verdict before the counters and what it rests on; `own` is the reply that the table's entry asks for, `exempt` from receiving control
 * what the entry says that took the recipient.
 */
interface Ruling extends Pick<Judgement, 'fate' | 'because'> {
  readonly own?: Wording;
  /** What the directory was asked, and what it has answered so far. */
  readonly directory?: readonly DirectoryAnswer[];
  readonly cache?: DirectoryCache;
  readonly exempt?: boolean;
  readonly calledAhead?: CalledAhead;
}

/** The decision on a recipient, what directory servers have answered up to it, and what it adds to the counters. */
export interface JudgedRecipient {
  readonly decision: Decided;
  readonly cache: DirectoryCache;
  readonly counts: readonly ToCount[];
}

/** Judges one recipient. The reply says the address exactly as parsed, the log as it counts. */
export function judgeRecipient(asked: RecipientCase): JudgedRecipient {
  const recipient = printMailbox(asked.to);
  const ruling = limitRuling(asked) ?? relayRuling(asked) ?? tableRuling(asked);
  const { fate, because, tally, counts, wording, guesser } = countRuling(asked, ruling);
  const { directory, cache = asked.cache, calledAhead } = 'counts' in ruling ? {} : ruling;
  const plain = recipientFacts({ kind: 'recipient', recipient, mid: null, rid: null, tally }, directory, guesser);
  const { rewriting } = asked;
  const told = calledAhead === undefined ? plain : { ...plain, calledAhead };
  const facts: Facts = rewriting === null ? told : { ...told, rewriting };
  return { decision: decide({ at: 'rcpt', fate, because, facts }, { recipient: rewriting?.written ?? recipient }, wording), cache, counts };
}

type RecipientFacts = Extract<Facts, { kind: 'recipient' }>;

/** Facts hold nothing that is undefined. Written out for those that most recipients have (decide.ts). */
function recipientFacts(plain: RecipientFacts, directory: RecipientFacts['directory'], guesser: RecipientFacts['guesser']): RecipientFacts {
  const { kind, recipient, mid, rid, tally } = plain;
  const answered = directory === undefined ? plain : { kind, recipient, mid, rid, tally, directory };
  return guesser === undefined ? answered : { ...answered, guesser };
}

/** What a ruling adds to the counters, and what it becomes where they are full. */
function countRuling({ windows }: RecipientCase, ruling: Ruling | CountedRuling): CountedRuling {
  if ('counts' in ruling) return ruling;
  const { fate, because, exempt = false, own } = ruling;
  if (fate === 'recipient.accepted') {
    const { tally, counts } = countReceived(windows, exempt);
    return own === undefined ? { fate, because, tally, counts } : { fate, because, tally, counts, wording: own };
  }
  const worded = own === undefined ? {} : { wording: own };
  if (fate === 'recipient.rejected' || fate === 'recipient.unknown') return { ...worded, ...judgeInvalid(windows, fate, because) };
  return { fate, because, tally: null, counts: [], ...worded };
}

function limitRuling({ policy, accepted }: RecipientCase): Ruling | null {
  const value = policy.recipientsPerMessage;
  if (value === null || accepted < value) return null;
  return { fate: 'recipient.too-many', because: [{ kind: 'limit', limit: 'recipients-per-message', value }] };
}

function relayRuling({ policy, opened, windows }: RecipientCase): Ruling | CountedRuling | null {
  if (policy.behaviour !== 'RELAY') return null;
  return refuseByWindow(windows) ?? { fate: 'recipient.accepted', because: opened };
}

function tableRuling(asked: RecipientCase): Ruling | CountedRuling {
  const { configuration, listener, to, windows } = asked;
  // A private listener has no table of recipients: an ACCEPT there takes every one (User Guide 7.5, p. 209). A blackhole takes them too.
  if (listener.type !== 'public') return refuseByWindow(windows) ?? byDefault(`${listener.type} listener`);
  const table = ratOf(configuration, listener);
  const recipient = askedRecipient(table, listener, to);
  if (isBarePostmaster(to)) return refuseByWindow(windows) ?? byDefault('postmaster');
  const entry = firstRecipientMatch(table, recipient);
  if (entry === null) return { fate: 'recipient.rejected', because: [{ kind: 'default', setting: 'ALL' }] };
  const line: RuleRef = {
    kind: 'line',
    file: listener.rat ?? '',
    revision: configuration.texts.revision,
    span: entry.entrySpan,
    label: entry.text,
  };
  const options = optionsOf(entry);
  if (entry.action !== 'ACCEPT') return { fate: 'recipient.rejected', because: [line], own: options.response };
  const exempt = options.bypassesReceivingControl;
  const full = exempt ? null : refuseByWindow(windows);
  if (full !== null) return full;
  const accept = listener.ldapAccept;
  const skipped = accept === null || accept.where === 'work_queue' || options.bypassesDirectory;
  const ruling = skipped ? null : directoryRuling(asked, { accept, recipient, line });
  if (ruling !== null && ruling.fate !== 'recipient.accepted') return ruling;
  const own = options.response;
  const known: Ruling =
    ruling?.directory === undefined
      ? { fate: 'recipient.accepted', because: [line], own, exempt }
      : {
          fate: 'recipient.accepted',
          because: ruling.because,
          directory: ruling.directory,
          cache: ruling.cache ?? asked.cache,
          own,
          exempt,
        };
  return listener.callAhead === null || options.bypassesCallAhead ? known : calledRuling(asked, listener.callAhead, recipient, line, known);
}

/** What another server makes of a recipient whom table and directory take (User Guide 8.0.2, p. 472). */
function calledRuling(asked: RecipientCase, ahead: CallAhead, recipient: AskedRecipient, line: RuleRef, known: Ruling): Ruling {
  const calledAhead = callAhead(asked, ahead, recipient.domain ?? recipient.user, addressOf(recipient));
  const rule = callAheadLine(asked.configuration, ahead);
  const { answer } = calledAhead;
  // The entry's own words were for a recipient who is taken.
  const { own: _, ...rest } = known;
  const refused = { ...rest, because: [rule, line], calledAhead };
  if (answer === 'unknown') return { ...refused, fate: 'recipient.unknown' };
  if (answer === 'known' || ahead.failure === null) return { ...known, because: [...known.because, rule], calledAhead };
  return { ...refused, fate: 'recipient.call-ahead-failed', own: { ...ahead.failure, whole: true } };
}

const byDefault = (setting: string): Ruling => ({ fate: 'recipient.accepted', because: [{ kind: 'default', setting }] });

/** `<postmaster>` without a domain is always taken, in any case (RFC 5321 section 4.1.1.3). */
export function isBarePostmaster(to: Mailbox): boolean {
  return to.domain === null && to.local.toLowerCase() === 'postmaster';
}

/** The recipient as the tables see it. Others without a domain have none by now (rewriting.ts), or their policy gives them none. */
export function askedRecipient(table: RecipientAccessTable, listener: Pick<Listener, 'defaultDomain'>, to: Mailbox): AskedRecipient {
  const domain = to.domain ?? (isBarePostmaster(to) ? (listener.defaultDomain ?? homeDomain(table)) : null);
  return { user: to.local.toLowerCase(), domain: domain === null ? null : comparableDomain(domain) };
}

/** A domain as tables hold it: lower case, the address of a literal in its shortest spelling. */
function comparableDomain(domain: string): string {
  const lower = domain.toLowerCase();
  const literal = lower.startsWith('[') ? literalOf(lower) : null;
  return literal === null ? lower : `[${literal}]`;
}

/** The first domain the table takes mail for. */
function homeDomain({ entries }: RecipientAccessTable): string | null {
  for (const { action, match } of entries) if (action === 'ACCEPT' && match.kind === 'domain') return match.domain;
  return null;
}

/** The first entry that means the recipient; null if none does. */
export function firstRecipientMatch(table: RecipientAccessTable, { user, domain }: AskedRecipient): RecipientEntry | null {
  return findRecipient(recipientIndexOf(table), user, domain);
}

/** Does the entry mean this recipient? An entry without an action that could be read means nobody. */
export function matchesRecipient({ match, action }: RecipientEntry, { user, domain }: AskedRecipient): boolean {
  if (action === null) return false;
  switch (match.kind) {
    case 'domain':
      return domain === match.domain;
    case 'partial-domain':
      return domain?.endsWith(`.${match.suffix}`) === true;
    case 'user':
      return user === match.user;
    case 'address':
      return user === match.user && domain === match.domain;
    case 'literal':
      return domain === `[${match.address}]`;
    case 'all':
      return true;
    case 'unreadable':
      return false;
  }
}

/** LDAP accept in the conversation: asked about every recipient the table takes (User Guide 9.1.2, p. 110). */
function directoryRuling(asked: RecipientCase, { accept, recipient, line }: DirectoryCase): Ruling {
  const { configuration, surroundings, faults, at, cache: before, sender } = asked;
  const question = { configuration, surroundings, faults, at, cache: before, sender, address: addressOf(recipient) };
  const { kind, query, person, directory, cache } = askAccept(question, accept);
  switch (kind) {
    case 'unreachable':
      return { ...unreachableRuling(accept, query, line), directory, cache };
    case 'unknown':
      return { fate: 'recipient.unknown', because: [query, line], directory, cache };
    case 'known':
      return { fate: 'recipient.accepted', because: [line, query, ...person], directory, cache };
  }
}

interface DirectoryCase {
  readonly accept: LdapAccept;
  readonly recipient: AskedRecipient;
  readonly line: RuleRef;
}

/** The address a directory is asked about. */
export const addressOf = ({ user, domain }: AskedRecipient): string => (domain === null ? user : `${user}@${domain}`);

/** Whether LDAP accept leaves out a recipient that was taken: bare postmaster, or one whose entry says so. */
export function bypassesDirectory(configuration: Configuration, listener: Listener, to: Mailbox): boolean {
  if (isBarePostmaster(to)) return true;
  const table = ratOf(configuration, listener);
  const entry = firstRecipientMatch(table, askedRecipient(table, listener, to));
  return entry !== null && optionsOf(entry).bypassesDirectory;
}

/** No server answers: mail is let in, or refused for now with the listener's own reply (User Guide 9.1.2, p. 110). */
function unreachableRuling({ unreachable }: LdapAccept, query: RuleRef, line: RuleRef): Ruling {
  const fault: RuleRef = { kind: 'fault', fault: 'directory' };
  if (unreachable === null) return { fate: 'recipient.accepted', because: [fault, query, line] };
  return { fate: 'recipient.directory-down', because: [fault, query, line], own: { ...unreachable, whole: true } };
}
