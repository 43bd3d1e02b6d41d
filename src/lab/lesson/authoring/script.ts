/** The lines a learner is led to type in a step: what its first solution says at the shell and in the conversation. */
import { hostsOf, type Snapshot } from '../../snapshot.ts';
import { placesOf, resolvePlace } from '../../shell.ts';
import { configurationOf, destinationOf, senderAddress } from '../lab-places.ts';
import type { Action } from '../lesson.ts';

/** The lines, given the host the shell stands on before them. Edits and commits are no lines and leave none. */
export function scriptOf(start: Snapshot, actions: readonly Action[], host: string): readonly string[] {
  let current = host;
  return actions.flatMap((action) => {
    if (action.kind === 'type') return action.lines;
    if (action.kind !== 'connect' && action.kind !== 'as') return [];
    const next = action.kind === 'as' ? action.host : (action.from ?? current);
    const change = next === current ? [] : [`as ${next}`];
    current = next;
    return action.kind === 'as' ? change : [...change, telnetLine(start, next, action)];
  });
}

/** `telnet` with the name a learner would use, where that name leads to the same address. */
function telnetLine(start: Snapshot, host: string, { to, port }: Extract<Action, { kind: 'connect' }>): string {
  const from = senderAddress(start, host) ?? '';
  const address = destinationOf(start, to, from, port)?.address ?? to;
  const places = placesOf(hostsOf(start), configurationOf(start).appliance);
  const name = places.find((place) => place.address === address && resolvePlace(places, place.name, from) === address)?.name;
  return `telnet ${name ?? address} ${port}`;
}
