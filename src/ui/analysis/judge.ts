/** One sender or recipient asked about at a table: what decides, and every line down to it. */
import {
  groupByTable,
  judgeByTable,
  judgeRecipientByTable,
  readRecipientAddress,
  senderOfRecord,
  traceByTable,
  traceRecipientByTable,
  type SenderRecord,
  type Verdict,
} from '#esa';
import { isThrottled } from './group-verdict.ts';
import { readTable, type TableSource } from './table-source.ts';

/**
 * What decides; `group` and `policy` are null at a RAT. `line` is null where none of the table's lines decides. `throttled`: accepted, but with
 * recipients counted by the hour, as ladder and map tell it.
 */
export interface Answered {
  readonly verdict: Verdict;
  readonly throttled: boolean;
  readonly group: string | null;
  readonly policy: string | null;
  readonly entry: string;
  readonly line: number | null;
}

export interface Traced {
  readonly line: number | null;
  readonly rule: string;
  readonly matched: boolean;
  readonly why: string;
}

/** An answer with the last lines looked at; `looked` counts them all. */
export interface Judged {
  readonly answer: Answered;
  readonly trace: readonly Traced[];
  readonly looked: number;
}

/** The answer of a table; null for an address that cannot be read, and for the other table's kind of question. */
export function judge(source: TableSource, asked: SenderRecord | string): Answered | null {
  const read = readTable(source);
  if (read.kind === 'hat') {
    if (typeof asked === 'string') return null;
    const [table, sender] = [read.parsed.value, senderOfRecord(asked)];
    return { ...judgeByTable(table, read.listener, sender), throttled: isThrottled(table, groupByTable(table, sender)) };
  }
  const to = typeof asked === 'string' ? readRecipientAddress(asked) : null;
  if (to === null || 'why' in to) return null;
  return { group: null, policy: null, throttled: false, ...judgeRecipientByTable(read.parsed.value, to) };
}

/** The answer with the way to it, of which at most `most` lines are told, the deciding one last. */
export function judgeInFull(source: TableSource, asked: SenderRecord | string, most: number): Judged | { readonly fault: string } {
  const read = readTable(source);
  const answer = judge(source, asked);
  if (answer === null) return { fault: faultOf(asked) };
  const trace = read.kind === 'hat' ? traceOfSender(source, asked) : traceOfRecipient(source, asked);
  return { answer, trace: trace.slice(-most), looked: trace.length };
}

function traceOfSender(source: TableSource, asked: SenderRecord | string): readonly Traced[] {
  const read = readTable(source);
  return read.kind === 'hat' && typeof asked !== 'string' ? traceByTable(read.parsed.value, read.listener, senderOfRecord(asked)) : [];
}

function traceOfRecipient(source: TableSource, asked: SenderRecord | string): readonly Traced[] {
  const read = readTable(source);
  const to = typeof asked === 'string' ? readRecipientAddress(asked) : null;
  return read.kind === 'rat' && to !== null && !('why' in to) ? traceRecipientByTable(read.parsed.value, to) : [];
}

function faultOf(asked: SenderRecord | string): string {
  const to = typeof asked === 'string' ? readRecipientAddress(asked) : null;
  return to !== null && 'why' in to ? to.why : '';
}
