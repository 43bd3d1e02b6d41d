/**
 * The support ladder: every construct of the real box that this model knows of, how far it follows it, and where the construct is known from.
 * The page *What is simulated*, the table in the README and the editor's remarks on inert parameters are printed from here. A rung is one word.
 */
import { parameterSupport, type ParameterSupport } from './config/parameter-support.ts';
import { APPLIANCE_FILE } from './configuration.ts';

/**
 * `full`: as the real box does it, as far as that is known. `partial`: it acts, and something is missing. `inert`: kept and printed back,
 * changes nothing. `ignored`: has no place here.
 */
export type Rung = 'full' | 'partial' | 'inert' | 'ignored';

/** One construct. `says` is a sentence or two on what is modelled or what is missing; `source` tells where the real box's is known from. */
export interface Support {
  readonly construct: string;
  readonly rung: Rung;
  readonly says: string;
  readonly source: string;
}

/** Constructs of one kind, in the order they are told. `id` is fit for an address. */
export interface SupportGroup {
  readonly id: string;
  readonly title: string;
  readonly constructs: readonly Support[];
}

const UG = (pages: string): string => `User Guide 9.1.2, ${pages}`;
const UG10 = 'User Guide 10';
const CLI = 'CLI Reference Guide 9.7, p. 293';
const ACG = 'Advanced Configuration Guide 7.6';
const TAC = (...numbers: readonly string[]): string => `Cisco TAC note${numbers.length === 1 ? '' : 's'} ${numbers.join(', ')}`;
const LOGS = 'logs of real boxes';
const OURS = 'design choice';

type Row = readonly [construct: string, rung: Rung, says: string, source: string];

const group = (id: string, title: string, rows: readonly Row[]): SupportGroup => ({
  id,
  title,
  constructs: rows.map(([construct, rung, says, source]) => ({ construct, rung, says, source })),
});

/** A policy parameter is told by what it means; what is judged at all is judged as the box does it. */
function parameterRow([key, { rung, meaning }]: readonly [string, ParameterSupport]): Row {
  return [key, rung === 'judged' ? 'full' : 'inert', `${meaning.charAt(0).toUpperCase()}${meaning.slice(1)}.`, CLI];
}

