/** A Vitest reporter that ends a run with its tally. A file that does not load and an error outside any test count as failures. */
import type { Reporter, TestModule } from 'vitest/node';
import { printTally } from './tally.ts';

export default class TallyReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    const count = (state: string) => tests.filter((test) => test.result().state === state).length;
    const broken = modules.filter((module) => !module.ok() && ![...module.children.allTests('failed')].length).length;
    console.log(printTally({ passed: count('passed'), failed: count('failed') + broken + errors.length }));
  }
}
