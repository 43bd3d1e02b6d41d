/**
 * What the keys of `appliance.yaml` mean, and which of them are kept without effect. Names and questions: `listenerconfig > edit` and
 * `listenerconfig > setup` (User Guide 10, global settings; Advanced Configuration Guide 7.6, p. 22; Cisco TAC note 118495).
 */

/** What a key is for, in a phrase; `inert` says why it changes nothing here, and is absent for one that is judged. */
export interface KeyMeaning {
  readonly meaning: string;
  readonly inert?: string;
}

/** By the path of the key, list items left out: `listeners.port`, `settings.max_connections`. */
export const applianceKeys: Readonly<Record<string, KeyMeaning>> = {
  interfaces: { meaning: 'addresses of the appliance, each with the host name it greets with' },
  'interfaces.name': { meaning: 'name of the interface, as listeners and the mail log give it' },
  'interfaces.address': { meaning: 'its IPv4 or IPv6 address' },
  'interfaces.address6': { meaning: 'its IPv6 address beside an IPv4 one; listeners wait on both' },
  'interfaces.hostname': { meaning: 'host name in the greeting and in Received headers' },
  listeners: { meaning: 'what waits for mail, each on one interface and port' },
  'listeners.name': { meaning: 'name of the listener, with case, given once' },
  'listeners.type': { meaning: 'public: mail from outside for us; private: mail from our hosts; blackhole: taken and thrown away' },
  'listeners.protocol': { meaning: 'SMTP; the box also speaks QMQP, this model does not' },
  'listeners.interface': { meaning: 'name of an interface above' },
  'listeners.port': { meaning: 'TCP port, 25 for mail between servers' },
  'listeners.hat': { meaning: 'file of its Host Access Table' },
  'listeners.rat': { meaning: 'file of its Recipient Access Table; public listeners only' },
  'listeners.default_domain': { meaning: 'added to recipients without a domain' },
  'listeners.ldap_accept': { meaning: 'asks the directory about every recipient the RAT takes' },
  'listeners.address_parser': { meaning: 'how addresses in MAIL and RCPT are read' },
  'listeners.bare_cr_lf': { meaning: 'bare CR and LF in a letter: clean repairs them, reject refuses, allow passes them on' },
  'listeners.received_header': { meaning: 'whether a Received header is written on top' },
  'listeners.certificate': { meaning: 'without one STARTTLS is not offered, whatever a policy says' },
  'listeners.max_connections': { meaning: 'connections at once on this listener' },
  'listeners.tcp_listen_queue_size': {
    meaning: 'connections that TCP holds before the listener takes them, 50 unless set',
    inert: 'takes every connection at once',
  },
  'listeners.bounce_profile': { meaning: 'how undeliverable mail is returned', inert: 'has no bounce profiles' },
  'listeners.footer': { meaning: 'text added below each letter', inert: 'passes letters on as they came' },
  'listeners.senderbase': { meaning: 'the reputation service for this listener' },
  'listeners.senderbase.enabled': { meaning: 'whether score, owner and country of a sender are asked for' },
  'listeners.senderbase.timeout_per_query': { meaning: 'longest wait for one answer', inert: 'gets every answer at once' },
  'listeners.senderbase.timeout_per_connection': { meaning: 'longest wait for all answers', inert: 'gets every answer at once' },
  'listeners.default_policy_parameters': { meaning: 'what holds where a policy says nothing else; keys of a policy block' },
  settings: { meaning: 'settings of all listeners together' },
  'settings.max_connections': { meaning: 'connections at once on all listeners' },
  'settings.max_header_lines': { meaning: 'lines a header may have; 0 is no limit' },
  'settings.max_subject_size': { meaning: 'longest subject, in octets', inert: 'does not measure subjects' },
  'settings.unsuccessful_timeout': { meaning: 'time in which a public listener wants a first message, 5m unless set' },
  'settings.total_connection_time': { meaning: 'longest connection, 15m unless set' },
  'settings.add_message_id': { meaning: 'whether a letter without Message-ID gets one' },
  'settings.hostname_in_received': {
    meaning: 'whose host name stands in Received headers',
    inert: 'has no virtual gateways, so it is always the interface’s',
  },
  'settings.hat_delayed_rejection': { meaning: 'say a REJECT of the HAT to each recipient, not in the greeting' },
  'settings.senderbase_cache_time': { meaning: 'how long answers are kept', inert: 'keeps no answers' },
};
