import { describe, expect, it } from 'vitest';
import { askSet } from '../../../src/ui/analysis/ask.ts';
import { check } from '../../../src/ui/analysis/check.ts';
import { compare } from '../../../src/ui/analysis/compare.ts';
import { EXAMPLE, EXAMPLE_CHANGED } from '../../../src/ui/tables/example-tables.ts';
import { reportAsJson, reportAsMarkdown, type Reported } from '../../../src/ui/tables/report.ts';

const source = (text: string) => ({ kind: 'hat', text, listener: 'public' }) as const;

function reported(after: string | null, question: string | null = null): Reported {
  const table = { name: 'In.hat', ...source(EXAMPLE) };
  const compared = after === null ? null : compare(source(EXAMPLE), source(after), { groups: 99, rows: 99 });
  const other = after === null ? null : { name: 'New.hat', text: after };
  const answer = question === null ? null : askSet(source(EXAMPLE), question, 99);
  const asked = question === null || answer === null || 'kind' in answer ? null : { question, answer };
  return { table, checked: check(source(EXAMPLE), 'line', 99), asked, other, compared, date: '2026-11-24T20:00:00.000Z' };
}

describe('the example', () => {
  it('shows errors, warnings and notes, among them each rule that one table can break', () => {
    expect(new Set(check(source(EXAMPLE), 'line', 99).rules)).toEqual(
      new Set(['undefined-policy', 'unreachable', 'contradictory', 'partly-shadowed', 'redundant', 'unused-policy', 'unknown-key']),
    );
  });
});

describe('reportAsMarkdown', () => {
  it('tells file, date, every finding by line and severity, and who to try', () => {
    const text = reportAsMarkdown(reported(null));
    expect(text).toContain('# Report on In.hat\n\nMade by Postern on 2026-11-24.');
    expect(text).toContain('- **Error**, Line 44: `$GREYLIST` is defined nowhere');
    expect(text).toMatch(/BRANCHES` can never match.*\n {2}To try: `192\.0\.2\.\d+, .*` gets reject, BLOCKED_LIST \(line 28\)\./);
    expect(text).toContain('## Findings\n\n1 error, 3 warnings, 4 notes.\n');
    expect(text).not.toContain('Difference');
  });

  it('tells every change in a row of its own', () => {
    const text = reportAsMarkdown(reported(EXAMPLE_CHANGED));
    expect(text).toContain('## Difference to New.hat\n\nSeven regions change.');
    expect(text.split('\n').filter((line) => line.startsWith('| '))).toHaveLength(2 + 7);
    expect(text).toContain('| accept, ALLOWED_LIST, line 24 | accept, ALLOWED_LIST, line 23 (other parameters) |');
    expect(text).toContain('| throttle, SUSPECTLIST, line 32 | TCP refuse, line ');
  });

  it('holds the question with each outcome, its lines and who to try', () => {
    const text = reportAsMarkdown(reported(null, 'who is throttled or refused?'));
    expect(text).toContain(
      '## Asked: who is throttled or refused?\n\nTwo outcomes:\n\n- **throttle**, SUSPECTLIST ($THROTTLED)\n  - Line 32: score -2.9',
    );
    expect(text).toMatch(/- \*\*TCP refuse\*\*, no group\n {2}- Line 40: 198\.51\.100\.128\/25.* To try: `198\.51\.100\.\d+, /);
    expect(reportAsMarkdown(reported(null, 'can anyone outside 10.0.0.0/8 relay'))).toContain('No, nobody: that is proved, not sampled.');
  });

  it('says of no difference that it is proved', () => {
    expect(reportAsMarkdown(reported(`${EXAMPLE}\n`))).toContain('No difference: proved for every sender.');
  });
});

describe('reportAsJson', () => {
  it('is data with findings, changes and date', () => {
    const report = JSON.parse(reportAsJson(reported(EXAMPLE_CHANGED))) as Record<string, unknown>;
    expect(report).toMatchObject({ date: '2026-11-24T20:00:00.000Z', file: 'In.hat', kind: 'hat', counts: { error: 1 } });
    expect(report['question']).toBeNull();
    expect(report['difference']).toMatchObject({ with: 'New.hat', changes: 7 });
    expect(report['findings']).toContainEqual(expect.objectContaining({ rule: 'undefined-policy', line: 44 }));
  });
});
