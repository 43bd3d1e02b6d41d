/** What of the support ladder a query and a choice of rungs leave. Pure. */
import { supportLadder, type Rung, type SupportGroup } from '#esa';

/** From the top of the ladder down. */
export const RUNGS: readonly Rung[] = ['full', 'partial', 'inert', 'ignored'];

/** How many constructs there are, in all or on a rung. */
export const supportCount = (rung: Rung | null = null): number =>
  supportLadder.reduce((sum, { constructs }) => sum + constructs.filter((one) => rung === null || one.rung === rung).length, 0);

/** Groups with what is left of them: constructs on the rung (null: on any), with every word of the query somewhere in what is told. */
export function findSupport(query: string, rung: Rung | null): readonly SupportGroup[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  return supportLadder
    .map(({ id, title, constructs }) => ({
      id,
      title,
      constructs: constructs.filter((one) => {
        const text = `${title}\n${one.construct}\n${one.rung}\n${one.says}\n${one.source}`.toLowerCase();
        return (rung === null || one.rung === rung) && words.every((word) => text.includes(word));
      }),
    }))
    .filter(({ constructs }) => constructs.length > 0);
}
