/** Whose table a file is, as the analysis asks: type and default parameters of the listener that names it. Pure. */
import { listenerKind, parseAppliance, type ListenerKind } from '#esa';

/** The listener of a HAT by `appliance.yaml`'s text; a public one that sets nothing where none names it. A blackhole's HAT reads as a public one's. */
export function listenerKindOf(appliance: string, file: string): ListenerKind {
  return listenerKind(parseAppliance(appliance).value.listeners.find(({ hat }) => hat === file));
}
