/**
 * A lesson being taken: the lesson's words, the lab it is about, and the actor that knows how far one has come. Reads all three and sends the
 * actor what happened; judges goals and answers by asking the lab.
 */
import { createContext, untrack } from 'svelte';
import { fromStore } from 'svelte/store';
import { useSelector } from '@xstate/svelte';
import type { ActorRefFrom } from 'xstate';
import { evaluateChecks, type CheckResult, type CompiledLesson, type LessonStep } from '#lab';
import type { LabSession } from '../lab-session.svelte.ts';
import { ENGINE_VERSION, recordOf, type LessonRecord } from '../progress/record.ts';
import type { Attempt } from '../quiz/answered.ts';
import { lessonWords as words } from '../words/lesson.ts';
import { goalsOf, judgeGoals, newlyMet, plainGoal, type Goal } from './goals.ts';
import { nextStepOf, progressOf, type lessonMachine, type LessonProgress, type StepProgress } from './lesson-machine.ts';
import { gapsOf, objectivesMet, type Gap } from './objectives.ts';

type LessonActor = ActorRefFrom<typeof lessonMachine>;
/** Where one stands in the open step. */
export type Standing = 'working' | 'asking' | 'complete' | 'closing';

export class LessonRun {
  readonly lesson: CompiledLesson;
  readonly session: LabSession;
  readonly #actor: LessonActor;
  readonly #context: { readonly current: ReturnType<LessonActor['getSnapshot']>['context'] };
  readonly #value: { readonly current: string };
  #announcement = $state('');

  readonly step: LessonStep | null = $derived.by(() => this.lesson.steps.find(({ id }) => id === this.#context.current.at) ?? null);
  readonly stepIndex: number = $derived.by(() =>
    Math.max(
      0,
      this.lesson.steps.findIndex(({ id }) => id === this.#context.current.at),
    ),
  );
  readonly stepProgress: StepProgress = $derived.by(() => progressOf(this.#context.current, this.#context.current.at));
  readonly #results: readonly CheckResult[] = $derived.by(() => this.#check());
  readonly goals: readonly Goal[] = $derived.by(() => goalsOf(this.step?.checks ?? [], this.stepProgress, this.#results));

  constructor(lesson: CompiledLesson, session: LabSession, actor: LessonActor) {
    this.lesson = lesson;
    this.session = session;
    this.#actor = actor;
    this.#context = fromStore(useSelector(actor, ({ context }) => context));
    this.#value = fromStore(useSelector(actor, ({ value }) => value as string));
    if (this.stepProgress.began === null && this.step !== null) this.openStep(this.step.id);
  }

  get progress(): LessonProgress {
    return this.#context.current;
  }

  get standing(): Standing {
    return this.#value.current as Standing;
  }

  /** The lines the open step leads one to type; none once its goals are met. */
  get script(): readonly string[] {
    return this.standing === 'working' ? (this.step?.script ?? []) : [];
  }

  get nextStep(): string | null {
    return nextStepOf(this.#context.current);
  }

  get objectives(): readonly string[] {
    return objectivesMet(this.lesson, this.progress);
  }

  /** What keeps objectives open. */
  get gaps(): readonly Gap[] {
    return gapsOf(this.lesson, this.progress);
  }

  /** What was last to be heard: goals met, a step begun. */
  get announcement(): string {
    return this.#announcement;
  }

  /** Goals look at what the learner did since the step began; once solved they are not asked again. */
  #check(): readonly CheckResult[] {
    const { step, stepProgress, session } = this;
    if (step === null || stepProgress.solved) return [];
    return evaluateChecks(step, { steps: session.steps.slice(stepProgress.began ?? 0), snapshot: session.snapshot });
  }

  /** Tells the actor what the checks found. To be called whenever they may find something else. */
  judge(): void {
    const results = this.#results;
    untrack(() => {
      const { step, stepProgress } = this;
      if (step === null || stepProgress.solved) return;
      const { met, lost } = judgeGoals(stepProgress, results);
      if (met.join() === stepProgress.met.join() && lost.join() === stepProgress.lost.join() && step.checks.length > 0) return;
      this.#announce(step, newlyMet(stepProgress, met));
      this.#actor.send({ type: 'goals.judged', step: step.id, met, lost });
    });
  }

  #announce({ checks }: LessonStep, ids: readonly string[]): void {
    const told = checks.filter(({ id, guard }) => ids.includes(id) && !guard).map((check) => words.goalMet(plainGoal(check)));
    if (told.length > 0) this.#announcement = told.join(' ');
  }

  openStep(step: string): void {
    this.#actor.send({ type: 'step.opened', step, labSteps: this.session.steps.length });
  }

  /** Goes on to the next step that is open, else to the closing card. */
  goOn(): void {
    const { nextStep } = this;
    if (nextStep === null) this.#actor.send({ type: 'lesson.closed' });
    else this.openStep(nextStep);
    this.#announcement =
      this.standing === 'closing'
        ? words.doneCaption
        : `${words.step(this.stepIndex + 1, this.lesson.steps.length)}: ${this.step?.title ?? ''}`;
  }

  takeHint(): void {
    this.#actor.send({ type: 'hint.taken' });
  }

  /** From here on what is met in this step was shown. */
  markShown(): void {
    this.#actor.send({ type: 'solution.shown' });
  }

  answer(attempt: Attempt): void {
    this.#actor.send({ type: 'answer.judged', attempt });
  }

  /** Everything of this lesson that is kept. */
  record(): LessonRecord {
    const { session, lesson, objectives } = this;
    const { at, steps, answers, closing } = this.progress;
    return recordOf({
      lesson: lesson.summary.id,
      saved: 0,
      progress: { at, steps, answers, closing },
      objectives,
      lab: {
        engine: ENGINE_VERSION,
        lessonVersion: lesson.version,
        inputs: session.inputs,
        draft: session.draft,
        host: session.host?.name ?? null,
      },
    });
  }
}

export const [getRun, setRun] = createContext<LessonRun>();
