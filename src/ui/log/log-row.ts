/** Lines of the mail log as rows of the pane: which of them tells a decision, and which of its words is the verdict. Pure. */
import { sayInstant, type LogLine, type Selection, type Step } from '#lab';
import { markOf, type MarkName } from '../parts/reply-mark.ts';

export interface LogRow {
  readonly key: string;
  readonly time: string;
  readonly before: string;
  /** The verdict word; empty where the line has none. */
  readonly verdict: string;
  readonly after: string;
  /** The mark of the decision the line tells. */
  readonly mark: MarkName | null;
  /** The decision to ask about; null where the line's step decided nothing. */
  readonly about: Selection | null;
}

const VERDICT = /(?<=^ICID \d+ )(?:ACCEPT|RELAY|REJECT|TCPREFUSE|CONTINUE)(?= SG )|\bRejected(?= by )/;
const DECIDES = /RID \d+ To:|\bready \d+ bytes|Receiving Failed|Unknown command:|Bad syntax for command:/;

/** The rows of a log, oldest first. */
export function rowsOf(log: readonly (LogLine & { readonly step: number })[], steps: readonly Step[], offset: number): readonly LogRow[] {
  return log.map(({ at, text, step }, index) => {
    const decisions = steps[step]?.decisions ?? [];
    const last = decisions.length - 1;
    const verdict = VERDICT.exec(text);
    const tells = verdict !== null || DECIDES.test(text);
    const decision = decisions[last];
    const start = verdict?.index ?? text.length;
    return {
      key: `${step}/${index}`,
      time: sayInstant(at, offset).slice(11, 19),
      before: text.slice(0, start),
      verdict: verdict?.[0] ?? '',
      after: text.slice(start + (verdict?.[0].length ?? 0)),
      mark: tells && decision !== undefined ? markOf(decision) : null,
      about: decision === undefined ? null : { step, decision: last },
    };
  });
}

/** Rows to light for a decision: the one that tells it, else all its step wrote. */
export function litRows(rows: readonly LogRow[], selection: Selection | null): ReadonlySet<string> {
  const own = rows.filter(({ about }) => about !== null && about.step === selection?.step);
  const telling = own.filter(({ mark }) => mark !== null);
  return new Set((telling.length > 0 ? telling : own).map(({ key }) => key));
}

/** The log as the box would write it to a file. */
export function logText(log: readonly LogLine[], offset: number): string {
  return log.map(({ at, level, text }) => `${sayInstant(at, offset)} ${level}: ${text}\n`).join('');
}
