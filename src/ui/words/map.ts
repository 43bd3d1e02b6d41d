/** Everything the sender map says: what its bands and regions are called, who is picked, and what can be chosen. */
import type { DimensionKey, MapColumn, SenderRecord, Values } from '#esa';
import type { DrawnBand, DrawnCell, DrawnNever } from '../analysis/map.ts';
import type { TableVerdict } from '../parts/table-verdict.ts';
import { inFigures } from './count.ts';
import { sayScore } from './score.ts';
import { sayKnown, sayScoreOf } from './sender-record.ts';
import { sayVerdict } from './verdict.ts';

const classes = { 'nx.domain': 'no name', 'serv.fail': 'look-up fails', 'not.double.verified': 'name not confirmed' } as const;

/** One of the values that a map may be drawn for. */
function value(values: Values): string {
  switch (values.kind) {
    case 'host-class':
      return classes[values.host];
    case 'name':
      return values.name;
    case 'names-below':
      return values.suffix === null ? 'another confirmed name' : `.${values.suffix}`;
    case 'owner':
      return values.id === null ? 'unknown' : String(values.id);
    case 'country':
      return values.country ?? 'unknown';
    case 'listed':
      return values.listed ? 'listed' : 'not listed';
    case 'addresses':
    case 'scores':
    case 'no-score':
    case 'everyone':
      return '';
  }
}

function dimension(key: DimensionKey): string {
  if (key === 'name') return 'Host name';
  if (key === 'owner') return 'Network owner';
  if (key === 'country') return 'Country';
  return key.startsWith('list:') ? key.slice('list:'.length) : '';
}

/** What a band is called, whole. */
function bandName({ key, values, name, isPrivate }: DrawnBand): string {
  if (key === 'everyone' && name === '') return isPrivate ? 'private addresses' : 'everyone else';
  if (values?.kind === 'host-class') return classes[values.host];
  if (values?.kind === 'owner') return `owner ${value(values)}`;
  return values?.kind === 'country' ? `country ${value(values)}` : values?.kind === 'listed' ? `on ${values.zone}` : name;
}

/** What is added to it in smaller letters; empty where nothing is. */
function bandMore({ key, values, name, isPart, isPrivate, count }: DrawnBand): string {
  const isName = key === 'name' && values?.kind !== 'host-class';
  return [
    key === 'everyone' && name !== '' ? 'in no line' : '',
    count > 1 ? `and ${inFigures(count - 1)} more` : '',
    isName ? (count > 1 ? 'confirmed' : 'confirmed name') : '',
    isPart ? 'what is left of it' : '',
    isPrivate ? 'score not asked' : '',
  ]
    .filter((part) => part !== '')
    .join(', ');
}

/** Columns in a sentence: `score −10.0 to −3.0`, `any score`. */
function scores(columns: readonly MapColumn[], { from, to }: Pick<DrawnCell, 'from' | 'to'>, isPrivate: boolean): string {
  if (isPrivate || columns.length === 1) return 'score not asked';
  const some = columns.slice(from, to + 1);
  const runs = some.filter((column) => column !== null);
  const [first, last] = [runs[0], runs.at(-1)];
  if (first === undefined || last === undefined) return 'no score';
  const hasNone = runs.length < some.length;
  if (first.from === -100 && last.to === 100) return hasNone ? 'any score' : 'any score but none';
  const range = first.from === last.to ? sayScore(first.from) : `${sayScore(first.from)} to ${sayScore(last.to)}`;
  return `score ${range}${hasNone ? ' or none' : ''}`;
}

export const mapWords = {
  title: 'Sender map',
  field: 'Who decides, by address and score',
  help: 'Arrow keys go from region to region.',
  bandName,
  bandMore,
  scores,
  /** A score below the map, as short as it goes. */
  tick: (score: number | null): string => (score === null ? 'none' : sayScore(score).replace(/\.0$/, '')),
  region: (verdict: TableVerdict, group: string, bands: readonly DrawnBand[], across: string): string =>
    `${sayVerdict(verdict)} ${group}: ${bands.map(bandName).join(' and ')}, ${across}`,
  never: (group: string): string => `${group}, never reached`,
  neverElsewhere: (never: readonly Pick<DrawnNever, 'group' | 'line'>[]): string => {
    const told = never.slice(0, 6).map(({ group, line }) => (line === null ? group : `${group} (line ${line})`));
    const rest = never.length - told.length;
    return `Never reached: ${told.join(', ')}${rest > 0 ? ` and ${inFigures(rest)} more` : ''}.`;
  },

  beginTry: 'Point at a region to see who it takes; a click tries them.',
  beginConnect: 'Point at a region to see who it takes; a click connects from there.',
  /** What is told of the picked sender beside its address. */
  rest: (sender: SenderRecord, isAny: boolean, isAsked: boolean): string =>
    sayKnown(sender, !isAsked ? '' : isAny ? 'any score' : sayScoreOf(sender)),
  takes: (group: string): string => `${group} takes it`,
  on: 'on',
  lineOf: (line: number): string => `line ${line}`,
  asShipped: 'as shipped',
  showLine: (line: number): string => `Line ${line}: show it in the text`,
  why: 'Why',
  whyThis: (who: string): string => `Why ${who} is taken there`,

  drawnFor: 'Drawn for senders with',
  dimension,
  value,
  usual: (key: DimensionKey): string => (key === 'name' ? 'no name' : key.startsWith('list:') ? 'not listed' : 'unknown'),
  moreValues: (rest: number): string => `${inFigures(rest)} more are not offered here`,

  find: 'Find an address',
  findBlank: '203.0.113.9',
  found: (address: string): string => `Only ${address}`,
  notFound: 'That is no IP address.',
  all: 'Show all',
  page: (first: number, last: number, total: number): string => `${inFigures(first)} to ${inFigures(last)} of ${inFigures(total)} bands`,
  earlier: 'Earlier',
  later: 'Later',

  list: 'As a list',
  columns: ['Senders', 'Score', 'Taken by'],
  listLine: (line: number | null): string => (line === null ? 'as shipped' : `line ${line}`),

  /** In the lab, where a connection can be opened. */
  show: 'Sender map',
  connect: 'Connect',
  connectFrom: (who: string): string => `Connect from ${who}`,
  impossible: 'This lab has no such sender: its name servers or lists say something else of every address that fits.',
  worldPending: 'Commit or revert the change of the world first.',
  pending: 'Drawn with the changes that wait for a commit. A connection is judged by the tables in force.',
  fault: 'Name servers or the reputation service fail for now, so a connection may be judged otherwise.',
  withheld: 'Who decides what is shown once you have answered.',

  drawing: 'Drawing the map',
  failed: 'The map could not be drawn. The text is as it was.',
} as const;
