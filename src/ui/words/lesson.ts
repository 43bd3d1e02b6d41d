/** What the lesson pane says in words of its own. Prose, goals, hints and questions are the lesson's. */
import type { CompiledLesson } from '#lab';
import { counted } from './count.ts';

const levels: Readonly<Record<CompiledLesson['summary']['level'], string>> = { intro: 'Intro', core: 'Core', advanced: 'Advanced' };

export const lessonWords = {
  title: 'Lesson',
  kind: (level: CompiledLesson['summary']['level'], minutes: number): string => `${levels[level]} · ${minutes} minutes`,
  ticket: 'Ticket',
  ticketClosed: 'Ticket closed',

  step: (n: number, count: number): string => `Step ${n} of ${count}`,
  stepNamed: (n: number, title: string, done: boolean): string => `Step ${n}: ${title}${done ? ', done' : ''}`,
  stepsLabel: 'Steps of this lesson',

  goals: 'Goals',
  ofGoals: (met: number, count: number): string => `${met} of ${count}`,
  goalMet: (goal: string): string => `Goal met: ${goal}.`,
  stateMet: 'met',
  stateOpen: 'open',
  stateLost: 'no longer holds',
  stateShown: 'shown',

  hintsWaiting: (count: number): string => `Stuck? There ${count === 1 ? 'is one hint' : `are ${counted(count, 'hint', 'hints')}`}.`,
  firstHint: 'Show a hint',
  onlyHint: 'Show it, it gives it away',
  hint: (n: number, count: number): string => `Hint ${n} of ${count}.`,
  nextHint: 'Next hint',
  lastHint: 'Last hint, gives it away',
  noMoreHints: 'No more hints.',
  noHints: 'Stuck? This step has no hints.',
  showSolution: 'Show a solution',
  showOneOf: 'Show a solution:',
  playing: 'This is one way. Any key plays the rest at once.',
  wasShown: 'This is one way to do it. The step counts as shown, not as solved.',

  nextStep: 'Next step',
  finish: 'Finish the lesson',
  stepSolved: 'All goals of this step are met.',

  doneCaption: 'Lesson done',
  youCan: 'What you can do now',
  gap: {
    question: (step: number): string => `A question waits in step ${step}`,
    shown: (step: number): string => `Shown to you in step ${step}`,
    open: (step: number): string => `Still open in step ${step}`,
  },
  nextLesson: (title: string): string => `Next: ${title}`,
  allDone: 'That was the last lesson of the course.',
  toContents: 'Contents',

  startAgain: 'Start again',
  startAgainAsk: 'Start this lesson again? Its lab, goals and answers begin anew.',
  startAgainYes: 'Start again',
  startAgainNo: 'Keep them',

  nudgeUncommitted: 'You edited a table and have not committed it. The appliance still reads the old one.',
  nudgeOtherHost: (host: string, meant: string): string =>
    `You act from ${host}. This step goes by what ${meant} does: as ${meant} takes you there.`,
  gotIt: 'Got it',

  term: (word: string): string => `What is ${word}?`,
} as const;