/** The whole ladder. */
export const supportLadder: readonly SupportGroup[] = [
  group('listeners', `Interfaces and listeners (${APPLIANCE_FILE})`, [
    [
      'interfaces',
      'full',
      'Any number of interfaces; a call to an address without a listener gets what TCP would give.',
      UG('pp. 105-124'),
    ],
    ['interfaces.name', 'full', 'As the log writes it.', UG('p. 105')],
    ['interfaces.address', 'full', 'IPv4 or IPv6.', UG('p. 105')],
    ['interfaces.address6', 'full', 'An IPv6 address beside the IPv4 one; listeners wait on both.', UG('p. 105')],
    ['interfaces.hostname', 'full', 'Greets, and signs Received headers.', UG('p. 138')],
    ['listeners', 'full', 'Any number, each with tables of its own.', UG('pp. 105-124')],
    ['listeners.name', 'full', 'Unique, with case.', `${ACG}, p. 22`],
    [
      'listeners.type',
      'full',
      'Public with a RAT, private without, blackhole taking everything and throwing it away.',
      'User Guide 7.5, p. 209',
    ],
    ['listeners.protocol', 'partial', 'SMTP. A QMQP listener is refused with a reason.', `${ACG}, p. 22`],
    ['QMQP', 'ignored', 'Only SMTP is spoken.', `${ACG}, p. 22`],
    ['listeners.interface', 'full', 'By name; one that does not exist is noted.', `${ACG}, p. 22`],
    ['listeners.port', 'full', 'Two listeners on one port are noted.', `${ACG}, p. 22`],
    ['listeners.hat', 'full', 'File of the Host Access Table.', OURS],
    ['listeners.rat', 'full', 'File of the Recipient Access Table, on a public listener alone.', OURS],
    ['listeners.default_domain', 'full', 'Completes senders and recipients, unless the policy verifies senders.', `${ACG}, p. 30`],
    ['listeners.domain_map', 'full', 'Rewrites recipients after the default domain and before the RAT.', UG('pp. 635-642')],
    ['listeners.ldap_accept', 'full', 'In the conversation or in the work queue.', UG('p. 110')],
    ['listeners.ldap_accept.where', 'full', 'In the conversation, or in the work queue.', UG('p. 110')],
    ['listeners.ldap_accept.no_match', 'full', 'Bounce or drop, in the work queue.', UG('p. 110')],
    ['listeners.ldap_accept.unreachable', 'full', 'Let the mail in, or refuse it for now.', UG('p. 110')],
    ['listeners.ldap_accept.unreachable_code', 'full', 'Instead of 451.', UG('p. 110')],
    ['listeners.ldap_accept.unreachable_text', 'full', 'Instead of the standard text.', UG('p. 110')],
    ['listeners.ldap_accept.query', 'full', 'The name of a query, or a filter; see Directory.', 'User Guide 9.8, p. 683'],
    ['listeners.address_parser', 'full', 'Both parsers with all their options.', 'Advanced Configuration Guide 7.5, p. 39'],
    ['listeners.address_parser.type', 'full', 'Strict or loose.', 'Advanced Configuration Guide 7.5, p. 39'],
    ['listeners.address_parser.allow_8bit_user', 'full', 'Octets above 127 in the user name.', 'Advanced Configuration Guide 7.5, p. 39'],
    ['listeners.address_parser.allow_8bit_domain', 'full', 'Octets above 127 in the domain.', 'Advanced Configuration Guide 7.5, p. 39'],
    [
      'listeners.address_parser.allow_partial_domain',
      'full',
      'Addresses without a domain, or with one that has no dot.',
      'Advanced Configuration Guide 7.5, p. 39',
    ],
    ['listeners.address_parser.source_routing', 'full', 'Refused, or stripped.', 'Advanced Configuration Guide 7.5, p. 39'],
    ['listeners.address_parser.unknown_literals', 'full', 'Refused, or taken as they stand.', 'Advanced Configuration Guide 7.5, p. 39'],
    ['listeners.address_parser.reject_characters', 'full', 'Characters no user name may have.', 'Advanced Configuration Guide 7.5, p. 39'],
    ['listeners.bare_cr_lf', 'full', 'Clean, reject or allow, with what the next hop makes of it.', TAC('118234')],
    ['listeners.received_header', 'full', 'Whether Received is written on top.', `${UG10}, email pipeline`],
    [
      'listeners.certificate',
      'partial',
      'Whether there is one: without it STARTTLS is not offered. The certificate itself is played.',
      OURS,
    ],
    ['listeners.max_connections', 'full', 'Connections at once on this listener.', TAC('118234')],
    ['listeners.default_policy_parameters', 'full', 'What holds where a policy is silent: the parameters below.', TAC('118936')],
    ['listeners.bounce_profile', 'inert', 'Kept; there are no bounce profiles.', 'listenerconfig'],
    ['listeners.footer', 'inert', 'Kept; letters go on as they came.', 'listenerconfig'],
    ['listeners.senderbase', 'full', 'The reputation service for this listener.', 'listenerconfig'],
    [
      'listeners.senderbase.enabled',
      'full',
      'Without it a sender has neither score, owner nor country, and the log says not enabled.',
      'listenerconfig',
    ],
    ['listeners.senderbase.timeout_per_query', 'inert', 'Kept; answers come at once.', 'listenerconfig'],
    ['listeners.senderbase.timeout_per_connection', 'inert', 'Kept; answers come at once.', 'listenerconfig'],
    ['listeners.smtp_auth', 'partial', 'A directory query; forwarding to another SMTP server is not spoken.', 'User Guide 9.8, p. 696'],
    ['listeners.ldap_routing', 'inert', 'Kept; routes and DNS alone say where mail goes.', UG('pp. 688-701')],
    ['listeners.ldap_masquerade', 'inert', 'Kept; addresses go on as they came.', UG('pp. 688-701')],
    ['listeners.ldap_group', 'inert', 'Kept; there are no filters.', UG('pp. 688-701')],
    [
      'listeners.call_ahead',
      'partial',
      'Hosts of the world say which mailboxes they have; none answers with a 4xx.',
      'User Guide 8.0.2, p. 472',
    ],
    ['listeners.call_ahead.server', 'full', 'One host, or where the mail would go.', 'User Guide 8.5.5, p. 529'],
    ['listeners.call_ahead.failure', 'full', 'Let the mail in, or refuse it for now.', 'User Guide 8.5.5, p. 529'],
    ['listeners.call_ahead.failure_code', 'full', 'Instead of 451.', 'User Guide 8.5.5, p. 529'],
    ['listeners.call_ahead.failure_text', 'full', 'Instead of the standard text.', 'User Guide 8.5.5, p. 529'],
    ['listeners.masquerade', 'inert', 'Kept; sender and headers go on as they came.', UG('pp. 623-634')],
    ['listeners.ipmm', 'inert', 'Kept; the commands of mail merge are not recognised.', 'listenerconfig'],
    ['listeners.tcp_listen_queue_size', 'inert', 'Kept; every connection is taken at once.', 'listenerconfig'],
    ['exception_table', 'full', 'Envelope senders taken or refused before their domain is looked up.', TAC('118506')],
    ['exception_table.sender', 'full', 'Read without case, in every form of the guide.', `${UG10}, p. 147`],
    ['exception_table.action', 'full', 'Allow skips the look-ups, reject answers at MAIL.', TAC('118506')],
    ['exception_table.code', 'full', 'Reply code to a rejected sender.', `${UG10}, p. 147`],
    ['exception_table.text', 'full', 'Reply text to a rejected sender, with $EnvelopeSender.', `${UG10}, p. 147`],
    ['settings', 'full', 'Of all listeners together.', TAC('118495')],
    ['settings.max_connections', 'full', 'Half of them for IPv4 and half for IPv6 where there are both.', TAC('118495')],
    ['settings.max_header_lines', 'full', 'Beyond it every further line is read as a command.', TAC('118495')],
    ['settings.unsuccessful_timeout', 'full', 'Public listeners hang up if no message comes.', `${UG10}, global settings`],
    ['settings.total_connection_time', 'full', 'At four fifths of it the connection ends.', `${UG10}, global settings`],
    ['settings.add_message_id', 'full', 'A Message-ID for letters without one.', `${UG10}, global settings`],
    ['settings.max_tls_connections', 'full', 'TLS sessions at once, on all listeners.', TAC('118495')],
    ['settings.injection_counters_reset', 'full', 'How long an hourly window lasts.', `${UG10}, global settings`],
    ['address_lists', 'full', 'Lists of senders that a policy names as exceptions.', `${UG10}, address lists`],
    [
      'settings.hat_delayed_rejection',
      'full',
      'A REJECT is said to each recipient, so that the log tells who wrote to whom.',
      TAC('117960'),
    ],
    ['settings.hostname_in_received', 'inert', 'Kept; without virtual gateways the interface signs.', `${UG10}, global settings`],
    ['settings.senderbase_cache_time', 'full', 'A score once asked for is kept so long, whatever the service says by then.', TAC('117919')],
    ['settings.max_subject_size', 'inert', 'Kept; subjects are not measured.', '12.x menus'],
  ]),
  group('host-access', 'Host Access Table: senders', [
    ['n.n.n.n, partial addresses, ranges, CIDR', 'full', 'Every IPv4 shape of the guide’s table.', UG('p. 126')],
    ['IPv6 addresses, ranges, CIDR', 'full', 'Compressed or written out.', TAC('118204', '118219')],
    ['host.example.com', 'full', 'Matches a confirmed name alone.', TAC('118569')],
    ['.example.com', 'full', 'Every name below, not the name itself.', TAC('118569')],
    ['SBRS[low:high]', 'full', 'Both ends count; the first group wins.', UG('p. 126')],
    ['SBRS[none]', 'full', 'No score; not a private address.', UG('p. 126')],
    ['SBO:n', 'full', 'By the number of the network owner.', UG('p. 126')],
    ['dnslist[zone]', 'full', 'Asks the world’s DNS lists.', UG('p. 126')],
    ['country[XX]', 'full', 'By ISO code or English name.', OURS],
    ['nx.domain', 'full', 'The address has no PTR record.', 'User Guide 7.6, p. 138'],
    ['serv.fail', 'full', 'The PTR cannot be looked up for now.', OURS],
    ['not.double.verified', 'full', 'PTR and forward record do not agree.', 'support forums 10602321'],
    ['external threat feed source', 'ignored', 'There are no feeds.', '12.x menus'],
    ['ALL', 'full', 'Always last. Without one the listener’s shipped ALL counts.', UG('p. 124')],
  ]),
  group('behaviours', 'Host Access Table: groups and behaviours', [
    ['first match, top to bottom', 'full', 'One table a listener; the first entry that means the sender decides.', UG('pp. 124-136')],
    ['sender groups, named and unnamed', 'full', 'An unnamed group is logged as SG None.', CLI],
    ['import and export text', 'full', 'What is read is printed back byte for byte; unknown keys survive.', CLI],
    ['ACCEPT', 'full', 'Recipients are then asked of RAT and directory.', TAC('118179')],
    ['RELAY', 'full', 'Neither RAT nor directory; the policy’s limits hold.', TAC('118249')],
    ['REJECT', 'full', 'A banner with 554 or the policy’s own code, and the end.', TAC('118007', '118214')],
    ['TCPREFUSE', 'full', 'No SMTP; logged with ICID 0.', TAC('118214')],
    ['CONTINUE', 'full', 'Nothing decided; the next group is asked.', 'support forums 10149161'],
    ['custom and multi-line banners', 'full', 'Code and lines of the policy, after the host name.', UG('p. 138')],
    [
      'HAT variables ($Group, $Hostname, $OrgID, $RemoteIP, $HATEntry)',
      'full',
      'Filled in the texts of a policy, without case.',
      'User Guide 8.0.2, p. 127',
    ],
    ['policy inheritance', 'full', 'Block, then the listener’s defaults, then the shipped values.', TAC('118936')],
  ]),
  group('parameters', 'Mail flow policy parameters', Object.entries(parameterSupport).map(parameterRow)),
  group('recipient-access', 'Recipient Access Table', [
    ['example.com, .example.com, user@, user@example.com, ALL', 'full', 'First match decides, without case.', 'User Guide 7.6, p. 139'],
    ['[192.0.2.1], [IPv6:…]', 'full', 'Address literals in brackets.', 'User Guide 7.6, p. 139'],
    ['ACCEPT, REJECT', 'full', 'Without an entry: refused.', UG('p. 163')],
    ['bare postmaster', 'full', 'Taken whatever the table says.', 'RFC 5321 section 4.1.1.3'],
    ['smtp_response_code', 'full', 'Reply code to RCPT for this entry.', 'XML configuration file, rat_params'],
    ['smtp_response_text', 'full', 'Reply text to RCPT for this entry.', 'XML configuration file, rat_params'],
    ['bypass_ldap_accept', 'full', 'Do not ask the directory about these recipients.', 'XML configuration file, rat_params'],
    ['bypass_receiving_control', 'full', 'Do not count these recipients in the hourly limit.', 'XML configuration file, rat_params'],
    ['bypass_smtp_call_ahead', 'full', 'Do not ask another SMTP server about these recipients.', '12.x menus'],
  ]),
  group('verification', 'Sender verification', [
    ['confirmed names', 'full', 'PTR and forward record must agree.', TAC('118569')],
    ['envelope sender', 'full', 'MX of the domain of MAIL FROM, then the addresses of each exchanger.', TAC('118556')],
    ['exception table', 'full', 'One for the appliance, where a policy turns it on; the first entry decides.', TAC('118506')],
    ['SPF, DKIM, DMARC, S/MIME, bounce verification', 'inert', 'Their parameters are kept; nothing is verified or signed.', CLI],
  ]),
  group('limits', 'Limits', [
    ['bad commands', 'full', 'Four are borne, the fifth ends the connection.', TAC('118495', '214630')],
    ['connections from a host, on a listener, in all', 'full', 'Counted as they are open.', TAC('118234')],
    ['messages a connection, recipients a message, message size', 'full', 'By policy.', TAC('118234')],
    ['recipients per hour', 'full', 'Accepted ones, by address or its significant bits, on all listeners together.', UG('p. 138')],
    ['recipients per envelope sender', 'full', 'By interval, with exceptions from an address list.', TAC('222043')],
    [
      'directory harvest attack prevention',
      'full',
      'RAT and directory refusals together, with both actions in the conversation; in the work queue they are dropped.',
      TAC('118936'),
    ],
    ['work queue full', 'full', 'As a fault that is switched on.', TAC('118234')],
    ['resource conservation', 'ignored', 'The box never runs out of memory.', TAC('118234')],
  ]),
  group('directory', 'Directory (LDAP)', [
    ['accept query in the conversation', 'full', 'Asked about every recipient the RAT takes.', UG('p. 110')],
    [
      'accept query in the work queue',
      'full',
      'Unknown recipients bounce or are dropped; the message waits while no server answers.',
      UG('p. 110'),
    ],
    [
      'filters',
      'full',
      'RFC 4515 with all operators, escapes and extensible matches; attribute names with case.',
      'User Guide 9.8, p. 677',
    ],
    ['tokens {a} {u} {d}', 'full', 'Escaped, so that no address changes the filter.', 'User Guide 9.8, p. 677'],
    ['token {f}', 'full', 'The envelope sender, in accept queries.', 'User Guide 9.8, p. 677'],
    ['tokens {dn} {g}', 'inert', 'Become empty.', 'User Guide 9.8, p. 677'],
    ['ldap', 'full', 'Server profiles and their queries.', UG('pp. 688-690')],
    ['ldap.servers', 'full', 'Every profile asks the one directory of the world.', UG('pp. 688-690')],
    ['ldap.servers.name', 'full', 'Queries are named after it.', UG('pp. 688-690')],
    ['ldap.servers.hosts', 'inert', 'Kept; there is one directory.', UG('pp. 688-690')],
    ['ldap.servers.port', 'inert', 'Kept; there is one directory.', UG('pp. 688-690')],
    ['ldap.servers.server_type', 'inert', 'Kept; changes nothing here.', UG('pp. 688-690')],
    ['ldap.servers.base_dn', 'full', 'Only what stands below it is found; NONE for all.', UG('pp. 688-690')],
    ['ldap.servers.bind_dn', 'inert', 'Kept; the directory asks nobody who he is.', UG('pp. 688-690')],
    ['ldap.servers.bind_password', 'inert', 'Kept; the directory asks nobody who he is.', UG('pp. 688-690')],
    ['ldap.servers.ssl', 'inert', 'Kept; changes nothing here.', UG('pp. 688-690')],
    ['ldap.servers.max_connections', 'inert', 'Kept; the directory has no limit.', UG('pp. 688-690')],
    ['ldap.servers.cache_ttl', 'full', 'How long an answer is kept.', UG('pp. 688-690')],
    ['ldap.servers.cache_size', 'full', 'How many answers are kept.', UG('pp. 688-690')],
    ['ldap.servers.queries', 'full', 'Of any number; see the kinds.', UG('pp. 688-690')],
    ['ldap.servers.queries.kind', 'partial', 'Accept and SMTP AUTH are asked; routing, masquerade and group are kept.', UG('pp. 688-690')],
    ['ldap.servers.queries.name', 'full', 'The profile and the kind where it is not given.', UG('pp. 688-690')],
    ['ldap.servers.queries.filter', 'full', 'As below.', UG('pp. 688-690')],
    ['ldap.domain_queries', 'full', 'Pick a query by the domain of the address.', UG('pp. 688-690')],
    ['ldap.domain_queries.name', 'full', 'As a listener names it.', UG('pp. 688-690')],
    ['ldap.domain_queries.kind', 'partial', 'As for queries.', UG('pp. 688-690')],
    ['ldap.domain_queries.domains', 'full', 'Domain to query.', UG('pp. 688-690')],
    ['ldap.domain_queries.default', 'full', 'For every other domain.', UG('pp. 688-690')],
    ['ldap.chain_queries', 'full', 'Try queries one after another.', UG('pp. 688-690')],
    ['ldap.chain_queries.name', 'full', 'As a listener names it.', UG('pp. 688-690')],
    ['ldap.chain_queries.kind', 'partial', 'As for queries.', UG('pp. 688-690')],
    ['ldap.chain_queries.queries', 'full', 'In the order they are tried.', UG('pp. 688-690')],
    [
      'unreachable server',
      'full',
      'Cached answers hold; else mail is let in, refused for now or kept in the work queue, as set.',
      UG('p. 110'),
    ],
    ['routing, masquerade, group queries', 'ignored', 'Nothing asks them.', UG('pp. 688-701')],
    ['spam quarantine, external authentication, alias queries', 'ignored', 'Nothing asks them.', UG('pp. 688-701')],
  ]),
  group('commands', 'SMTP commands', [
    ['HELO, EHLO', 'full', 'HELO bears no argument; EHLO needs one.', TAC('118234')],
    ['MAIL', 'full', 'With SIZE, BODY and AUTH.', TAC('118234')],
    ['RCPT', 'full', 'As the address parser reads it.', TAC('118234')],
    ['DATA', 'full', 'CRLF dot CRLF ends it, nothing else.', TAC('118234')],
    ['RSET, NOOP, QUIT', 'full', 'At any time.', TAC('214630')],
    ['HELP, VRFY', 'full', 'HELP lists the commands; VRFY tells nothing.', TAC('214630')],
    ['STARTTLS', 'partial', 'The conversation is real, the ciphering is played; behind a TCP port it is real.', TAC('214630')],
    ['AUTH', 'partial', 'PLAIN and LOGIN against the directory.', TAC('118249')],
    ['XDFN, XPRT and other commands of mail merge', 'ignored', 'Not recognised.', TAC('118234')],
  ]),
  group('extensions', 'SMTP extensions', [
    ['8BITMIME', 'full', 'Announced always.', TAC('214630')],
    ['SIZE', 'full', 'Announced with the policy’s size.', TAC('214630')],
    ['STARTTLS', 'full', 'Announced where the policy offers it and there is a certificate.', 'sendmail -v session of 2023'],
    ['AUTH', 'full', 'Announced where the policy offers it.', TAC('118249')],
    ['PIPELINING', 'full', 'Not announced; pipelined commands are answered one by one.', 'sendmail -v session of 2023'],
    ['DSN, CHUNKING, SMTPUTF8, ENHANCEDSTATUSCODES', 'full', 'Not announced, as on the real box.', 'sendmail -v session of 2023'],
  ]),
  group('reputation', 'Reputation', [
    ['score, none, rfc1918', 'full', 'By address, from the world’s table.', TAC('117903', '117919')],
    ['network owner and country', 'full', 'By address, from the world’s table.', UG('p. 118')],
    [
      'how a score comes about',
      'partial',
      'A small teaching model: volume, complaints, spam traps, block lists, age and names move it day by day.',
      TAC('117903', '117919'),
    ],
    ['reputation service down', 'full', 'As a fault that is switched on: kept scores hold, else there is none.', LOGS],
  ]),
  group('acceptance', 'After acceptance', [
    ['Received and Message-ID headers', 'full', 'As they stand in mail that came through real boxes.', LOGS],
    [
      'delivery',
      'partial',
      'In the step that accepted: hosts have their copies, what must wait is tried again, bounces go home.',
      `${UG10}, email pipeline`,
    ],
    ['smtp_routes', 'full', 'By domain, below a domain or for all; the most specific route counts.', 'User Guide 9.8, pp. 594-596'],
    [
      'SMTP routes to hosts and addresses',
      'full',
      'A host’s MX first, in brackets its address alone; never back to the domain’s own MX.',
      'User Guide 9.8, pp. 594-596',
    ],
    ['SMTP routes with /pri=n', 'full', 'The lowest first; hops of one priority take turns by connection.', 'User Guide 9.8, pp. 594-596'],
    ['SMTP routes with a port', 'full', 'Called on that port; a host of the world takes mail on one, 25 unless it says another.', OURS],
    ['SMTP route to USEDNS', 'full', 'Back to the MX of the domain, for an exception from a wider route.', 'User Guide 9.8, pp. 594-596'],
    [
      'SMTP route to /dev/null',
      'partial',
      'The message is finished and comes nowhere; the real box’s line for it is not known.',
      'User Guide 9.8, pp. 594-596',
    ],
    ['SMTP routes: outgoing authentication', 'ignored', 'No next hop asks for it.', 'User Guide 9.8, pp. 594-596'],
    ['message filters, content filters', 'inert', 'Mail passes through as if there were none.', `${UG10}, email pipeline`],
    [
      'anti-spam, anti-virus, outbreak filters, AMP, graymail, DLP',
      'inert',
      'Mail passes through as if they were off.',
      `${UG10}, email pipeline`,
    ],
    ['mail policies, splintering', 'inert', 'Every message matches DEFAULT.', LOGS],
    ['alias tables', 'ignored', 'Addresses go on as they came.', `${UG10}, email pipeline`],
    [
      'bounce profiles, virtual gateways, delivery limits',
      'ignored',
      'One way of returning and one of sending.',
      `${UG10}, email pipeline`,
    ],
  ]),
  group('log', 'Mail log lines', [
    ['New SMTP, ACCEPT, RELAY, REJECT, TCPREFUSE, close, lost', 'full', 'Release 14, with country.', UG('p. 1009')],
    ['Start MID, From, To, RID, ready, Subject, Message-ID', 'full', 'Ids count as on the box.', UG('p. 1009')],
    ['Rejected by RAT, LDAPACCEPT', 'full', 'Wording of 2004 to 2011, which nothing newer contradicts.', LOGS],
    ['Rejected by Receiving Control', 'full', 'The later of its two wordings.', LOGS],
    ['TLS success and failed, SMTP Auth succeeded and failed', 'full', 'As the box writes them.', LOGS],
    ['Receiving Failed, disconnected, aborted', 'full', 'Time-outs and limits.', LOGS],
    ['delivery: New SMTP DCID, Delivery start, Message done, Response', 'full', 'With ids of their own.', UG('p. 1009')],
    ['Bounced, Delayed, pending', 'full', 'As the box words them.', UG('p. 1009')],
    [
      'Connection … lost … before any commands were received',
      'ignored',
      'Look-ups end before the greeting, so nobody is lost during one.',
      LOGS,
    ],
    ['engine verdicts, Status, Begin Logfile', 'ignored', 'There are no engines.', UG('p. 1009')],
  ]),
  group('tools', 'Tools of the appliance', [
    [
      'trace',
      'partial',
      'Host Access Table, envelope, directory; what comes after is passed through. Uses pending changes.',
      UG('pp. 1081-1084'),
    ],
    ['commit, clear', 'full', 'As Commit and Revert: changes wait, and open connections keep the old configuration.', OURS],
    ['listenerconfig, ldapconfig, exceptionconfig', 'partial', 'As texts that are edited, without their menus.', CLI],
    ['ldaptest', 'partial', 'Below the directory, a query at a time, without its menus.', 'User Guide 9.1.2, pp. 688-690'],
    ['tail mail_logs, grep', 'partial', 'As the pane Mail log with its filters.', UG('p. 1009')],
    ['telnet, nslookup, status, sbstatus', 'ignored', 'Not on the appliance; the hosts have a telnet.', CLI],
    ['graphical pages of the appliance', 'ignored', 'Tables are edited as the text the box exports.', CLI],
  ]),
];
