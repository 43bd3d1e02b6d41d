/** What holds for every client, whatever it sends. The test runs each with a fixed seed; `npm run soak` without end. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { replies, type Decision, type ReplyEntry } from '#esa';
import { replyLines } from '#smtp';
import type { Step } from '#lab';
import { babbling, begun, playClient, talking, type ClientAct } from './vocabulary.ts';

/** `runs` is how often the test tries it; each takes a second or two. */
export interface SoakProperty {
  readonly name: string;
  readonly runs: number;
  readonly property: fc.IRawProperty<unknown, false>;
}

/** Everything a client hears, the log, what the next hop gets and the connection that is left, apart from how the octets were cut. */
function effectOf(steps: readonly Step[]): unknown {
  const left = steps.at(-1)?.after.connections['a'] ?? null;
  const transaction = left === null || left.transaction === null ? null : { ...left.transaction, pieces: left.transaction.pieces.join('') };
  return {
    outputs: steps.flatMap(({ outputs }) => outputs),
    log: steps.flatMap(({ log }) => log),
    letters: messagesOf(decisionsIn(steps)),
    left: left === null ? null : { ...left, transaction },
  };
}

export const decisionsIn = (steps: readonly Step[]): readonly Decision[] => steps.flatMap(({ decisions }) => decisions);
const messagesOf = (decisions: readonly Decision[]) => decisions.flatMap(({ facts }) => (facts.kind === 'message' ? [facts.message] : []));

/** Texts with a handshake between each two, every text cut at these places. */
function inPieces(texts: readonly string[], cuts: readonly number[]): readonly ClientAct[] {
  return texts.flatMap((text, index): readonly ClientAct[] => {
    const at = [0, ...cuts.map((cut) => cut % (text.length + 1)), text.length].sort((a, b) => a - b);
    const pieces = at.slice(1).map((end, place): ClientAct => ({ kind: 'octets', octets: text.slice(at[place], end) }));
    return index === 0 ? pieces : [{ kind: 'tls', established: true }, ...pieces];
  });
}

const patterns = Object.values(replies).map(({ code, enhanced, lines }: ReplyEntry) => {
  const words = lines.map((line, index) => (index === 0 && enhanced !== null ? `${enhanced} ${line}` : line));
  const text = words.map((line) => line.replace(/[\\^$.*+?()[\]|]/g, '\\$&').replace(/\{\w+\}/g, '.*')).join('\n');
  return { code, text: new RegExp(`^${text.replaceAll('\n.*', '(?:\n.*)*')}$`) };
});

/** A reply that stands in the catalogue, fit for the wire: RFC 5321 sections 4.2 and 4.5.3.1.5. */
function checkReply({ code, lines }: { readonly code: number; readonly lines: readonly string[] }): void {
  const text = lines.join('\n');
  assert.ok(
    // A reply cut to its length has lost the end of its pattern.
    text.length > 500 || patterns.some((pattern) => pattern.code === code && pattern.text.test(text)),
    `no such reply: ${code} ${text}`,
  );
  for (const line of replyLines({ code, lines })) {
    assert.match(line, /^[^\x00-\x1f\x7f]*$/);
    assert.ok(line.length <= 510, `a line of ${line.length} octets`);
  }
}

/** What a referee knows who hears the verdicts alone. */
interface Referee {
  readonly sender: boolean;
  readonly recipients: number;
  readonly letter: boolean;
  readonly known: boolean;
}

const fresh = { sender: false, recipients: 0, letter: false } as const;

function refereeAfter(before: Referee, fate: Decision['fate']): Referee {
  switch (fate) {
    case 'sender.accepted':
      return { ...before, ...fresh, sender: true };
    case 'recipient.accepted':
      return { ...before, recipients: before.recipients + 1 };
    case 'data.begun':
      return { ...before, letter: true };
    case 'auth.succeeded':
      return { ...before, known: true };
    case 'tls.established':
      return { ...fresh, known: false };
    case 'helo.accepted':
    case 'ehlo.accepted':
    case 'transaction.reset':
    case 'message.accepted':
    case 'message.too-big':
    case 'message.header-too-long':
    case 'message.bare-line-ends':
    case 'message.looping':
      return { ...before, ...fresh };
    default:
      return before;
  }
}

