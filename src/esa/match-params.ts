/** What fills the blanks of the sentences on why a line of a Host Access Table does or does not mean a sender (`match.*` of trace-words.ts). */
import type { SenderEntry } from './config/host-access-table.ts';
import type { SenderFacts } from './decision.ts';
import { sayReputation } from './mail-log.ts';

/** Entry and sender in the words of the log. */
export function matchParams(entry: SenderEntry, sender: SenderFacts): Readonly<Record<string, string>> {
  const range = entry.match.kind === 'score' ? { from: sayReputation(entry.match.from), to: sayReputation(entry.match.to) } : {};
  const { address, name, ownerId, country, reputation } = sender;
  return {
    entry: entry.printed,
    address,
    name: name ?? '',
    owner: String(ownerId),
    country: country ?? '',
    score: sayReputation(reputation),
    ...range,
  };
}
