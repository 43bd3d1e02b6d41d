/** What the tests of tables share: known files, random ones, and ways to read notes. */
import fc from 'fast-check';
import type { Note } from '#esa';

/** Every property run draws the same cases. */
export const SEED = { seed: 20191008, numRuns: 200 } as const;

/** The import file of the CLI Reference Guide 9.7, p. 293. */
export const VENDOR_HAT = `$ACCEPTED
    ACCEPT
$THROTTLED
    ACCEPT {
        spam_check = "on"
        max_msgs_per_session = 10
        max_concurrency = 10
        max_rcpts_per_msg = 25
        max_rcpts_per_hour = 1
        dhap_limit = 0
        virus_check = "on"
        max_message_size = 1048576
        use_sb = "on"
        tls = "off"
    }
$TRUSTED
    ACCEPT {
        spam_check = "off"
        max_msgs_per_session = 5000
        max_concurrency = 600
        max_rcpts_per_msg = 5000
        max_rcpts_per_hour = -1
        dhap_limit = 0
        virus_check = "on"
        max_message_size = 104857600
        use_sb = "off"
        tls = "off"
    }
$BLOCKED
    REJECT
WHITELIST:
        $TRUSTED (My trusted senders have no anti-spam scanning or rate limiting)
BLACKLIST:
        $BLOCKED (Spammers are rejected)
SUSPECTLIST:
        $THROTTLED (Suspicious senders are throttled)
UNKNOWNLIST:
        $ACCEPTED (Reviewed but undecided, continue normal acceptance)
spamdomain.com
    REJECT (reject the domain "spamdomain.com")
.spamdomain.com
    REJECT (reject all subdomains of ".spamdomain.com")
251.192.1.
    TCPREFUSE (TCPREFUSE the IP addresses in "251.192.1")
169.254.10.10
    RELAY (RELAY the address 169.254.10.10)
ALL
    $ACCEPTED (Everyone else)
`;

/** The notes as `rule: what it underlines`. */
export function told(text: string, notes: readonly Note[]): readonly string[] {
  return notes.map(({ rule, span }) => `${rule}: ${text.slice(span.start, span.end)}`);
}

/** The rules of notes that are errors. */
export function errors(notes: readonly Note[]): readonly string[] {
  return notes.filter(({ severity }) => severity === 'error').map(({ rule }) => rule);
}

/** Does every span of the notes lie inside the text? */
export function inside(text: string, notes: readonly Note[]): boolean {
  return notes.every(({ span }) => 0 <= span.start && span.start <= span.end && span.end <= text.length);
}

/** Any text, and texts of the signs and words tables are made of. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 80 }),
  fc
    .array(
      fc.constantFrom(
        ...[
          '$A',
          '$B',
          'ACCEPT',
          'reject',
          'NAME:',
          'ALL',
          'ALL:',
          'SBRS[-3.0:1.0]',
          'sbrs[none]',
          '192.0.2.',
          '10/8',
          '2001:db8::/32',
          'fe80::',
        ],
        ...[
          '.example.com',
          'user@',
          '[192.0.2.1]',
          '{',
          '}',
          'key = 1',
          'tls = "off"',
          '"',
          '(',
          ')',
          ',',
          '=',
          '#',
          '# note',
          ':',
          '-',
          '\\',
          '\uFEFF',
        ],
        ...[
          ' ',
          '    ',
          '\t',
          '\n',
          '\r\n',
          '\r',
          '\u2028',
          '|',
          '&',
          '!',
          '*',
          'dn: x',
          'mail:: YQ==',
          ' folded',
          '- a',
          'a: b',
          '[',
          ']',
          "'",
        ],
      ),
      { maxLength: 40 },
    )
    .map((parts) => parts.join('')),
);

const sender = fc.constantFrom(
  ...[
    '192.0.2.1',
    '192.0.2.',
    '10.0.0.0/8',
    '198.51.100.1-20',
    '2001:db8::1',
    '2001:db8::/32',
    'fe80::',
    'mail.example.com',
    '.example.com',
  ],
  ...[
    'SBRS[-10.0:-3.0]',
    'sbrs[-1:0.5]',
    'SBRS[none]',
    'nx.domain',
    'dnslist[sbl.example]',
    'country[US]',
    'SBO:17',
    '203.0.113.0/24',
    '10.1.1.5',
  ],
);
const comment = fc.option(fc.constantFrom(' (why)', ' (a (nested) remark)', ' ($ACCEPTED, or so)'), { nil: '' });
const hashLines = fc.constantFrom('', '', '# a remark\n', '  # two\n\t# lines\n', '# apart\n\n');
const gap = fc.constantFrom('', '\n', '\n\n', ' \n');
const margin = fc.constantFrom('', '    ', '\t');
const use = fc.constantFrom(
  '$ACCEPTED',
  '$BLOCKED',
  '$TRUSTED',
  'REJECT',
  'tcprefuse',
  'CONTINUE',
  'ACCEPT { max_msgs_per_session = 5 tls = "on" }',
);

/** Members of a group in one of its layouts: a line each, with commas, or all on one line. */
const members = fc.tuple(
  fc.uniqueArray(fc.tuple(sender, comment), { maxLength: 4, selector: ([text]) => text.toLowerCase() }),
  margin,
  fc.constantFrom('\n', ',\n', ', '),
);

