/** Everything the ladder says to a person: cards, forms, and what is announced while a rung is moved. */
import type { Refusal } from '#esa';
import type { TableKind as Kind } from '../analysis/table-source.ts';
import { inFigures } from './count.ts';
import { sayScore } from './score.ts';

const refusals: Readonly<Record<Refusal, string>> = {
  'all-stays-last': 'ALL stays last.',
  'all-has-no-senders': 'ALL takes everyone: it has no list of senders.',
  'not-a-sender': 'This is not a sender. Write an address, a network, a host name or a score, as 192.0.2.0/24 or sbrs[-3.0:-1.0].',
  'not-a-recipient': 'This is not a recipient. Write a domain or an address, as example.com or user@example.com.',
  'not-a-policy': 'This is neither a policy nor a behaviour.',
  'not-a-name': 'A group is named with letters, digits, _ and -. Only the last is called ALL.',
  'name-taken': 'Another group has this name.',
  'all-keeps-its-name': 'ALL keeps its name.',
  'nothing-left': 'This group has no name: it is its senders. Delete it instead.',
  'touches-others': 'The text around is broken, so other lines would change too. Mend it first.',
};

/** `place 2 of 6, above BLOCKED_LIST`. */
function place(at: number, count: number, neighbour: { readonly side: 'above' | 'below'; readonly label: string } | null): string {
  const beside = neighbour === null ? '' : `, ${neighbour.side} ${neighbour.label}`;
  return `place ${at} of ${count}${beside}`;
}

/** `−10.0 to −3.0`; with no score beside, as short as it goes. */
function scores(runs: readonly { readonly from: number; readonly to: number }[], noScore: boolean): string {
  const [only] = runs;
  if (only === undefined) return 'no score';
  if (runs.length === 1 && only.from === -100 && only.to === 100) return noScore ? 'any or no score' : 'any score';
  if (runs.length === 1 && only.to === 100 && noScore) return `from ${sayScore(only.from)}, none`;
  const said = runs.map(({ from, to }) => (from === to ? sayScore(from) : `${sayScore(from)} to ${sayScore(to)}`));
  return [...said, ...(noScore ? ['none'] : [])].join(', ');
}

/** `16 addresses`; of IPv6 too many to count, the size of the network where it is one. */
function addresses(count4: bigint, count6: bigint): string {
  const counted = (count: bigint): string => (count === 1n ? '1 address' : `${inFigures(count)} addresses`);
  if (count6 === 0n) return counted(count4);
  if (count4 > 0n) return `${counted(count4)}, IPv6`;
  if (count6 < 1_000_000n) return counted(count6);
  const bits = count6.toString(2).length - 1;
  return count6 === 1n << BigInt(bits) ? `IPv6 /${128 - bits}` : 'IPv6 networks';
}

