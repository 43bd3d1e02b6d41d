/** The course page: title page and table of contents. */
import { atStart, counted, inWords } from './count.ts';

/** Minutes as a person would say them: tens beyond an hour, fives below. */
function sayMinutes(minutes: number): string {
  const rounded = minutes > 60 ? Math.floor(minutes / 10) * 10 : Math.max(5, Math.ceil(minutes / 5) * 5);
  const hours = Math.floor(rounded / 60);
  const rest = rounded % 60;
  return [hours > 0 ? `${hours} h` : '', rest > 0 ? `${rest} min` : ''].filter(Boolean).join(' ');
}

export const courseWords = {
  lessons: (count: number): string => `A course in ${counted(count, 'lesson', 'lessons')}`,
  contents: 'Contents',
  objectives: 'Objectives',
  minutes: 'Minutes',
  min: 'min',

  whereYouWere: 'Where you were',
  whereItBegins: 'Where it begins',
  upNext: 'What comes next',
  allDoneCaption: 'Where you are',
  lessonTitle: (n: number, title: string): string => `${n}. ${title}`,
  stepNamed: (n: number, count: number, title: string): string => `Step ${n} of ${count}: ${title}.`,
  goalsOpen: (count: number): string =>
    count === 0 ? 'All its goals are met.' : `${atStart(count)} ${count === 1 ? 'goal is' : 'goals are'} still open.`,
  allDone: (count: number): string =>
    `All ${inWords(count)} lessons are done. Each can be opened again, and started again in its own page.`,
  begin: 'Begin',
  goOn: 'Continue',

  done: 'Done',
  next: 'Next',
  step: (n: number, count: number): string => `Step ${n} of ${count}`,
  sealLabel: (done: number, count: number): string => `${done} of ${count} lessons done`,
  sealOf: (count: number): string => `OF ${count}`,
  ableTo: 'What you will be able to do',
  met: 'Met:',
  notMet: 'Not met yet:',
  objectivesMet: 'Objectives met',
  of: (count: number): string => `of ${count}`,
  toGo: 'Still to go',
  minutesToGo: (minutes: number): string => (minutes === 0 ? 'nothing' : sayMinutes(minutes)),
  kept: 'Kept',
  keptWhere: 'in this browser only',
  objectivesLabel: (met: number, count: number): string => `${met} of ${count} objectives met`,
} as const;