function checkMail(decisions: readonly Decision[]): void {
  let referee: Referee = { ...fresh, known: false };
  for (const { fate, facts } of decisions) {
    if (fate === 'recipient.accepted' && facts.kind === 'recipient') {
      assert.ok(referee.sender, 'a recipient without a sender');
      assert.ok(referee.known || /^postmaster$|@carvedrock\.com$/i.test(facts.recipient), `relayed for a stranger: ${facts.recipient}`);
    }
    if (fate === 'message.accepted' && facts.kind === 'message') {
      assert.ok(referee.sender && referee.letter, 'a message without MAIL or DATA');
      assert.ok(referee.recipients > 0, 'a message for nobody');
      assert.equal(facts.message.recipients.length, referee.recipients);
      assert.ok(facts.message.text.length <= 400, 'a message larger than the policy takes');
    }
    referee = refereeAfter(referee, fate);
  }
}

const sizeOf = (steps: readonly Step[]): number => JSON.stringify(steps.at(-1)?.after ?? begun).length;

/** Room for the connection, its texts and the longest line that is held, each octet written as `\u0000`. */
const ROOM = JSON.stringify(begun.configuration).length + 6 * 12_300 + 10_000;

/** A chunk repeated so often that nothing bounded could hold it all. */
function flood(before: readonly string[], chunk: string): readonly ClientAct[] {
  const times = Math.ceil(600_000 / chunk.length);
  return [before.join(''), ...Array.from({ length: times }, () => chunk)].map((octets) => ({ kind: 'octets', octets }));
}

const DATA = ['EHLO x', 'MAIL FROM:<kinda@globomantics.com>', 'RCPT TO:<angie@carvedrock.com>', 'DATA', 'A: b', ''].map(
  (line) => `${line}\r\n`,
);
const unended = fc
  .array(
    fc.nat(255).filter((code) => code !== 10),
    { minLength: 2000, maxLength: 6000 },
  )
  .map((codes) => String.fromCharCode(...codes));

export const properties: readonly SoakProperty[] = [
  {
    name: 'answers any pieces of the same octets alike, AUTH and STARTTLS among them',
    runs: 300,
    property: fc.property(talking, fc.array(fc.nat(20_000), { maxLength: 60 }), (texts, cuts) => {
      assert.deepEqual(effectOf(playClient(inPieces(texts, cuts))), effectOf(playClient(inPieces(texts, []))));
    }),
  },
  {
    name: 'answers octets one by one as it answers them together',
    runs: 60,
    property: fc.property(talking, (texts) => {
      const short = texts.map((text) => text.slice(0, 600));
      const each = Array.from({ length: 600 }, (_, index) => index);
      assert.deepEqual(effectOf(playClient(inPieces(short, each))), effectOf(playClient(inPieces(short, []))));
    }),
  },
  {
    name: 'says to any soup of octets nothing but replies of the catalogue, each fit for the wire, and throws nothing',
    runs: 300,
    property: fc.property(babbling, (acts) => {
      for (const output of playClient(acts).flatMap(({ outputs }) => outputs)) if (output.kind === 'reply') checkReply(output.reply);
    }),
  },
  {
    name: 'takes no message without MAIL, RCPT and DATA, none too large, and relays for nobody who has not said who he is',
    runs: 600,
    property: fc.property(
      fc.oneof(
        babbling,
        talking.map((texts) => inPieces(texts, [])),
      ),
      (acts) => checkMail(decisionsIn(playClient(acts))),
    ),
  },
  {
    name: 'writes one line of the log for each thing it logs, whatever a client sends',
    runs: 100,
    property: fc.property(babbling, (acts) => {
      for (const { text } of playClient(acts).flatMap(({ log }) => log)) assert.match(text, /^[^\x00-\x1f\x7f]*$/);
    }),
  },
  {
    name: 'stays small however long a line goes on, before the greeting and in answer to AUTH',
    runs: 10,
    property: fc.property(unended, fc.constantFrom([], ['EHLO x\r\n', 'AUTH PLAIN\r\n']), (chunk, before) => {
      assert.ok(sizeOf(playClient(flood(before, chunk))) < JSON.stringify(begun).length + ROOM);
    }),
  },
  {
    name: 'stays small however long a letter goes on that is over the size limit, its lines ended or not',
    runs: 10,
    property: fc.property(unended, fc.constantFrom('', '\r\n'), (chunk, end) => {
      const steps = playClient(flood(DATA, `x${chunk.replaceAll('\r', '')}${end}`));
      assert.equal(steps.at(-1)?.after.connections['a']?.phase, 'message');
      assert.ok(sizeOf(steps) < JSON.stringify(begun).length + ROOM);
    }),
  },
];
