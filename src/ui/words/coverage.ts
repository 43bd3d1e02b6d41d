/** What the policy pane says of the lines that the steps so far have hit. */

const some = (count: number): string => (count === 1 ? 'has' : 'have');

export const coverageWords = {
  toggle: 'Coverage: what each line has decided so far',
  /** Beside a line. */
  counts: (decided: number, late: number): string => {
    if (decided === 0 && late === 0) return 'not yet';
    return [decided === 0 ? '' : `decided ${decided}`, late === 0 ? '' : `too late ${late}`].filter((part) => part !== '').join(', ');
  },
  /** How many lines of a table have decided a connection or recipient. */
  sum: (hit: number, all: number): string => {
    if (all === 0) return 'No line of this table can decide.';
    if (hit === 0) return 'No line has decided anybody so far.';
    if (hit === all) return 'Every line has decided somebody.';
    return `${hit} of ${all} lines ${some(hit)} decided somebody so far.`;
  },
} as const;
