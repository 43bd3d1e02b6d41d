/** The map of a listener's table as the lab has it: the draft of the table, and the world in which its senders live. Pure. */
import { aroundIn, parseAppliance, readConfiguration, readSurroundings } from '#esa';
import type { Snapshot } from '#lab';
import type { MapSubject } from '../../map/map-state.svelte.ts';
import { listenerKindOf } from '../findings/listener-kind.ts';

/** What is mapped: the text of a HAT on the listener that the text of `appliance.yaml` gives it, in the world of a snapshot. */
export function subjectIn(
  { configuration, world }: Pick<Snapshot, 'configuration' | 'world'>,
  file: string,
  text: string,
  yaml: string,
): MapSubject {
  const asks = parseAppliance(yaml).value.listeners.find(({ hat }) => hat === file)?.settings.senderBase !== false;
  return {
    source: { kind: 'hat', text, listener: listenerKindOf(yaml, file).type },
    scores: asks ? 'looked-up' : 'off',
    around: aroundIn(readSurroundings(world).world, readConfiguration(configuration).appliance),
  };
}
