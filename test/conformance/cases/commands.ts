/** Commands as lines: verbs, arguments, what is no command. */
import { OURS, PARSER, SEEN, TAC_CODES, TAC_HELP, type ConformanceCase } from '../case.ts';

export const commandCases: readonly ConformanceCase[] = [
  {
    id: 'verb.any-case',
    source: 'RFC 5321 section 2.4',
    why: 'Verbs are read without case.',
    at: 'connected',
    talk: `
      C: hElO x
      S: 250 email.carvedrock.com
      C: noop
      S: 250`,
  },
  {
    id: 'verb.keyword-any-case',
    source: 'RFC 5321 section 2.4',
    why: 'FROM and TO are read without case as well.',
    at: 'greeted',
    talk: `
      C: mail from:<kinda@globomantics.com>
      S: 250 sender <kinda@globomantics.com> ok
      C: Rcpt To:<angie@carvedrock.com>
      S: 250 recipient <angie@carvedrock.com> ok`,
  },
  {
    id: 'verb.leading-blank',
    source: 'RFC 5321 section 4.1.1',
    why: 'A command begins with its verb; nothing stands before it.',
    at: 'connected',
    talk: `
      C: ␠NOOP
      S: 500 #5.5.1 command not recognized`,
  },
  {
    id: 'verb.empty-line',
    source: 'RFC 5321 section 4.2.4',
    why: 'An empty line is no command.',
    at: 'connected',
    talk: `
      C:
      S: 500 #5.5.1 command not recognized`,
  },
  {
    id: 'verb.run-together',
    source: 'RFC 5321 section 4.1.1.2',
    why: 'MAIL and FROM are two words.',
    at: 'greeted',
    talk: `
      C: MAILFROM:<kinda@globomantics.com>
      S: 500 #5.5.1 command not recognized`,
  },
  {
    id: 'verb.unknown',
    source: `RFC 5321 section 4.2.4; ${TAC_HELP}`,
    why: 'What is not in the list of commands gets a 500.',
    at: 'connected',
    talk: `
      C: HALO email.globomantics.com
      S: 500 #5.5.1 command not recognized`,
  },
  {
    id: 'verb.expn',
    source: `RFC 5321 section 4.5.1; ${TAC_HELP}`,
    why: 'EXPN need not exist, and here it does not.',
    at: 'greeted',
    talk: `
      C: EXPN staff
      S: 500 #5.5.1 command not recognized`,
  },
  {
    id: 'verb.bdat',
    source: `RFC 5321 section 2.2.1; ${TAC_HELP}`,
    why: 'An extension that was not announced has no verb.',
    at: 'recipient',
    talk: `
      C: BDAT 5 LAST
      S: 500 #5.5.1 command not recognized
      C: DATA
      S: 354 go ahead`,
  },
  {
    id: 'blank.trailing-noop',
    source: 'RFC 5321 section 4.1.1',
    why: 'Blanks at the end of a command are borne.',
    at: 'connected',
    talk: `
      C: NOOP␠␠
      S: 250 ok`,
  },
  {
    id: 'blank.trailing-quit',
    source: 'RFC 5321 section 4.1.1',
    why: 'A trailing blank is no argument.',
    at: 'connected',
    talk: `
      C: QUIT␠
      S: 221 email.carvedrock.com
      S: (closed)`,
  },
  {
    id: 'blank.trailing-mail',
    source: 'RFC 5321 section 4.1.1',
    why: 'Nor is it a parameter.',
    at: 'greeted',
    talk: `
      C: MAIL FROM:<kinda@globomantics.com>␠
      S: 250 sender <kinda@globomantics.com> ok`,
  },
  {
    id: 'helo.name',
    source: `RFC 5321 section 4.1.1.1; ${TAC_CODES}`,
    why: 'HELO is answered with the host’s name alone.',
    at: 'connected',
    talk: `
      C: HELO email.globomantics.com
      S: 250 email.carvedrock.com`,
  },
  {
    id: 'helo.alone',
    source: `RFC 5321 section 4.1.1.1; ${TAC_CODES}, telnet session`,
    departure: true,
    why: 'The vendor’s own session shows HELO without a name answered with 250.',
    at: 'connected',
    talk: `
      C: helo
      S: 250 email.carvedrock.com
      C: MAIL FROM:<kinda@globomantics.com>
      S: 250`,
  },
  {
    id: 'helo.two-words',
    source: 'RFC 5321 section 4.1.1.1',
    why: 'HELO takes one name.',
    at: 'connected',
    talk: `
      C: HELO two words
      S: 501 #5.5.2 syntax error 'HELO two words'
      C: MAIL FROM:<kinda@globomantics.com>
      S: 503 #5.5.1 HELO/EHLO first`,
  },
  {
    id: 'ehlo.alone',
    source: `RFC 5321 section 4.1.1.1; ${TAC_CODES}`,
    why: 'EHLO must name the client.',
    at: 'connected',
    talk: `
      C: EHLO
      S: 501 #5.0.0 EHLO requires domain address`,
  },
  {
    id: 'ehlo.blank-alone',
    source: `RFC 5321 section 4.1.1.1; ${TAC_CODES}`,
    why: 'A blank is no name.',
    at: 'connected',
    talk: `
      C: EHLO␠
      S: 501 #5.0.0 EHLO requires domain address`,
  },
  {
    id: 'ehlo.two-words',
    source: 'RFC 5321 section 4.1.1.1',
    why: 'EHLO takes one name.',
    at: 'connected',
    talk: `
      C: EHLO two words
      S: 501 #5.5.2 syntax error 'EHLO two words'`,
  },
  {
    id: 'ehlo.literal-v4',
    source: 'RFC 5321 section 4.1.3',
    why: 'A client without a name gives its address.',
    at: 'connected',
    talk: `
      C: EHLO [198.51.100.25]
      S: 250`,
  },
  {
    id: 'ehlo.literal-v6',
    source: 'RFC 5321 section 4.1.3',
    why: 'The same in IPv6.',
    at: 'connected',
    talk: `
      C: EHLO [IPv6:2001:db8::25]
      S: 250`,
  },
  {
    id: 'ehlo.borrowed-name',
    source: 'RFC 5321 section 4.1.4',
    why: 'A name that is not the client’s is no reason to refuse.',
    setup: { from: '203.0.113.77' },
    at: 'connected',
    talk: `
      C: EHLO email.carvedrock.com
      S: 250`,
  },
  {
    id: 'ehlo.control-octet',
    source: 'RFC 5321 section 4.1.1.1',
    why: 'A name holds no control octets; this one would write its own line into the trace header.',
    at: 'connected',
    talk: `
      C: EHLO x␊by␀y
      S: 501
      C: MAIL FROM:<kinda@globomantics.com>
      S: 503 #5.5.1 HELO/EHLO first`,
  },
  {
    id: 'noop.argument',
    source: 'RFC 5321 section 4.1.1.9',
    why: 'NOOP may carry a text, which is ignored.',
    at: 'connected',
    talk: `
      C: NOOP anybody there?
      S: 250 ok`,
  },
  {
    id: 'help.alone',
    source: TAC_HELP,
    why: 'HELP lists the commands in the box’s own layout.',
    at: 'connected',
    talk: `
      C: HELP
      S: 214-The following commands are recognized
      S: 214-    auth data ehlo helo
      S: 214-    help mail noop quit
      S: 214     rcpt rset vrfy`,
  },
  {
    id: 'help.argument',
    source: 'RFC 5321 section 4.1.1.8',
    why: 'HELP may ask for a topic.',
    at: 'connected',
    talk: `
      C: HELP MAIL
      S: 214`,
  },
  {
    id: 'vrfy.known',
    source: `RFC 5321 section 3.5.3; ${SEEN}`,
    why: 'VRFY neither confirms nor denies.',
    at: 'greeted',
    talk: `
      C: VRFY angie
      S: 252 ok`,
  },
  {
    id: 'vrfy.unknown',
    source: `RFC 5321 section 7.3; ${TAC_HELP}`,
    why: 'Nobody learns from VRFY who exists.',
    at: 'greeted',
    talk: `
      C: VRFY nobody.here@carvedrock.com
      S: 252 ok`,
  },
  {
    id: 'vrfy.alone',
    source: `RFC 5321 section 4.1.1.6; ${TAC_HELP}`,
    departure: true,
    why: 'VRFY is always answered with a 2xx, even without its argument.',
    at: 'greeted',
    talk: `
      C: VRFY
      S: 252 ok`,
  },
  {
    id: 'rset.argument',
    source: `RFC 5321 section 4.1.1.5; ${OURS}`,
    why: 'RSET takes no argument, and with one it resets nothing.',
    at: 'recipient',
    talk: `
      C: RSET all
      S: 501 #5.5.2 syntax error 'RSET all'
      C: DATA
      S: 354 go ahead`,
  },
  {
    id: 'quit.argument',
    source: `RFC 5321 section 4.1.1.10; ${OURS}`,
    why: 'QUIT takes no argument, and with one it ends nothing.',
    at: 'connected',
    talk: `
      C: QUIT please
      S: 501 #5.5.2 syntax error 'QUIT please'
      C: NOOP
      S: 250 ok`,
  },
  {
    id: 'data.argument',
    source: `RFC 5321 section 4.1.1.4; ${OURS}`,
    why: 'DATA takes no argument, and with one the letter does not begin.',
    at: 'recipient',
    talk: `
      C: DATA now
      S: 501 #5.5.2 syntax error 'DATA now'
      C: NOOP
      S: 250 ok`,
  },
  {
    id: 'mail.alone',
    source: 'RFC 5321 section 4.1.1.2',
    why: 'MAIL needs FROM: and a path.',
    at: 'greeted',
    talk: `
      C: MAIL
      S: 501 #5.5.2 syntax error 'MAIL'`,
  },
  {
    id: 'mail.no-path',
    source: 'RFC 5321 section 4.1.1.2',
    why: 'FROM: needs a path.',
    at: 'greeted',
    talk: `
      C: MAIL FROM:
      S: 501 #5.5.2 syntax error 'MAIL FROM:'`,
  },
  {
    id: 'mail.no-colon',
    source: 'RFC 5321 section 4.1.1.2',
    why: 'The colon belongs to the keyword.',
    at: 'greeted',
    talk: `
      C: MAIL FROM <kinda@globomantics.com>
      S: 501 #5.5.2 syntax error 'MAIL FROM <kinda@globomantics.com>'`,
  },
  {
    id: 'mail.blank-before-colon',
    source: 'RFC 5321 section 4.1.1.2',
    why: 'Nothing stands between the keyword and its colon.',
    at: 'greeted',
    talk: `
      C: MAIL FROM :<kinda@globomantics.com>
      S: 501 #5.5.2 syntax error 'MAIL FROM :<kinda@globomantics.com>'`,
  },
  {
    id: 'mail.blank-after-colon',
    source: `RFC 5321 section 3.3; ${PARSER}`,
    departure: true,
    why: 'The strict parser allows a blank after the colon.',
    at: 'greeted',
    talk: `
      C: MAIL FROM: <kinda@globomantics.com>
      S: 250 sender <kinda@globomantics.com> ok`,
  },
  {
    id: 'mail.wrong-keyword',
    source: 'RFC 5321 section 4.1.1.2',
    why: 'MAIL names where mail comes from.',
    at: 'greeted',
    talk: `
      C: MAIL TO:<kinda@globomantics.com>
      S: 501 #5.5.2 syntax error 'MAIL TO:<kinda@globomantics.com>'`,
  },
  {
    id: 'mail.null-path',
    source: 'RFC 5321 section 4.5.5',
    why: 'Bounces come from nobody.',
    at: 'greeted',
    talk: `
      C: MAIL FROM:<>
      S: 250 sender <> ok
      C: RCPT TO:<angie@carvedrock.com>
      S: 250`,
  },
  {
    id: 'mail.trailing',
    source: 'RFC 5321 section 4.1.1.2',
    why: 'Only a blank and parameters may follow the path.',
    at: 'greeted',
    talk: `
      C: MAIL FROM:<kinda@globomantics.com>kinda
      S: 501 #5.5.2 syntax error 'MAIL FROM:<kinda@globomantics.com>kinda'`,
  },
  {
    id: 'rcpt.alone',
    source: 'RFC 5321 section 4.1.1.3',
    why: 'RCPT needs TO: and a path.',
    at: 'sender',
    talk: `
      C: RCPT
      S: 501 #5.5.2 syntax error 'RCPT'`,
  },
  {
    id: 'rcpt.no-colon',
    source: 'RFC 5321 section 4.1.1.3',
    why: 'The colon belongs to the keyword.',
    at: 'sender',
    talk: `
      C: RCPT TO <angie@carvedrock.com>
      S: 501 #5.5.2 syntax error 'RCPT TO <angie@carvedrock.com>'`,
  },
  {
    id: 'rcpt.blank-after-colon',
    source: `RFC 5321 section 3.3; ${PARSER}`,
    departure: true,
    why: 'The strict parser allows a blank after the colon here as well.',
    at: 'sender',
    talk: `
      C: RCPT TO: <angie@carvedrock.com>
      S: 250 recipient <angie@carvedrock.com> ok`,
  },
  {
    id: 'rcpt.wrong-keyword',
    source: 'RFC 5321 section 4.1.1.3',
    why: 'RCPT names where mail goes to.',
    at: 'sender',
    talk: `
      C: RCPT FROM:<angie@carvedrock.com>
      S: 501 #5.5.2 syntax error 'RCPT FROM:<angie@carvedrock.com>'`,
  },
  {
    id: 'rcpt.null-path',
    source: 'RFC 5321 section 4.1.1.3',
    why: 'A forward path is never empty.',
    at: 'sender',
    talk: `
      C: RCPT TO:<>
      S: 501 #5.5.2 syntax error 'RCPT TO:<>'`,
  },
  {
    id: 'rcpt.trailing',
    source: 'RFC 5321 section 4.1.1.3',
    why: 'Only a blank and parameters may follow the path.',
    at: 'sender',
    talk: `
      C: RCPT TO:<angie@carvedrock.com>,<boris@carvedrock.com>
      S: 501
      C: DATA
      S: 503 #5.5.1 RCPT first`,
  },
];
