import { describe, expect, it } from 'vitest';
import { connectInput, lineInput, replay, start, currentSnapshot, currentSteps } from '#lab';
import { scenario } from '../../tools/scenario.ts';
import { litRows, logText, rowsOf } from '../../../src/ui/log/log-row.ts';

function talk(from: string, ...lines: readonly string[]) {
  let history = replay(start(scenario()), []);
  const act = (input: Parameters<typeof replay>[1][number]) => {
    history = replay(history.start, [...currentSteps(history).map((step) => step.input), input]);
  };
  act(connectInput(currentSnapshot(history), 'c1', from, '192.0.2.25', 25));
  for (const line of lines) act(lineInput(currentSnapshot(history), 'c1', line));
  const steps = currentSteps(history);
  const log = steps.flatMap((step, index) => step.log.map((line) => ({ ...line, step: index })));
  return { steps, log, offset: history.start.offset, rows: rowsOf(log, steps, history.start.offset) };
}

const partner = talk(
  '198.51.100.25',
  'HELO x',
  'MAIL FROM:<a@globomantics.com>',
  'RCPT TO:<angie@carvedrock.com>',
  'RCPT TO:<x@elsewhere.example>',
);

describe('rowsOf', () => {
  it('takes the verdict word out of the line that tells it, and gives the line its mark', () => {
    expect(partner.rows.find(({ verdict }) => verdict === 'ACCEPT')).toMatchObject({ before: 'ICID 1 ', mark: 2 });
    expect(partner.rows.find(({ verdict }) => verdict === 'Rejected')).toMatchObject({ after: ' by RAT', mark: 5 });
  });

  it('marks a recipient taken, and no line that only notes something', () => {
    const marks = partner.rows.map(({ before, verdict, after, mark }) => [`${before}${verdict}${after}`, mark] as const);
    expect(marks.find(([text]) => text.includes('RID 0'))?.[1]).toBe(2);
    expect(marks.find(([text]) => text.startsWith('Start MID'))?.[1]).toBeNull();
  });

  it('shows the time at the lab’s own offset', () => {
    expect(partner.rows[0]?.time).toMatch(/^21:28:3\d$/);
  });
});

describe('litRows', () => {
  it('lights the line that tells the decision, else all its step wrote', () => {
    const lit = (step: number) =>
      partner.rows.filter(({ key }) => litRows(partner.rows, { step, decision: 0 }).has(key)).map(({ before }) => before);
    expect(lit(0)).toEqual(['ICID 1 ']);
    expect(lit(2)).toHaveLength(2);
    expect(lit(1)).toEqual([]);
  });
});

describe('logText', () => {
  it('is the log as the box writes it', () => {
    expect(logText(partner.log, partner.offset).split('\n')[0]).toMatch(/^Tue Oct {2}8 21:28:3\d 2019 Info: New SMTP ICID 1 /);
  });
});
