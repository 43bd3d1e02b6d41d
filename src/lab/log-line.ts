/** A line of the appliance's log as a step tells it. */

/** One line of `mail_logs`. `at` is lab time in milliseconds; `text` is what stands after `Info: `. */
export interface LogLine {
  readonly at: number;
  readonly level: 'Info';
  readonly text: string;
}
