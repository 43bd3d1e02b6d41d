/**
 * Shows a solution: plays it into the lab one input after the other, slowly enough to follow. Any key ends the waiting. Where it does not
 * work from what the learner made of the lab, the lab goes back to the beginning of the step first.
 */
import { decodeUtf8 } from '#smtp';
import { evaluateChecks, isSolved, playActions, type Input, type LessonStep, type Played, type Solution } from '#lab';
import type { LabSession } from '../lab-session.svelte.ts';

/** Milliseconds a character is shown for, and the least and most a whole input waits. */
const CHARACTER = 24;
const LEAST = 350;
const MOST = 1600;

export class SolutionPlayer {
  readonly #session: LabSession;
  readonly #host: string;
  #playing = $state(false);
  #hurry: (() => void) | null = null;
  #hurried = false;

  /** `host` is where the lesson's shell starts. */
  constructor(session: LabSession, host: string) {
    this.#session = session;
    this.#host = host;
  }

  get playing(): boolean {
    return this.#playing;
  }

  /** Plays a solution of a step that began when the lab had `began` steps. */
  async play(step: LessonStep, solution: Solution, began: number): Promise<void> {
    if (this.#playing) return;
    this.#playing = true;
    this.#hurried = matchMedia('(prefers-reduced-motion: reduce)').matches;
    try {
      const played = this.#prepare(step, solution, began);
      for (const { input } of played.steps) await this.#act(input);
      for (const [file, text] of Object.entries(played.draft)) this.#session.edit(file, text);
      this.#session.actAs(played.host);
    } finally {
      this.#playing = false;
    }
  }

  /** Ends the waiting: the rest is played at once. */
  finish(): void {
    this.#hurried = true;
    this.#hurry?.();
  }

  /** Clears the desk, and if the solution would not work from here, goes back to where the step began. */
  #prepare(step: LessonStep, solution: Solution, began: number): Played {
    const session = this.#session;
    const inputs = session.inputs.slice(0, began);
    session.hangUp();
    session.revert();
    session.actAs(this.#host);
    const played = playActions(session.snapshot, solution.actions, { host: this.#host });
    const steps = [...session.steps.slice(began), ...played.steps];
    if (played.problem === null && isSolved(evaluateChecks(step, { steps, snapshot: played.snapshot }))) return played;
    session.restore(inputs, {}, this.#host);
    return playActions(session.snapshot, solution.actions, { host: this.#host, connection: session.connection });
  }

  async #act(input: Input): Promise<void> {
    if (input.kind === 'commit' || input.kind === 'world') {
      for (const [file, text] of Object.entries(input.files)) this.#session.edit(file, text);
      await this.#wait(MOST);
      this.#session.revert();
    }
    this.#session.submit(input);
    await this.#wait(Math.min(MOST, Math.max(LEAST, lengthOf(input) * CHARACTER)));
  }

  async #wait(milliseconds: number): Promise<void> {
    if (this.#hurried) return;
    await new Promise<void>((done) => {
      const timer = setTimeout(done, milliseconds);
      this.#hurry = () => {
        clearTimeout(timer);
        done();
      };
    });
    this.#hurry = null;
  }
}

/** How much there is to read in an input. */
const lengthOf = (input: Input): number => (input.kind === 'octets' ? decodeUtf8(input.octets).length : 30);
