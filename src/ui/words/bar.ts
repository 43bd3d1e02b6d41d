/** The top bar, its dialog of keys, and the pages that are not there. */
import type { PageName } from '../bar/page-name.ts';

export const barWords = {
  name: 'Postern',
  home: 'The course',
  pages: 'Pages',
  page: {
    course: 'Course',
    sandbox: 'Sandbox',
    trace: 'Trace',
    tables: 'Tables',
    replies: 'Replies',
    simulated: 'What is simulated',
  } satisfies Readonly<Record<PageName, string>>,
  repliesHelp: 'Every reply, and who should do what about it',
  titleOf: (page: string): string => `${page} · Postern`,

  lesson: (n: number): string => `Lesson ${n}`,
  ofLessons: (count: number): string => `of ${count}`,
  lessonsDone: (done: number, count: number): string => `${done} of ${count} lessons done`,

  toNight: 'Night desk: dark colours',
  toPaper: 'Paper: light colours',
  keys: 'Keyboard shortcuts',
  close: 'Close',

  unknownTitle: 'Nothing at this address',
  unknownPage: (address: string): string => `Postern has no page called ${address}. The link may be mistyped, or older than the page.`,
  unknownLesson: (id: string): string => `This course has no lesson called ${id}. The link may be mistyped, or older than the course.`,
  unknownReply: (id: string): string => `There is no reply called ${id}. The link may be mistyped, or older than the list.`,
  unknownScenario: (name: string): string => `There is no appliance called ${name} here. The link may be mistyped, or older than the page.`,
  toCourse: 'Go to the course',

  broken: 'The lesson could not be loaded.',
  brokenHelp: 'The page is fine; a part of it did not arrive. What you did before is kept in this browser.',
  tryAgain: 'Try again',
  brokenPage: 'This page could not be loaded.',
  loadingLesson: 'Loading the lesson',
  loadingPage: 'Loading the page',
} as const;

/** Keys and what they do, by place. */
export const keyWords: readonly { readonly place: string; readonly keys: readonly (readonly [keys: string, does: string])[] }[] = [
  {
    place: 'Everywhere',
    keys: [
      ['F6', 'to the next pane'],
      ['Shift F6', 'to the pane before'],
      ['?', 'this list'],
    ],
  },
  {
    place: 'Terminal',
    keys: [
      ['Tab', 'types the grey line, or completes the word'],
      ['Enter', 'sends the line'],
      ['↑ ↓', 'lines you typed before'],
      ['Alt ↑ ↓', 'asks why of the reply above or below'],
      ['Ctrl ]', 'hangs up'],
      ['Shift Tab', 'leaves the terminal'],
    ],
  },
  {
    place: 'Policy',
    keys: [
      ['Ctrl M', 'lets Tab leave the editor, or go back to it'],
      ['Space', 'picks a card of the ladder up, and drops it'],
      ['↑ ↓', 'moves it; else goes to the next card'],
      ['Alt ↑ ↓', 'moves a card, or a group in the text, at once'],
    ],
  },
  {
    place: 'Questions',
    keys: [
      ['A B C', 'or 1 2 3: chooses'],
      ['Enter', 'answers, then goes on'],
    ],
  },
  {
    place: 'Line between panes',
    keys: [
      ['← → ↑ ↓', 'moves it'],
      ['Home End', 'as far as it goes'],
    ],
  },
];
