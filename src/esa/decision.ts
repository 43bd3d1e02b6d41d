/**
 * What was decided, by which rule, from which facts. Reply, log, panels, hints and lesson checks read decisions; none decides again.
 * A decision does not grow with the table: the lines passed over are computed on demand (explain.ts).
 */
import type { GrammarRule, OrderRule, Phase, Span, Verb } from '#smtp';
import type { Behaviour } from './config/host-access-table.ts';
import type { BareLineEnds } from './config/settings.ts';
import type { AddedHeader } from './added-header.ts';
import type { DirectoryAnswer } from './judge/directory.ts';

/** The moment of a conversation at which something is decided. `session` is RSET, NOOP, HELP, VRFY, QUIT, AUTH,
 * STARTTLS, whatever is no command, and time running out. */
export type Stage = 'connect' | 'helo' | 'mail' | 'rcpt' | 'data' | 'message' | 'session';

/** What a decision says, coarsely: the words lessons and learners use. */
export type Verdict = 'accept' | 'relay' | 'reject' | 'defer' | 'tcprefuse' | 'unanswered';

/** Every way a decision can end. Each has one line in the table of outcomes.ts. */
export type Fate =
  | 'connection.accepted'
  | 'connection.relayed'
  | 'connection.rejected'
  /** Rejected, but the settings delay that to each recipient. */
  | 'connection.delayed'
  | 'connection.refused'
  | 'connection.too-many-from-host'
  | 'connection.too-many-for-listener'
  | 'connection.too-many'
  | 'connection.harvest'
  | 'connection.unsuccessful'
  | 'connection.expired'
  | 'connection.nothing-listens'
  | 'connection.no-such-host'
  | 'command.malformed'
  | 'command.unknown'
  | 'command.too-long'
  | 'command.too-many-bad'
  | 'command.out-of-order'
  | 'ehlo.no-domain'
  | 'parameter.unknown'
  | 'parameter.value'
  | 'helo.accepted'
  | 'ehlo.accepted'
  | 'sender.accepted'
  | 'sender.delayed'
  | 'sender.too-many-messages'
  | 'sender.needs-tls'
  | 'sender.needs-auth'
  | 'sender.too-big'
  | 'sender.too-many-recipients'
  | 'sender.queue-full'
  | 'sender.no-domain'
  | 'sender.nowhere'
  | 'sender.unresolved'
  | 'sender.excepted'
  | 'recipient.accepted'
  | 'recipient.rejected'
  | 'recipient.delayed'
  | 'recipient.unknown'
  | 'recipient.directory-down'
  | 'recipient.call-ahead-failed'
  | 'recipient.too-many'
  | 'recipient.too-many-this-hour'
  | 'recipient.too-many-from-sender'
  | 'recipient.too-many-invalid'
  | 'recipient.harvest-dropped'
  | 'data.begun'
  | 'message.accepted'
  /** Taken by a blackhole listener and thrown away. */
  | 'message.discarded'
  | 'message.too-big'
  | 'message.header-too-long'
  | 'message.bare-line-ends'
  | 'message.looping'
  | 'auth.challenged'
  | 'auth.succeeded'
  | 'auth.failed'
  | 'auth.directory-down'
  | 'auth.unavailable'
  | 'auth.already'
  | 'auth.in-transaction'
  | 'auth.mechanism'
  | 'auth.arguments'
  | 'auth.undecodable'
  | 'auth.needs-tls'
  | 'tls.begun'
  | 'tls.too-many'
  | 'tls.established'
  | 'tls.failed'
  | 'transaction.reset'
  | 'noop.answered'
  | 'help.answered'
  | 'vrfy.answered'
  | 'session.quit';

/** Limits the appliance itself keeps, apart from any table line. */
export type Limit =
  | 'bad-commands'
  | 'messages-per-connection'
  | 'recipients-per-message'
  | 'connections-per-host'
  | 'connections-per-listener'
  | 'connections'
  | 'tls-sessions'
  | 'recipients-per-hour'
  | 'recipients-per-sender'
  | 'invalid-per-hour'
  | 'message-size'
  | 'header-lines'
  | 'hops'
  | 'unsuccessful-timeout'
  | 'connection-time';

/** Things that can be broken on purpose. */
export type FaultName = 'directory' | 'directory-slow' | 'dns' | 'reputation' | 'queue' | 'next-hop';

/**
 * A rule that decided. `line` points into a configuration text of one revision (`label` is its name in lists: a group, ALL, a RAT entry,
 * a policy, a listener); `setting` is the name of a default that no line states.
 */
