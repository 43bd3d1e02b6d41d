/** Parameters of a table that are kept and printed back but change nothing yet: the editor shows them so, with what they mean on the real box. */
import { parameterSupport, parseHostAccessTable, type Parameter } from '#esa';
import type { Span } from '#smtp';
import { tabOf } from './tabs.ts';

export interface InertParameter {
  readonly span: Span;
  /** What it means on the real box; null for a name that is not known. */
  readonly meaning: string | null;
}

/** The inert parameters of a Host Access Table's text; none in any other file. */
export function inertParameters(file: string, text: string): readonly InertParameter[] {
  if (tabOf(file) !== 'hat') return [];
  const { policies, groups } = parseHostAccessTable(text).value;
  const used = groups.flatMap(({ use }) => (use?.kind === 'behaviour' ? use.parameters : []));
  return [...policies.flatMap(({ parameters }) => parameters), ...used].flatMap(inertOf);
}

function inertOf({ key, span }: Parameter): readonly InertParameter[] {
  const support = parameterSupport[key.toLowerCase()];
  return support?.rung === 'judged' ? [] : [{ span, meaning: support?.meaning ?? null }];
}
