/** Asks for the meaning of a change without keeping the page waiting: the analysis, and the YAML library it may need, are loaded only now. */
import type { TestMessageFields } from '#esa';
import type { Files, Snapshot } from '#lab';
import type { Affected, Touched } from '../../analysis/treatment.ts';
import { bringYaml } from '../../yaml-reader.ts';
import { listenerOf } from '../tabs.ts';
import { askThread, isLongText } from '../thread.ts';
import type { HostChange, Meaning } from './meaning.ts';

/** What it means for the world of a snapshot to go from some texts to others. */
export async function compareLazily(before: Files, after: Files, { configuration, world, faults }: Snapshot): Promise<Meaning> {
  const [{ meaningOf }, { kindsBetween }] = await Promise.all([import('./meaning.ts'), import('../../analysis/treatment.ts'), bringYaml()]);
  return meaningOf(before, after, { configuration, world, faults }, (tables) =>
    isLong(tables) ? askThread('meaning', tables).then((kinds) => kinds ?? []) : kindsBetween(tables),
  );
}

const isLong = (tables: readonly Touched[]): boolean =>
  tables.some(({ was, is }) => [was, is].some((side) => isLongText(typeof side === 'string' ? side : side.text)));

/** What the Trace tool's form begins with. */
export type Tried = Partial<TestMessageFields>;

/** A host of the lab in the Trace tool. */
export const tryHost = ({ address, file }: HostChange): Tried => ({ address, listener: listenerOf(file) });

/**
 * Somebody affected in the Trace tool; null where its form cannot describe them: it knows neither countries nor lists nor names that are not
 * confirmed.
 */
export function tryAffected({ witness }: Pick<Affected, 'witness'>, file: string): Tried | null {
  const listener = listenerOf(file);
  if (witness === null) return null;
  if (typeof witness === 'string') return { recipients: witness, listener };
  const { ip, ptr, verified, dns, sbrs, owner, country, dnslists } = witness;
  const isNamed = ptr !== null && verified && dns === 'ok';
  if (country !== null || dnslists.length > 0 || !(isNamed || (ptr === null && dns === 'none'))) return null;
  const score = sbrs === null ? 'none' : sbrs.toFixed(1);
  return { address: ip, name: ptr ?? '', helo: ptr ?? `[${ip}]`, owner: owner === null ? '' : String(owner), score, listener };
}
