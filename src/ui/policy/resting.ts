/**
 * Work on a text that must not keep anybody from typing: it begins when typing has rested, and what comes of a text that is no longer there is
 * dropped.
 */
import type { Finding } from '#esa';
import { tabOf } from './tabs.ts';
import { askThread, isLongText } from './thread.ts';

/** Milliseconds without a key that count as a rest. */
const REST = 250;

/** Does the work after a rest and hands over what comes of it; the function given back calls it off. A failure is told to nobody: the next text asks again. */
export function whenTypingRests<T>(work: () => Promise<T>, done: (result: T) => void, rest = REST): () => void {
  let wanted = true;
  const timer = setTimeout(() => {
    void work().then(
      (result) => wanted && done(result),
      () => undefined,
    );
  }, rest);
  return () => {
    wanted = false;
    clearTimeout(timer);
  };
}

/** The findings of a HAT or RAT, none of another file, with the analysis loaded only now; null if a newer text was asked about meanwhile. */
export async function findInLazily(file: string, text: string, appliance: string): Promise<readonly Finding[] | null> {
  const kind = tabOf(file);
  if (kind !== 'hat' && kind !== 'rat') return [];
  const [{ findIn, withFixes }, { listenerKindOf }] = await Promise.all([
    import('../analysis/find.ts'),
    import('./findings/listener-kind.ts'),
  ]);
  const findable = { kind, text, listener: listenerKindOf(appliance, file) };
  if (!isLongText(text)) return findIn(findable);
  const bare = await askThread('find', findable);
  return bare === null ? null : withFixes(bare, () => findIn(findable));
}
