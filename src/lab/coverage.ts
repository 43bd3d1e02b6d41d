/**
 * Which lines of an ordered table the steps so far have hit: how often each decided a connection or recipient, and how often it meant one too
 * but stood below the line that decided, so that it came too late.
 *
 * Every decision counts under the texts it was made by. A line keeps its count when it is moved or spelt otherwise; one whose group or meaning
 * has changed is another line and begins anew.
 */
import {
  hatRules,
  ratRules,
  ruleHitOf,
  type Decision,
  type HostAccessTable,
  type RecipientAccessTable,
  type RuleHit,
  type Texts,
} from '#esa';
import type { Span } from '#smtp';
import type { Step } from './step.ts';

/** A line or group of the present text, and how many connections or recipients it decided, or came too late for. */
export interface Covered {
  readonly span: Span;
  readonly decided: number;
  readonly late: number;
}

/** The lines that can decide somebody, and the groups (of a Recipient Access Table none), each in the order of the text. */
export interface Coverage {
  readonly rules: readonly Covered[];
  readonly groups: readonly Covered[];
}

/** The coverage of the table in a file; it may be a draft. */
export function coverageOf(steps: readonly Step[], file: string, table: HostAccessTable | RecipientAccessTable): Coverage {
  const rules = new Counts();
  const groups = new Counts();
  for (const hit of hitsOf(steps)) {
    if (hit.file !== file) continue;
    rules.note(hit.decided.key, new Set(hit.late.map(({ key }) => key)));
    groups.note(hit.decided.group, new Set(hit.late.map(({ group }) => group)));
  }
  const present = rulesIn(table);
  return { rules: present.rules.map((rule) => rules.of(rule)), groups: present.groups.map((group) => groups.of(group)) };
}

interface Keyed {
  readonly key: string;
  readonly span: Span;
}

function rulesIn(table: HostAccessTable | RecipientAccessTable): { readonly rules: readonly Keyed[]; readonly groups: readonly Keyed[] } {
  return 'groups' in table ? hatRules(table) : { rules: ratRules(table), groups: [] };
}

class Counts {
  readonly #decided = new Map<string, number>();
  readonly #late = new Map<string, number>();

  note(decided: string, late: ReadonlySet<string>): void {
    add(this.#decided, decided);
    for (const key of late) if (key !== decided) add(this.#late, key);
  }

  of({ key, span }: Keyed): Covered {
    return { span, decided: this.#decided.get(key) ?? 0, late: this.#late.get(key) ?? 0 };
  }
}

const add = (counts: Map<string, number>, key: string): unknown => counts.set(key, (counts.get(key) ?? 0) + 1);

/** How a connection began. */
interface Opening {
  readonly texts: Texts;
  readonly listener: string;
}

/** What each decision of the steps touched, in order. A connection keeps the texts and the listener it was opened with. */
function* hitsOf(steps: readonly Step[]): Generator<RuleHit> {
  const openings = new Map<string, Opening>();
  for (const { input, decisions, after } of steps) {
    if (!('connection' in input)) continue;
    for (const decision of decisions) {
      const { facts } = decision;
      if (facts.kind === 'connection') openings.set(input.connection, { texts: after.configuration, listener: facts.listener });
      const hit = hitOf(decision, openings.get(input.connection));
      if (hit !== null) yield hit;
    }
  }
}

/** What was found before: a decision never changes, and neither do the texts it was made under. */
const known = new WeakMap<Decision, RuleHit | null>();

function hitOf(decision: Decision, opening: Opening | undefined): RuleHit | null {
  if (opening === undefined) return null;
  const found = known.get(decision);
  if (found !== undefined) return found;
  const made = ruleHitOf(decision, opening.texts, opening.listener);
  known.set(decision, made);
  return made;
}
