/** The line every runner ends with, `N passed, N failed`: how it is written, read and added up. */
export interface Tally {
  readonly passed: number;
  readonly failed: number;
}

export function printTally({ passed, failed }: Tally): string {
  return `${passed} passed, ${failed} failed`;
}

/** What a runner's output ends with. A runner that ends without a tally, or with an error its tally hides, counts as one failure. */
export function tallyOf(output: string, code: number): Tally {
  const [, passed, failed] = /^(\d+) passed, (\d+) failed$/.exec(output.trimEnd().split('\n').at(-1) ?? '') ?? [];
  if (passed === undefined || failed === undefined) return { passed: 0, failed: 1 };
  const hidden = code !== 0 && failed === '0' ? 1 : 0;
  return { passed: Number(passed), failed: Number(failed) + hidden };
}

export function sumOf(tallies: readonly Tally[]): Tally {
  return tallies.reduce((sum, one) => ({ passed: sum.passed + one.passed, failed: sum.failed + one.failed }), { passed: 0, failed: 0 });
}
