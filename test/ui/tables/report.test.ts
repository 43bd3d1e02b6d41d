import { describe, expect, it } from 'vitest';
import { check } from '../../../src/ui/analysis/check.ts';
import { compare } from '../../../src/ui/analysis/compare.ts';
import { EXAMPLE, EXAMPLE_CHANGED } from '../../../src/ui/tables/example-tables.ts';
import { reportAsJson, reportAsMarkdown, type Reported } from '../../../src/ui/tables/report.ts';

const source = (text: string) => ({ kind: 'hat', text, listener: 'public' }) as const;

function reported(after: string | null): Reported {
  const table = { name: 'In.hat', ...source(EXAMPLE) };
  const compared = after === null ? null : compare(source(EXAMPLE), source(after), { groups: 99, rows: 99 });
  const other = after === null ? null : { name: 'New.hat', text: after };
  return { table, checked: check(source(EXAMPLE), 'line', 99), other, compared, date: '2026-11-24T20:00:00.000Z' };
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
    expect(text).not.toContain('Difference');
  });

  it('tells every change in a row of its own', () => {
    const text = reportAsMarkdown(reported(EXAMPLE_CHANGED));
    expect(text).toContain('## Difference to New.hat\n\nSeven regions change.');
    expect(text.split('\n').filter((line) => line.startsWith('| '))).toHaveLength(2 + 7);
  });

  it('says of no difference that it is proved', () => {
    expect(reportAsMarkdown(reported(`${EXAMPLE}\n`))).toContain('No difference: proved for every sender.');
  });
});

describe('reportAsJson', () => {
  it('is data with findings, changes and date', () => {
    const report = JSON.parse(reportAsJson(reported(EXAMPLE_CHANGED))) as Record<string, unknown>;
    expect(report).toMatchObject({ date: '2026-11-24T20:00:00.000Z', file: 'In.hat', kind: 'hat', counts: { error: 1 } });
    expect(report['difference']).toMatchObject({ with: 'New.hat', changes: 7 });
    expect(report['findings']).toContainEqual(expect.objectContaining({ rule: 'undefined-policy', line: 44 }));
  });
});
