import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { labelOf, parseHostAccessTable } from '../../../src/esa/config/host-access-table.ts';
import type { Fix } from '../../../src/esa/edits/fix.ts';
import { applyEdits } from '../../../src/esa/edits/text-edit.ts';
import { matchSender } from '../../../src/esa/judge/sender.ts';
import { senderOfRecord, type SenderRecord } from '../../../src/esa/sender-record.ts';
import type { Finding } from '../../../src/esa/analysis/finding.ts';
import { hostAccessFindings } from '../../../src/esa/analysis/host-access-findings.ts';
import { groupNameOf, linesOf, type TableLine } from '../../../src/esa/analysis/outcome.ts';
import { scenario } from '../../tools/scenario.ts';
import { decidersOf, everyone, publicListener, tableOf, tableText } from './small-world.ts';

const RUNS = { numRuns: 150, seed: 20191008 };

const findingsOf = (text: string): readonly Finding[] => hostAccessFindings(parseHostAccessTable(text), publicListener);

/** Everything about one table, found by asking everyone. */
function askEveryone(text: string) {
  const table = linesOf(tableOf(text), publicListener);
  const { lines, unread } = table;
  const deciders = decidersOf(table, everyone);
  const means = (line: TableLine, sender: SenderRecord): boolean =>
    line.entry !== null && matchSender(line.entry, senderOfRecord(sender)).matched;
  const readable = [...lines, ...unread].filter(({ entry, match }) => entry !== null && match.kind !== 'unreadable');
  return { lines, readable, deciders, means };
}

/** Which lines nobody reaches, and which change nothing, by the words of the rules. */
function expectedOf(text: string): ReadonlyMap<TableLine, 'unreachable' | 'redundant' | null> {
  const { readable, deciders, means } = askEveryone(text);
  return new Map(
    readable.map((line) => {
      const members = readable.filter((other) => other.group === line.group && other !== line && other.outcome !== null);
      const mine = everyone.map((sender, at) => ({ sender, decider: deciders[at] })).filter(({ sender }) => means(line, sender));
      const isAbove = (decider: TableLine | undefined): boolean => decider !== undefined && decider.position < line.position;
      const foreign = (decider: TableLine | undefined): boolean => isAbove(decider) && decider?.group !== line.group;
      const never = mine.every(({ decider }) => isAbove(decider));
      const inGroup = ({ sender }: { sender: SenderRecord }): boolean => members.some((other) => means(other, sender));
      if (never)
        return [
          line,
          line.outcome !== null && !mine.every(({ decider }) => foreign(decider)) && mine.every(inGroup) ? 'redundant' : 'unreachable',
        ];
      if (line.outcome === null) return [line, null];
      return [line, mine.filter(({ decider }) => !foreign(decider)).every(inGroup) ? 'redundant' : null];
    }),
  );
}

