/** Why a message went on, bounced or waits after it was accepted: what LDAP accept in the work queue made of each recipient. */
import type { AskedInQueue } from './decision.ts';
import type { AnswerSource } from './judge/directory.ts';
import { row, type TraceRow } from './trace-row.ts';
import type { TraceRule } from './trace-words.ts';

/** The filters asked about each recipient and what came of them, recipient by recipient. */
export function queueRows(asked: readonly AskedInQueue[]): readonly TraceRow[] {
  return asked.flatMap(recipientRows);
}

const filterRules = { server: 'directory-asked', cache: 'directory-cached', unreachable: 'directory-asked' } as const satisfies Record<
  AnswerSource,
  TraceRule
>;

function recipientRows({ recipient, kind, because, directory }: AskedInQueue): readonly TraceRow[] {
  const query = because.find((ref) => ref.kind === 'line' && ref.label === 'LDAPACCEPT') ?? null;
  const filters = directory.map(({ query: name, source, filter }) => row('asked', name, filterRules[source], { filter }, query));
  const limit = because.find((ref) => ref.kind === 'limit');
  const params = limit?.kind === 'limit' ? { value: String(limit.value) } : {};
  return [...filters, row('asked', recipient, `queue.${kind}`, params, because[0] ?? null)];
}
