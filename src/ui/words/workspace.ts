/** Panes, their controls and the lines between them. */
import type { ClosablePane } from '../workspace/pane-calling.ts';
import type { Tab } from '../workspace/panes.svelte.ts';

const names: Readonly<Record<Tab, string>> = {
  lesson: 'Lesson',
  terminal: 'Terminal',
  policy: 'Policy',
  why: 'Why',
  log: 'Mail log',
  letter: 'Letter',
  sender: 'Sender',
};

export const workspaceWords = {
  pane: (pane: Tab): string => names[pane],
  tab: (pane: Tab): string => (pane === 'log' ? 'Log' : names[pane]),
  panes: 'Panes',
  underTerminal: 'Under the terminal',
  openPane: (pane: ClosablePane): string => `Open ${names[pane]}`,
  closePane: (pane: ClosablePane): string => `Close ${names[pane]}`,
  pending: 'changes pending',
  between: (first: Tab, second: Tab): string => `Between ${names[first]} and ${names[second]}`,
  gotIt: 'Got it',

  openLesson: 'Open the lesson',
  closeLesson: 'Close the lesson',
  more: 'More',
  backToCourse: 'Back to the course',
  /** It begins with what can be seen, so that who speaks to the page can say it. */
  goalStrip: (goal: string, ofGoals: string): string => `${goal} ${ofGoals} goals met. To the lesson`,
  goOnInLesson: 'Go on in the lesson',
} as const;
