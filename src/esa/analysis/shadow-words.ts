/** What findings about the order of a Host Access Table are told with: lines as subjects, what they change, and somebody to try. */
import type { SenderRecord } from '../sender-record.ts';
import { NOWHERE } from '../judge/intervals.ts';
import { dimensionOf, type Atom, type DimensionKey } from './atoms.ts';
import type { Finding } from './finding.ts';
import { joinWords, lineFinder, lineLabel, type LineFinder } from './line-words.ts';
import type { TableLine, TableLines } from './outcome.ts';
import { meansPrivate } from './private-addresses.ts';
import type { Shadows } from './shadow.ts';
import { lastPlaces, type SenderSpace } from './space.ts';
import { atomFinder } from './within.ts';
import { witnessIn } from './witness.ts';

/** A table as the findings on its order ask about it. */
export interface ShadowContext {
  readonly shadows: Shadows;
  readonly table: TableLines;
  readonly lineOf: LineFinder;
  /** Of each dimension the values that are taken last, or never. */
  readonly longest: ReadonlyMap<DimensionKey, readonly Atom[]>;
}

/** The first table of a space, made ready once for all its findings. */
export const contextOf = (space: SenderSpace, table: TableLines): ShadowContext => ({
  shadows: { space, last: lastPlaces(space, 0), within: atomFinder(space) },
  table,
  lineOf: lineFinder(table.table.text),
  longest: new Map(space.dimensions.map(({ key, atoms }) => [key, longestOf(atoms)])),
});

/** The line at a place of the table's order. */
export const lineAt = ({ table }: ShadowContext, place: number): TableLine | undefined => table.lines[place];

/** Where the lines at these places stand in the text. */
export const spansOf = (context: ShadowContext, places: readonly number[]): Finding['blockedBy'] =>
  places.flatMap((place) => lineAt(context, place)?.entry?.span ?? []);

/** The lines at these places as a subject: `line 12 (192.0.2.0/24)`, at most three of them. */
export function sayLines(context: ShadowContext, places: readonly number[]): string {
  const lines = places.slice(0, places.length > 3 ? 2 : 3).flatMap((place) => lineAt(context, place) ?? []);
  const words = lines.map((line) => lineLabel(context.lineOf, line));
  return joinWords(places.length > 3 ? [...words, `${places.length - 2} lines more`] : words);
}

/** The verb that goes with so many lines. */
export const take = (places: readonly number[]): string => (places.length === 1 ? 'takes' : 'take');

/** What a finding rests on: the appliance asks nobody about the score of a private address, so all scores together are not everyone there. */
export const caveatOf = ({ match }: TableLine, by: DimensionKey | null): string =>
  by === 'score' && dimensionOf(match) !== 'score' && meansPrivate(match) ? ' (save a private address, whose score is not looked up)' : '';

/** Whether its senders get something else than the line would give them. */
export function effectOf(context: ShadowContext, { outcome }: TableLine, blockers: readonly number[]): string {
  const theirs = [...new Set(blockers.flatMap((place) => lineAt(context, place)?.outcome?.verdict ?? []))];
  if (outcome === null) return '';
  return theirs.every((verdict) => verdict === outcome.verdict)
    ? ', with the same verdict'
    : `, and they get ${joinWords(theirs, 'or')}, not ${outcome.verdict}`;
}

/** A sender that the line means: of its own values any, of others those that are left longest. */
export function senderOf(context: ShadowContext, line: TableLine): SenderRecord {
  return witnessAt(context, line, context.shadows.within(line.match));
}

/** A sender with one of its own values, and of others those that are left longest. */
export function witnessAt({ shadows: { space, within }, longest }: ShadowContext, line: TableLine, own: readonly Atom[]): SenderRecord {
  const [some] = within(line.match);
  const box = space.dimensions.map(({ key }) => [key, longest.get(key) ?? []] as const);
  const mine = some === undefined ? null : dimensionOf(line.match);
  return witnessIn(space, new Map<DimensionKey, readonly Atom[]>([...box, ...(mine === null ? [] : [[mine, longestOf(own)] as const])]));
}

/** The values that the latest line of all takes, or none. */
function longestOf(atoms: readonly Atom[]): readonly Atom[] {
  const most = atoms.reduce((last, { places }) => Math.max(last, places[0] ?? NOWHERE), -1);
  return atoms.filter(({ places }) => (places[0] ?? NOWHERE) === most);
}