describe('findings, against everyone asked one by one', () => {
  it('name exactly the lines that nobody reaches and the lines that change nothing', () => {
    fc.assert(
      fc.property(tableText, (text) => {
        const findings = findingsOf(text);
        const expected = expectedOf(text);
        const groups = [...new Set([...expected.keys()].map(({ group }) => group))];
        for (const group of groups) {
          const lines = [...expected].filter(([line]) => line.group === group);
          const whole = (group?.name ?? null) !== null && lines.every(([, rule]) => rule === 'unreachable');
          const found = findings.filter(({ rule }) => rule === 'unreachable' || rule === 'redundant');
          if (whole)
            expect(found.filter(({ span }) => span.start === group?.nameSpan?.start).map(({ rule }) => rule)).toEqual(['unreachable']);
          else
            for (const [line, rule] of lines)
              expect([
                text,
                line.entry?.printed,
                found.filter(({ span }) => span.start === line.entry?.span.start).map((finding) => finding.rule),
              ]).toEqual([text, line.entry?.printed, rule === null ? [] : [rule]]);
        }
      }),
      RUNS,
    );
  });

  it('name lines above that decide and together mean everyone a blocked line means', () => {
    fc.assert(
      fc.property(tableText, (text) => {
        const { readable, means } = askEveryone(text);
        for (const finding of findingsOf(text).filter(({ rule }) => rule === 'unreachable')) {
          const blocked = readable.filter((line) => isAbout(finding, line));
          const blockers = finding.blockedBy.map(({ start }) => readable.find(({ entry }) => entry?.span.start === start));
          expect(blocked.length).toBeGreaterThan(0);
          expect(
            blockers.every(
              (line) => line !== undefined && line.outcome !== null && line.entry !== null && line.entry.span.start < finding.span.start,
            ),
          ).toBe(true);
          const senders = everyone.filter((sender) => blocked.some((line) => means(line, sender)));
          expect(senders.every((sender) => blockers.some((line) => line !== undefined && means(line, sender)))).toBe(true);
        }
      }),
      RUNS,
    );
  });

  it('give a sender to try whom the line means and another decides', () => {
    fc.assert(
      fc.property(tableText, (text) => {
        const { readable, means } = askEveryone(text);
        const table = linesOf(tableOf(text), publicListener);
        for (const finding of findingsOf(text).filter(({ witness }) => witness !== null)) {
          const sender = finding.witness as SenderRecord;
          const [decider] = decidersOf(table, [sender]);
          expect(readable.some((line) => isAbout(finding, line) && means(line, sender))).toBe(true);
          if (finding.blockedBy.length > 0) expect(finding.blockedBy.map(({ start }) => start)).toContain(decider?.entry?.span.start);
        }
      }),
      RUNS,
    );
  });

  it('warn of a line that nobody reaches, and have nothing to mend in the ALL that has to end the table', () => {
    fc.assert(
      fc.property(tableText, (text) => {
        const { lines } = linesOf(tableOf(text), publicListener);
        const last = lines.at(-1)?.entry?.span.start;
        for (const finding of findingsOf(text).filter(({ rule }) => rule === 'unreachable')) {
          const isLastAll = finding.span.start === last;
          expect([finding.severity, isLastAll && finding.fixes().length > 0], text).toEqual(['warning', false]);
        }
      }),
      RUNS,
    );
  });

  it.each(['carved-rock', 'globomantics'])('warn of nothing in the tables of %s but that ALL may be left nobody', (name) => {
    const texts = Object.entries(scenario(name)).filter(([file]) => file.endsWith('.hat'));
    for (const [file, text] of texts) {
      const type = file.startsWith('Outbound') ? 'private' : 'public';
      const found = hostAccessFindings(parseHostAccessTable(text), { type, defaults: [] });
      expect(
        found.filter(({ severity, word }) => severity !== 'info' && word !== 'unreachable-all').map(({ rule }) => [file, rule]),
      ).toEqual([]);
    }
    expect(texts.length).toBeGreaterThan(1);
  });

  it('offer repairs that take the finding away and change no more than they say', () => {
    fc.assert(
      fc.property(tableText, (text) => {
        const key = ({ rule, group, entry }: Finding): string => JSON.stringify([rule, group, entry]);
        const findings = findingsOf(text);
        const before = outcomesOf(text);
        for (const finding of findings) {
          for (const fix of finding.fixes()) {
            const { word, edits } = fix;
            const after = applyEdits(text, edits);
            const same = (list: readonly Finding[]): number => list.filter((other) => key(other) === key(finding)).length;
            if (finding.group !== null) expect(same(findingsOf(after)), `${word} in ${text}`).toBeLessThan(same(findings));
            const changed = outcomesOf(after).filter(({ terms }, at) => terms !== before[at]?.terms);
            const others = changed.filter(({ group }) => !promisedGroups(text, finding, fix).includes(group ?? null));
            expect(others, `${word} in ${text}`).toEqual([]);
          }
        }
      }),
      { ...RUNS, numRuns: 40 },
    );
  });
});

/** Is the finding about the line, or about its whole group? */
const isAbout = (finding: Finding, { entry, group }: TableLine): boolean =>
  finding.span.start === entry?.span.start || finding.span.start === group?.nameSpan?.start;

/** What everyone gets, apart from the entry that says so and from keys that change nothing, and by which group. */
function outcomesOf(text: string) {
  const table = linesOf(tableOf(text), publicListener);
  const ofLine = new Map(table.lines.filter(({ outcome }) => outcome !== null).map((line) => [line, outcomeOf(line)]));
  return decidersOf(table, everyone).map((line) => ofLine.get(line) ?? outcomeOf(line));
}

function outcomeOf({ outcome, sameness, group }: TableLine): { readonly terms: string; readonly group: string } {
  const [judged] = JSON.parse(sameness.slice(sameness.lastIndexOf('\n') + 1)) as readonly unknown[];
  return { terms: JSON.stringify([outcome?.verdict, outcome?.group, judged]), group: group === null ? 'ALL' : labelOf(group) };
}

/** The groups that a repair says it touches: nobody else may get anything new. */
function promisedGroups(text: string, { group, entry }: Finding, { word, params }: Fix): readonly (string | null)[] {
  switch (word) {
    case 'remove':
    case 'narrow':
      return [];
    case 'move-above':
    case 'give':
      return [params['name'] ?? ''];
    case 'add':
      return params['text']?.startsWith('ALL ') === true ? ['ALL'] : [group ?? entry];
    case 'define':
      return tableOf(text).groups.flatMap((each) =>
        each.use?.kind === 'policy' && each.use.name === params['name'] ? [labelOf(each)] : [],
      );
    case 'use':
    case 'replace':
      return tableOf(text).groups.flatMap((each) => (groupNameOf(each) === group ? [labelOf(each)] : []));
  }
}
