/** What is kept of an answered question. A question is its id and the hash of its content: a changed one has not been answered. */
import type { Answer } from '#lab';

export interface Answered {
  readonly hash: string;
  /** Whether the very first attempt was right; statistics read nothing else. */
  readonly first: boolean;
  /** Whether the latest attempt was. */
  readonly right: boolean;
  /** What a prediction was given with; null where it is not asked. */
  readonly sure: boolean | null;
  readonly answer: Answer;
}

/** An attempt as judged. */
export interface Attempt {
  readonly question: string;
  readonly hash: string;
  readonly right: boolean;
  readonly sure: boolean | null;
  readonly answer: Answer;
}

/** What is kept after an attempt; the first one stays what it was. */
export function keepAttempt(before: Answered | undefined, { hash, right, sure, answer }: Attempt): Answered {
  const first = before?.hash === hash ? before.first : right;
  return { hash, first, right, sure, answer };
}
