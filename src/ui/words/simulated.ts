/** The page on what is simulated. What it lists stands in the appliance's support ladder. */
import type { Rung } from '#esa';
import { counted } from './count.ts';

const rungs: Readonly<Record<Rung, { readonly name: string; readonly means: string }>> = {
  full: { name: 'full', means: 'As the real box does it, as far as that is known.' },
  partial: { name: 'partial', means: 'It acts, and something is missing.' },
  inert: { name: 'inert', means: 'Kept and printed back; changes nothing.' },
  ignored: { name: 'ignored', means: 'Has no place here.' },
};

export const simulatedWords = {
  title: 'What is simulated',
  lede: 'Everything of the real appliance that this one knows of, and how far it follows it.',
  find: 'Find a setting, a command, a word',
  clear: 'Show all',
  found: (shown: number, count: number): string =>
    shown === count ? counted(count, 'construct', 'constructs') : `${shown} of ${count} constructs`,
  none: (query: string): string => `Nothing here says “${query}”. Try one word, such as tls, or a rung, such as inert.`,
  ladder: 'Rungs',
  rung: (rung: Rung): string => rungs[rung].name,
  means: (rung: Rung): string => rungs[rung].means,
  groups: 'Kinds',
  construct: 'Construct',
  how: 'Rung',
  says: 'Here',
  source: 'Known from',
} as const;
