/** Arbitrary inputs for property tests: what several people might do to the built-in scenario, sense and nonsense mixed. */
import fc from 'fast-check';
import { encodeUtf8 } from '#smtp';
import type { Input } from '#lab';

export const SEED = { seed: 5321, numRuns: 60 } as const;

const lines = [
  'HELO email.globomantics.com',
  'EHLO x',
  'EHLO',
  'MAIL FROM:<kinda@globomantics.com>',
  'MAIL FROM:<>',
  'MAIL FROM kinda',
  'RCPT TO:<angie@carvedrock.com>',
  'RCPT TO:<nobody.here@carvedrock.com>',
  'RCPT TO:<x@elsewhere.example>',
  'RCPT TO:<>',
  'DATA',
  'Subject: Grüße',
  '',
  '..',
  '.',
  'RSET',
  'NOOP',
  'VRFY angie',
  'HELP',
  'XYZZY',
  'QUIT',
];

/** A line, most often a whole one. */
export const typed: fc.Arbitrary<string> = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(...lines).map((line) => `${encodeUtf8(line)}\r\n`) },
  { weight: 1, arbitrary: fc.stringMatching(/^[\r\n.A ]{0,6}$/) },
  { weight: 1, arbitrary: fc.constantFrom('NO', 'OP\r\n', '\r', '\n.\r\n', 'x'.repeat(600)) },
);

const addresses = ['198.51.100.25', '203.0.113.77', '203.0.113.130', '203.0.113.90', '10.1.1.5'];
const targets = ['192.0.2.25', '192.0.2.25', '10.1.1.1', '10.1.0.9', '203.0.113.250'];

/** What one connection does, in order, without `at`. */
export type Act = DistributiveOmit<Input, 'at'>;
type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;

/** One client's acts on the connection of that name. */
export function clientActs(connection: string): fc.Arbitrary<readonly Act[]> {
  const opening = fc
    .tuple(fc.constantFrom(...addresses), fc.constantFrom(...targets))
    .map(([from, to]): Act => ({ kind: 'connect', connection, from, to, port: 25 }));
  const octets = typed.map((text): Act => ({ kind: 'octets', connection, octets: text }));
  const hangup = fc.constant<Act>({ kind: 'hangup', connection });
  const middle = fc.array(fc.oneof({ weight: 20, arbitrary: octets }, { weight: 1, arbitrary: hangup }), { maxLength: 25 });
  return fc.tuple(opening, middle).map(([first, rest]) => [first, ...rest]);
}

/** Acts of anybody on anything, commits and faults too. */
export const anyActs: fc.Arbitrary<readonly Act[]> = fc.array(
  fc.oneof(
    { weight: 12, arbitrary: fc.tuple(clientActs('a'), fc.nat()).map(([acts, at]) => acts[at % acts.length] ?? { kind: 'time' as const }) },
    { weight: 1, arbitrary: fc.constantFrom<Act>({ kind: 'commit', files: { 'InboundMail.rat': 'ALL REJECT\n' } }, { kind: 'time' }) },
    { weight: 1, arbitrary: fc.boolean().map((on): Act => ({ kind: 'fault', fault: 'directory', on })) },
  ),
  { maxLength: 40 },
);

/** Acts as inputs, a second apart. */
export function timed(acts: readonly Act[], from: number): readonly Input[] {
  return acts.map((act, index): Input => ({ ...act, at: from + (index + 1) * 1000 }));
}
