/**
 * What each sender group really decides, and what is found wrong with it, by the exact analysis of the table. Pure, and for a long table not
 * cheap, so it is asked for when typing rests.
 */
import {
  hostAccessFindings,
  linesOf,
  plainListener,
  sayFinding,
  senderSpace,
  sharesOf,
  type Finding,
  type SenderGroup,
  type Share,
} from '#esa';
import type { TableVerdict } from '../../parts/table-verdict.ts';
import { ladderWords as words } from '../../words/ladder.ts';
import { readHostAccess } from '../../analysis/read-tables.ts';
import { parsers } from '../findings/remarks.ts';
import { asSentence } from './foreseen.ts';
import type { Decides, Weighed } from './rung.ts';

/** How many lines of senders a table has, by which its weighing takes its time. */
export function weightOf(text: string): number {
  return readHostAccess(text).value.groups.reduce((sum, { entries }) => sum + entries.length, 0);
}

/** Weighs a table of a public listener or a private one. Of the listener's parameters nothing depends here. */
export function weigh(text: string, isPublic: boolean, verdicts: readonly (TableVerdict | null)[]): Weighed {
  const parsed = readHostAccess(text);
  const listener = plainListener(isPublic ? 'public' : 'private');
  const shares = sharesOf(senderSpace([linesOf(parsed.value, listener)]));
  const all = hostAccessFindings(parsed, listener);
  const findings = all.filter(isNews);
  const meetsPrivate = ({ span }: SenderGroup): boolean =>
    all.some((finding) => isLeftPrivate(finding) && span.start <= finding.span.start && finding.span.end <= span.end);
  return {
    decides: parsed.value.groups.map((group, index) =>
      meetsPrivate(group) ? nothing(words.privateOnly) : decidesOf(group, verdicts[index] ?? null, shares.get(group)),
    ),
    findings: parsed.value.groups.map(({ span }) =>
      findings.filter((finding) => span.start <= finding.span.start && finding.span.end <= span.end),
    ),
  };
}

/** That ALL is left nobody, or only private addresses, stands on its card already. */
const isNews = ({ rule, group }: Finding): boolean => !parsers.has(rule) && !(rule === 'unreachable' && group === 'ALL');

/** Is ALL left nobody but private addresses, whose score is not looked up? */
const isLeftPrivate = ({ word, params }: Finding): boolean => word === 'unreachable-all' && params['caveat'] !== '';

/** A finding as a sentence of its own. */
export const sentenceOfFinding = (finding: Finding): string => asSentence(sayFinding(finding));

const nothing = (say: string, never = false): Decides => ({ say, bars: [], thin: false, never });

function decidesOf(group: SenderGroup, verdict: TableVerdict | null, share: Share | undefined): Decides | null {
  if (verdict === null) return null;
  if (verdict === 'continue') return nothing(words.goesOn);
  if (group.entries.length === 0) return nothing(words.noneListed);
  const isAll = group.entries.some(({ match }) => match.kind === 'all');
  if (share?.reached !== true) return nothing(words.never, true);
  return { say: sayShare(group, share, isAll), bars: share.scores, thin: countOf(share) > 0n || !share.others, never: false };
}

const countOf = ({ addresses }: Share): bigint => addresses[4] + addresses[6];

function sayShare(group: SenderGroup, share: Share, isAll: boolean): string {
  const count = countOf(share) > 0n ? words.addresses(share.addresses[4], share.addresses[6]) : null;
  if (count !== null) return share.others ? words.andMore(count) : count;
  if (!share.others) return words.asked(askedBy(group));
  return isAll && isEveryScore(share) ? words.everyoneElse : words.scores(share.scores, share.noScore);
}

const isEveryScore = ({ scores, noScore }: Share): boolean =>
  noScore && scores.length === 1 && scores[0]?.from === -100 && scores[0].to === 100;

/** What else than address and score a group asks about. */
function askedBy({ entries }: SenderGroup): readonly ('name' | 'owner' | 'country' | 'list')[] {
  const asked = entries.flatMap(({ match }): readonly ('name' | 'owner' | 'country' | 'list')[] => {
    switch (match.kind) {
      case 'host':
      case 'partial-host':
      case 'host-class':
        return ['name'];
      case 'owner':
        return ['owner'];
      case 'country':
        return ['country'];
      case 'dnslist':
        return ['list'];
      default:
        return [];
    }
  });
  return [...new Set(asked)];
}
