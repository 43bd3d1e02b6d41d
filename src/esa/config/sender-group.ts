/** What a Host Access Table is made of: policies, sender groups in order, and the text they were read from. */
import type { Span } from '#smtp';
import type { Parameter } from './parameter.ts';
import type { SenderEntry } from './sender-entry.ts';

/** What a policy does with a connection. User Guide 9.1.2, p. 138. */
export type Behaviour = 'ACCEPT' | 'RELAY' | 'REJECT' | 'TCPREFUSE' | 'CONTINUE';

/** The five words, in the order of the appliance's menus. */
export const behaviours: readonly Behaviour[] = ['ACCEPT', 'RELAY', 'REJECT', 'TCPREFUSE', 'CONTINUE'];

/** The behaviour a word means, read without case; null for any other word. */
export function behaviourOf(word: string): Behaviour | null {
  return behaviours.find((behaviour) => behaviour === word.toUpperCase()) ?? null;
}

/** `$NAME` with its behaviour and block. `behaviour` is null when none could be read. `name` carries its `$`. */
export interface PolicyDefinition {
  readonly name: string;
  readonly behaviour: Behaviour | null;
  readonly parameters: readonly Parameter[];
  readonly comment: string | null;
  readonly span: Span;
  readonly nameSpan: Span;
}

/** What a group's last line says: a named policy, or a bare behaviour with a block of its own. */
export type PolicyUse =
  | { readonly kind: 'policy'; readonly name: string; readonly span: Span }
  | { readonly kind: 'behaviour'; readonly behaviour: Behaviour; readonly parameters: readonly Parameter[]; readonly span: Span };

/**
 * A sender group in table order. `name` is null for an unnamed group, among them ALL. `use` is null when the text ends before one.
 * `span` runs from the name or first entry to the end of the use and its comment.
 */
export interface SenderGroup {
  readonly name: string | null;
  readonly entries: readonly SenderEntry[];
  readonly use: PolicyUse | null;
  readonly comment: string | null;
  readonly span: Span;
  readonly nameSpan: Span | null;
}

/** The table and the text it was read from; printing an untouched table is that text, byte for byte. */
export interface HostAccessTable {
  readonly text: string;
  readonly policies: readonly PolicyDefinition[];
  readonly groups: readonly SenderGroup[];
}

/** Is this the group of ALL, which takes everyone? */
export function isAll(group: SenderGroup): boolean {
  return group.entries.some(({ match }) => match.kind === 'all');
}

/** How lists, logs and edits call a group: its name, `ALL`, or its first entry as printed. */
export function labelOf(group: SenderGroup): string {
  if (group.name !== null) return group.name;
  return isAll(group) ? 'ALL' : (group.entries[0]?.printed ?? '');
}
