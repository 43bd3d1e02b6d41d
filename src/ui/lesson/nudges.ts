/**
 * Small remarks that no author writes, about what the lesson pane alone can see. Slips at the terminal are told in the terminal. Pure: what
 * was said already is the caller's to remember.
 */
import type { LessonStep, Step } from '#lab';

export type Nudge =
  /** Edited, not committed, and connected since: the appliance still reads the old table. */
  | { readonly kind: 'uncommitted' }
  /** Acting from a host that no way through this step acts from. */
  | { readonly kind: 'other-host'; readonly host: string; readonly meant: string };

interface Situation {
  readonly steps: readonly Step[];
  readonly pending: readonly string[];
  /** How many steps the lab had when the draft was last changed. */
  readonly edited: number;
  readonly host: string;
  /** The host the lesson starts on. */
  readonly lessonHost: string;
  readonly solutions: LessonStep['solutions'];
}

/** What there is to remark on now. */
export function nudgesOf(situation: Situation): readonly Nudge[] {
  return [...uncommitted(situation), ...otherHost(situation)];
}

function uncommitted({ steps, pending, edited }: Situation): readonly Nudge[] {
  const connected = steps.some(({ input }, index) => index >= edited && input.kind === 'connect');
  return pending.length > 0 && connected ? [{ kind: 'uncommitted' }] : [];
}

function otherHost({ steps, host, lessonHost, solutions }: Situation): readonly Nudge[] {
  const meant = hostsMeant(solutions, lessonHost);
  const acted = steps.some(({ input }) => input.kind === 'connect' || input.kind === 'octets');
  const [first] = meant;
  return !acted || first === undefined || meant.includes(host) ? [] : [{ kind: 'other-host', host, meant: first }];
}

/** Every host that some solution connects from, the lesson's own among them unless all of them leave it first. */
function hostsMeant(solutions: LessonStep['solutions'], lessonHost: string): readonly string[] {
  const hosts = solutions.flatMap(({ actions }) => {
    let host = lessonHost;
    return actions.flatMap((action) => {
      if (action.kind === 'as') host = action.host;
      if (action.kind === 'connect') return [(host = action.from ?? host)];
      return action.kind === 'type' ? [host] : [];
    });
  });
  return [...new Set(hosts)];
}
