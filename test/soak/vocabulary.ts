/** What clients of every sort send: whole transactions, lines, bits of lines and noise, with AUTH and STARTTLS among them. */
import fc from 'fast-check';
import { encodeUtf8 } from '#smtp';
import { start, step, type Input, type Snapshot, type Step } from '#lab';
import { base64, calledBy, filesOf } from '../conformance/case.ts';

/** Everything is on offer and every limit is near. */
const tested = {
  setup: {
    policy: { tls: 'on', smtpauth_allow: 'on', max_message_size: 400, max_rcpts_per_msg: 3, max_msgs_per_session: 4 },
    global: { max_header_lines: 3 },
  },
} as const;

export const begun: Snapshot = start(filesOf(tested));

/** What a client does to its one connection: octets in one piece, or the handshake after STARTTLS. */
export type ClientAct = { readonly kind: 'octets'; readonly octets: string } | { readonly kind: 'tls'; readonly established: boolean };

/** The steps of one client who connects and does these things. */
export function playClient(acts: readonly ClientAct[]): readonly Step[] {
  const connected: Input = { kind: 'connect', at: begun.clock, connection: 'a', ...calledBy(tested) };
  const steps: Step[] = [];
  for (const input of [connected, ...acts.map(inputOf)]) steps.push(step(steps.at(-1)?.after ?? begun, input));
  return steps;
}

function inputOf(act: ClientAct): Input {
  const on = { at: begun.clock, connection: 'a' } as const;
  if (act.kind === 'octets') return { ...on, ...act };
  return { ...on, kind: 'tls', ciphering: act.established ? { protocol: 'TLSv1.2', cipher: 'AES256-SHA256' } : null };
}

const envelope = ['EHLO email.globomantics.com', 'MAIL FROM:<kinda@globomantics.com>', 'RCPT TO:<angie@carvedrock.com>'];

/** What answers a challenge of AUTH, or gives up. */
const answers = [base64('alice'), base64('wonderland'), base64('\0alice\0wonderland'), '*', '!'];

const lines = [
  ...envelope,
  'HELO x',
  'EHLO',
  'EHLO voilà.example',
  'MAIL FROM:<>',
  'MAIL FROM: <voilà@globomantics.com> SIZE=100 BODY=8BITMIME',
  'MAIL FROM:<kinda@globomantics.com> SIZE=99999',
  'MAIL FROM:<kinda@globomantics.com> AUTH=<>',
  'MAIL FROM:<kinda@globomantics.com>\nRCPT TO:<angie@carvedrock.com>',
  'MAIL FROM kinda',
  'RCPT TO:<Postmaster>',
  'RCPT TO:<nobody.here@carvedrock.com>',
  'RCPT TO:<x@elsewhere.example>',
  'RCPT TO:<"a>b"@carvedrock.com>',
  'RCPT TO:<>',
  'DATA',
  'DATA now',
  `AUTH PLAIN ${base64('\0alice\0wonderland')}`,
  `AUTH PLAIN ${base64('\0alice\0x')}`,
  'AUTH PLAIN',
  'AUTH LOGIN',
  'AUTH CRAM-MD5',
  'AUTH',
  ...answers,
  'STARTTLS',
  'STARTTLS now',
  'Subject: Grüße',
  'X-Long: y',
  ' folded',
  '',
  '..',
  '. ',
  '.',
  'RSET',
  'NOOP',
  'VRFY',
  'HELP',
  'QUIT',
];

const crlf = (line: string): string => `${encodeUtf8(line)}\r\n`;

/** A whole transaction up to a letter of so many lines, so that what follows meets the later phases as well. */
const transaction = fc
  .tuple(fc.nat(3), fc.array(fc.constantFrom('A: b', ' c', 'text', '', '..', '.x', 'QUIT'), { maxLength: 8 }), fc.boolean())
  .map(([steps, letter, ended]) => {
    const said = [...envelope, 'DATA'].slice(0, steps + 1);
    return [...said, ...(steps === 3 ? letter : []), ...(steps === 3 && ended ? ['.'] : [])].map(crlf).join('');
  });

/** Pieces of lines and line ends that are none. */
const bits = fc.constantFrom('NO', 'OP\r\n', '\r', '\n', '\n.\n', '\r\n.\n', '\n.\r\n', '\r.\r', '\r\n.\r\n', '\0', '\xa0', ' ', '\t');
const long = fc.integer({ min: 400, max: 15_000 }).map((length) => 'A'.repeat(length));

/** An exchange of AUTH, its answers right, wrong or very long. */
const exchange = fc
  .tuple(fc.constantFrom('PLAIN', 'LOGIN'), fc.array(fc.oneof(long, fc.constantFrom(...answers)), { maxLength: 2 }))
  .map(([mechanism, said]) => [`EHLO x`, `AUTH ${mechanism}`, ...said].map(crlf).join(''));

/** Many header lines, or a letter that is too large. */
const flood = fc
  .tuple(fc.constantFrom('A: b', ' c', 'x'.repeat(60)), fc.integer({ min: 2, max: 12 }))
  .map(([line, times]) => [...envelope, 'DATA', ...Array.from({ length: times }, () => line), '.'].map(crlf).join(''));

/** A sentence: sense mostly. */
const sentence: fc.Arbitrary<string> = fc.oneof(
  { weight: 20, arbitrary: fc.constantFrom(...lines).map(crlf) },
  { weight: 8, arbitrary: transaction },
  { weight: 4, arbitrary: exchange },
  { weight: 2, arbitrary: flood },
  { weight: 3, arbitrary: bits },
  { weight: 1, arbitrary: long },
  { weight: 1, arbitrary: long.map((text) => `${text}\r\n`) },
);

/** Octets of every kind, noise mostly. */
const noise: fc.Arbitrary<string> = fc
  .array(fc.oneof({ weight: 6, arbitrary: fc.nat(255).map((code) => String.fromCharCode(code)) }, { weight: 2, arbitrary: bits }), {
    maxLength: 60,
  })
  .map((octets) => octets.join(''));

/** What is said between two handshakes, in one text. */
const saying: fc.Arbitrary<string> = fc.array(sentence, { maxLength: 12 }).map((said) => said.join(''));

/** A whole client: texts, and a handshake after each but the last. */
export const talking: fc.Arbitrary<readonly string[]> = fc.array(saying, { minLength: 1, maxLength: 4 });

/** A client that knows little of SMTP. */
export const babbling: fc.Arbitrary<readonly ClientAct[]> = fc.array(
  fc.oneof(
    { weight: 10, arbitrary: sentence.map((octets): ClientAct => ({ kind: 'octets', octets })) },
    { weight: 4, arbitrary: noise.map((octets): ClientAct => ({ kind: 'octets', octets })) },
    { weight: 1, arbitrary: fc.boolean().map((established): ClientAct => ({ kind: 'tls', established })) },
  ),
  { maxLength: 40 },
);
