/** One step of a lesson: prose, panes, checks, hints, solutions, wrong attempts, questions. */
import type { LessonStep, PaneName, PaneState, Solution, WrongAttempt } from '../lesson.ts';
import { compileActions } from './compile-actions.ts';
import { compileChecks } from './compile-checks.ts';
import { compileQuiz } from './compile-quiz.ts';
import { blockOf, reportKinds, type LessonContext } from './context.ts';
import { readChecked } from './issues.ts';
import { suggestionFor } from './nearest.ts';
import { errorAt, warningAt, type Passage } from './place.ts';
import { renderProse } from './prose.ts';
import { hintsSchema, panelsSchema, solutionsSchema, wrongSchema, type FrontMatter, type PanelsSource } from './schema.ts';
import { scriptOf } from './script.ts';
import type { StepSource } from './source.ts';

/** Compiles a step. `host` is where the learner's shell stands when it begins. */
export function compileStep(context: LessonContext, source: StepSource, host: string): LessonStep {
  const { id, title, place, blocks } = source;
  context.mark(`step/${id}`, place);
  reportKinds(context, blocks);
  const block = (kind: Parameters<typeof blockOf>[2]) => blockOf(context, blocks, kind);
  const checks = compileOr(block('check'), (passage) => compileChecks(context, id, passage), []);
  const solved = block('solution');
  const solutions = compileOr(solved, (passage) => compileSolutions(context, id, passage), []);
  if (solved === null && checks.length > 0)
    context.report(
      warningAt(place, `step \`${id}\` has checks and no solution, so nothing shows that they can be met: add a \`yaml solution\` block`),
    );
  return {
    id,
    title,
    prose: compileProse(context, source.prose),
    panels: compileOr(block('panels'), (passage) => compilePanels(context, passage), null),
    checks,
    hints: compileOr(block('hints'), (passage) => compileHints(context, passage), []),
    solutions,
    wrong: compileOr(
      block('wrong'),
      (passage) =>
        compileWrong(
          context,
          id,
          checks.map((check) => check.id),
          passage,
        ),
      [],
    ),
    script: scriptOf(context.start, solutions[0]?.actions ?? [], host),
    questions: compileOr(block('quiz'), (passage) => compileQuiz(context, id, passage), []),
  };
}

const compileOr = <T>(passage: Passage | null, compile: (passage: Passage) => T, otherwise: T): T =>
  passage === null ? otherwise : compile(passage);

const WORDS = 80;

/** Prose as HTML; more words than anyone reads before doing something are a warning. */
export function compileProse(context: LessonContext, passage: Passage): string {
  const { html, problems } = renderProse(passage, context.glossary);
  const words = html
    .replace(/<pre>[^]*?<\/pre>/g, ' ')
    .replace(/<[^>]+>/g, '')
    .split(/\s+/)
    .filter((word) => word !== '').length;
  context.report(...problems);
  if (words > WORDS)
    context.report(
      warningAt({ ...passage, column: 1 }, `${words} words before there is something to do: cut to ${WORDS}, or make two steps`),
    );
  return html;
}

function compileHints(context: LessonContext, passage: Passage): readonly string[] {
  const { value, problems } = readChecked(passage, hintsSchema);
  context.report(...problems);
  return value ?? [];
}

function compileSolutions(context: LessonContext, step: string, passage: Passage): readonly Solution[] {
  const { value, problems, source } = readChecked(passage, solutionsSchema);
  context.report(...problems);
  return (value ?? []).map(({ name, do: actions }, index) => {
    context.mark(`solution/${step}/${name}`, source.placeOf([index]));
    return { name, actions: compileActions(context, actions, [index, 'do'], source) };
  });
}

function compileWrong(context: LessonContext, step: string, checks: readonly string[], passage: Passage): readonly WrongAttempt[] {
  const { value, problems, source } = readChecked(passage, wrongSchema);
  context.report(...problems);
  return (value ?? []).map(({ name, do: actions, fails, say }, index) => {
    context.mark(`wrong/${step}/${name}`, source.placeOf([index]));
    if (checks.length > 0 && !checks.includes(fails))
      context.report(errorAt(source.placeOf([index, 'fails']), `this step has no check \`${fails}\`${suggestionFor(fails, checks)}`));
    return { name, actions: compileActions(context, actions, [index, 'do'], source), fails, say };
  });
}

function compilePanels(context: LessonContext, passage: Passage): LessonStep['panels'] {
  const { value, problems } = readChecked(passage, panelsSchema);
  context.report(...problems);
  return value === null ? null : { open: panesOf(value), intro: value.intro };
}

/** The panes of front matter or of a `panels` block. A list of tables opens the policy pane; the session pane is not built yet. */
export function panesOf({
  terminal,
  policy,
  why,
  log,
  letter,
}: NonNullable<FrontMatter['panels']> | PanelsSource): Readonly<Partial<Record<PaneName, PaneState>>> {
  const panes = { terminal, policy: Array.isArray(policy) ? 'open' : policy, why, log, letter };
  return Object.fromEntries(Object.entries(panes).filter(([, state]) => state !== undefined));
}
