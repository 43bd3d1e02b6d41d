/**
 * Asks the analysis of tables, in a thread of its own where the browser gives one. Of one kind of question only the newest counts: while one is
 * being answered the next waits, and one that is overtaken comes to null. Questions that several may ask at once are all answered.
 */
import workerUrl from './analysis.worker.ts?worker&url';
import { trustWorker } from '../trusted-types.ts';
import type { Answer, Asked, Question, Request, Response } from './requests.ts';

interface Waiting {
  readonly request: Request;
  readonly done: (response: Response | null) => void;
}

/** Questions of which none overtakes another: repairs are asked for finding by finding, meanings by the bar and by sheets above it. */
const ALL_ANSWERED: ReadonlySet<Question> = new Set<Question>(['fixes', 'meaning']);

export class Analysis {
  readonly #answering = new Map<number, Waiting>();
  /** The newest of each question that has to wait. */
  readonly #next = new Map<Question, Waiting>();
  #worker: Worker | null;
  #ids = 0;

  constructor() {
    this.#worker = typeof Worker === 'undefined' ? null : this.#open();
  }

  /** Asks; null if a newer question of that kind came first. What cannot be answered is an error of the program and rejects. */
  async ask<Q extends Question>(question: Q, asked: Asked<Q>): Promise<Answer<Q> | null> {
    const response = await new Promise<Response | null>((done) => this.#take({ request: { id: this.#ids++, question, asked }, done }));
    if (response === null) return null;
    if (response.failed) throw new Error(`the analysis could not answer: ${question}`);
    return response.answer as Answer<Q>;
  }

  close(): void {
    this.#worker?.terminate();
    for (const { done } of [...this.#answering.values(), ...this.#next.values()]) done(null);
    this.#answering.clear();
    this.#next.clear();
  }

  #open(): Worker | null {
    try {
      const worker = new Worker(trustWorker(workerUrl), { type: 'module' });
      worker.addEventListener('message', ({ data }: MessageEvent<Response>) => this.#receive(data));
      worker.addEventListener('error', () => this.#doWithout());
      return worker;
    } catch {
      return null;
    }
  }

  #take(waiting: Waiting): void {
    const { question } = waiting.request;
    const busy = !ALL_ANSWERED.has(question) && [...this.#answering.values()].some(({ request }) => request.question === question);
    if (!busy) return this.#send(waiting);
    this.#next.get(question)?.done(null);
    this.#next.set(question, waiting);
  }

  #send(waiting: Waiting): void {
    this.#answering.set(waiting.request.id, waiting);
    if (this.#worker === null) void this.#answerHere(waiting.request);
    else this.#worker.postMessage(waiting.request);
  }

  async #answerHere(request: Request): Promise<void> {
    const { respond } = await import('./requests.ts');
    this.#receive(respond(request));
  }

  #receive(response: Response): void {
    const waiting = this.#answering.get(response.id);
    this.#answering.delete(response.id);
    const question = waiting?.request.question;
    const next = question === undefined ? undefined : this.#next.get(question);
    if (question !== undefined) this.#next.delete(question);
    waiting?.done(next === undefined ? response : null);
    if (next !== undefined) this.#send(next);
  }

  /** A worker that fails to load is done without. */
  #doWithout(): void {
    this.#worker?.terminate();
    this.#worker = null;
    for (const { request } of this.#answering.values()) void this.#answerHere(request);
  }
}
