/**
 * Mail log and delivered messages as files. Written at once and synchronously: when a client reads `250 … accepted` its message is on disk,
 * and nothing waits in memory.
 */
import { appendFileSync, mkdirSync, openSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { arrivals, type AcceptedMessage } from '#esa';
import { attempt, isComplaint, type Complaint } from './complaint.ts';
import type { Outlets } from './gateway.ts';

/** Opens both; null for a path means that nothing is kept. The folder is made where it is missing. */
export function openMailFiles(mailLog: string | null, delivered: string | null): Outlets | Complaint {
  const log = mailLog === null ? null : attempt(`cannot write \`${mailLog}\``, () => openSync(mailLog, 'a'));
  if (isComplaint(log)) return log;
  const made =
    delivered === null ? null : attempt(`cannot write to the folder \`${delivered}\``, () => mkdirSync(delivered, { recursive: true }));
  if (isComplaint(made)) return made;
  return {
    log: (lines) => {
      if (log !== null) appendFileSync(log, lines);
    },
    deliver: (message) => {
      if (delivered !== null) writeMessage(delivered, message);
    },
  };
}

/** `MID.eml` as the next hop has it; messages that were smuggled in it become `MID-2.eml` and so on. A file of that name is replaced. */
function writeMessage(folder: string, message: AcceptedMessage): void {
  for (const [index, { text }] of arrivals(message).entries()) {
    const name = index === 0 ? `${message.mid}.eml` : `${message.mid}-${index + 1}.eml`;
    writeFileSync(join(folder, name), text, 'latin1');
  }
}
