import { describe, expect, it } from 'vitest';
import { applyEdits } from '#esa';
import { findIn } from '../../../../src/ui/analysis/find.ts';
import { remarksOf } from '../../../../src/ui/policy/findings/remarks.ts';
import { notesOf } from '../../../../src/ui/policy/notes.ts';

const FILE = 'InboundMail.hat';
const POLICIES = '$OK\n  ACCEPT\n$NO\n  REJECT\n';
const listener = { type: 'public', defaults: [] } as const;

function remarks(text: string, explains = true, before = text) {
  const found = { file: FILE, text: before, findings: findIn({ kind: 'hat', text: before, listener }) };
  return remarksOf(text, notesOf(FILE, text), found, explains).map(({ severity, findings, notes, span, related }) => ({
    severity,
    rules: [...notes.map(({ rule }) => rule), ...findings.map(({ rule }) => rule)],
    at: text.slice(span.start, span.end),
    related: related.map(({ start, end }) => text.slice(start, end)),
  }));
}

describe('the remarks on a table', () => {
  it('hold a blocked line with the line that takes its senders', () => {
    const text = `${POLICIES}ONE:\n  192.0.2.0/24\n  $OK\nTWO:\n  192.0.2.9\n  $NO\nALL\n  $OK\n`;
    expect(remarks(text)).toEqual([{ severity: 'warning', rules: ['unreachable'], at: 'TWO', related: ['192.0.2.0/24'] }]);
  });

  it('are one for a sender that stands twice in a group', () => {
    const text = `${POLICIES}ONE:\n  192.0.2.9\n  192.0.2.9\n  $NO\nALL\n  $OK\n`;
    expect(remarks(text).map(({ rules }) => rules)).toEqual([['hat.duplicate-sender', 'redundant']]);
  });

  it('are one for a group below ALL', () => {
    const text = `${POLICIES}ALL\n  $OK\nONE:\n  192.0.2.9\n  $NO\n`;
    expect(remarks(text).map(({ rules }) => rules)).toEqual([['hat.after-all', 'unreachable']]);
  });

  it('do not tell of an ALL below every score, since private addresses have none', () => {
    const text = `${POLICIES}ONE:\n  sbrs[-10.0:10.0]\n  sbrs[none]\n  $NO\nALL\n  $OK\n`;
    expect(remarks(text)).toEqual([]);
  });

  it('withhold which line takes whose senders where reasons are withheld, and tell the rest', () => {
    const text = `${POLICIES}$IDLE\n  ACCEPT\nONE:\n  192.0.2.0/24\n  $OK\nTWO:\n  192.0.2.9\n  $NO\nALL\n  $OK\n`;
    expect(remarks(text, false).map(({ rules }) => rules)).toEqual([['unused-policy']]);
  });

  it('are followed through an edit above them until the table is looked through again', () => {
    const before = `${POLICIES}ONE:\n  192.0.2.0/24\n  $OK\nTWO:\n  192.0.2.9\n  $NO\nALL\n  $OK\n`;
    const after = applyEdits(before, [{ span: { start: 0, end: 0 }, text: '# a comment\n' }]);
    expect(remarks(after, true, before)).toEqual([{ severity: 'warning', rules: ['unreachable'], at: 'TWO', related: ['192.0.2.0/24'] }]);
  });
});