export const ladderWords = {
  title: 'Ladder',
  list: (kind: Kind): string => (kind === 'hat' ? 'Sender groups, in the order they are read' : 'Recipients, in the order they are read'),
  noPolicy: 'no policy',
  noAction: 'no action',
  undefinedPolicy: 'policy not defined',
  decidesNow: 'decides the selected reply',
  passedOver: 'passed over',
  /** Before what a rung has decided, for those who hear it. */
  soFar: 'so far',
  last: 'stays last',
  legend: 'At the right, what is left for a group of senders with no name, owner, country or list.',
  goesOn: 'goes on',
  noneListed: 'no senders',
  never: 'never reached',
  privateOnly: 'private only',
  everyoneElse: 'everyone else',
  everyoneThere: 'everyone there',
  namesBelow: 'every name below',
  anyDomain: 'at any domain',
  thisAddress: 'this address',
  /** What is left of a line of recipients, but for those that lines above take. */
  allBut: (taken: readonly string[]): string => (taken.length > 2 ? `all but ${taken.length} lines above` : `all but ${taken.join(', ')}`),
  scores,
  addresses,
  andMore: (count: string): string => `${count}, more`,
  asked: (about: readonly ('name' | 'owner' | 'country' | 'list')[]): string =>
    about.length === 0 ? 'with a name' : `by ${about.join(', ')}`,
  help: (kind: Kind): string =>
    `Space picks ${kind === 'hat' ? 'the group' : 'the line'} up, arrows move it, Space drops it, Escape takes it back. Alt with an arrow moves it at once.`,
  readOnly: 'This table is read only in this lesson.',
  pages: 'Pages of the ladder',
  page: (from: number, to: number, count: number): string => `${inFigures(from)} to ${inFigures(to)} of ${inFigures(count)}`,
  earlier: (kind: Kind): string => (kind === 'hat' ? 'Earlier groups' : 'Earlier lines'),
  later: (kind: Kind): string => (kind === 'hat' ? 'Later groups' : 'Later lines'),
  pageEnds: (label: string): string =>
    `${label} goes no further on this page. Space drops it here; Alt with an arrow then moves it beyond.`,
  empty: (kind: Kind): string => (kind === 'hat' ? 'No sender groups yet.' : 'No recipients yet.'),
  loading: 'Loading the ladder',
  loadFailed: 'The ladder could not be loaded. The text has everything.',

  view: 'How the table is shown',
  views: { ladder: 'Ladder', text: 'Text', map: 'Map' },
  beside: 'Ladder beside the text',

  picked: (label: string, at: number, count: number): string =>
    `${label} picked up, place ${at} of ${count}. Arrows move it, Space drops it, Escape takes it back.`,
  moved: (label: string, ...where: Parameters<typeof place>): string => `${label}, ${place(...where)}`,
  dropped: (label: string, ...where: Parameters<typeof place>): string => `${label} stands at ${place(...where)}.`,
  back: (label: string, at: number, count: number): string => `${label} is back at place ${at} of ${count}.`,
  furthest: (label: string, up: boolean): string => (up ? `${label} is first already.` : `${label} goes no further down: ALL stays last.`),
  double: (label: string): string => `${label} stands here twice. Give one of them another name in the text first.`,

  change: (label: string): string => `Change ${label}`,
  done: 'Done',
  grip: (label: string): string => `Drag ${label}`,
  policy: 'Policy',
  action: 'Action',
  policiesHere: 'Policies of this table',
  behaviours: 'Behaviours',
  notDefined: (policy: string): string => (policy === '' ? 'none' : `${policy} (not defined)`),
  senders: 'Senders',
  noSenders: 'No senders: it matches nobody.',
  everyone: 'Everyone who matches nothing above. ALL stays last.',
  everyRecipient: 'Every recipient that matches nothing above. ALL stays last.',
  removeMember: (member: string): string => `Remove ${member}`,
  addMember: 'Add a sender',
  memberExample: '192.0.2.0/24',
  add: 'Add',
  name: 'Name',
  rename: 'Rename',
  up: 'Up',
  down: 'Down',
  remove: 'Delete',
  insert: (kind: Kind): string => (kind === 'hat' ? 'New group above' : 'New line above'),
  create: (kind: Kind): string => (kind === 'hat' ? 'New group' : 'New line'),
  createTitle: (kind: Kind, above: string | null): string =>
    `${kind === 'hat' ? 'New group' : 'New line'}${above === null ? '' : ` above ${above}`}`,
  recipient: 'Recipient',
  recipientExample: 'example.com',
  cancel: 'Cancel',
  added: (label: string, at: number, count: number): string => `${label} is new, place ${at} of ${count}.`,
  removed: (label: string): string => `${label} is deleted. Undo takes it back.`,
  renamed: (from: string, to: string): string => `${from} is now called ${to}.`,
  policySet: (label: string, policy: string): string => `${label} has ${policy}.`,
  membersAdded: (label: string, members: readonly string[]): string => `${members.join(', ')} added to ${label}.`,
  memberRemoved: (label: string, member: string): string => `${member} removed from ${label}.`,

  mended: (fix: string): string => `Done: ${fix}.`,
  missing: (name: string): string => `${name} is nowhere in the table.`,
  refusals,
  remarksElsewhere: (count: number): string => (count === 1 ? '1 remark elsewhere in the text' : `${count} remarks elsewhere in the text`),
} as const;
