/** What arrived at the hosts of the lab: the next hop's copies, by the address of the host that took them. */
import { arrivals, type AcceptedMessage, type ArrivedMessage } from '#esa';

/** A letter as a host has it. `at` is lab time, `mid` the message it came with; a smuggled one came hidden in that. */
export interface ArrivedMail extends ArrivedMessage {
  readonly at: number;
  readonly mid: number;
}

/** Letters by host address, oldest first. */
export type Arrived = Readonly<Record<string, readonly ArrivedMail[]>>;

/** Letters a host keeps, and octets of them: the newest, and at least one (design choice). */
export const ARRIVED_LIMIT = 100;
export const ARRIVED_OCTETS = 2_000_000;

/** The letters at a host; none where nothing ever came. */
export function arrivedAt(arrived: Arrived, host: string): readonly ArrivedMail[] {
  return (Object.hasOwn(arrived, host) ? arrived[host] : undefined) ?? [];
}

/** A host takes a message: what it makes of the wire may be more than one letter. */
export function takeIn(arrived: Arrived, host: string, at: number, message: AcceptedMessage): Arrived {
  const letters = arrivals(message).map((letter): ArrivedMail => ({ ...letter, at, mid: message.mid }));
  return { ...arrived, [host]: newest([...arrivedAt(arrived, host), ...letters]) };
}

function newest(letters: readonly ArrivedMail[]): readonly ArrivedMail[] {
  let [kept, octets] = [letters.length, 0];
  while (kept > 0 && letters.length - kept < ARRIVED_LIMIT) {
    octets += letters[kept - 1]?.text.length ?? 0;
    if (octets > ARRIVED_OCTETS && kept < letters.length) break;
    kept -= 1;
  }
  return kept === 0 ? letters : letters.slice(kept);
}