export type RuleRef =
  | { readonly kind: 'line'; readonly file: string; readonly revision: number; readonly span: Span; readonly label: string }
  | { readonly kind: 'grammar'; readonly rule: GrammarRule; readonly span: Span }
  | { readonly kind: 'phase'; readonly phase: Phase; readonly order: OrderRule | null }
  | { readonly kind: 'default'; readonly setting: string }
  | { readonly kind: 'limit'; readonly limit: Limit; readonly value: number }
  | { readonly kind: 'fault'; readonly fault: FaultName };

/** What is known of the peer's name: forward-confirmed, claimed only, no PTR at all, or a PTR that cannot be looked up for now. */
export type NameCheck = 'confirmed' | 'unconfirmed' | 'none' | 'failed';

/**
 * A reputation as the log words it: whole tenths, `none`, `rfc1918` for a private address that is not asked about, `unavailable` while the
 * service is down, or `not-enabled` on a listener that does not ask.
 */
export type Reputation = number | 'none' | 'rfc1918' | 'unavailable' | 'not-enabled';

/** What the appliance knows of who is calling. */
export interface SenderFacts {
  readonly address: string;
  /** The PTR name, confirmed or not; null when there is none. */
  readonly name: string | null;
  readonly nameCheck: NameCheck;
  readonly owner: string | null;
  /** The owner's number at the reputation service, for `SBO:n`. */
  readonly ownerId: number | null;
  /** By its name, as the log writes it. */
  readonly country: string | null;
  readonly reputation: Reputation;
  /** When the reputation service gave score and owner, and until when the appliance keeps them, in lab milliseconds. Absent where it was asked just now. */
  readonly asked?: { readonly at: number; readonly until: number };
  /** Zones of the DNS lists that hold the address; null when they cannot be asked for now. */
  readonly lists: readonly string[] | null;
}

/** One look-up at the name servers and what it answered; `records` as a zone file writes them. */
export interface LookUp {
  readonly type: 'MX' | 'A';
  readonly name: string;
  readonly answer: 'found' | 'nxdomain' | 'no-data' | 'servfail';
  readonly records: readonly string[];
}

/**
 * What changed an envelope address before it was judged; `written` is the address as it was typed, `rule` the line that changed it, of the
 * domain map where that came last.
 */
export interface Rewriting {
  readonly kind: 'default-domain' | 'domain-map';
  readonly written: string;
  readonly rule: RuleRef;
}

/** What another SMTP server said of a recipient, and its name; of one that does not answer, the name that was looked for. */
export interface CalledAhead {
  readonly server: string;
  readonly answer: 'known' | 'unknown' | 'unreachable';
}

/**
 * How full a window of time was: `count` of `most`, with what this decision adds. `ends` is lab time in milliseconds, `clock` the same on the
 * appliance's clock, as `22:28`.
 */
export interface Tally {
  readonly limit: 'recipients-per-hour' | 'recipients-per-sender' | 'invalid-per-hour';
  readonly count: number;
  readonly most: number;
  readonly ends: number;
  readonly clock: string;
}

/** Who was caught guessing recipients, as the log names it; `name` is the PTR name, confirmed or not. */
export interface Guesser {
  readonly address: string;
  readonly name: string | null;
  readonly group: string | null;
  readonly listener: string;
}

