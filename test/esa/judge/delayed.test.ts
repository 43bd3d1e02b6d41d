import { describe, expect, it } from 'vitest';
import type { Decision } from '#esa';
import { explain, sayTrace } from '#esa';
import { stepsOfTranscript } from '../../tools/transcript.ts';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const steps = stepsOfTranscript(readFileSync(join(import.meta.dirname, '../../transcripts/delayed-reject.txt'), 'utf8'));
const decisions: readonly Decision[] = steps.flatMap((step) => step.decisions);
const fated = (fate: Decision['fate']): readonly Decision[] => decisions.filter((decision) => decision.fate === fate);

describe('a delayed rejection', () => {
  it('gives no message id, and nothing that could be aborted', () => {
    expect(steps.at(-1)?.after.ids.mid).toBe(1);
    expect(steps.flatMap(({ log }) => log).filter(({ text }) => text.includes('aborted'))).toEqual([]);
  });
  it('refuses every recipient by the line that decided the connection', () => {
    const [opening] = fated('connection.delayed');
    const refused = fated('recipient.delayed');
    expect(refused).toHaveLength(2);
    for (const { because } of refused) expect(because).toEqual(opening?.because.slice(0, 2));
  });
  it('is told as one in the explanation of the greeting', () => {
    const [opening] = fated('connection.delayed');
    const texts = steps[0]?.after.configuration;
    if (opening === undefined || texts === undefined) expect.fail('no opening');
    expect(explain(opening, texts).map(sayTrace)).toContain('REJECT, delayed: the greeting is given, and every recipient is refused');
  });
});
