/** The lab's clock and its faults: what a person can let happen that is no line typed. */
import type { FaultName } from '#esa';
import { sayDuration } from './duration.ts';

interface FaultWords {
  /** What is broken, as the name of its switch. */
  readonly name: string;
  /** What the appliance does then. */
  readonly effect: string;
  /** As the terminal notes the change. */
  readonly on: string;
  readonly off: string;
}

/** Everything that can be broken on purpose. */
export const faultWords: Readonly<Record<FaultName, FaultWords>> = {
  directory: {
    name: 'The directory does not answer',
    effect: 'Recipients that need it get a 451.',
    on: 'Fault on: the directory does not answer',
    off: 'Fault off: the directory answers again',
  },
  'directory-slow': {
    name: 'The directory is slow',
    effect: 'Each answer takes twenty seconds.',
    on: 'Fault on: the directory answers slowly',
    off: 'Fault off: the directory answers at once again',
  },
  dns: {
    name: 'Name servers do not answer',
    effect: 'No sender has a name, and no domain can be looked up.',
    on: 'Fault on: no name server answers',
    off: 'Fault off: the name servers answer again',
  },
  reputation: {
    name: 'The reputation service is down',
    effect: 'Scores asked for in the last half hour still count; no other sender has one.',
    on: 'Fault on: the reputation service does not answer',
    off: 'Fault off: the reputation service answers again',
  },
  queue: {
    name: 'The work queue is full',
    effect: 'MAIL gets a 452.',
    on: 'Fault on: the work queue is full',
    off: 'Fault off: the work queue has room again',
  },
  'next-hop': {
    name: 'The next hop does not answer',
    effect: 'Accepted mail waits in the appliance.',
    on: 'Fault on: the next hop does not answer',
    off: 'Fault off: the next hop answers again',
  },
};

export const labWords = {
  open: 'Clock and faults. Lab time ',
  title: 'Clock and faults',
  clock: 'Lab clock',
  clockHelp: 'A typed line takes one second. Everything else is up to you.',
  pass: 'Let pass',
  toNext: { retry: 'Until mail is tried again', timeout: 'Until a connection times out' },
  inTime: (milliseconds: number): string => `in ${sayDuration(milliseconds)}`,
  passed: (milliseconds: number): string => `${sayDuration(milliseconds)} later`,
  faults: 'Break something',
  close: 'Close',
} as const;
