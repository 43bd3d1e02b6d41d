/** What can be asked of the analysis and what it answers: the words the page and its worker share. */
import type { SenderRecord } from '#esa';
import { askSet } from './ask.ts';
import { check, fixesAt, type FindingOrder } from './check.ts';
import { compare, type Most } from './compare.ts';
import { findBare, type Findable } from './find.ts';
import { judgeInFull } from './judge.ts';
import { drawMap, type MapQuestion } from './map.ts';
import type { TableSource } from './table-source.ts';
import { kindsBetween, type Touched } from './treatment.ts';

/** Everything there is to ask, each with plain data in and out. */
export const answers = {
  check: ({ source, order, most }: { source: TableSource; order: FindingOrder; most: number }) => check(source, order, most),
  fixes: ({ source, index }: { source: TableSource; index: number }) => fixesAt(source, index),
  find: (findable: Findable) => findBare(findable),
  meaning: (tables: readonly Touched[]) => kindsBetween(tables),
  compare: ({ before, after, most }: { before: TableSource; after: TableSource; most: Most }) => compare(before, after, most),
  judge: ({ source, asked, most }: { source: TableSource; asked: SenderRecord | string; most: number }) => judgeInFull(source, asked, most),
  ask: ({ source, text, most }: { source: TableSource; text: string; most: number }) => askSet(source, text, most),
  map: ({ source, asked }: { source: TableSource; asked: MapQuestion }) => drawMap(source, asked),
} as const;

export type Question = keyof typeof answers;
export type Asked<Q extends Question> = Parameters<(typeof answers)[Q]>[0];
export type Answer<Q extends Question> = ReturnType<(typeof answers)[Q]>;

/** What the worker is sent, and what it sends back under the same number; null where it could not answer. */
export interface Request {
  readonly id: number;
  readonly question: Question;
  readonly asked: unknown;
}

export interface Response {
  readonly id: number;
  readonly answer: unknown;
  readonly failed: boolean;
}

/** Answers a request of any kind. */
export function respond({ id, question, asked }: Request): Response {
  try {
    const answer = (answers[question] as (given: unknown) => unknown)(asked);
    return { id, answer, failed: false };
  } catch {
    return { id, answer: null, failed: true };
  }
}
