/**
 * The lines of an ordered table that can decide somebody, each with a key by which it is known in other versions of the table: its group and
 * what it means, however it is spelt and wherever it stands. Entries that cannot be read are none, nor are those of groups that only read on
 * (CONTINUE) or have no policy.
 */
import type { Span } from '#smtp';
import { labelOf, type HostAccessTable, type SenderEntry, type SenderGroup } from './config/host-access-table.ts';
import type { RecipientAccessTable, RecipientEntry } from './config/recipient-access-table.ts';
import { normalKey } from './analysis/outcome.ts';
import { recipientKey } from './analysis/recipient-lines.ts';
import { resolveUse } from './judge/policy.ts';

/** One line. `group` is the key of its group; a line of a Recipient Access Table is its own. */
export interface TableRule<Entry> {
  readonly key: string;
  readonly group: string;
  readonly entry: Entry;
  readonly span: Span;
}

/** A group by its key, and where it stands. */
export interface RuleGroup {
  readonly key: string;
  readonly span: Span;
}

interface HatRules {
  readonly rules: readonly TableRule<SenderEntry>[];
  readonly groups: readonly RuleGroup[];
}

const knownHats = new WeakMap<HostAccessTable, HatRules>();

/** The lines of a Host Access Table and the groups that have some, in order; read once for a table. */
export function hatRules(table: HostAccessTable): HatRules {
  const known = knownHats.get(table);
  if (known !== undefined) return known;
  const groups = keyed(table.groups, labelOf).map(({ of, key }) => ({ of, key, span: of.span }));
  const members = groups
    .filter(({ of }) => decides(table, of))
    .flatMap(({ of, key }) => of.entries.map((entry) => ({ entry, group: key })));
  const readable = members.filter(({ entry }) => entry.match.kind !== 'unreadable');
  const rules = keyed(readable, ({ entry, group }) => `${group}\n${normalKey(entry.match)}`).map(({ of: { entry, group }, key }) => ({
    key,
    group,
    entry,
    span: entry.span,
  }));
  const deciding = new Set(rules.map(({ group }) => group));
  const made = { rules, groups: groups.flatMap(({ key, span }) => (deciding.has(key) ? [{ key, span }] : [])) };
  knownHats.set(table, made);
  return made;
}

function decides(table: HostAccessTable, { use }: SenderGroup): boolean {
  const resolved = resolveUse(table, use);
  return resolved !== null && resolved.behaviour !== 'CONTINUE';
}

const knownRats = new WeakMap<RecipientAccessTable, readonly TableRule<RecipientEntry>[]>();

/** The lines of a Recipient Access Table, in order; read once for a table. */
export function ratRules(table: RecipientAccessTable): readonly TableRule<RecipientEntry>[] {
  const known = knownRats.get(table);
  if (known !== undefined) return known;
  const readable = table.entries.filter(({ match, action }) => match.kind !== 'unreadable' && action !== null);
  const rules = keyed(readable, ({ match }) => recipientKey(match)).map(({ of, key }) => ({
    key,
    group: key,
    entry: of,
    span: of.entrySpan,
  }));
  knownRats.set(table, rules);
  return rules;
}

/** Things with their keys; of equal ones the second and each further is told apart by its number. */
function keyed<T>(things: readonly T[], keyOf: (thing: T) => string): readonly { readonly of: T; readonly key: string }[] {
  const seen = new Map<string, number>();
  return things.map((of) => {
    const key = keyOf(of);
    const count = (seen.get(key) ?? 0) + 1;
    seen.set(key, count);
    return { of, key: count === 1 ? key : `${key}\n${count}` };
  });
}
