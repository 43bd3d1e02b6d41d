/**
 * What a lesson can break and mend, in the words of an author: `directory: down`. One word may switch two faults: a directory that is up is neither
 * slow nor down, and a slow one answers.
 */
import type { FaultName } from '#esa';

interface Switch {
  readonly fault: FaultName;
  readonly on: boolean;
}

const on = (fault: FaultName): Switch => ({ fault, on: true });
const off = (fault: FaultName): Switch => ({ fault, on: false });

/** States by what is broken, the mended one first. */
const STATES = {
  directory: {
    up: [off('directory'), off('directory-slow')],
    slow: [off('directory'), on('directory-slow')],
    down: [on('directory')],
  },
  dns: { up: [off('dns')], failing: [on('dns')] },
  reputation: { up: [off('reputation')], down: [on('reputation')] },
  queue: { free: [off('queue')], full: [on('queue')] },
  'next-hop': { up: [off('next-hop')], down: [on('next-hop')] },
} as const satisfies Readonly<Record<string, Readonly<Record<string, readonly Switch[]>>>>;

type Broken = keyof typeof STATES;

/** What an author says of one thing each. */
export type FaultWords = { readonly [What in Broken]?: keyof (typeof STATES)[What] };

/** The words for the states of a thing. */
export function statesOf<What extends Broken>(what: What): readonly (keyof (typeof STATES)[What] & string)[] {
  return Object.keys(STATES[what]) as (keyof (typeof STATES)[What] & string)[];
}

/** The faults that the words switch, in their order. */
export function switchesOf(words: FaultWords): readonly Switch[] {
  return Object.entries(words).flatMap(([what, state]) => {
    const states: Readonly<Record<string, readonly Switch[]>> = STATES[what as Broken];
    return states[state] ?? [];
  });
}

/** The faults that are on once the words were said. */
export function faultsAfter(before: readonly FaultName[], words: FaultWords): readonly FaultName[] {
  return switchesOf(words).reduce<readonly FaultName[]>((faults, { fault, on: breaks }) => {
    const others = faults.filter((other) => other !== fault);
    return breaks ? [...others, fault] : others;
  }, before);
}

const broken: Readonly<Record<FaultName, string>> = {
  directory: 'directory down',
  'directory-slow': 'directory slow',
  dns: 'dns failing',
  reputation: 'reputation down',
  queue: 'queue full',
  'next-hop': 'next-hop down',
};

/** A switched fault in the author's words. */
export function tellFault({ fault, on: breaks }: Switch): string {
  return breaks ? broken[fault] : `no longer ${broken[fault]}`;
}
