/** Somebody whom the analysis names, in words: all that is known beside the address. */
import type { SenderRecord } from '#esa';
import { sayScore } from './score.ts';

export const sayScoreOf = ({ sbrs }: Pick<SenderRecord, 'sbrs'>): string =>
  sbrs === null ? 'no score' : `score ${sayScore(Math.round(sbrs * 10))}`;

/** The name as it is claimed, and whether it holds; empty where there is none. */
export function sayNameOf({ ptr, verified }: Pick<SenderRecord, 'ptr' | 'verified'>): string {
  return ptr === null ? '' : verified ? ptr : `${ptr}, not confirmed`;
}

/** Score, name, owner, country and lists, as far as they are known; `score` is empty where nothing is to be said of one. */
export function sayKnown(sender: SenderRecord, score: string = sayScoreOf(sender)): string {
  const { ptr, dns, owner, country, dnslists } = sender;
  return [
    score,
    ptr === null && dns === 'fails' ? 'look-up fails' : sayNameOf(sender),
    owner === null ? '' : `owner ${owner}`,
    country ?? '',
    dnslists.length === 0 ? '' : `on ${dnslists.join(', ')}`,
  ]
    .filter((part) => part !== '')
    .join(', ');
}
