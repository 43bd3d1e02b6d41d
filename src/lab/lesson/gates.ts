/**
 * What is proved of every lesson before anybody sees it: checks fail until the learner has done something, solutions meet them, wrong
 * attempts fail where they are said to, runs repeat byte for byte, and the quiz is what it says. Needs no parser, so an author's page runs it
 * live.
 */
import { lintQuestion } from '../quiz/lint.ts';
import { chainSteps, standingAtStart, type ChainedStep, type Standing } from './chain.ts';
import { evaluateChecks } from './check.ts';
import type { CompiledLesson, LessonStep, Problem, Question } from './lesson.ts';
import { playActions, type Played } from './play.ts';
import { keyFor } from './predict.ts';
import { tellSession } from './told-session.ts';

/** Where the named things of a lesson stand, by `step/ID`, `check/STEP/ID`, `solution/STEP/NAME`, `wrong/STEP/NAME`, `question/STEP/ID`. */
export type ProofPlaces = Readonly<Record<string, { readonly file: string; readonly line: number; readonly column: number }>>;

/** The verdict on a lesson. */
export interface LessonProof {
  readonly id: string;
  readonly passed: boolean;
  readonly problems: readonly Problem[];
}

/** Runs the gates over a compiled lesson. Without places every problem is told at the head of its file. */
export function proveLesson(lesson: CompiledLesson, places: ProofPlaces = {}): LessonProof {
  const chain = chainSteps(lesson);
  const findings = [
    ...chain.flatMap((chained, index) => stepFindings(lesson, chained, chain[index + 1])),
    ...repeatFindings(lesson, chain),
  ];
  const { id } = lesson.summary;
  const head = places['lesson'] ?? { file: `${id}/lesson.md`, line: 1, column: 1 };
  const problems = findings.map(({ about, message }): Problem => ({ severity: 'error', ...(places[about] ?? head), message }));
  return { id, passed: problems.length === 0, problems };
}

/** What a gate found: which named thing it is about, and the sentence. */
interface Finding {
  readonly about: string;
  readonly message: string;
}

function stepFindings(lesson: CompiledLesson, chained: ChainedStep, next: ChainedStep | undefined): readonly Finding[] {
  const { step, before } = chained;
  return [
    ...startFindings(step, before, `step/${step.id}`),
    ...step.solutions.flatMap((_, index) => solutionFindings(chained, index, next)),
    ...wrongFindings(step, before),
    ...step.questions.flatMap((question) => questionFindings(lesson, chained, question)),
  ];
}

/** Gate 2: at a step's start every goal is open and every guard holds. */
function startFindings(step: LessonStep, { snapshot }: Pick<Standing, 'snapshot'>, path: string): readonly Finding[] {
  const results = evaluateChecks(step, { steps: [], snapshot });
  return step.checks.flatMap(({ id, guard }, index) => {
    const met = results[index]?.met === true;
    if (met === guard) return [];
    const about = path.startsWith('step/') ? `check/${step.id}/${id}` : path;
    const where = path.startsWith('step/') ? '' : ` of the next step, \`${step.id}\`,`;
    const after = path.startsWith('step/') ? '' : 'after this solution ';
    if (met)
      return [
        { about, message: `${after}check \`${id}\`${where} holds before the learner has begun: make it a guard or change the start` },
      ];
    return [
      {
        about,
        message: `${after}guard \`${id}\`${where} does not hold at the start (${results[index]?.detail}): change the start, or make it a goal`,
      },
    ];
  });
}

