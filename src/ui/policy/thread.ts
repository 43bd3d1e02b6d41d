/** The one thread that analyses for the policy pane, long tables and the sender map, so that typing never waits. It is begun when it is first needed, and stays. */
import type { Analysis } from '../analysis/analysis.ts';
import type { Answer, Asked, Question } from '../analysis/requests.ts';

/** Texts longer than this, in characters, go to the thread: some 1,500 lines, which take about a tenth of a second. */
const LONG = 40_000;

export const isLongText = (text: string): boolean => text.length > LONG;

let thread: Promise<Analysis> | null = null;

/** Asks the thread; null if something newer of the kind was asked meanwhile. */
export async function askThread<Q extends Question>(question: Q, asked: Asked<Q>): Promise<Answer<Q> | null> {
  thread ??= import('../analysis/analysis.ts').then(({ Analysis }) => new Analysis());
  return (await thread).ask(question, asked);
}
