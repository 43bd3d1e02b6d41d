/**
 * Every conversation in `transcripts/`, played against the built-in scenario. C: is typed, S: answered, T: the rule that decided, L: the mail
 * log. `npm test -- -u` writes them anew; review the difference against the reference, never take it as it comes.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { playTranscript } from './tools/transcript.ts';

const folder = join(import.meta.dirname, 'transcripts');
const files = readdirSync(folder).filter((name) => name.endsWith('.txt'));

describe('the transcripts', () => {
  it.each(files)('%s is answered as written', async (name) => {
    const path = join(folder, name);
    await expect(playTranscript(readFileSync(path, 'utf8'))).toMatchFileSnapshot(path);
  });

  it('are at least 120, and each names the section of the facts about the real box that it proves', () => {
    const titles = files.map((name) => readFileSync(join(folder, name), 'utf8').split('\n')[0] ?? '');
    expect(titles.filter((title) => !/^Title: .*\bsections? \d/.test(title))).toEqual([]);
    expect(files.length).toBeGreaterThanOrEqual(120);
  });
  it('differ in the rules and phases they show', () => {
    const shown = files.map((name) => ending(readFileSync(join(folder, name), 'utf8')));
    const twice = shown.filter((way, index) => shown.indexOf(way) !== index);
    expect(twice).toEqual([]);
  });
});

/** What a transcript proves: the sequence of its verdicts, T: lines, what was done besides typing, where the mail went and as what. */
function ending(text: string): string {
  return text
    .split('\n')
    .filter((line) =>
      /^(?:T:|!|M:|S: \(|To:|L: (?:ICID \d+ (?:ACCEPT|RELAY|REJECT) |New SMTP DCID|Bounced|MID \d+ was generated))/.test(line),
    )
    .join('\n');
}
