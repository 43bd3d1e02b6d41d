/** The sandbox: the lab without a lesson, and the note that says how to provoke a reply. */
import { counted } from './count.ts';

const LONG = 60;

export const sandboxWords = {
  title: 'Sandbox',
  over: 'The whole lab',
  note: 'What to do here',

  free: 'The whole lab on Carved Rock’s appliance, with no goals.',
  provoke: 'Provoke a reply',
  globomantics: 'Globomantics’ appliance',
  relaying: 'Globomantics’ own appliance relays its mail out: its hosts, and whoever gives a password.',
  carvedRock: 'Carved Rock’s appliance',

  next: 'Next:',
  line: (line: string): string => (line.length <= LONG ? line : `${line.slice(0, 20)}… (${line.length} characters)`),
  pass: (minutes: number): string => `Let ${counted(minutes, 'minute', 'minutes')} pass`,

  given: 'That was it. Why names the rule that decided.',
  away: 'From here it takes more than one input. Start again to be one input away.',
  startAgain: 'Start again',
  allReplies: 'All replies',
} as const;
