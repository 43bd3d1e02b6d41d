/** What a trace prints, as data: headed sections of lines, each with the rule it comes from. */
import type { RuleRef } from '../decision.ts';

/** One line. `depth` is how far it stands in; `ref` null where no rule stands behind it. */
export interface TraceLine {
  readonly depth: number;
  readonly text: string;
  readonly ref: RuleRef | null;
}

/** A heading of the real tool and the lines below it. */
export interface TraceSection {
  readonly heading: string;
  readonly ref: RuleRef | null;
  readonly lines: readonly TraceLine[];
}

const INDENT = '    ';

/** The text of a line as it is printed. */
export const textOfLine = ({ depth, text }: Pick<TraceLine, 'depth' | 'text'>): string => `${INDENT.repeat(depth)}${text}`;

/** The whole trace as text, a blank line between sections. Indentation: design choice, since the copies of real traces have lost theirs. */
export function printTrace(sections: readonly TraceSection[]): string {
  return sections.map(({ heading, lines }) => [heading, ...lines.map(textOfLine)].map((line) => `${line}\n`).join('')).join('\n');
}
