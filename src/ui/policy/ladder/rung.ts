/** A rung of the ladder: one line of an ordered table as a card shows it, and what the ladder may do to its table. Pure. */
import type { Edited, Finding, Note, Place } from '#esa';
import type { Span } from '#smtp';
import type { TableKind } from '../../analysis/table-source.ts';
import type { TableVerdict } from '../../parts/table-verdict.ts';

/** Part of the range of scores, in tenths, both ends included. */
export interface Bar {
  readonly from: number;
  readonly to: number;
}

/**
 * What is left for a rung after all above it: of senders with no name, owner, country or list, or of recipients. `say` is told at the right of the card.
 * Bars that do not speak of scores, since addresses decide, are thin; null where the table does not ask about scores.
 */
export interface Decides {
  readonly say: string;
  readonly bars: readonly Bar[] | null;
  readonly thin: boolean;
  readonly never: boolean;
}

/** What the analysis knows of each rung, by its place: what it decides (null where nothing can be said), and what is found. */
export interface Weighed {
  readonly decides: readonly (Decides | null)[];
  readonly findings: readonly (readonly Finding[])[];
}

/** A sender of a group; the comment stands behind it in the text. */
export interface Member {
  readonly text: string;
  readonly comment: string | null;
}

export interface Rung {
  /** Told apart from every other rung of its table, and the same while its name is. */
  readonly key: string;
  /** The name edits know it by. */
  readonly label: string;
  readonly isAll: boolean;
  /** Another rung above has the same label, or one below: edits would not know which is meant. */
  readonly isDouble: boolean;
  /** Null where its policy is defined nowhere or its action cannot be read. */
  readonly verdict: TableVerdict | null;
  /** The policy, behaviour or action as written; empty where there is none. */
  readonly policy: string;
  readonly members: readonly Member[];
  readonly span: Span;
}

/** Where a rung stands to the one that decided: above it, it itself, or below. */
export type RungWhere = 'past' | 'stop' | 'after';

/** What can be done to the rungs of a kind of table. Each gives the edits, or why not; a row that a kind has no use for is null. */
export interface LadderTable {
  readonly kind: TableKind;
  readonly rungs: (text: string) => readonly Rung[];
  /** How many lines the analysis has to look at, by which it takes its time. */
  readonly weight: (text: string) => number;
  readonly notes: (text: string) => readonly Note[];
  /** What each rung decides. Of a long table not cheap, so it is asked for when typing rests. */
  readonly weigh: (text: string, isPublic: boolean, verdicts: readonly (TableVerdict | null)[]) => Weighed;
  /** What may be chosen as policy: the table's own names, then the appliance's words. */
  readonly policies: (text: string) => { readonly named: readonly string[]; readonly words: readonly string[] };
  readonly move: (text: string, label: string, place: Place) => Edited;
  readonly setPolicy: (text: string, label: string, policy: string) => Edited;
  readonly remove: (text: string, label: string) => Edited;
  readonly add: (text: string, label: string, policy: string, place: Place | undefined) => Edited;
  readonly rename: ((text: string, label: string, to: string) => Edited) | null;
  readonly addMembers: ((text: string, label: string, members: readonly string[]) => Edited) | null;
  readonly removeMember: ((text: string, label: string, member: string) => Edited) | null;
}

/** Keys for labels: the label, and a number behind it where one stands above already. With each whether its label stands more than once. */
export function keysOf(labels: readonly string[]): readonly { readonly key: string; readonly isDouble: boolean }[] {
  const counts = new Map<string, number>();
  for (const label of labels) counts.set(label.toLowerCase(), (counts.get(label.toLowerCase()) ?? 0) + 1);
  const seen = new Map<string, number>();
  return labels.map((label) => {
    const id = label.toLowerCase();
    const before = seen.get(id) ?? 0;
    seen.set(id, before + 1);
    return { key: before === 0 ? label : `${label} ${before + 1}`, isDouble: (counts.get(id) ?? 0) > 1 };
  });
}
