/** What a host's shell prints of its mail: the queue, what came to it, and one line for everything that is settled. */
import { decodeUtf8, fieldOf, readLetter, writeOut } from '#smtp';
import { arrivedAt } from '../delivery/arrived.ts';
import { tabulate } from '../shell.ts';
import { sayInstant, type Snapshot } from '../snapshot.ts';
import { returnAddress } from './host.ts';
import { queueOf, type MailNews, type QueuedMessage } from './queue.ts';
import { isGivenUp } from './schedule.ts';
import { sayBriefly, sendingWords as words } from './words.ts';

/** The lines of `queue` on the host with this address: a head, and a line for everybody who still waits. */
export function queueLines(now: Snapshot, host: string, columns = 80): readonly string[] {
  const rows = queueOf(now.queues, host).messages.flatMap((message) => rowsOfMessage(now, message));
  return rows.length === 0 ? [words.queueEmpty] : tabulate([words.queueHead, ...rows], columns);
}

function rowsOfMessage({ offset }: Snapshot, message: QueuedMessage): readonly (readonly string[])[] {
  const { id, attempts, nextAt, queuedAt, recipients } = message;
  const next = sayInstant(nextAt, offset);
  const waiting = recipients.filter(({ standing }) => standing.kind === 'waits');
  return waiting.map(({ address, standing }) => [
    String(id),
    address,
    words.tried(attempts),
    isGivenUp(queuedAt, nextAt) ? words.goesBack(next) : next,
    sayBriefly(standing.because),
  ]);
}

/** A letter at a host: mail that came home to it, or arrived there from the appliance. `to` is whom it lies there for. */
interface LyingMail {
  readonly at: number;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/** The mail that came to a host, whoever it is for, oldest first. */
function mailAt({ mailboxes, arrived }: Snapshot, host: string): readonly LyingMail[] {
  const home = Object.entries(mailboxes).flatMap(([to, letters]) => letters.map((mail) => ({ ...mail, to })));
  const delivered = arrivedAt(arrived, host).map(({ at, recipients, text }): LyingMail => {
    return { at, to: recipients.join(', '), subject: subjectIn(text), text };
  });
  return [...home.filter((mail) => mail.host === host), ...delivered].sort((a, b) => a.at - b.at);
}

const subjectIn = (text: string): string => writeOut(fieldOf(readLetter(text), 'Subject') ?? '');

/** The lines of `mailbox` on the host with this address: the list, or with `index` (from 1) the whole letter as text. */
export function mailboxLines(now: Snapshot, host: string, index: number | null = null, columns = 80): readonly string[] {
  const letters = mailAt(now, host);
  if (index !== null) return letterLines(letters[index - 1], index);
  if (letters.length === 0) return [words.mailboxEmpty];
  const rows = letters.map(({ at, to, subject }, place) => [
    String(place + 1),
    sayInstant(at, now.offset),
    decodeUtf8(to),
    decodeUtf8(subject),
  ]);
  return tabulate([words.mailboxHead, ...rows], columns);
}

function letterLines(letter: LyingMail | undefined, index: number): readonly string[] {
  if (letter === undefined) return [words.noLetter(index)];
  return letter.text.replace(/\r\n$/, '').split('\r\n').map(decodeUtf8);
}

/** What was settled for a recipient, as a sentence. `after` is the lab after the step. */
export function sayNews(after: Snapshot, { host, id, from, to, standing, nextAt, last }: MailNews): string {
  const author = returnAddress(after, host, from);
  switch (standing.kind) {
    case 'waits':
      if (standing.because === null) return words.queued(id, to);
      return words[last ? 'lastWait' : 'waits'](id, to, sayBriefly(standing.because), sayInstant(nextAt ?? after.clock, after.offset));
    case 'delivered':
      return words.delivered(id, to, sayBriefly(standing.because));
    case 'returned':
      return standing.gaveUp ? words.gaveUp(id, to, author) : words.returned(id, to, author, sayBriefly(standing.because));
  }
}
