/** The pane of a sender: its score, what it is made of, and how it is run for days. */
import type { Factor, Factors } from '#esa';
import { counted, inFigures } from './count.ts';
import { sayScore } from './score.ts';

/** A score in tenths with its sign as printed, `none` for null. */
function score(tenths: number | null): string {
  return tenths === null ? 'none' : sayScore(tenths);
}

const factors: Readonly<Record<Factor, string>> = {
  volume: 'Volume',
  spike: 'Sudden volume',
  complaints: 'Complaints',
  traps: 'Spam traps',
  lists: 'Block lists',
  age: 'Age',
  gateways: 'Seen by',
  space: 'Address space',
  naming: 'Names',
  rest: 'From before',
};

const spaces: Readonly<Record<Factors['space'], string>> = {
  own: 'the sender’s own',
  hosting: 'a hosting provider’s',
  access: 'people at home',
  unknown: 'unknown',
};

const namings: Readonly<Record<Factors['naming'], string>> = {
  agrees: 'PTR, forward and HELO agree',
  confirmed: 'HELO says another name',
  claimed: 'PTR does not confirm',
  none: 'no PTR',
};

const rounded = (value: number): string => inFigures(value < 10 ? Math.round(value * 10) / 10 : Math.round(value));

function detail(factor: Factor, known: Factors): string {
  switch (factor) {
    case 'volume':
      return `${rounded(known.volume)} a day`;
    case 'spike':
      return known.spike < 3 ? 'steady' : `${rounded(known.spike)} times the usual`;
    case 'complaints':
      return `${rounded(known.complaints)} in 1,000`;
    case 'traps':
      return `${rounded(known.traps)} in 30 days`;
    case 'lists':
      return `on ${known.lists}`;
    case 'age':
      return `${inFigures(known.age)} ${known.age === 1 ? 'day' : 'days'}`;
    case 'gateways':
      return `${inFigures(known.gateways)} ${known.gateways === 1 ? 'gateway' : 'gateways'}`;
    case 'space':
      return spaces[known.space];
    case 'naming':
      return namings[known.naming];
    case 'rest':
      return 'fades in 30 days';
  }
}

export const senderWords = {
  title: 'Sender',
  close: 'Close Sender',
  loading: 'Loading the sender',
  nobody: 'This lab has no hosts.',
  about: (address: string, owner: string | null, country: string | null): string =>
    [address, owner, country].filter((part) => part !== null).join(' · '),
  score,
  scoreLabel: 'Score',
  notAsked: 'not asked',
  private: 'A private address has no reputation. Act as another host to run it.',
  falls: 'Connecting now',
  kept: (tenths: number | null, at: string, until: string): string =>
    `The appliance asked at ${at} and goes by ${score(tenths)} until ${until}.`,
  noGroup: 'no group',

  chart: (scores: readonly (number | null)[]): string => `Score by day, oldest first: ${scores.map((value) => score(value)).join(', ')}`,
  day: (index: number): string => (index === 0 ? 'before' : `day ${index}`),
  none: 'none',

  factors: 'What it is made of',
  factor: (factor: Factor): string => factors[factor],
  detail,
  points: (tenths: number): string => `${tenths > 0 ? '+' : ''}${score(tenths)}`,
  nothingFrom: (names: readonly string[]): string => `Nothing from ${names.map((name) => name.toLowerCase()).join(', ')}.`,
  fixed: 'Written in world.yaml. Run the host, and it moves.',
  noFactors: 'Nothing is known of this address yet.',
  total: 'Score',
  cut: (sum: number): string => `Together ${score(sum)}; a score ends at ${sum < 0 ? '−10.0' : '10.0'}.`,
  hardlySeen: 'Hardly seen in 30 days and not complained of: no score, which is not zero.',
  model: 'A teaching model. The real service weighs more than fifty factors, and its formula is not public.',

  run: 'Run it as',
  preset: { newsletter: 'Steady newsletter', bought: 'Bought list', hijacked: 'Hijacked machine', silence: 'Silence' },
  amount: { volume: 'Messages a day', complaints: 'Complaints in 1,000', traps: 'Trap hits a day', lists: 'Block lists told' },
  seen: (messages: number, refused: number): string =>
    `This appliance saw ${counted(messages, 'message', 'messages')} and ${counted(refused, 'invalid recipient', 'invalid recipients')} from it; they count with the next day, ten invalid recipients as one trap hit.`,
  runDay: 'Run a day',
  runWeek: 'Run a week',
  pending: 'World has changes pending: commit or revert them first.',
  broken: 'world.yaml cannot be added to: look for errors in World.',
  connect: 'Connect',
  ran: (days: number, before: number | null, after: number | null, group: string): string =>
    `${days === 1 ? 'A day' : 'A week'} passed: ${score(before)} became ${score(after)}. Connecting now: ${group}.`,
} as const;
