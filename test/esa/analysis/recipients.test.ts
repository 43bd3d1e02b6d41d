import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseRecipientAccessTable } from '../../../src/esa/config/recipient-access-table.ts';
import { applyEdits } from '../../../src/esa/edits/text-edit.ts';
import { firstRecipientMatch, matchesRecipient, type AskedRecipient } from '../../../src/esa/judge/recipient.ts';
import type { Finding } from '../../../src/esa/analysis/finding.ts';
import { recipientAccessFindings } from '../../../src/esa/analysis/recipient-access-findings.ts';
import { recipientAccessDifference } from '../../../src/esa/analysis/recipient-difference.ts';
import { recipientLinesOf, type RecipientLine, type RecipientLines } from '../../../src/esa/analysis/recipient-lines.ts';

const RUNS = { numRuns: 300, seed: 20191008 };

const users = ['ann', 'bob', 'stranger'];
const domains = ['a.example', 'b.a.example', 'c.a.example', 'c.example', 'other.test', '[192.0.2.1]'];
/** Every recipient that the entries below can tell apart. */
const everyone: readonly AskedRecipient[] = users.flatMap((user) => domains.map((domain) => ({ user, domain })));

const entry = fc.constantFrom(
  'a.example',
  '.example',
  '.a.example',
  'b.a.example',
  'ann@',
  'bob@',
  'ann@a.example',
  'bob@b.a.example',
  'ann@[192.0.2.1]',
  '[192.0.2.1]',
  'x@@y',
);
const action = fc.constantFrom('ACCEPT', 'REJECT', 'ACCEPT { bypass_ldap_accept = "on" }', 'NOTHING');
const ending = fc.constantFrom('ALL REJECT\n', 'ALL ACCEPT\n', '', 'ALL REJECT\na.example ACCEPT\nALL ACCEPT\n');
const tableText = fc
  .tuple(fc.array(fc.tuple(entry, action), { maxLength: 7 }), ending)
  .map(([lines, end]) => `${lines.map((line) => `${line.join(' ')}\n`).join('')}${end}`);

const linesOfText = (text: string): RecipientLines => recipientLinesOf(parseRecipientAccessTable(text).value);
const findingsOf = (text: string): readonly Finding[] => recipientAccessFindings(parseRecipientAccessTable(text));

/** Who decides a recipient: the judge's answer, as a line. */
function deciderOf({ table, lines }: RecipientLines, recipient: AskedRecipient): RecipientLine | undefined {
  const found = firstRecipientMatch(table, recipient);
  return lines.find((line) => line.entry === found);
}

const means = ({ entry: asked }: RecipientLine, recipient: AskedRecipient): boolean => asked !== null && matchesRecipient(asked, recipient);

function recipientOf(address: string): AskedRecipient {
  const at = address.lastIndexOf('@');
  return { user: address.slice(0, at), domain: address.slice(at + 1) };
}

describe('findings on recipients, against everyone asked one by one', () => {
  it('name exactly the lines that nobody reaches, and those that only a part does', () => {
    fc.assert(
      fc.property(tableText, (text) => {
        const table = linesOfText(text);
        const findings = findingsOf(text);
        const shadowed = table.lines.flatMap((line) => {
          const mine = everyone.filter((recipient) => means(line, recipient));
          const own = mine.filter((recipient) => deciderOf(table, recipient) === line);
          const rule = own.length === 0 ? 'unreachable' : own.length < mine.length && line.match.kind !== 'all' ? 'partly-shadowed' : null;
          return line.outcome === null || line.entry === null || rule === null ? [] : [`${rule} ${line.entry.entrySpan.start}`];
        });
        const found = findings
          .filter(({ rule }) => rule === 'unreachable' || rule === 'partly-shadowed')
          .map(({ rule, span }) => `${rule} ${span.start}`);
        expect(found.toSorted(), text).toEqual(shadowed.toSorted());
      }),
      RUNS,
    );
  });

  it('give a recipient to try whom the line means and one of the blocking lines decides', () => {
    fc.assert(
      fc.property(tableText, (text) => {
        const table = linesOfText(text);
        for (const finding of findingsOf(text).filter(({ blockedBy, witness }) => blockedBy.length > 0 && witness !== null)) {
          const recipient = recipientOf(typeof finding.witness === 'string' ? finding.witness : '');
          const line = table.lines.find(({ entry: asked }) => asked?.entrySpan.start === finding.span.start);
          expect(line !== undefined && means(line, recipient), text).toBe(true);
          expect(finding.blockedBy.map(({ start }) => start)).toContain(deciderOf(table, recipient)?.entry?.entrySpan.start);
        }
      }),
      RUNS,
    );
  });

  it('offer repairs that take the finding away, and removals that change nobody', () => {
    fc.assert(
      fc.property(tableText, (text) => {
        const key = ({ rule, entry: asked }: Finding): string => `${rule} ${asked}`;
        const findings = findingsOf(text);
        for (const finding of findings) {
          for (const { word, edits } of finding.fixes()) {
            const after = applyEdits(text, edits);
            const same = (list: readonly Finding[]): number => list.filter((other) => key(other) === key(finding)).length;
            expect(same(findingsOf(after)), `${word} in ${text}`).toBeLessThan(same(findings));
            if (word === 'remove') expect(recipientAccessDifference(linesOfText(text), linesOfText(after)), text).toEqual([]);
          }
        }
      }),
      { ...RUNS, numRuns: 100 },
    );
  });
});

