/** The zones in which lines that a draft takes away stand struck between the others. */
import type { LineEdits } from './line-diff.ts';

/** A zone of Monaco, as far as it is needed here. */
export interface Zone {
  readonly afterLineNumber: number;
  readonly heightInLines: number;
  readonly domNode: HTMLElement;
  readonly marginDomNode: HTMLElement;
}

/** One zone for each run of removed lines. */
export function removedZones(removed: LineEdits['removed']): readonly Zone[] {
  return [...new Set(removed.map(({ below }) => below))].map((below) => {
    const lines = removed.filter((line) => line.below === below);
    return {
      afterLineNumber: below,
      heightInLines: lines.length,
      domNode: block(
        'postern-gone',
        lines.map(({ text }) => text),
      ),
      marginDomNode: block(
        'postern-gone-margin',
        lines.map(({ number }) => String(number)),
      ),
    };
  });
}

function block(name: string, lines: readonly string[]): HTMLElement {
  const element = document.createElement('div');
  element.className = name;
  for (const line of lines) {
    const row = document.createElement('div');
    const text = document.createElement('s');
    text.textContent = line.trimStart();
    row.append(line.slice(0, line.length - line.trimStart().length), text);
    element.append(row);
  }
  return element;
}
