/** What asking for a change comes to. Nothing here throws: a name that is nowhere and a change that cannot be made are answers too. */
import type { TextEdit } from './text-edit.ts';

/** Why a change is not made. */
export type Refusal =
  /** ALL is the last line of a table: it cannot be moved or taken out, and nothing goes below it. */
  | 'all-stays-last'
  /** ALL takes everyone: it has no list of senders. */
  | 'all-has-no-senders'
  /** What was given is not a sender, a recipient, a policy or an action. */
  | 'not-a-sender'
  | 'not-a-recipient'
  | 'not-a-policy'
  /** A group's name is letters, digits, `_` and `-`, not ALL, and stands once in a table. ALL keeps its own. */
  | 'not-a-name'
  | 'name-taken'
  | 'all-keeps-its-name'
  /** An unnamed group is its senders: without any, delete it. */
  | 'nothing-left'
  /** The text around is broken so that the change would alter other lines too, as where a group has no policy. */
  | 'touches-others';

/** The edits that make the change, none where it is so already; or `missing`, the name that stands nowhere; or why not. */
export type Edited = { readonly edits: readonly TextEdit[] } | { readonly missing: string } | { readonly refused: Refusal };