/** Facts by stage. `icid` is null where the connection never got one. */
export type Facts =
  | { readonly kind: 'no-listener'; readonly address: string; readonly port: number }
  | {
      readonly kind: 'connection';
      readonly sender: SenderFacts;
      readonly listener: string;
      readonly interface: string;
      readonly interfaceAddress: string;
      readonly port: number;
      /** The deciding group's name, null for an unnamed one; `entry` as the log prints it, `''` when no line decided. */
      readonly group: string | null;
      readonly entry: string;
      readonly policy: string | null;
      readonly behaviour: Behaviour;
      /** Only where invalid recipients closed the door. */
      readonly tally?: Tally;
    }
  /** `detail` is the stretch of the line that was refused; `mid` the message begun on the connection. */
  | {
      readonly kind: 'command';
      readonly verb: Verb | null;
      readonly line: string;
      readonly phase: Phase;
      readonly detail: string;
      readonly mid: number | null;
    }
  | { readonly kind: 'helo'; readonly verb: 'HELO' | 'EHLO'; readonly host: string }
  /**
   * `lookups` were made for the sender's domain; `excepted`: the exception table let it pass. Absent where the policy asks for neither.
   * `tally`: the sender's interval, where that is used up. `rewriting`: absent where `sender` is what was typed.
   */
  | {
      readonly kind: 'sender';
      readonly sender: string;
      readonly mid: number | null;
      readonly rewriting?: Rewriting;
      readonly lookups?: readonly LookUp[];
      readonly excepted?: true;
      readonly tally?: Tally;
    }
  /**
   * `directory`: the filters the directory was asked, in order; absent where it was not asked. `tally` is the window that this recipient
   * counts in, if that has a limit. `rewriting`: absent where `recipient` is what was typed.
   */
  | {
      readonly kind: 'recipient';
      readonly recipient: string;
      readonly mid: number | null;
      readonly rid: number | null;
      readonly directory?: readonly DirectoryAnswer[];
      readonly tally: Tally | null;
      readonly rewriting?: Rewriting;
      /** Absent where no other server was asked. */
      readonly calledAhead?: CalledAhead;
      /** Only where guessing closed the connection. */
      readonly guesser?: Guesser;
    }
  /** A sender or recipient on a connection whose rejection is delayed: no message is begun. `address` is the peer's. */
  | { readonly kind: 'delayed'; readonly mailbox: string; readonly address: string }
  /** `asked` is what the work queue made of recipients in the step that accepted them; absent where it asked about nobody. */
  | { readonly kind: 'message'; readonly message: AcceptedMessage; readonly asked?: readonly AskedInQueue[] }
  /** A message that a blackhole listener took: its text is gone. `size` in octets. */
  | { readonly kind: 'discarded-message'; readonly mid: number; readonly from: string; readonly size: number }
  /** A letter that was not taken; `size` in octets, as far as it was read. */
  | { readonly kind: 'refused-message'; readonly mid: number; readonly size: number }
  /** `profile` is the listener's SMTP authentication profile; absent where it has none. */
  | { readonly kind: 'auth'; readonly mechanism: string; readonly user: string; readonly profile?: string }
  | { readonly kind: 'tls'; readonly protocol: string; readonly cipher: string }
  /** Time ran out. `address` is the peer's, `seconds` how long the connection lasted. */
  | { readonly kind: 'timeout'; readonly address: string; readonly seconds: number; readonly mid: number | null };

/**
 * A message the appliance has taken over: envelope, and the text after unstuffing, as octets. `added` are the headers it writes on top;
 * `bareLineEnds` is the listener's setting, which counts when the message goes on (next-hop.ts); `via` is how it came in.
 */
export interface AcceptedMessage {
  readonly mid: number;
  readonly from: string;
  readonly recipients: readonly string[];
  readonly text: string;
  readonly added: readonly AddedHeader[];
  readonly bareLineEnds: BareLineEnds;
  readonly via: Arrival;
}

/**
 * What LDAP accept in the work queue made of one recipient. `spared`: not asked; `waits`: no server answers, and the message stays in the queue;
 * `harvest`: unknown, and dropped since its host has guessed too often.
 */
export interface AskedInQueue {
  readonly recipient: string;
  readonly kind: 'spared' | 'known' | 'bounced' | 'dropped' | 'harvest' | 'waits';
  readonly because: readonly RuleRef[];
  readonly directory: readonly DirectoryAnswer[];
}

/** How a message came in: listener, the peer's address, and whether by RELAY. What the appliance wrote itself came by no listener: `''`. */
export interface Arrival {
  readonly listener: string;
  readonly peer: string;
  readonly relayed: boolean;
  /** Absent where no recipient can turn out invalid later. */
  readonly guard?: HarvestGuard;
  /** Recipients that the domain map made, whom no entry of a table spares the work queue's questions; absent where there is none. */
  readonly mapped?: readonly string[];
}

/** The policy a message came by, as far as it counts recipients that turn out invalid in the work queue; `limit` is null for none. */
export interface HarvestGuard {
  readonly group: string | null;
  readonly limit: number | null;
  readonly bits: number;
}

export interface Decision {
  readonly at: Stage;
  readonly fate: Fate;
  readonly verdict: Verdict;
  readonly because: readonly RuleRef[];
  readonly facts: Facts;
  readonly icid: number | null;
  /** Lines of the reply and its code; null where nothing is said (TCP refuse, nothing listens). */
  readonly reply: { readonly code: number; readonly lines: readonly string[] } | null;
}

/** The name of the rule that decided, as lessons write it in `decidedBy`: a group, ALL, a RAT entry, a setting. */
export function deciderOf(decision: Pick<Decision, 'because'>): string {
  const [rule] = decision.because;
  if (rule === undefined) return '';
  switch (rule.kind) {
    case 'line':
      return rule.label;
    case 'grammar':
      return rule.rule;
    case 'phase':
      return rule.order ?? rule.phase;
    case 'default':
      return rule.setting;
    case 'limit':
      return rule.limit;
    case 'fault':
      return rule.fault;
  }
}
