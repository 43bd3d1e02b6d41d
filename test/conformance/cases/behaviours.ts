/** What a connection meets on the wire, and what its behaviour means for recipients. */
import { OURS, SEEN, TAC_CODES, type ConformanceCase, type Setup } from '../case.ts';

/** A Host Access Table in which one line decides about everybody. */
const everybody = (behaviour: string, block = ''): Setup => ({
  files: { 'InboundMail.hat': `$P\n    ${behaviour}${block}\nALL\n    $P\n` },
});

const REFUSE = 'Cisco TAC note 118214';
const CONFIG = 'CLI Reference Guide 9.7, p. 293';
const BANNER = 'User Guide 9.1.2, p. 138';

export const behaviourCases: readonly ConformanceCase[] = [
  {
    id: 'accept.banner',
    source: `RFC 5321 section 3.1; ${TAC_CODES}, telnet session`,
    why: 'The box greets with its name and ESMTP.',
    at: 'called',
    talk: 'S: 220 email.carvedrock.com ESMTP',
  },
  {
    id: 'relay.banner',
    source: `RFC 5321 section 3.1; ${TAC_CODES}, telnet session`,
    why: 'A host that is relayed for is greeted alike.',
    setup: { to: 'OutboundMail' },
    at: 'called',
    talk: 'S: 220 email.carvedrock.com ESMTP',
  },
  {
    id: 'accept.banner-text',
    source: `RFC 5321 section 4.2; ${SEEN}`,
    why: 'The policy’s own banner follows the name, line by line.',
    setup: everybody('ACCEPT', ' { smtp_banner_text = "Carved Rock\\nSmile!" }'),
    at: 'called',
    talk: `
      S: 220-email.carvedrock.com ESMTP
      S: 220-Carved Rock
      S: 220 Smile!`,
  },
  {
    id: 'accept.hostname',
    source: BANNER,
    why: 'A policy may override the host name, wherever the box says it.',
    setup: everybody('ACCEPT', ' { use_override_hostname = "on" override_hostname = "mx.carvedrock.com" }'),
    at: 'called',
    talk: `
      S: 220 mx.carvedrock.com ESMTP
      C: HELO x
      S: 250 mx.carvedrock.com
      C: QUIT
      S: 221 mx.carvedrock.com
      S: (closed)`,
  },
  {
    id: 'reject.banner',
    source: 'RFC 5321 section 3.1; seen in bounces from many real boxes',
    why: 'A rejected sender hears a 554 in place of the greeting, then the box hangs up.',
    setup: { from: '203.0.113.130' },
    at: 'called',
    talk: `
      S: 554-email.carvedrock.com
      S: 554 Your access to this mail system has been rejected due to the sending MTA's poor reputation. If you believe that this failure is in error, please contact the intended recipient via alternate means.
      S: (closed)`,
  },
  {
    id: 'reject.nothing-after',
    source: 'RFC 5321 section 3.1; Cisco TAC note 118214',
    departure: true,
    why: 'The RFC would wait for QUIT; the box waits for nothing.',
    setup: { from: '203.0.113.130' },
    at: 'called',
    talk: `
      S: 554
      S: (closed)
      C: QUIT`,
  },
  {
    id: 'reject.own-code',
    source: `${CONFIG}; Cisco TAC note 118007`,
    why: 'The code may be a 4xx, and the text the policy’s own.',
    setup: everybody('REJECT', ' { reject_banner_code = 450 reject_banner_text = "Try later" }'),
    at: 'called',
    talk: `
      S: 450-email.carvedrock.com
      S: 450 Try later
      S: (closed)`,
  },
  {
    id: 'tcprefuse.reset',
    source: REFUSE,
    why: 'The handshake goes through and is followed by a reset; no SMTP is spoken.',
    setup: everybody('TCPREFUSE'),
    at: 'called',
    talk: `
      S: (reset)
      C: EHLO x`,
  },
  {
    id: 'continue.ends-at-all',
    source: 'seen in an answer of IronPort’s staff, supportforums 10149161',
    why: 'CONTINUE decides nothing: the table is read on.',
    setup: { files: { 'InboundMail.hat': 'WATCHED:\n    198.51.100.25\n    CONTINUE\nALL\n    ACCEPT\n' } },
    at: 'called',
    talk: 'S: 220 email.carvedrock.com ESMTP',
  },
  {
    id: 'continue.ends-at-reject',
    source: 'seen in an answer of IronPort’s staff, supportforums 10149161',
    why: 'A later match is used in its place.',
    setup: { files: { 'InboundMail.hat': 'WATCHED:\n    198.51.100.25\n    CONTINUE\n198.51.100.\n    REJECT\nALL\n    ACCEPT\n' } },
    at: 'called',
    talk: `
      S: 554
      S: (closed)`,
  },
  {
    id: 'first-match.wins',
    source: 'User Guide 9.1.2, p. 124',
    why: 'The table is read from the top and the first match ends the search.',
    setup: { files: { 'InboundMail.hat': '198.51.100.\n    ACCEPT\n198.51.100.25\n    REJECT\nALL\n    REJECT\n' } },
    at: 'called',
    talk: 'S: 220',
  },
  {
    id: 'private.stranger',
    source: 'User Guide 9.1.2, p. 124',
    why: 'A private listener rejects whom it does not know.',
    setup: { to: 'OutboundMail', from: '10.1.1.77' },
    at: 'called',
    talk: `
      S: 554
      S: (closed)`,
  },
  {
    id: 'nobody.management',
    source: OURS,
    why: 'An interface without a listener refuses the connection.',
    setup: { address: '10.1.0.9' },
    at: 'called',
    talk: 'S: (refused)',
  },
  {
    id: 'nobody.port',
    source: OURS,
    why: 'So does another port of one that has a listener.',
    setup: { port: 587 },
    at: 'called',
    talk: 'S: (refused)',
  },
  {
    id: 'nobody.address',
    source: OURS,
    why: 'An address that nobody has is not reached.',
    setup: { address: '203.0.113.250' },
    at: 'called',
    talk: 'S: (unreachable)',
  },
  {
    id: 'accept.rat-refuses',
    source: 'RFC 5321 section 3.6.2; seen in bounces from many real boxes',
    why: 'ACCEPT takes mail for our own recipients alone: the box is no open relay.',
    at: 'sender',
    talk: `
      C: RCPT TO:<x@elsewhere.example>
      S: 550 #5.1.0 Address rejected.`,
  },
  {
    id: 'accept.domain-case',
    source: `RFC 5321 section 2.4; ${OURS}`,
    why: 'Domains are compared without case.',
    at: 'sender',
    talk: `
      C: RCPT TO:<angie@CarvedRock.COM>
      S: 250 recipient <angie@CarvedRock.COM> ok`,
  },
  {
    id: 'accept.subdomain',
    source: 'User Guide 7.6, p. 139',
    why: 'A domain in the RAT does not mean what is below it.',
    at: 'sender',
    talk: `
      C: RCPT TO:<angie@sales.carvedrock.com>
      S: 550 #5.1.0 Address rejected.`,
  },
  {
    id: 'accept.directory-refuses',
    source: `RFC 5321 section 3.3; ${SEEN}`,
    why: 'A recipient whom the directory does not know gets the words of the RAT’s refusal.',
    at: 'sender',
    talk: `
      C: RCPT TO:<nobody.here@carvedrock.com>
      S: 550 #5.1.0 Address rejected.`,
  },
  {
    id: 'relay.any-recipient',
    source: 'Cisco TAC note 118249',
    why: 'RELAY takes mail for anybody: neither RAT nor directory is asked.',
    setup: everybody('RELAY'),
    at: 'sender',
    talk: `
      C: RCPT TO:<x@elsewhere.example>
      S: 250 recipient <x@elsewhere.example> ok
      C: RCPT TO:<nobody.here@carvedrock.com>
      S: 250 recipient <nobody.here@carvedrock.com> ok`,
  },
  {
    id: 'relay.limits',
    source: 'Cisco TAC note 118249',
    why: 'The policy’s own limits hold for those it relays for.',
    setup: everybody('RELAY', ' { max_rcpts_per_msg = 1 }'),
    at: 'recipient',
    talk: `
      C: RCPT TO:<x@elsewhere.example>
      S: 452 #4.5.3 Too many recipients`,
  },
  {
    id: 'private.any-recipient',
    source: 'User Guide 7.5, p. 209',
    why: 'A private listener has no RAT.',
    setup: { to: 'OutboundMail' },
    at: 'sender',
    talk: `
      C: RCPT TO:<x@elsewhere.example>
      S: 250 recipient <x@elsewhere.example> ok`,
  },
  {
    id: 'size.per-policy',
    source: 'User Guide 8.5.5, p. 122',
    why: 'Limits are those of the policy the sender got: one megabyte for a throttled one.',
    setup: { from: '203.0.113.90' },
    at: 'greeted',
    talk: `
      C: MAIL FROM:<x@elsewhere.example> SIZE=1048577
      S: 552 #5.3.4 message size exceeds limit
      C: MAIL FROM:<x@elsewhere.example> SIZE=1048576
      S: 250`,
  },
];
