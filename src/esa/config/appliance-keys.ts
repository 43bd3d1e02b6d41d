/**
 * What the keys of `appliance.yaml` mean, and which of them are kept without effect. Names and questions: `listenerconfig > edit` and
 * `listenerconfig > setup` (User Guide 10, global settings; Advanced Configuration Guide 7.6, p. 22; Cisco TAC note 118495).
 */
import { defaultGlobalSettings, defaultListenerSettings } from './settings.ts';

/**
 * What a key is for, in a phrase; `inert` says why it changes nothing here, and is absent for one that is judged. `unset` is what counts where
 * the key is not written, `values` what its choices mean, by choice.
 */
export interface KeyMeaning {
  readonly meaning: string;
  readonly inert?: string;
  readonly unset?: string;
  readonly values?: Readonly<Record<string, string>>;
}

const { addresses, bareLineEnds, receivedHeader, certificate, connections, senderBase } = defaultListenerSettings;
const minutes = (milliseconds: number): string => `${String(milliseconds / 60_000)}m`;

/** User Guide 9.1.2, pp. 688-701. */
const queryKind: KeyMeaning = {
  meaning: 'what the query is for',
  values: {
    accept: 'whether a recipient exists',
    routing: 'where the mail of a recipient goes',
    masquerade: 'what a sender address is replaced by',
    group: 'whether somebody belongs to a group',
    smtp_auth: 'who may log in with AUTH',
  },
};