function groupText(
  name: string | null,
  [entries, indent, separator]: [(readonly [string, string])[], string, string],
  policy: string,
  remark: string,
): string {
  const list = entries.map(([text, note]) => text + note).join(separator === ', ' ? separator : separator + indent);
  const head = name === null ? '' : `${name}:${separator === ', ' ? ' ' : `\n${indent}`}`;
  const tail = separator === ', ' ? ' ' : `\n${indent}`;
  return `${head}${list}${list === '' ? '' : tail}${policy}${remark}\n`;
}

const namedGroup = (name: string) =>
  fc
    .tuple(members, use, comment, hashLines, gap)
    .map(([list, policy, remark, above, below]) => above + groupText(name, list, policy, remark) + below);
const unnamedGroup = fc
  .tuple(members, use, comment, hashLines, gap)
  .filter(([[entries]]) => entries.length > 0)
  .map(([list, policy, remark, above, below]) => above + groupText(null, list, policy, remark) + below);

const POLICIES =
  '$ACCEPTED ACCEPT\n$BLOCKED\n    REJECT\n$TRUSTED\n\tACCEPT {\n  spam_check = "off"\n# no limit\n  max_rcpts_per_hour = -1 }\n';

/** Tables without an error, in many layouts, with either line break. Groups are called G0, G1… and some have no name. */
export const goodHat: fc.Arbitrary<string> = fc
  .tuple(
    fc
      .array(fc.boolean(), { maxLength: 5 })
      .chain((named) => fc.tuple(...named.map((isNamed, index) => (isNamed ? namedGroup(`G${String(index)}`) : unnamedGroup)))),
    hashLines,
    gap,
    fc.constantFrom('ALL\n    $BLOCKED (Everyone else)\n', 'ALL: $ACCEPTED', 'all reject\n'),
    fc.constantFrom('\n', '\r\n'),
    fc.boolean(),
  )
  .map(([groups, above, below, all, eol, policiesLast]) => {
    const table = above + groups.join('') + all;
    const text = policiesLast ? `${table}${table.endsWith('\n') ? '' : '\n'}${POLICIES}` : POLICIES + below + table;
    return text.replaceAll('\n', eol);
  });

const recipient = fc.constantFrom(
  ...[
    'carvedrock.com',
    '.carvedrock.com',
    'postmaster@',
    'angie@carvedrock.com',
    '[192.0.2.25]',
    '[IPv6:2001:db8::1]',
    'Shop.Example',
    'x@[192.0.2.1]',
  ],
);
const ratLine = fc.tuple(hashLines, margin, fc.constantFrom(' ACCEPT', '\tREJECT', ' reject { smtp_response_code = 550 }'), gap);

/** Recipient tables without an error, in many layouts. */
export const goodRat: fc.Arbitrary<string> = fc
  .uniqueArray(recipient, { maxLength: 5 })
  .chain((names) =>
    fc.tuple(
      fc.constant(names),
      fc.tuple(...names.map(() => ratLine)),
      fc.constantFrom('ALL REJECT\n', 'all reject'),
      fc.constantFrom('\n', '\r\n'),
    ),
  )
  .map(([names, lines, all, eol]) => {
    const text = names
      .map((name, index) =>
        lines[index]
          ?.map((part, at) => (at === 1 ? part + name : part))
          .join('')
          .replace(/(\n*\s*)$/, '\n$1'),
      )
      .join('');
    return (text + all).replaceAll('\n', eol);
  });
