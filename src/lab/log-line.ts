/** A line of the appliance's log as a step tells it. */
import type { Happening } from '#esa';

/** One line of `mail_logs`. `at` is lab time in milliseconds; `text` is what stands after its level, `Info: ` nearly always. */
export interface LogLine {
  readonly at: number;
  readonly level: 'Info' | 'Warning';
  readonly text: string;
}

/** What the appliance writes, at a moment. */
export function lineAt(at: number, line: Happening['log'][number]): LogLine {
  return typeof line === 'string' ? { at, level: 'Info', text: line } : { at, level: line.level, text: line.text };
}