/** By the path of the key, list items left out: `listeners.port`, `settings.max_connections`. */
export const applianceKeys: Readonly<Record<string, KeyMeaning>> = {
  interfaces: { meaning: 'addresses of the appliance, each with the host name it greets with' },
  'interfaces.name': { meaning: 'name of the interface, as listeners and the mail log give it' },
  'interfaces.address': { meaning: 'its IPv4 or IPv6 address' },
  'interfaces.address6': { meaning: 'its IPv6 address beside an IPv4 one; listeners wait on both' },
  'interfaces.hostname': { meaning: 'host name in the greeting and in Received headers' },
  listeners: { meaning: 'what waits for mail, each on one interface and port' },
  'listeners.name': { meaning: 'name of the listener, with case, given once' },
  'listeners.type': {
    meaning: 'which way mail comes',
    values: { public: 'mail from outside for us', private: 'mail from our hosts', blackhole: 'taken and thrown away' },
  },
  'listeners.protocol': {
    meaning: 'SMTP; the box also speaks QMQP, this model does not',
    unset: 'SMTP',
    values: { SMTP: 'the only one spoken here' },
  },
  'listeners.interface': { meaning: 'name of an interface above' },
  'listeners.port': { meaning: 'TCP port, 25 for mail between servers' },
  'listeners.hat': { meaning: 'file of its Host Access Table' },
  'listeners.rat': { meaning: 'file of its Recipient Access Table; public listeners only' },
  'listeners.default_domain': { meaning: 'added to senders and recipients without a domain, unless a policy verifies senders' },
  'listeners.domain_map': {
    meaning: 'recipients that become others before the RAT is asked: @old.example or user@old.example, and what it becomes',
  },
  'listeners.ldap_accept': { meaning: 'asks the directory about every recipient the RAT takes' },
  'listeners.ldap_accept.query': { meaning: 'name of a query below ldap, or a filter' },
  'listeners.ldap_accept.where': {
    meaning: 'when the directory is asked',
    unset: 'conversation',
    values: { conversation: 'at RCPT, while the client waits', work_queue: 'once the message is taken' },
  },
  'listeners.ldap_accept.no_match': {
    meaning: 'what becomes of mail for unknown recipients, in the work queue',
    unset: 'bounce',
    values: { bounce: 'returned to the sender', drop: 'thrown away' },
  },
  'listeners.ldap_accept.unreachable': {
    meaning: 'what happens while the directory does not answer',
    unset: 'fail',
    values: { allow: 'recipients are let in', fail: 'recipients are refused for now' },
  },
  'listeners.ldap_accept.unreachable_code': { meaning: 'reply code while the directory does not answer', unset: '451' },
  'listeners.ldap_accept.unreachable_text': { meaning: 'reply text while the directory does not answer' },
  'listeners.ldap_routing': { meaning: 'name of a routing query', inert: 'sends every message where its routes and DNS say' },
  'listeners.ldap_masquerade': { meaning: 'name of a masquerade query', inert: 'passes addresses on as they came' },
  'listeners.ldap_group': { meaning: 'name of a group query, for rules of filters', inert: 'has no filters' },
  'listeners.smtp_auth': { meaning: 'name of an smtp_auth query that finds who logs in', unset: 'uid in the whole directory' },
  'listeners.call_ahead': { meaning: 'asks another SMTP server about every recipient the RAT takes; {} asks where the mail would go' },
  'listeners.call_ahead.server': { meaning: 'host that is asked', unset: 'the host the mail would go to' },
  'listeners.call_ahead.failure': {
    meaning: 'what happens while nobody answers there',
    unset: 'reject',
    values: { accept: 'recipients are let in', reject: 'recipients are refused for now' },
  },
  'listeners.call_ahead.failure_code': { meaning: 'reply code while nobody answers there', unset: '451' },
  'listeners.call_ahead.failure_text': { meaning: 'reply text while nobody answers there' },
  'listeners.masquerade': {
    meaning: 'addresses that stand in the place of others in sender and headers, once the message is taken',
    inert: 'passes addresses on as they came',
  },
  'listeners.ipmm': { meaning: 'whether mail merge is spoken, IPMM', unset: 'false', inert: 'knows none of its commands' },
  'listeners.address_parser': { meaning: 'how addresses in MAIL and RCPT are read' },
  'listeners.address_parser.type': { meaning: 'how closely the grammar is followed', unset: addresses.parser },
  'listeners.address_parser.allow_8bit_user': {
    meaning: 'whether user names may have octets above 127',
    unset: String(addresses.eightBitUser),
  },
  'listeners.address_parser.allow_8bit_domain': {
    meaning: 'whether domains may have octets above 127',
    unset: String(addresses.eightBitDomain),
  },
  'listeners.address_parser.allow_partial_domain': {
    meaning: 'whether an address may lack a domain, or have one without a dot',
    unset: String(addresses.partialDomain),
  },
  'listeners.address_parser.source_routing': {
    meaning: 'what becomes of a route before an address',
    unset: addresses.sourceRoute,
    values: { reject: 'the address is refused', strip: 'the route is left out' },
  },
  'listeners.address_parser.unknown_literals': {
    meaning: 'what becomes of brackets that hold no IP address',
    unset: addresses.unknownLiteral,
    values: { reject: 'the address is refused', accept: 'the address is taken as it stands' },
  },
  'listeners.address_parser.reject_characters': { meaning: 'characters that no user name may have', unset: 'none' },
  'listeners.bare_cr_lf': {
    meaning: 'what becomes of bare CR and LF in a letter',
    unset: bareLineEnds,
    values: { clean: 'repaired', reject: 'the letter is refused', allow: 'passed on as they came' },
  },
  'listeners.received_header': { meaning: 'whether a Received header is written on top', unset: String(receivedHeader) },
  'listeners.certificate': { meaning: 'without one STARTTLS is not offered, whatever a policy says', unset: String(certificate) },
  'listeners.max_connections': { meaning: 'connections at once on this listener', unset: String(connections) },
  'listeners.tcp_listen_queue_size': {
    meaning: 'connections that TCP holds before the listener takes them',
    unset: '50',
    inert: 'takes every connection at once',
  },
  'listeners.bounce_profile': { meaning: 'how undeliverable mail is returned', inert: 'has no bounce profiles' },
  'listeners.footer': { meaning: 'text added below each letter', inert: 'passes letters on as they came' },
  'listeners.senderbase': { meaning: 'the reputation service for this listener' },
  'listeners.senderbase.enabled': { meaning: 'whether score, owner and country of a sender are asked for', unset: String(senderBase) },
  'listeners.senderbase.timeout_per_query': { meaning: 'longest wait for one answer', inert: 'gets every answer at once' },
  'listeners.senderbase.timeout_per_connection': { meaning: 'longest wait for all answers', inert: 'gets every answer at once' },
  'listeners.default_policy_parameters': { meaning: 'what holds where a policy says nothing else; keys of a policy block' },
  settings: { meaning: 'settings of all listeners together' },
  'settings.max_connections': { meaning: 'connections at once on all listeners', unset: String(defaultGlobalSettings.connections) },
  'settings.max_tls_connections': {
    meaning: 'connections that may be ciphered at once',
    unset: String(defaultGlobalSettings.tlsConnections),
  },
  'settings.max_header_lines': { meaning: 'lines a header may have; 0 is no limit', unset: String(defaultGlobalSettings.headerLines) },
  'settings.max_subject_size': { meaning: 'longest subject, in octets', inert: 'does not measure subjects' },
  'settings.unsuccessful_timeout': {
    meaning: 'time in which a public listener wants a first message',
    unset: minutes(defaultGlobalSettings.unsuccessfulTimeout),
  },
  'settings.total_connection_time': { meaning: 'longest connection', unset: minutes(defaultGlobalSettings.connectionTime) },
  'settings.injection_counters_reset': {
    meaning: 'how long the counters of hourly limits run',
    unset: minutes(defaultGlobalSettings.counterReset),
  },
  'settings.add_message_id': {
    meaning: 'whether a letter without Message-ID gets one',
    unset: String(defaultGlobalSettings.addMessageId),
  },
  'settings.hostname_in_received': {
    meaning: 'whose host name stands in Received headers',
    inert: 'has no virtual gateways, so it is always the interface’s',
  },
  'settings.hat_delayed_rejection': {
    meaning: 'say a REJECT of the HAT to each recipient, not in the greeting',
    unset: String(defaultGlobalSettings.hatDelayedRejection),
  },
  'settings.senderbase_cache_time': {
    meaning: 'how long scores and owners of senders are kept',
    unset: minutes(defaultGlobalSettings.scoreCache),
    values: { senderbase: 'as long as the service says, half an hour' },
  },
  ldap: { meaning: 'servers of directories, and what they are asked' },
  'ldap.servers': { meaning: 'profiles of servers, each with its queries' },
  'ldap.servers.name': { meaning: 'name of the profile, first part of the names of its queries' },
  'ldap.servers.hosts': { meaning: 'host names of the servers' },
  'ldap.servers.port': { meaning: 'TCP port, 389 or with SSL 636' },
  'ldap.servers.server_type': { meaning: 'kind of server' },
  'ldap.servers.base_dn': { meaning: 'entry below which is searched, or NONE', values: { NONE: 'the whole directory' } },
  'ldap.servers.bind_dn': { meaning: 'who asks; anonymous where it is not set' },
  'ldap.servers.bind_password': { meaning: 'password of who asks' },
  'ldap.servers.ssl': { meaning: 'whether the server is asked through SSL' },
  'ldap.servers.max_connections': { meaning: 'connections at once to the server' },
  'ldap.servers.cache_ttl': { meaning: 'how long an answer is kept', unset: '15m' },
  'ldap.servers.cache_size': { meaning: 'how many answers are kept', unset: '10000' },
  'ldap.servers.queries': { meaning: 'what this server is asked, one query of each kind' },
  'ldap.servers.queries.kind': queryKind,
  'ldap.servers.queries.name': { meaning: 'name of the query', unset: 'profile and kind' },
  'ldap.servers.queries.filter': { meaning: 'LDAP filter; {a} is the address, {u} its user name, {d} its domain' },
  'ldap.domain_queries': { meaning: 'queries that pick another one by the domain of the address' },
  'ldap.domain_queries.name': { meaning: 'name of the query' },
  'ldap.domain_queries.kind': queryKind,
  'ldap.domain_queries.domains': { meaning: 'a query for each domain' },
  'ldap.domain_queries.default': { meaning: 'query for every other domain' },
  'ldap.chain_queries': { meaning: 'queries that try others one after another' },
  'ldap.chain_queries.name': { meaning: 'name of the query' },
  'ldap.chain_queries.kind': queryKind,
  'ldap.chain_queries.queries': { meaning: 'names of queries, in the order they are tried' },
  smtp_routes: {
    meaning: 'where mail of a domain goes next, before DNS is asked: hosts with :port and /pri=number where they are needed',
    values: { USEDNS: 'ask DNS', '/dev/null': 'throw the mail away' },
  },
  address_lists: { meaning: 'lists of envelope senders by name, for limits that leave them alone' },
  exception_table: { meaning: 'envelope senders taken or refused before their domain is looked up' },
  'exception_table.sender': { meaning: 'address, user name, domain or part of one' },
  'exception_table.action': {
    meaning: 'what becomes of the sender',
    values: { allow: 'taken without a look-up', reject: 'refused at MAIL' },
  },
  'exception_table.code': { meaning: 'reply code to a rejected sender' },
  'exception_table.text': { meaning: 'reply text to a rejected sender' },
};
