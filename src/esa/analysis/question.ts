/**
 * What a table does with a described set of senders, exactly: every line that decides somebody of the set, whom it decides, and one to try. A
 * line that is not named decides nobody of them.
 */
import type { SenderFacts } from '../decision.ts';
import { unaskedFacts, withoutReputation } from '../judge/sender.ts';
import { senderOfRecord, type SenderRecord } from '../sender-record.ts';
import { dimensionOf, type DimensionKey } from './atoms.ts';
import type { Outcome, TableLine, TableLines } from './outcome.ts';
import { privateNetworks } from './private-addresses.ts';
import { sayRegion } from './say-region.ts';
import { cutBySet, type SenderSet } from './sender-set.ts';
import { reached, regionOf, senderSpace } from './space.ts';
import { witnessOf } from './witness.ts';

/** Those of a set that one line decides. `description` tells what sets them apart within the set: `everyone` where nothing does. */
export interface DecidedSome {
  readonly line: TableLine & { readonly outcome: Outcome };
  readonly description: () => string;
  readonly witness: () => SenderRecord | null;
}

/** The lines that decide the senders of a set, in the order of the table; none where nobody belongs to it. A score that is told counts as told. */
export function decidersOfSet(table: TableLines, set: SenderSet): readonly DecidedSome[] {
  const { marks, asked } = cutBySet(set, 1);
  const space = senderSpace([table], marks, asked);
  const found = reached(space, 0);
  return table.lines.flatMap((line) => {
    if (!found.has(line.position) || !decides(line)) return [];
    const region = regionOf([line]);
    return [{ line, description: () => sayRegion(space, region), witness: () => witnessOf(space, region) }];
  });
}

const decides = (line: TableLine): line is TableLine & { readonly outcome: Outcome } => line.outcome !== null;

/** Some of a set as the appliance meets them: `facts` are the witness's. */
export interface MetSender extends DecidedSome {
  readonly facts: () => SenderFacts | null;
}

/**
 * The same as a listener meets them: of a private address neither score nor owner nor country is known, and where the listener does not ask the
 * reputation service (`asks` false) they are of nobody. A line may come twice, for private addresses apart.
 */
export function decidersOfMet(table: TableLines, set: SenderSet, asks: boolean): readonly MetSender[] {
  const known = asks ? decidersOfSet(table, [...set, { dimension: 'address', entries: privateNetworks, inside: false }]) : [];
  const told = set.some(({ dimension, inside }) => inside && isAsked(dimension));
  const rest = set.filter(({ dimension }) => !isAsked(dimension));
  const within: SenderSet = asks ? [...rest, { dimension: 'address', entries: privateNetworks, inside: true }] : rest;
  const unknown = told ? [] : decidersOfSet(withoutAsking(table), within);
  return [
    ...known.map((some) => met(some, (facts) => facts)),
    ...unknown.map((some) => met(some, asks ? unaskedFacts : withoutReputation)),
  ];
}

function met({ line, description, witness }: DecidedSome, known: (facts: SenderFacts) => SenderFacts): MetSender {
  const facts = (): SenderFacts | null => {
    const record = witness();
    return record === null ? null : known(senderOfRecord(record));
  };
  return { line, description, witness, facts };
}

/** What the reputation service and its neighbours are asked. */
const isAsked = (dimension: DimensionKey | null): boolean => dimension === 'score' || dimension === 'owner' || dimension === 'country';

/** The table as one without score, owner and country meets it: lines that ask about them decide nothing. */
function withoutAsking(table: TableLines): TableLines {
  return { ...table, lines: table.lines.map((line) => (isAsked(dimensionOf(line.match)) ? { ...line, outcome: null } : line)) };
}
