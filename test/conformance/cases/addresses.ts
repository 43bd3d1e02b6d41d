/** Addresses, by the strict and by the loose parser, with every option of a listener. */
import { OURS, PARSER, SEEN, type ConformanceCase, type Setup } from '../case.ts';

const option = (parser: Readonly<Record<string, unknown>>): Setup => ({ listener: { address_parser: parser } });
const loose = option({ type: 'loose' });

const mail = (path: string): string => `
      C: MAIL FROM:${path}
      S: 250 sender ${path} ok`;

/** The echo of the whole line, as seen. */
const refused = (line: string): string => `
      C: ${line}
      S: 501 #5.5.2 syntax error '${line}'`;

export const addressCases: readonly ConformanceCase[] = [
  {
    id: 'strict.no-brackets',
    source: `RFC 5321 section 4.1.2; ${SEEN}`,
    why: 'A path stands in angle brackets.',
    at: 'greeted',
    talk: refused('MAIL FROM: foo@gmail.com'),
  },
  {
    id: 'strict.bare-word',
    source: `RFC 5321 section 4.1.2; ${SEEN}`,
    why: 'A bare user name is no path.',
    at: 'greeted',
    talk: refused('MAIL FROM: foo'),
  },
  {
    id: 'strict.rcpt-no-brackets',
    source: `RFC 5321 section 4.1.2; ${SEEN}`,
    why: 'The same for recipients.',
    at: 'sender',
    talk: refused('RCPT TO: angie@carvedrock.com'),
  },
  {
    id: 'strict.unclosed',
    source: 'RFC 5321 section 4.1.2',
    why: 'The bracket must be closed.',
    at: 'greeted',
    talk: refused('MAIL FROM:<kinda@globomantics.com'),
  },
  {
    id: 'strict.nested',
    source: 'RFC 5321 section 4.1.2',
    why: 'Brackets do not nest in the strict parser.',
    at: 'greeted',
    talk: refused('MAIL FROM:<<kinda@globomantics.com>>'),
  },
  {
    id: 'strict.comment',
    source: 'RFC 5321 section 4.1.2',
    why: 'Comments belong to headers, not to the envelope.',
    at: 'greeted',
    talk: refused('MAIL FROM:<kinda(partner)@globomantics.com>'),
  },
  {
    id: 'strict.case-kept',
    source: 'RFC 5321 section 2.4',
    why: 'A local part keeps its case, and the echo shows the address as it was read.',
    at: 'greeted',
    talk: mail('<Kinda@GloboMantics.COM>'),
  },
  {
    id: 'local.all-atext',
    source: 'RFC 5322 section 3.2.3',
    why: 'Every character of an atom may stand in a user name.',
    at: 'greeted',
    talk: mail("<!#$%&'*+-/=?^_`{|}~@globomantics.com>"),
  },
  {
    id: 'local.trailing-dot',
    source: `RFC 5321 section 4.1.2; ${PARSER}`,
    departure: true,
    why: 'Periods are not special: J.D. is a user name.',
    at: 'greeted',
    talk: mail('<J.D.@globomantics.com>'),
  },
  {
    id: 'local.leading-dot',
    source: `RFC 5321 section 4.1.2; ${PARSER}`,
    departure: true,
    why: 'Periods are not special, at the beginning either.',
    at: 'greeted',
    talk: mail('<.kinda@globomantics.com>'),
  },
  {
    id: 'local.double-dot',
    source: `RFC 5321 section 4.1.2; ${PARSER}`,
    departure: true,
    why: 'Periods are not special, nor two of them.',
    at: 'greeted',
    talk: mail('<kinda..x@globomantics.com>'),
  },
  {
    id: 'local.blank',
    source: 'RFC 5321 section 4.1.2',
    why: 'An unquoted user name has no blank.',
    at: 'greeted',
    talk: refused('MAIL FROM:<kinda x@globomantics.com>'),
  },
  {
    id: 'local.empty',
    source: 'RFC 5321 section 4.1.2',
    why: 'A mailbox has a user name.',
    at: 'greeted',
    talk: refused('MAIL FROM:<@globomantics.com>'),
  },
  {
    id: 'local.two-at',
    source: 'RFC 5321 section 4.1.2',
    why: 'An unquoted @ parts user and domain, once.',
    at: 'greeted',
    talk: refused('MAIL FROM:<kinda@x@globomantics.com>'),
  },
  {
    id: 'local.special',
    source: 'RFC 5321 section 4.1.2',
    why: 'A comma is no character of an atom.',
    at: 'greeted',
    talk: refused('MAIL FROM:<kinda,x@globomantics.com>'),
  },
  {
    id: 'quoted.blank',
    source: 'RFC 5321 section 4.1.2',
    why: 'In quotes a blank may stand.',
    at: 'greeted',
    talk: mail('<"kinda x"@globomantics.com>'),
  },
  {
    id: 'quoted.at',
    source: 'RFC 5321 section 4.1.2',
    why: 'In quotes an @ is a character like others.',
    at: 'greeted',
    talk: mail('<"kinda@x"@globomantics.com>'),
  },
  {
    id: 'quoted.bracket',
    source: 'RFC 5321 section 4.1.2',
    why: 'In quotes a bracket does not end the path.',
    at: 'greeted',
    talk: mail('<"kinda>x"@globomantics.com>'),
  },
  {
    id: 'quoted.pair',
    source: 'RFC 5321 section 4.1.2',
    why: 'A backslash quotes the quote.',
    at: 'greeted',
    talk: mail('<"kinda\\"x"@globomantics.com>'),
  },
  {
    id: 'quoted.empty',
    source: 'RFC 5321 section 4.1.2',
    why: 'A quoted string may be empty.',
    at: 'greeted',
    talk: mail('<""@globomantics.com>'),
  },
  {
    id: 'quoted.unclosed',
    source: 'RFC 5321 section 4.1.2',
    why: 'A quote must be closed.',
    at: 'greeted',
    talk: refused('MAIL FROM:<"kinda@globomantics.com>'),
  },
  {
    id: 'quoted.in-the-middle',
    source: 'RFC 5321 section 4.1.2',
    why: 'A local part is quoted as a whole or not at all.',
    at: 'greeted',
    talk: refused('MAIL FROM:<kin"da"@globomantics.com>'),
  },
  {
    id: 'quoted.control',
    source: 'RFC 5321 section 4.1.2',
    why: 'Control octets stand not even in quotes.',
    at: 'greeted',
    talk: `
      C: MAIL FROM:<"kin␀da"@globomantics.com>
      S: 501`,
  },
  {
    id: 'domain.underscore',
    source: `RFC 5321 section 4.1.2; ${PARSER}`,
    departure: true,
    why: 'Underscores are allowed in a domain.',
    at: 'greeted',
    talk: mail('<kinda@mail_out.globomantics.com>'),
  },
  {
    id: 'domain.double-dot',
    source: 'RFC 5321 section 4.1.2',
    why: 'No label is empty.',
    at: 'greeted',
    talk: refused('MAIL FROM:<kinda@globomantics..com>'),
  },
  {
    id: 'domain.leading-dot',
    source: 'RFC 5321 section 4.1.2',
    why: 'The first label is not empty either.',
    at: 'greeted',
    talk: refused('MAIL FROM:<kinda@.globomantics.com>'),
  },
  {
    id: 'domain.trailing-dot',
    source: 'RFC 5321 section 4.1.2',
    why: 'A domain in an address ends without a dot.',
    at: 'greeted',
    talk: refused('MAIL FROM:<kinda@globomantics.com.>'),
  },
  {
    id: 'domain.leading-hyphen',
    source: 'RFC 5321 section 4.1.2',
    why: 'A label begins with a letter or a digit.',
    at: 'greeted',
    talk: refused('MAIL FROM:<kinda@-globomantics.com>'),
  },
  {
    id: 'domain.trailing-hyphen',
    source: 'RFC 5321 section 4.1.2',
    why: 'A label ends with a letter or a digit.',
    at: 'greeted',
    talk: refused('MAIL FROM:<kinda@globomantics-.com>'),
  },
  {
    id: 'domain.inner-hyphen',
    source: 'RFC 5321 section 4.1.2',
    why: 'Inside a label hyphens may stand, even two.',
    at: 'greeted',
    talk: mail('<kinda@3com--x.globomantics.com>'),
  },
  {
    id: 'domain.special',
    source: 'RFC 5321 section 4.1.2',
    why: 'Characters of an atom are not those of a domain.',
    at: 'greeted',
    talk: refused('MAIL FROM:<kinda@globo!mantics.com>'),
  },
  {
    id: 'domain.blank',
    source: 'RFC 5321 section 4.1.2',
    why: 'A domain has no blank.',
    at: 'greeted',
    talk: refused('MAIL FROM:<kinda@globo mantics.com>'),
  },
  {
    id: 'literal.v4',
    source: 'RFC 5321 section 4.1.3',
    why: 'An IPv4 address in square brackets is a domain.',
    at: 'greeted',
    talk: mail('<kinda@[198.51.100.25]>'),
  },
  {
    id: 'literal.v4-range',
    source: 'RFC 5321 section 4.1.3',
    why: 'Each part of it is at most 255.',
    at: 'greeted',
    talk: refused('MAIL FROM:<kinda@[198.51.100.256]>'),
  },
  {
    id: 'literal.v4-short',
    source: 'RFC 5321 section 4.1.3',
    why: 'It has four parts.',
    at: 'greeted',
    talk: refused('MAIL FROM:<kinda@[198.51.100]>'),
  },
  {
    id: 'literal.v6',
    source: 'RFC 5321 section 4.1.3',
    why: 'An IPv6 address says what it is.',
    at: 'greeted',
    talk: mail('<kinda@[IPv6:2001:db8::25]>'),
  },
  {
    id: 'literal.v6-untagged',
    source: `RFC 5321 section 4.1.3; ${OURS}`,
    why: 'Without its tag it is an unknown literal, and these are rejected.',
    at: 'greeted',
    talk: refused('MAIL FROM:<kinda@[2001:db8::25]>'),
  },
  {
    id: 'literal.empty',
    source: `RFC 5321 section 4.1.3; ${PARSER}`,
    why: 'Empty brackets are an unsupported literal.',
    at: 'greeted',
    talk: refused('MAIL FROM:<kinda@[]>'),
  },
  {
    id: 'literal.unclosed',
    source: 'RFC 5321 section 4.1.3',
    why: 'A literal is closed, whatever the setting.',
    setup: option({ unknown_literals: 'accept' }),
    at: 'greeted',
    talk: refused('MAIL FROM:<kinda@[198.51.100.25>'),
  },
  {
    id: 'literal.unknown-rejected',
    source: `${PARSER}; ${OURS}`,
    why: 'An unknown literal is rejected unless the listener says otherwise.',
    at: 'greeted',
    talk: refused('MAIL FROM:<kinda@[somewhere]>'),
  },
  {
    id: 'literal.unknown-accepted',
    source: PARSER,
    why: 'The listener may accept unknown literals.',
    setup: option({ unknown_literals: 'accept' }),
    at: 'greeted',
    talk: mail('<kinda@[somewhere]>'),
  },
  {
    id: 'partial.user',
    source: `RFC 5321 section 4.1.2; ${PARSER}`,
    departure: true,
    why: 'Partial domains are on by default: a user name alone will do.',
    at: 'greeted',
    talk: mail('<kinda>'),
  },
  {
    id: 'partial.user-at',
    source: `RFC 5321 section 4.1.2; ${PARSER}`,
    departure: true,
    why: 'So will a user name with its @.',
    at: 'greeted',
    talk: `
      C: MAIL FROM:<kinda@>
      S: 250`,
  },
  {
    id: 'partial.no-dot',
    source: PARSER,
    why: 'So will a domain without a dot.',
    at: 'greeted',
    talk: mail('<kinda@globomantics>'),
  },
  {
    id: 'partial.off-user',
    source: `RFC 5321 section 4.1.2; ${PARSER}`,
    why: 'With partial domains off a mailbox has a domain.',
    setup: option({ allow_partial_domain: false }),
    at: 'greeted',
    talk: refused('MAIL FROM:<kinda>'),
  },
  {
    id: 'partial.off-user-at',
    source: `RFC 5321 section 4.1.2; ${PARSER}`,
    why: 'An @ alone makes no domain.',
    setup: option({ allow_partial_domain: false }),
    at: 'greeted',
    talk: refused('MAIL FROM:<kinda@>'),
  },
  {
    id: 'partial.off-no-dot',
    source: PARSER,
    why: 'A domain without a dot is a partial one, and those are off.',
    setup: option({ allow_partial_domain: false }),
    at: 'greeted',
    talk: refused('MAIL FROM:<kinda@globomantics>'),
  },
  {
    id: 'partial.off-literal',
    source: PARSER,
    why: 'A literal is a whole domain.',
    setup: option({ allow_partial_domain: false }),
    at: 'greeted',
    talk: mail('<kinda@[198.51.100.25]>'),
  },
  {
    id: 'partial.off-null',
    source: 'RFC 5321 section 4.5.5',
    why: 'The null sender is no partial address.',
    setup: option({ allow_partial_domain: false }),
    at: 'greeted',
    talk: mail('<>'),
  },
  {
    id: 'postmaster.bare',
    source: 'RFC 5321 section 4.5.1',
    why: 'Everyone who takes mail takes it for a bare postmaster.',
    at: 'sender',
    talk: `
      C: RCPT TO:<Postmaster>
      S: 250 recipient <Postmaster> ok`,
  },
  {
    id: 'postmaster.partial-off',
    source: 'RFC 5321 section 4.5.1',
    why: 'Even where partial domains are off.',
    setup: option({ allow_partial_domain: false }),
    at: 'sender',
    talk: `
      C: RCPT TO:<postmaster>
      S: 250`,
  },
  {
    id: 'postmaster.rejected-domain',
    source: `RFC 5321 section 4.5.1; ${OURS}`,
    why: 'A postmaster of somebody else’s domain is asked of the RAT like everybody.',
    at: 'sender',
    talk: `
      C: RCPT TO:<postmaster@elsewhere.example>
      S: 550 #5.1.0 Address rejected.`,
  },
  {
    id: 'default-domain.recipient',
    source: PARSER,
    why: 'The default domain completes a bare recipient, so that the RAT knows it.',
    setup: { listener: { default_domain: 'carvedrock.com' } },
    at: 'sender',
    talk: `
      C: RCPT TO:<angie>
      S: 250`,
  },
  {
    id: 'default-domain.sender',
    source: PARSER,
    why: 'The default domain completes a bare sender; the reply says what was typed.',
    setup: { listener: { default_domain: 'carvedrock.com' } },
    at: 'greeted',
    talk: `
      C: MAIL FROM:<angie>
      S: 250 sender <angie> ok`,
  },
  {
    id: 'default-domain.verified-sender',
    source: 'User Guide 9.1.2, p. 110',
    why: 'Verification of senders and the default domain exclude each other.',
    setup: { listener: { default_domain: 'carvedrock.com' }, policy: { sender_vrfy: 'on' } },
    at: 'greeted',
    talk: `
      C: MAIL FROM:<angie>
      S: 553 #5.5.4 Domain required for sender address`,
  },
  {
    id: 'domain-map.recipient',
    source: 'User Guide 9.1.2, p. 636',
    why: 'The domain map comes before the RAT, which knows the address that comes out.',
    setup: { listener: { domain_map: { '@old.example': '@carvedrock.com' } } },
    at: 'sender',
    talk: `
      C: RCPT TO:<angie@old.example>
      S: 250 recipient <angie@old.example> ok`,
  },
  {
    id: 'default-domain.unknown-user',
    source: PARSER,
    why: 'The completed address is what the directory is asked about.',
    setup: { listener: { default_domain: 'carvedrock.com' } },
    at: 'sender',
    talk: `
      C: RCPT TO:<nobody.here>
      S: 550 #5.1.0 Address rejected.`,
  },
  {
    id: 'default-domain.none',
    source: OURS,
    why: 'Without a default domain a bare recipient is judged as typed, by the RAT’s ALL.',
    at: 'sender',
    talk: `
      C: RCPT TO:<angie>
      S: 550 #5.1.0 Address rejected.`,
  },
  {
    id: 'default-domain.partial-off',
    source: 'User Guide 9.1.2, p. 110',
    why: 'Without partial domains the default domain is unused.',
    setup: { listener: { default_domain: 'carvedrock.com', address_parser: { allow_partial_domain: false } } },
    at: 'sender',
    talk: refused('RCPT TO:<angie>'),
  },
  {
    id: 'eight-bit.user',
    source: `RFC 5321 section 4.1.2; ${PARSER}`,
    departure: true,
    why: 'Eight-bit user names are on by default.',
    at: 'greeted',
    talk: mail('<grüße@globomantics.com>'),
  },
  {
    id: 'eight-bit.user-a0',
    source: `RFC 5321 section 4.1.2; ${PARSER}`,
    departure: true,
    why: 'The octet A0, half of à, is an octet like others and no blank.',
    at: 'greeted',
    talk: mail('<voilà@globomantics.com>'),
  },
  {
    id: 'eight-bit.user-off',
    source: `RFC 5321 section 4.1.2; ${PARSER}`,
    why: 'The listener may refuse them.',
    setup: option({ allow_8bit_user: false }),
    at: 'greeted',
    talk: refused('MAIL FROM:<grüße@globomantics.com>'),
  },
  {
    id: 'eight-bit.user-off-domain',
    source: PARSER,
    why: 'Refusing them in user names leaves domains alone.',
    setup: option({ allow_8bit_user: false }),
    at: 'greeted',
    talk: mail('<kinda@grüße.example>'),
  },
  {
    id: 'eight-bit.domain',
    source: `RFC 5321 section 4.1.2; ${PARSER}`,
    departure: true,
    why: 'Eight-bit domains are on by default.',
    at: 'greeted',
    talk: mail('<kinda@grüße.example>'),
  },
  {
    id: 'eight-bit.domain-off',
    source: `RFC 5321 section 4.1.2; ${PARSER}`,
    why: 'The listener may refuse them.',
    setup: option({ allow_8bit_domain: false }),
    at: 'greeted',
    talk: refused('MAIL FROM:<kinda@grüße.example>'),
  },
  {
    id: 'eight-bit.lone-octet',
    source: `RFC 5321 section 4.1.2; ${PARSER}`,
    departure: true,
    why: 'Octets need not be UTF-8.',
    at: 'greeted',
    talk: `
      C: MAIL FROM:<gr⟨FC⟩n@globomantics.com>
      S: 250`,
  },
  {
    id: 'route.rejected',
    source: `RFC 5321 section 4.1.1.3; ${OURS}`,
    departure: true,
    why: 'Source routes are rejected by default, where the RFC wants them read and ignored.',
    at: 'greeted',
    talk: refused('MAIL FROM:<@one.example,@two.example:joe@three.example>'),
  },
  {
    id: 'route.rejected-one-hop',
    source: `RFC 5321 section 4.1.1.3; ${OURS}`,
    departure: true,
    why: 'One hop is a route as well.',
    at: 'sender',
    talk: refused('RCPT TO:<@one.example:angie@carvedrock.com>'),
  },
  {
    id: 'route.stripped',
    source: `RFC 5321 section 4.1.1.3; ${PARSER}`,
    why: 'The listener may strip the route and go on.',
    setup: option({ source_routing: 'strip' }),
    at: 'greeted',
    talk: `
      C: MAIL FROM:<@one.example,@two.example:joe@three.example>
      S: 250 sender <joe@three.example> ok`,
  },
  {
    id: 'route.stripped-vendor-form',
    source: PARSER,
    why: 'The manual writes routes without commas.',
    setup: option({ source_routing: 'strip' }),
    at: 'greeted',
    talk: `
      C: MAIL FROM:<@one.dom@two.dom:joe@three.dom>
      S: 250 sender <joe@three.dom> ok`,
  },
  {
    id: 'route.stripped-recipient',
    source: `RFC 5321 section 4.1.1.3; ${PARSER}`,
    why: 'What is left after the route is the recipient that the RAT sees.',
    setup: option({ source_routing: 'strip' }),
    at: 'sender',
    talk: `
      C: RCPT TO:<@one.example:angie@carvedrock.com>
      S: 250 recipient <angie@carvedrock.com> ok
      C: RCPT TO:<@carvedrock.com:x@elsewhere.example>
      S: 550 #5.1.0 Address rejected.`,
  },
  {
    id: 'route.stripped-nothing-left',
    source: 'RFC 5321 section 4.1.2',
    why: 'A route leads to a mailbox.',
    setup: option({ source_routing: 'strip' }),
    at: 'greeted',
    talk: refused('MAIL FROM:<@one.example:>'),
  },
  {
    id: 'characters.percent',
    source: PARSER,
    why: 'A listener may refuse characters in user names: the percent hack.',
    setup: option({ reject_characters: '%!:' }),
    at: 'sender',
    talk: refused('RCPT TO:<x%elsewhere.example@carvedrock.com>'),
  },
  {
    id: 'characters.bang',
    source: PARSER,
    why: 'The same for a path of exclamation marks.',
    setup: option({ reject_characters: '%!:' }),
    at: 'sender',
    talk: refused('RCPT TO:<elsewhere!x@carvedrock.com>'),
  },
  {
    id: 'characters.quoted',
    source: PARSER,
    why: 'Quotes hide no refused character.',
    setup: option({ reject_characters: '%!:' }),
    at: 'sender',
    talk: refused('RCPT TO:<"x:y"@carvedrock.com>'),
  },
  {
    id: 'characters.others-pass',
    source: PARSER,
    why: 'Characters that are not listed pass.',
    setup: option({ reject_characters: '%!:' }),
    at: 'greeted',
    talk: mail('<kinda+x@globomantics.com>'),
  },
  {
    id: 'characters.none',
    source: `RFC 5321 section 4.1.2; ${OURS}`,
    why: 'By default none is refused.',
    at: 'greeted',
    talk: mail('<x%elsewhere!y@globomantics.com>'),
  },
  {
    id: 'loose.no-brackets',
    source: `RFC 5321 section 4.1.2; ${PARSER}`,
    departure: true,
    why: 'The loose parser does not need brackets.',
    setup: loose,
    at: 'greeted',
    talk: `
      C: MAIL FROM: kinda@globomantics.com
      S: 250 sender <kinda@globomantics.com> ok
      C: RCPT TO:angie@carvedrock.com
      S: 250 recipient <angie@carvedrock.com> ok`,
  },
  {
    id: 'loose.parameters',
    source: PARSER,
    why: 'Parameters follow an address without brackets as well.',
    setup: loose,
    at: 'greeted',
    talk: `
      C: MAIL FROM:kinda@globomantics.com SIZE=99999999999
      S: 552 #5.3.4 message size exceeds limit`,
  },
  {
    id: 'loose.comment-before',
    source: `RFC 5321 section 4.1.2; ${PARSER}`,
    departure: true,
    why: 'Comments are ignored.',
    setup: loose,
    at: 'greeted',
    talk: `
      C: MAIL FROM: (the partner) <kinda@globomantics.com>
      S: 250 sender <kinda@globomantics.com> ok`,
  },
  {
    id: 'loose.comment-nested',
    source: `RFC 5321 section 4.1.2; ${PARSER}`,
    departure: true,
    why: 'So are nested ones, whatever they hold.',
    setup: loose,
    at: 'greeted',
    talk: `
      C: MAIL FROM: (not (this <x@elsewhere.example>) one) kinda@globomantics.com
      S: 250 sender <kinda@globomantics.com> ok`,
  },
  {
    id: 'loose.comment-after',
    source: `RFC 5321 section 4.1.2; ${PARSER}`,
    departure: true,
    why: 'So are those after the address.',
    setup: loose,
    at: 'greeted',
    talk: `
      C: MAIL FROM: kinda@globomantics.com (the partner) SIZE=100
      S: 250 sender <kinda@globomantics.com> ok`,
  },
  {
    id: 'loose.comment-after-brackets',
    source: `RFC 5321 section 4.1.2; ${PARSER}`,
    departure: true,
    why: 'Brackets change nothing in that.',
    setup: loose,
    at: 'greeted',
    talk: `
      C: MAIL FROM:<kinda@globomantics.com> (the partner)
      S: 250 sender <kinda@globomantics.com> ok`,
  },
  {
    id: 'loose.nested-brackets',
    source: `RFC 5321 section 4.1.2; ${PARSER}`,
    departure: true,
    why: 'Of nested brackets the deepest count.',
    setup: loose,
    at: 'greeted',
    talk: `
      C: MAIL FROM:<x<kinda@globomantics.com>>
      S: 250 sender <kinda@globomantics.com> ok`,
  },
  {
    id: 'loose.display-name',
    source: `RFC 5321 section 4.1.2; ${PARSER}`,
    departure: true,
    why: 'The parser looks for an address in what was written.',
    setup: loose,
    at: 'greeted',
    talk: `
      C: MAIL FROM: Kinda Globo <kinda@globomantics.com>
      S: 250 sender <kinda@globomantics.com> ok`,
  },
  {
    id: 'loose.null-sender',
    source: 'RFC 5321 section 4.5.5',
    why: 'The null sender stays one.',
    setup: loose,
    at: 'greeted',
    talk: mail('<>'),
  },
  {
    id: 'loose.strict-quoted',
    source: `RFC 5321 section 4.1.2; ${PARSER}`,
    why: 'What the strict parser reads the loose one reads alike: quotes hide brackets and comments.',
    setup: loose,
    at: 'greeted',
    talk: mail('<"a>b(c"@globomantics.com>'),
  },
  {
    id: 'loose.nothing',
    source: PARSER,
    why: 'A comment alone holds no address.',
    setup: loose,
    at: 'greeted',
    talk: `
      C: MAIL FROM: (nobody)
      S: 501 #5.5.2 syntax error 'MAIL FROM: (nobody)'`,
  },
  {
    id: 'loose.bad-domain',
    source: PARSER,
    why: 'The address that was found must be one.',
    setup: loose,
    at: 'greeted',
    talk: refused('MAIL FROM: kinda@globomantics..com'),
  },
  {
    id: 'loose.eight-bit-off',
    source: PARSER,
    why: 'The options hold for the loose parser as well.',
    setup: option({ type: 'loose', allow_8bit_user: false }),
    at: 'greeted',
    talk: refused('MAIL FROM: grüße@globomantics.com'),
  },
];
