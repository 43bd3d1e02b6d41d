/** The world around a map: which addresses are somebody's, and which are on lists, so that witnesses can be called from. */
import { printAddress } from '../config/ip-address.ts';
import type { Appliance } from '../config/appliance.ts';
import { isPlaced } from '../edits/world-sender.ts';
import type { World } from '../world/world.ts';
import { networksOf } from './networks.ts';

/** Networks or addresses as text: `taken` are somebody's, `listed` is what the world's DNS lists hold, by zone. */
export interface Around {
  readonly taken: readonly string[];
  readonly listed: Readonly<Record<string, readonly string[]>>;
}

/** The world's hosts and the appliance's own addresses are taken; hosts that were made for senders of a map are not. */
export function aroundIn({ hosts, dnslists }: World, { interfaces }: Appliance): Around {
  const own = interfaces.flatMap(({ address, address6 }) => (address6 === null ? [address] : [address, address6]));
  const others = hosts.filter((host) => !isPlaced(host)).map(({ address }) => address);
  return {
    taken: [...own, ...others],
    listed: Object.fromEntries(dnslists.map(({ zone, listed }) => [zone.toLowerCase(), listed.flatMap(networksIn)])),
  };
}

function networksIn(range: Parameters<typeof networksOf>[0]): readonly string[] {
  return networksOf(range, Infinity) ?? [printAddress({ family: range.family, value: range.first })];
}
