/**
 * Every policy parameter name that is known of the real box, what it means, and how far this model judges it.
 * Names: CLI Reference Guide 9.7, p. 293; Advanced Configuration Guide 7.3, p. 73; the element names of the XML configuration file.
 */

/** `switch` takes "on" or "off"; `tls` also "required"; `code` is an SMTP reply code; a limit of -1 means none. */
export type ParameterUnit = 'count' | 'count per hour' | 'octets' | 'bits' | 'code' | 'text' | 'switch' | 'offer' | 'name';

/** `judged`: the model acts on it. `inert`: kept and printed back, changes nothing yet. */
export interface ParameterSupport {
  readonly unit: ParameterUnit;
  readonly rung: 'judged' | 'inert';
  readonly meaning: string;
}

const judged = (unit: ParameterUnit, meaning: string): ParameterSupport => ({ unit, rung: 'judged', meaning });
const inert = (unit: ParameterUnit, meaning: string): ParameterSupport => ({ unit, rung: 'inert', meaning });

/** By key, lower case. Keys of a text are looked up without case. */
export const parameterSupport: Readonly<Record<string, ParameterSupport>> = {
  max_msgs_per_session: judged('count', 'messages taken on one connection'),
  max_rcpts_per_msg: judged('count', 'recipients taken for one message'),
  max_message_size: judged('octets', 'size of one message, announced as SIZE in the answer to EHLO'),
  max_concurrency: judged('count', 'connections open at once from one address'),
  max_rcpts_per_hour: judged('count per hour', 'recipients taken per hour from one address'),
  max_rcpts_per_hour_code: judged('code', 'reply code once the hourly limit is reached'),
  max_rcpts_per_hour_text: judged('text', 'reply text once the hourly limit is reached'),
  dhap_limit: judged('count per hour', 'invalid recipients per hour from one address before it counts as guessing'),
  dhap_action: judged(
    'text',
    'what an invalid recipient over that limit meets: "drop", the end of the connection, or "code", only the reply',
  ),
  dhap_code: judged('code', 'reply code for a guesser'),
  dhap_message: judged('text', 'reply text for a guesser'),
  env_sender_rate_limit: judged('count', 'recipients taken from one envelope sender in each interval'),
  env_sender_rate_limit_interval: judged('count', 'minutes of that interval; only the default policy parameters set it'),
  env_sender_rate_limit_code: judged('code', 'reply code once that limit is reached'),
  env_sender_rate_limit_text: judged('text', 'reply text once that limit is reached'),
  env_sender_rate_limit_exceptions: judged('name', 'list of senders the limit leaves alone'),
  use_significant_bits: judged('switch', 'count neighbouring addresses as one'),
  significant_bits: judged('bits', 'leading bits of an address that make up one counted sender'),
  use_sb: inert('switch', 'let the reputation service steer the flow'),
  spam_check: inert('switch', 'look for spam in accepted messages'),
  virus_check: inert('switch', 'look for viruses in accepted messages'),
  amp_check: inert('switch', 'look for malware in attached files'),
  sdr_check: inert('switch', 'ask for the reputation of the sending domain'),
  vof_check: inert('switch', 'hold back messages of a new outbreak'),
  app_check: inert('switch', 'look for phishing'),
  graymail_check: inert('switch', 'look for newsletters and other bulk mail'),
  cfilter_check: inert('switch', 'run the content filters'),
  mfilter_check: inert('switch', 'run the message filters'),
  tls: judged('offer', 'whether STARTTLS is off, offered or required'),
  tls_verify: inert('switch', 'check the certificate of the client'),
  tls_exceptions: inert('name', 'list of addresses the TLS demand leaves alone'),
  smtpauth_allow: judged('offer', 'whether AUTH is off, offered or required'),
  smtpauth_requiretls: judged('switch', 'offer AUTH only after STARTTLS'),
  smtp_banner_code: judged('code', 'reply code of the greeting'),
  smtp_banner_text: judged('text', 'text of the greeting, after the host name'),
  reject_banner_code: judged('code', 'reply code of the greeting to a rejected sender'),
  reject_banner_text: judged('text', 'text of the greeting to a rejected sender'),
  use_override_hostname: judged('switch', 'greet with another host name than the interface has'),
  override_hostname: judged('text', 'that other host name; empty for none'),
  accept_untagged_bounces: inert('switch', 'take bounces that carry no tag of ours'),
  dkim_signing: inert('switch', 'sign outgoing messages'),
  dkim_verification: inert('switch', 'check DKIM signatures'),
  dkim_verification_profile: inert('name', 'how DKIM signatures are checked'),
  spf_profile: inert('switch', 'check SPF'),
  spf_conformance_level: inert('text', 'how strictly SPF is read'),
  spf_downgrade: inert('switch', 'downgrade a PRA pass without Resent headers'),
  spf_helo: inert('switch', 'check the HELO name by SPF'),
  dmarc_verification: inert('switch', 'check DMARC'),
  dmarc_verification_profile: inert('name', 'how DMARC is checked'),
  dmarc_agg_reports: inert('switch', 'send DMARC reports'),
  smime_gw_verification: inert('switch', 'check S/MIME signatures'),
  remove_smime_signature: inert('switch', 'take S/MIME signatures off'),
  smime_certificate_harvesting: inert('switch', 'keep the certificates of signed messages'),
  harvest_on_failure: inert('switch', 'keep them even where the check fails'),
  store_updated_certs: inert('switch', 'replace a kept certificate by a newer one'),
  sender_vrfy: judged('switch', 'look up the domain of the envelope sender'),
  sender_vrfy_bad_domain_smtp_code: judged('code', 'reply code for a sender without a domain'),
  sender_vrfy_bad_domain_smtp_text: judged('text', 'reply text for a sender without a domain'),
  sender_vrfy_servfail_smtp_code: judged('code', 'reply code for a domain that could not be looked up'),
  sender_vrfy_servfail_smtp_text: judged('text', 'reply text for a domain that could not be looked up'),
  sender_vrfy_nxdomain_smtp_code: judged('code', 'reply code for a domain that does not exist'),
  sender_vrfy_nxdomain_smtp_text: judged('text', 'reply text for a domain that does not exist'),
  domain_exception: judged('switch', 'ask the exception table first'),
};
