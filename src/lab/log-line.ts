/** A line of the appliance's log as a step tells it. */

/** One line of `mail_logs`. `at` is lab time in milliseconds; `text` is what stands after its level, `Info: ` nearly always. */
export interface LogLine {
  readonly at: number;
  readonly level: 'Info' | 'Warning';
  readonly text: string;
}
