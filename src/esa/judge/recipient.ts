/**
 * The stages of RCPT: recipients per message, Recipient Access Table, directory. Order: User Guide 10, email pipeline (design choice
 * where it is silent). A relayed connection is asked neither table nor directory (Cisco TAC note 118249).
 */
import { printMailbox, type Mailbox } from '#smtp';
import type { Listener } from '../config/appliance.ts';
import type { RecipientAccessTable, RecipientEntry } from '../config/recipient-access-table.ts';
import { literalOf } from '../config/recipient-entry.ts';
import { APPLIANCE_FILE, DIRECTORY_FILE, ratOf, type Configuration, type Surroundings } from '../configuration.ts';
import type { FaultName, RuleRef } from '../decision.ts';
import { fillQuery, findEntries, parseFilter } from '../world/filter.ts';
import type { Directory, DirectoryEntry } from '../world/directory.ts';
import { decide, type Decided, type Judgement } from './decide.ts';
import type { Policy } from './policy.ts';
import { optionsOf } from './recipient-options.ts';
import type { Wording } from '../replies.ts';

/** Everything a recipient is judged by. `accepted` is how many the message has already. */
export interface RecipientCase {
  readonly configuration: Configuration;
  readonly surroundings: Surroundings;
  readonly faults: readonly FaultName[];
  readonly listener: Listener;
  readonly policy: Policy;
  /** What decided the connection: what a relayed recipient is accepted by. */
  readonly opened: readonly RuleRef[];
  readonly to: Mailbox;
  readonly accepted: number;
}

/** A recipient as the tables are asked about it: lower case, the listener's default domain filled in. */
export interface AskedRecipient {
  readonly user: string;
  readonly domain: string | null;
}

/** A verdict and what it rests on; `own` is the reply that the table's entry asks for. */
interface Ruling extends Pick<Judgement, 'fate' | 'because'> {
  readonly own?: Wording;
}

/** Judges one recipient. `recipient` in the reply and the log is the address exactly as parsed. */
export function judgeRecipient(asked: RecipientCase): Decided {
  const recipient = printMailbox(asked.to);
  const { fate, because, own } = limitRuling(asked) ?? relayRuling(asked) ?? tableRuling(asked);
  return decide({ at: 'rcpt', fate, because, facts: { kind: 'recipient', recipient, mid: null, rid: null } }, { recipient }, own);
}

function limitRuling({ policy, accepted }: RecipientCase): Ruling | null {
  const value = policy.recipientsPerMessage;
  if (value === null || accepted < value) return null;
  return { fate: 'recipient.too-many', because: [{ kind: 'limit', limit: 'recipients-per-message', value }] };
}

function relayRuling({ policy, opened }: RecipientCase): Ruling | null {
  return policy.behaviour === 'RELAY' ? { fate: 'recipient.accepted', because: opened } : null;
}

function tableRuling(asked: RecipientCase): Ruling {
  const { configuration, listener, to } = asked;
  // A private listener has no table of recipients: an ACCEPT there takes every one (User Guide 7.5, p. 209).
  if (listener.type === 'private') return { fate: 'recipient.accepted', because: [{ kind: 'default', setting: 'private listener' }] };
  const table = ratOf(configuration, listener);
  const recipient = askedRecipient(table, listener, to);
  if (isBarePostmaster(to)) return { fate: 'recipient.accepted', because: [{ kind: 'default', setting: 'postmaster' }] };
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
  const ruling = options.bypassesDirectory ? null : directoryRuling(asked, recipient, line);
  if (ruling !== null && ruling.fate !== 'recipient.accepted') return ruling;
  return { fate: 'recipient.accepted', because: ruling?.because ?? [line], own: options.response };
}

/** `<postmaster>` without a domain is always taken, in any case (RFC 5321 section 4.1.1.3). */
function isBarePostmaster(to: Mailbox): boolean {
  return to.domain === null && to.local.toLowerCase() === 'postmaster';
}

/** The recipient as the tables see it. */
export function askedRecipient(table: RecipientAccessTable, listener: Listener, to: Mailbox): AskedRecipient {
  const domain = to.domain ?? listener.defaultDomain ?? (isBarePostmaster(to) ? homeDomain(table) : null);
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
export function firstRecipientMatch(table: RecipientAccessTable, recipient: AskedRecipient): RecipientEntry | null {
  return table.entries.find((entry) => matchesRecipient(entry, recipient)) ?? null;
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
function directoryRuling(asked: RecipientCase, recipient: AskedRecipient, line: RuleRef): Ruling {
  const { listener, configuration, surroundings, faults } = asked;
  if (listener.ldapAccept === null) return { fate: 'recipient.accepted', because: [line] };
  const query: RuleRef = {
    kind: 'line',
    file: APPLIANCE_FILE,
    revision: configuration.texts.revision,
    span: listener.ldapAccept.span,
    label: 'LDAPACCEPT',
  };
  if (faults.includes('directory'))
    return { fate: 'recipient.directory-down', because: [{ kind: 'fault', fault: 'directory' }, query, line] };
  const [found] = peopleFor(listener.ldapAccept.query, recipient, surroundings);
  if (found === undefined) return { fate: 'recipient.unknown', because: [query, line] };
  const person: RuleRef = { kind: 'line', file: DIRECTORY_FILE, revision: surroundings.texts.revision, span: found.span, label: found.dn };
  return { fate: 'recipient.accepted', because: [line, query, person] };
}

/** Answers of a directory, which never changes, by query and address; as many as `REMEMBERED`, then begun anew. */
const answers = new WeakMap<Directory, Map<string, readonly DirectoryEntry[]>>();
const REMEMBERED = 1000;

/** Whom the directory knows by this address; nobody if the query cannot be read. */
function peopleFor(query: string, { user, domain }: AskedRecipient, { directory }: Surroundings): readonly DirectoryEntry[] {
  const address = domain === null ? user : `${user}@${domain}`;
  const key = `${address}\n${query}`;
  const known = answers.get(directory) ?? new Map<string, readonly DirectoryEntry[]>();
  const answer = known.get(key) ?? askDirectory(query, address, directory);
  if (known.size >= REMEMBERED) known.clear();
  answers.set(directory, known.set(key, answer));
  return answer;
}

function askDirectory(query: string, address: string, directory: Directory): readonly DirectoryEntry[] {
  const filter = parseFilter(fillQuery(query, address)).value;
  return filter === null ? [] : findEntries(directory, filter);
}
