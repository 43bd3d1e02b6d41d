/** Every limit the appliance keeps: bad commands, recipients, messages, header lines, connections, time; and what is broken on purpose. */
import { GLOBAL, OURS, TAC_CODES, TAC_DEFAULTS, TAC_HEADER, TAC_HELP, type ConformanceCase } from '../case.ts';

const bad = `
      C: XYZZY
      S: 500 #5.5.1 command not recognized`;

const message = `
      C: MAIL FROM:<kinda@globomantics.com>
      S: 250
      C: RCPT TO:<angie@carvedrock.com>
      S: 250
      C: DATA
      S: 354
      C: .
      S: 250`;

export const limitCases: readonly ConformanceCase[] = [
  {
    id: 'bad-commands.five',
    source: `${TAC_HELP}; ${TAC_HEADER}`,
    why: 'Four get the 500, the fifth ends the session.',
    at: 'connected',
    talk: `${bad.repeat(4)}
      C: XYZZY
      S: 421 Exceeded bad SMTP command limit, disconnecting.
      S: (closed)`,
  },
  {
    id: 'bad-commands.good-between',
    source: `${TAC_HELP}; ${OURS}`,
    why: 'They are counted for the whole session, good ones between or not.',
    at: 'connected',
    talk: `${bad.repeat(2)}
      C: NOOP
      S: 250
      C: EHLO x
      S: 250${bad.repeat(2)}
      C: RSET
      S: 250
      C: XYZZY
      S: 421 Exceeded bad SMTP command limit, disconnecting.
      S: (closed)`,
  },
  {
    id: 'bad-commands.next-connection',
    source: `${TAC_HELP}; ${OURS}`,
    why: 'Another connection counts anew.',
    at: 'connected',
    talk: `${bad.repeat(4)}
      ! connect
      S: 220
      C: XYZZY
      S: 500 #5.5.1 command not recognized`,
  },
  {
    id: 'bad-commands.malformed',
    source: OURS,
    why: 'A known command with a bad argument is no bad command.',
    at: 'greeted',
    talk: `
      O: ${'MAIL FROM kinda␍␊'.repeat(6)}NOOP␍␊
      ${'S: 501\n'.repeat(6)}
      S: 250 ok`,
  },
  {
    id: 'bad-commands.out-of-order',
    source: OURS,
    why: 'Nor is one at the wrong moment.',
    at: 'greeted',
    talk: `
      O: ${'DATA␍␊'.repeat(6)}NOOP␍␊
      ${'S: 503\n'.repeat(6)}
      S: 250 ok`,
  },
  {
    id: 'bad-commands.in-envelope',
    source: TAC_HELP,
    why: 'The fifth takes the open envelope with it.',
    at: 'recipient',
    talk: `${bad.repeat(4)}
      C: XYZZY
      S: 421
      S: (closed)`,
    arrives: [],
  },
  {
    id: 'recipients.over',
    source: `RFC 5321 section 4.5.3.1.10; ${TAC_CODES}`,
    why: 'Beyond the policy’s recipients each further one is put off; those taken stay.',
    setup: { policy: { max_rcpts_per_msg: 2 } },
    at: 'recipient',
    talk: `
      C: RCPT TO:<boris@carvedrock.com>
      S: 250
      C: RCPT TO:<carmen@carvedrock.com>
      S: 452 #4.5.3 Too many recipients
      C: DATA
      S: 354
      C: .
      S: 250`,
    arrives: [{ text: '…', to: ['angie@carvedrock.com', 'boris@carvedrock.com'] }],
  },
  {
    id: 'recipients.refused-do-not-count',
    source: OURS,
    why: 'Only accepted recipients count.',
    setup: { policy: { max_rcpts_per_msg: 1 } },
    at: 'sender',
    talk: `
      C: RCPT TO:<nobody.here@carvedrock.com>
      S: 550
      C: RCPT TO:<x@elsewhere.example>
      S: 550
      C: RCPT TO:<angie@carvedrock.com>
      S: 250`,
  },
  {
    id: 'recipients.before-the-table',
    source: OURS,
    why: 'Over the limit the RAT is not asked any more.',
    setup: { policy: { max_rcpts_per_msg: 1 } },
    at: 'recipient',
    talk: `
      C: RCPT TO:<x@elsewhere.example>
      S: 452 #4.5.3 Too many recipients`,
  },
  {
    id: 'recipients.per-message',
    source: `RFC 5321 section 4.5.3.1.10; ${TAC_DEFAULTS}`,
    why: 'The next message has room again.',
    setup: { policy: { max_rcpts_per_msg: 1 } },
    at: 'recipient',
    talk: `
      C: RCPT TO:<boris@carvedrock.com>
      S: 452
      C: RSET
      S: 250
      C: MAIL FROM:<kinda@globomantics.com>
      S: 250
      C: RCPT TO:<boris@carvedrock.com>
      S: 250`,
  },
  {
    id: 'recipients.no-limit',
    source: 'CLI Reference Guide 9.7, p. 293',
    why: 'A limit of -1 is none.',
    setup: { policy: { max_rcpts_per_msg: -1 } },
    at: 'sender',
    talk: `
      O: ${'RCPT TO:<angie@carvedrock.com>␍␊'.repeat(120)}
      ${'S: 250\n'.repeat(120)}`,
  },
  {
    id: 'recipients.postmaster-counts',
    source: `RFC 5321 section 4.5.3.1.10; ${OURS}`,
    why: 'The postmaster is a recipient like others.',
    setup: { policy: { max_rcpts_per_msg: 1 } },
    at: 'recipient',
    talk: `
      C: RCPT TO:<postmaster>
      S: 452 #4.5.3 Too many recipients`,
  },
  {
    id: 'messages.over',
    source: TAC_CODES,
    why: 'After the policy’s messages the next MAIL ends the session.',
    setup: { policy: { max_msgs_per_session: 1 } },
    at: 'greeted',
    talk: `${message}
      C: MAIL FROM:<kinda@globomantics.com>
      S: 421 #4.x.2 Too many messages for this session
      S: (closed)`,
  },
  {
    id: 'messages.default-10',
    source: `${TAC_DEFAULTS}; ${TAC_CODES}`,
    why: 'The box ships with ten messages a connection.',
    at: 'greeted',
    talk: `${message.repeat(10)}
      C: MAIL FROM:<kinda@globomantics.com>
      S: 421 #4.x.2 Too many messages for this session
      S: (closed)`,
  },
  {
    id: 'messages.reset-does-not-count',
    source: OURS,
    why: 'What was begun and thrown away is no message.',
    setup: { policy: { max_msgs_per_session: 1 } },
    at: 'recipient',
    talk: `
      C: RSET
      S: 250${message}`,
  },
  {
    id: 'messages.refused-does-not-count',
    source: OURS,
    why: 'Nor is a letter that was refused.',
    setup: { policy: { max_msgs_per_session: 1, max_message_size: 100 } },
    at: 'message',
    talk: `
      C: ${'x'.repeat(200)}
      C: .
      S: 552${message}`,
  },
  {
    id: 'messages.quit-after-last',
    source: TAC_CODES,
    why: 'Other commands still work after the last message.',
    setup: { policy: { max_msgs_per_session: 1 } },
    at: 'greeted',
    talk: `${message}
      C: NOOP
      S: 250
      C: QUIT
      S: 221
      S: (closed)`,
  },
  {
    id: 'header.exact',
    source: TAC_HEADER,
    why: 'As many header lines as the limit are taken.',
    setup: { global: { max_header_lines: 3 } },
    at: 'message',
    talk: `
      C: A: 1
      C: B: 2
      C: C: 3
      C:
      C: body
      C: .
      S: 250`,
  },
  {
    id: 'header.over',
    source: `RFC 5321 section 4.1.1.4; ${TAC_HEADER}`,
    departure: true,
    why: 'At the line that is one too many the box says so and takes what follows for commands; the fifth of those ends the session.',
    setup: { global: { max_header_lines: 3 } },
    at: 'message',
    talk: `
      C: A: 1
      C: B: 2
      C: C: 3
      C: D: 4
      S: 552 #5.3.4 message header size exceeds limit
      C: E: 5
      S: 500 #5.5.1 command not recognized
      C:
      S: 500 #5.5.1 command not recognized
      C: body
      S: 500 #5.5.1 command not recognized
      C: .
      S: 500 #5.5.1 command not recognized
      C: more
      S: 421 Exceeded bad SMTP command limit, disconnecting.
      S: (closed)`,
    arrives: [],
  },
  {
    id: 'header.over-in-one-piece',
    source: `RFC 5321 section 4.1.1.4; ${TAC_HEADER}`,
    departure: true,
    why: 'The same when the letter comes in one piece: a command in its text is acted on.',
    setup: { global: { max_header_lines: 1 } },
    at: 'message',
    talk: `
      O: A: 1␍␊B: 2␍␊NOOP␍␊.␍␊
      S: 552 #5.3.4 message header size exceeds limit
      S: 250 ok
      S: 500 #5.5.1 command not recognized`,
  },
  {
    id: 'header.folded',
    source: `RFC 5322 section 2.2.3; ${TAC_HEADER}`,
    why: 'Lines are counted, not fields: a continuation is one.',
    setup: { global: { max_header_lines: 2 } },
    at: 'message',
    talk: `
      C: A: 1
      C: ␠folded
      C: ␠again
      S: 552 #5.3.4 message header size exceeds limit`,
  },
  {
    id: 'header.body-does-not-count',
    source: `RFC 5322 section 2.1; ${TAC_HEADER}`,
    why: 'After the empty line nothing counts, however much it looks like a header.',
    setup: { global: { max_header_lines: 1 } },
    at: 'message',
    talk: `
      C: A: 1
      C:
      C: B: 2
      C: C: 3
      C: .
      S: 250`,
  },
  {
    id: 'header.no-limit',
    source: TAC_HEADER,
    why: 'Zero is no limit.',
    setup: { global: { max_header_lines: 0 } },
    at: 'message',
    talk: `
      O: ${'X: y␍␊'.repeat(1500)}
      C: .
      S: 250`,
  },
  {
    id: 'header.default-1000',
    source: TAC_HEADER,
    why: 'A thousand lines are taken as the box comes.',
    at: 'message',
    talk: `
      O: ${'X: y␍␊'.repeat(1000)}
      C: .
      S: 250`,
  },
  {
    id: 'header.default-1001',
    source: `RFC 5321 section 4.1.1.4; ${TAC_HEADER}`,
    departure: true,
    why: 'And not one more.',
    at: 'message',
    talk: `
      O: ${'X: y␍␊'.repeat(1001)}
      S: 552 #5.3.4 message header size exceeds limit`,
  },
  {
    id: 'connections.from-host',
    source: TAC_CODES,
    why: 'The policy’s connections from one address are counted when the next one calls.',
    setup: { policy: { max_concurrency: 1 } },
    at: 'connected',
    talk: `
      ! connect
      S: 421 #4.4.5 Too many connections from your host.
      S: (closed)
      ! use 1
      C: NOOP
      S: 250 ok`,
  },
  {
    id: 'connections.default-10',
    source: `${TAC_DEFAULTS}; ${TAC_CODES}`,
    why: 'The box ships with ten from one address.',
    at: 'connected',
    talk: `
      ${'! connect\nS: 220\n'.repeat(9)}
      ! connect
      S: 421 #4.4.5 Too many connections from your host.
      S: (closed)`,
  },
  {
    id: 'connections.other-host',
    source: TAC_CODES,
    why: 'Another address has room of its own.',
    setup: { policy: { max_concurrency: 1 } },
    at: 'connected',
    talk: `
      ! connect from 192.0.2.140
      S: 220`,
  },
  {
    id: 'connections.freed-by-quit',
    source: TAC_CODES,
    why: 'A connection that was closed makes room.',
    setup: { policy: { max_concurrency: 1 } },
    at: 'connected',
    talk: `
      C: QUIT
      S: 221
      S: (closed)
      ! connect
      S: 220`,
  },
  {
    id: 'connections.freed-by-hangup',
    source: TAC_CODES,
    why: 'One that was lost as well.',
    setup: { policy: { max_concurrency: 1 } },
    at: 'connected',
    talk: `
      ! hangup
      S: (closed)
      ! connect
      S: 220`,
  },
  {
    id: 'connections.to-listener',
    source: 'seen in a log of 2026; Cisco TAC note 118234',
    why: 'A listener has a limit of its own, for all hosts together.',
    setup: { listener: { max_connections: 1 } },
    at: 'connected',
    talk: `
      ! connect from 192.0.2.140
      S: 421 #4.4.5 Too many connections to this listener.
      S: (closed)`,
  },
  {
    id: 'connections.to-appliance',
    source: TAC_CODES,
    why: 'So has the appliance, for all listeners together.',
    setup: { global: { max_connections: 1 } },
    at: 'connected',
    talk: `
      ! connect from 192.0.2.140
      S: 421 #4.4.5 Too many connections to this host.
      S: (closed)`,
  },
  {
    id: 'connections.which-first',
    source: OURS,
    why: 'Where all three are full the widest is named.',
    setup: { policy: { max_concurrency: 1 }, listener: { max_connections: 1 }, global: { max_connections: 1 } },
    at: 'connected',
    talk: `
      ! connect
      S: 421 #4.4.5 Too many connections to this host.
      S: (closed)`,
  },
  {
    id: 'connections.rejected-anyway',
    source: OURS,
    why: 'A sender that is rejected is rejected, full or not.',
    setup: { global: { max_connections: 1 } },
    at: 'connected',
    talk: `
      ! connect from 203.0.113.130
      S: 554-email.carvedrock.com
      S: 554 Your access to this mail system has been rejected due to the sending MTA's poor reputation. If you believe that this failure is in error, please contact the intended recipient via alternate means.
      S: (closed)`,
  },
  {
    id: 'time.no-message',
    source: GLOBAL,
    why: 'Five minutes without a message end a connection to a public listener.',
    at: 'greeted',
    talk: `
      ! wait 5m
      S: 421 Timed out waiting for successful message injection, disconnecting.
      S: (closed)`,
  },
  {
    id: 'time.just-before',
    source: GLOBAL,
    why: 'A second earlier it is open.',
    at: 'greeted',
    talk: `
      ! wait 299s
      C: NOOP
      S: 250 ok`,
  },
  {
    id: 'time.activity-does-not-help',
    source: GLOBAL,
    why: 'Talk is no message: the time runs from the beginning.',
    at: 'connected',
    talk: `
      ! wait 4m
      C: EHLO x
      S: 250
      ! wait 30s
      C: MAIL FROM:<kinda@globomantics.com>
      S: 250
      ! wait 30s
      S: 421 Timed out waiting for successful message injection, disconnecting.
      S: (closed)`,
  },
  {
    id: 'time.inside-the-letter',
    source: GLOBAL,
    why: 'A letter that is not over by then is not taken.',
    at: 'message',
    talk: `
      C: Subject: slow
      ! wait 5m
      S: 421 Timed out waiting for successful message injection, disconnecting.
      S: (closed)
      C: .`,
    arrives: [],
  },
  {
    id: 'time.after-a-message',
    source: GLOBAL,
    why: 'One message makes the connection a successful one.',
    at: 'message',
    talk: `
      C: .
      S: 250
      ! wait 10m
      C: NOOP
      S: 250 ok`,
  },
  {
    id: 'time.total',
    source: `${GLOBAL}; ${OURS}`,
    why: 'At four fifths of a quarter of an hour every connection ends.',
    at: 'message',
    talk: `
      C: .
      S: 250
      ! wait 719s
      C: NOOP
      S: 250
      ! wait 1s
      S: 421 Exceeded allowable connection time, disconnecting.
      S: (closed)`,
  },
  {
    id: 'time.private',
    source: GLOBAL,
    why: 'The time without a message is for public listeners only; the total holds for all.',
    setup: { to: 'OutboundMail' },
    at: 'greeted',
    talk: `
      ! wait 11m
      C: NOOP
      S: 250
      ! wait 1m
      S: 421 Exceeded allowable connection time, disconnecting.
      S: (closed)`,
  },
  {
    id: 'time.own-message-time',
    source: GLOBAL,
    why: 'Both times are settings: first the time without a message.',
    setup: { global: { unsuccessful_timeout: '2s' } },
    at: 'greeted',
    talk: `
      ! wait 2s
      S: 421 Timed out waiting for successful message injection, disconnecting.
      S: (closed)`,
  },
  {
    id: 'time.own-total',
    source: `${GLOBAL}; ${OURS}`,
    why: 'Then the total, which ends at four fifths.',
    setup: { global: { total_connection_time: '5s' } },
    at: 'greeted',
    talk: `
      ! wait 4s
      S: 421 Exceeded allowable connection time, disconnecting.
      S: (closed)`,
  },
  {
    id: 'time.several-at-once',
    source: GLOBAL,
    why: 'Each connection has its own clock, and both run out in one wait, the older first.',
    at: 'greeted',
    talk: `
      ! wait 1m
      ! connect
      S: 220
      ! wait 5m
      S: 421 Timed out waiting for successful message injection, disconnecting.
      S: (closed)
      S: 421 Timed out waiting for successful message injection, disconnecting.
      S: (closed)`,
  },
  {
    id: 'fault.queue-full',
    source: TAC_CODES,
    why: 'Without room in the queue no message is begun.',
    at: 'greeted',
    talk: `
      ! queue full
      C: MAIL FROM:<kinda@globomantics.com>
      S: 452 #4.3.1 queue full
      C: NOOP
      S: 250 ok`,
  },
  {
    id: 'fault.size-before-queue',
    source: `${TAC_CODES}; ${OURS}`,
    why: 'A message that never fits is refused for good, queue full or not.',
    at: 'greeted',
    talk: `
      ! queue full
      C: MAIL FROM:<kinda@globomantics.com> SIZE=99999999999
      S: 552 #5.3.4 message size exceeds limit`,
  },
  {
    id: 'fault.directory-down',
    source: `${TAC_CODES}; ${OURS}`,
    why: 'A directory that does not answer puts a recipient off.',
    at: 'sender',
    talk: `
      ! directory down
      C: RCPT TO:<angie@carvedrock.com>
      S: 451 #4.3.0 Server Error`,
  },
  {
    id: 'fault.directory-not-asked',
    source: `${TAC_CODES}; ${OURS}`,
    why: 'What the RAT refuses is not asked about.',
    at: 'sender',
    talk: `
      ! directory down
      C: RCPT TO:<x@elsewhere.example>
      S: 550 #5.1.0 Address rejected.`,
  },
];
