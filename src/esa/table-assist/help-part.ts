/**
 * What can be told of a word in a HAT or RAT, as facts: the sentences stand with the words of the page. A hover shows a list of these, a
 * suggestion carries one.
 */
import type { Span } from '#smtp';
import type { Listener } from '../config/appliance-parts.ts';
import type { Parameter } from '../config/parameter.ts';
import type { ParameterUnit } from '../config/parameter-support.ts';
import type { RecipientAction, RecipientMatch } from '../config/recipient-entry.ts';
import type { SenderMatch } from '../config/sender-entry.ts';
import type { Behaviour } from '../config/sender-group.ts';
import type { SenderRecord } from '../sender-record.ts';
import type { RecipientForm, SenderForm } from './entry-forms.ts';

/** What a listener gives a policy that is silent. Without one at hand, `noDefaults`. */
export interface ListenerDefaults {
  readonly type: Listener['type'];
  readonly parameters: readonly Parameter[];
}

/** A public listener that sets nothing of its own. */
export const noDefaults: ListenerDefaults = { type: 'public', parameters: [] };

/** A parameter or option. `shipped` counts where nobody writes the key, null where that is not a number. `values` are all it takes, if few. */
export interface ParameterFacts {
  readonly key: string;
  readonly unit: ParameterUnit;
  readonly meaning: string;
  readonly judged: boolean;
  readonly shipped: number | null;
  readonly values: readonly string[];
  readonly source: string;
}

/** A value a policy has without writing it. */
export interface InheritedValue {
  readonly key: string;
  readonly value: string | number;
  readonly from: 'listener' | 'shipped';
}

/** A policy. `behaviour` is null where the name is not defined or says nothing to do. `usedBy` are labels of groups. */
export interface PolicyFacts {
  readonly name: string;
  readonly defined: boolean;
  readonly behaviour: Behaviour | null;
  readonly own: readonly Parameter[];
  readonly inherited: readonly InheritedValue[];
  readonly usedBy: readonly string[];
  readonly comment: string | null;
}

/** A group. `policy` is the name it uses, null for a behaviour of its own or none. `place` counts from 1. */
export interface GroupFacts {
  readonly label: string;
  readonly entries: number;
  readonly policy: string | null;
  readonly behaviour: Behaviour | null;
  readonly place: number;
  readonly groups: number;
  readonly comment: string | null;
}

/** Addresses from `first` to `last`, both included, as they are written. */
export interface AddressRange {
  readonly first: string;
  readonly last: string;
  readonly count: bigint;
}

/** One thing to tell. */
export type HelpPart =
  /** `addresses` are null for an entry that is no network. */
  | {
      readonly kind: 'sender';
      readonly text: string;
      readonly match: SenderMatch;
      readonly addresses: AddressRange | null;
      readonly source: string;
    }
  | { readonly kind: 'sender-form'; readonly form: SenderForm; readonly source: string }
  | { readonly kind: 'country'; readonly code: string; readonly name: string }
  | { readonly kind: 'behaviour'; readonly behaviour: Behaviour; readonly source: string }
  | ({ readonly kind: 'policy' } & PolicyFacts)
  | ({ readonly kind: 'group' } & GroupFacts)
  | { readonly kind: 'new-policy' | 'new-group' | 'block' }
  /** Who an entry decides after all above it, in words, and one of them; null where nobody is left. */
  | { readonly kind: 'decides'; readonly region: string | null; readonly witness: SenderRecord | null }
  | { readonly kind: 'decides-group'; readonly deciding: number; readonly entries: number }
  | ({ readonly kind: 'parameter' } & ParameterFacts)
  | { readonly kind: 'unknown-parameter'; readonly key: string }
  | { readonly kind: 'value'; readonly value: string; readonly unit: ParameterUnit; readonly usual: boolean }
  | { readonly kind: 'recipient'; readonly text: string; readonly match: RecipientMatch; readonly source: string }
  | { readonly kind: 'recipient-form'; readonly form: RecipientForm; readonly source: string }
  | { readonly kind: 'action'; readonly action: RecipientAction; readonly source: string };

/** What a hover tells: of which stretch, and in which order. Later readers of a table append what they know to `parts`. */
export interface TableHelp {
  readonly span: Span;
  readonly parts: readonly HelpPart[];
}
