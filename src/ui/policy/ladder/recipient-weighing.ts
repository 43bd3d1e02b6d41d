/** What each line of a Recipient Access Table really decides, and what is found wrong with it, by the exact analysis. Pure. */
import { recipientAccessFindings, type Finding, type RecipientAccessTable } from '#esa';
import type { Span } from '#smtp';
import { ladderWords as words } from '../../words/ladder.ts';
import { readRecipientAccess } from '../../analysis/read-tables.ts';
import type { Decides, Weighed } from './rung.ts';
import { parsers } from '../findings/remarks.ts';

type Entry = RecipientAccessTable['entries'][number];

/** Weighs a table; its findings but for those that the parser remarks already. */
export function weighRecipients(text: string): Weighed {
  const parsed = readRecipientAccess(text);
  const findings = recipientAccessFindings(parsed).filter(({ rule }) => !parsers.has(rule));
  const byStart = new Map<number, Finding[]>();
  for (const finding of findings) byStart.set(finding.span.start, [...(byStart.get(finding.span.start) ?? []), finding]);
  const { entries } = parsed.value;
  const found = entries.map(({ entrySpan }) => byStart.get(entrySpan.start) ?? []);
  return { decides: entries.map((entry, index) => decidesOf(text, entry, found[index] ?? [])), findings: found };
}

const saying = (say: string, never = false): Decides => ({ say, bars: null, thin: false, never });

function decidesOf(text: string, entry: Entry, findings: readonly Finding[]): Decides | null {
  if (entry.action === null) return null;
  if (findings.some(({ rule }) => rule === 'unreachable')) return saying(words.never, true);
  const taken = findings.find(({ rule }) => rule === 'partly-shadowed')?.blockedBy ?? [];
  if (taken.length > 0) return saying(words.allBut(taken.map((span) => textAt(text, span))));
  return sayWhole(entry);
}

const textAt = (text: string, { start, end }: Span): string => text.slice(start, end);

function sayWhole({ match }: Entry): Decides | null {
  switch (match.kind) {
    case 'domain':
    case 'literal':
      return saying(words.everyoneThere);
    case 'partial-domain':
      return saying(words.namesBelow);
    case 'user':
      return saying(words.anyDomain);
    case 'address':
      return saying(words.thisAddress);
    case 'all':
      return saying(words.everyoneElse);
    case 'unreadable':
      return null;
  }
}
