/**
 * What is kept of the course in this browser. Read once when the page opens; every change is written behind it, one write per lesson at a
 * time, so that the newest always wins.
 */
import { createContext } from 'svelte';
import { readLab, readRecord, type Kept, type KeptLab, type LessonRecord } from './record.ts';
import type { Box, Kepts, Store } from './store.ts';

const SEEN = 'seen';
/** Labs that are no lesson's, in the box of the rest. */
const labKey = (name: string): string => `lab:${name}`;
/** What pages that are no lab keep, in the same box. */
const pageKey = (name: string): string => `page:${name}`;

export class Progress {
  readonly #store: Store;
  readonly #now: () => number;
  /** The newest record of each lesson that still has to be written. */
  #waiting: Readonly<Record<string, LessonRecord>> = {};
  #writing: readonly string[] = [];
  #kept: Readonly<Record<string, Kept>> = $state.raw({});
  #aside: Kepts = $state.raw({});
  #seen: readonly string[] = $state.raw([]);
  #labs: Kepts = {};

  /** `now` is the wall clock in milliseconds. */
  constructor(store: Store, now: () => number) {
    this.#store = store;
    this.#now = now;
  }

  /** Reads everything that is kept. Storage that fails to answer counts as empty: a lesson can be taken all the same. */
  async load(): Promise<void> {
    const read = (box: Box): Promise<Kepts> => this.#store.all(box).catch(() => ({}));
    const [lessons, aside, person] = await Promise.all([read('lessons'), read('aside'), read('person')]);
    const kept = Object.entries(lessons).map(([id, raw]) => [id, readRecord(raw)] as const);
    this.#kept = Object.fromEntries(kept.filter((entry): entry is readonly [string, Kept] => entry[1] !== null));
    this.#aside = aside;
    this.#labs = person;
    const seen = person[SEEN];
    this.#seen = Array.isArray(seen) ? seen.filter((mark) => typeof mark === 'string') : [];
  }

  /** Every lesson that has a readable record. */
  get records(): readonly LessonRecord[] {
    return Object.values(this.#kept).flatMap((kept) => (kept.kind === 'record' ? [kept.record] : []));
  }

  keptOf(lesson: string): Kept | null {
    return this.#kept[lesson] ?? null;
  }

  /** What could not be read of a lesson: still in its place, or set aside since. */
  unreadableOf(lesson: string): unknown {
    const kept = this.#kept[lesson];
    return kept?.kind === 'unreadable' ? kept.raw : this.#aside[lesson];
  }

  /** Keeps a lesson as it stands now. */
  keep(record: LessonRecord): void {
    const { lesson } = record;
    const before = this.#kept[lesson];
    const stamped = { ...record, saved: this.#now() };
    this.#kept = { ...this.#kept, [lesson]: { kind: 'record', record: stamped } };
    this.#waiting = { ...this.#waiting, [lesson]: stamped };
    void this.#write(lesson, before?.kind === 'unreadable' ? before.raw : undefined);
  }

  /** Throws a lesson's record away, so that it begins anew. */
  forget(lesson: string): void {
    this.#kept = without(this.#kept, lesson);
    this.#waiting = without(this.#waiting, lesson);
    this.#store.remove('lessons', lesson).catch(nothing);
  }

  /** The lab kept under a name that is no lesson's; null if there is none that can be read. */
  labOf(name: string): KeptLab | null {
    return readLab(this.#labs[labKey(name)]);
  }

  /** Keeps such a lab as it stands now; null throws it away. */
  keepLab(name: string, lab: KeptLab | null): void {
    const key = labKey(name);
    this.#labs = lab === null ? without(this.#labs, key) : { ...this.#labs, [key]: lab };
    // Transactions on one box are carried out in the order they were begun, so the newest is written last.
    (lab === null ? this.#store.remove('person', key) : this.#store.put('person', key, lab)).catch(nothing);
  }

  /** What a page of its own kept under its name, as storage holds it. */
  pageOf(name: string): unknown {
    return this.#labs[pageKey(name)];
  }

  /** Keeps what a page of its own needs to be found again as it was left; null throws it away. */
  keepPage(name: string, value: unknown): void {
    const key = pageKey(name);
    this.#labs = value === null ? without(this.#labs, key) : { ...this.#labs, [key]: value };
    (value === null ? this.#store.remove('person', key) : this.#store.put('person', key, value)).catch(nothing);
  }

  hasSeen(mark: string): boolean {
    return this.#seen.includes(mark);
  }

  /** Remembers that something was said, so that it is not said again. */
  markSeen(mark: string): void {
    if (this.hasSeen(mark)) return;
    this.#seen = [...this.#seen, mark];
    this.#store.put('person', SEEN, this.#seen).catch(nothing);
  }

  /** Writes what waits of a lesson; while that is being done, what comes after waits. */
  async #write(lesson: string, unreadable: unknown): Promise<void> {
    if (this.#writing.includes(lesson)) return;
    this.#writing = [...this.#writing, lesson];
    try {
      if (unreadable !== undefined) await this.#setAside(lesson, unreadable);
      for (let next = this.#take(lesson); next !== undefined; next = this.#take(lesson)) await this.#store.put('lessons', lesson, next);
    } catch {
      // what cannot be kept is still on screen; the next change tries again
    } finally {
      this.#writing = this.#writing.filter((other) => other !== lesson);
    }
  }

  #take(lesson: string): LessonRecord | undefined {
    const next = this.#waiting[lesson];
    this.#waiting = without(this.#waiting, lesson);
    return next;
  }

  async #setAside(lesson: string, raw: unknown): Promise<void> {
    this.#aside = { ...this.#aside, [lesson]: raw };
    await this.#store.put('aside', lesson, raw);
  }
}

function without<T>(record: Readonly<Record<string, T>>, key: string): Readonly<Record<string, T>> {
  return Object.fromEntries(Object.entries(record).filter(([other]) => other !== key));
}

/** Storage that refuses is no reason to stop a lesson. */
const nothing = (): void => undefined;

export const [getProgress, setProgress] = createContext<Progress>();