describe('difference of recipients, against everyone asked one by one', () => {
  it('names every pair of lines that some recipient is decided by differently, with one to try, and no other', () => {
    fc.assert(
      fc.property(tableText, tableText, (oldText, newText) => {
        const [before, after] = [linesOfText(oldText), linesOfText(newText)];
        const last = ({ lines, all }: RecipientLines): RecipientLine | undefined => lines[all];
        const pair = (recipient: AskedRecipient) =>
          [deciderOf(before, recipient) ?? last(before), deciderOf(after, recipient) ?? last(after)] as const;
        const expected = everyone
          .map(pair)
          .flatMap(([old, fresh]) => (old?.sameness === fresh?.sameness ? [] : [`${old?.position} ${fresh?.position}`]));
        const changes = recipientAccessDifference(before, after);
        expect(changes.map(({ from, to }) => `${from.position} ${to.position}`).toSorted()).toEqual([...new Set(expected)].toSorted());
        for (const { from, to, witness } of changes) expect(pair(recipientOf(witness()))).toEqual([from, to]);
      }),
      RUNS,
    );
  });

  it('says of whom it is true, and of no one else', () => {
    fc.assert(
      fc.property(tableText, tableText, (oldText, newText) => {
        const [before, after] = [linesOfText(oldText), linesOfText(newText)];
        const decidedBy = (table: RecipientLines, recipient: AskedRecipient) => deciderOf(table, recipient) ?? table.lines[table.all];
        for (const { from, to, description } of recipientAccessDifference(before, after)) {
          const holds = readDescription(description());
          const wrong = everyone.find((asked) => holds(asked) !== (decidedBy(before, asked) === from && decidedBy(after, asked) === to));
          expect(wrong, `${description()}\n${oldText}\n-----\n${newText}`).toBeUndefined();
        }
      }),
      RUNS,
    );
  });
});

/** A description read back: `everyone but ann at .example (not a.example) or c.example; ann at any domain`. */
function readDescription(said: string): (recipient: AskedRecipient) => boolean {
  const parts = said.split('; ').map((part) => {
    const [, who = '', where = ''] = /^(.*?) at (.*)$/.exec(part) ?? [];
    const domains = where.split(/(?:, | or )(?![^(]*\))/).map(readDomain);
    const users = who.replace(/^everyone(?: but )?/, '').split(/, | and /);
    const isMeant = (user: string | null): boolean =>
      who === 'everyone' ? true : users.includes(user ?? '') !== who.startsWith('everyone but ');
    return ({ user, domain }: AskedRecipient): boolean => isMeant(user) && domains.some((holds) => holds(domain ?? ''));
  });
  return (recipient) => parts.some((holds) => holds(recipient));
}

function readDomain(part: string): (domain: string) => boolean {
  const [, head = part, but = null] = /^(.*) \(not (.*)\)$/.exec(part) ?? [];
  const excepts = but === null ? [] : but.split(/, | or /).map(readDomain);
  return (domain) => {
    const isIn = head === 'any domain' || (head.startsWith('.') ? domain.endsWith(head) : domain === head);
    return isIn && !excepts.some((holds) => holds(domain));
  };
}
