/** The pane that says why. The sentences of its rows are the appliance's floor's. */
import type { NameCheck } from '#esa';

const names: Readonly<Record<NameCheck, string>> = {
  confirmed: 'Name, confirmed',
  unconfirmed: 'Name, only claimed',
  none: 'Name',
  failed: 'Name, look-up failed',
};

export const traceWords = {
  title: 'Why',
  empty: 'No reply yet. Every reply can be asked why.',
  noReply: 'no reply',
  allLines: 'All lines',
  fewerLines: 'Fewer lines',
  allLinesHelp: 'Shows the lines of the table that were never asked',
  close: 'Close Why',
  decides: 'decides:',
  then: 'then',

  address: 'Address',
  name: (check: NameCheck): string => names[check],
  owner: 'Owner',
  score: 'Score',
  nothing: 'none',
  unknown: 'unknown',
  notAsked: 'not asked',
  noAnswer: 'no answer',
  scoreOf: (at: string): string => `Score of ${at}`,
  scoreLinkLabel: (score: string): string => `${score}: what it is made of`,

  table: (file: string): string => {
    if (file.endsWith('.hat')) return 'HAT';
    if (file.endsWith('.rat')) return 'RAT';
    if (file.endsWith('.ldif')) return 'Directory';
    return file === 'world.yaml' ? 'World' : 'Listeners';
  },
  replyLink: 'Replies',
  replyLinkLabel: (code: string): string => `Replies: all about ${code}`,
  lineLink: (table: string, line: number): string => `${table} ${line}`,
  lineLinkLabel: (table: string, line: number): string => `${table} ${line}: show the line`,
} as const;