/** Gate 3: a solution can be played and meets every check; any but the first must also be a fair start for the next step. */
function solutionFindings({ step, before, played: first }: ChainedStep, index: number, next: ChainedStep | undefined): readonly Finding[] {
  const solution = step.solutions[index];
  if (solution === undefined) return [];
  const about = `solution/${step.id}/${solution.name}`;
  const played = index === 0 && first !== null ? first : playActions(before.snapshot, solution.actions, before);
  if (played.problem !== null)
    return [{ about, message: `solution \`${solution.name}\` cannot be played: ${played.problem}${session(played)}` }];
  const failed = evaluateChecks(step, played).filter(({ met }) => !met);
  const unmet = failed.map(({ id, detail }) => ({
    about,
    message: `solution \`${solution.name}\` fails check \`${id}\`${detail === '' ? '' : ` (${detail})`}${session(played)}`,
  }));
  const onward = index === 0 || next === undefined ? [] : startFindings(next.step, played, about);
  return [...unmet, ...onward];
}

function session({ steps }: Played): string {
  return tellSession(steps)
    .map((line) => `\n      ${line}`)
    .join('');
}

/** Gate 4: a wrong attempt fails at the check it names. */
function wrongFindings(step: LessonStep, before: Standing): readonly Finding[] {
  return step.wrong.flatMap(({ name, actions, fails }) => {
    const about = `wrong/${step.id}/${name}`;
    const played = playActions(before.snapshot, actions, before);
    if (played.problem !== null)
      return [{ about, message: `wrong attempt \`${name}\` cannot be played: ${played.problem}${session(played)}` }];
    const result = evaluateChecks(step, played).find(({ id }) => id === fails);
    return result?.met === true
      ? [{ about, message: `wrong attempt \`${name}\` meets check \`${fails}\`, which it is said to fail${session(played)}` }]
      : [];
  });
}

/** Gate 7: two runs give the same steps, byte for byte. */
function repeatFindings(lesson: CompiledLesson, first: readonly ChainedStep[]): readonly Finding[] {
  const stepsOf = (chain: readonly ChainedStep[]) => JSON.stringify(chain.map(({ played }) => played?.steps ?? []));
  return stepsOf(first) === stepsOf(chainSteps(lesson))
    ? []
    : [{ about: 'lesson', message: 'two runs of this lesson differ: something in it hangs on more than its inputs' }];
}

/** Gate 8: the quiz has exactly its stated right answers, gives nothing away, and the engine agrees with every key. */
function questionFindings(lesson: CompiledLesson, chained: ChainedStep, question: Question): readonly Finding[] {
  const about = `question/${chained.step.id}/${question.id}`;
  const sentences = [
    ...lintQuestion(question),
    ...answerFaults(question),
    ...(question.kind === 'predict' ? keyFaults(lesson, chained, question) : []),
  ];
  return sentences.map((sentence) => ({ about, message: `question \`${question.id}\`: ${sentence}` }));
}

function answerFaults(question: Question): readonly string[] {
  if (question.kind === 'short')
    return question.answers.some((answer) => answer.trim() === '') ? ['an empty answer is right: fill it in'] : [];
  if (question.kind !== 'choice') return [];
  const right = question.options.filter((option) => option.right).length;
  if (right === 0) return ['no option is right'];
  return !question.several && right > 1 ? [`${right} options are right and one is asked for: give \`answer\` as a list`] : [];
}

/** A key must also hold while the learner is at the step, before and after: the table on screen is what they answer from. */
function keyFaults(
  lesson: CompiledLesson,
  { before, played }: ChainedStep,
  question: Extract<Question, { kind: 'predict' }>,
): readonly string[] {
  const labs = [standingAtStart(lesson).snapshot, before.snapshot, ...(played === null ? [] : [played.snapshot])];
  const keys = labs.map((lab) => JSON.stringify(keyFor(lab, question)));
  const outside = question.ask.filter((part) => !(question.choices[part] ?? []).includes(question.key[part] ?? ''));
  return [
    ...(keys[0] === JSON.stringify(question.key) ? [] : [`the engine answers ${keys[0]}, the key says ${JSON.stringify(question.key)}`]),
    ...(keys.every((key) => key === keys[0])
      ? []
      : [
          `its answer changes in the course of the lesson (${[...new Set(keys)].join(', then ')}): ask it in another step, or about another sender`,
        ]),
    ...outside.map((part) => `its key for \`${part}\` is not among the choices`),
  ];
}
