/** Keys on a card: one that is picked up is carried, another leads from card to card, moves or is picked up. */
export interface RungKeys {
  readonly isLifted: () => boolean;
  /** While it is picked up: moves it by so many places, drops it, takes it back. */
  readonly carry: (places: number) => void;
  readonly drop: () => void;
  readonly takeBack: () => void;
  /** While it is not: moves it at once, goes to the card of an index, picks it up. */
  readonly shift: (places: number) => void;
  readonly go: (index: number) => void;
  readonly pick: () => void;
}

/** Does what a key asks of the card of an index; other keys are left to the browser. */
export function pressOnRung(event: KeyboardEvent, index: number, keys: RungKeys): void {
  const did = keys.isLifted() ? pressLifted(event, keys) : pressStanding(event, index, keys);
  if (!did) return;
  event.preventDefault();
  event.stopPropagation();
}

/** Nothing else may happen meanwhile, but that Tab leaves it. */
function pressLifted({ key }: KeyboardEvent, keys: RungKeys): boolean {
  if (key === 'Tab') return false;
  const places = placesOf(key);
  if (places !== null) keys.carry(places);
  else if (isGrip(key)) keys.drop();
  else if (key === 'Escape') keys.takeBack();
  return true;
}

function pressStanding({ key, altKey }: KeyboardEvent, index: number, keys: RungKeys): boolean {
  const places = placesOf(key);
  if (places !== null && altKey) keys.shift(places);
  else if (places !== null) keys.go(index + places);
  else if (key === 'Home') keys.go(0);
  else if (key === 'End') keys.go(Infinity);
  else if (isGrip(key)) keys.pick();
  else return false;
  return true;
}

const placesOf = (key: string): -1 | 1 | null => (key === 'ArrowUp' ? -1 : key === 'ArrowDown' ? 1 : null);
const isGrip = (key: string): boolean => key === ' ' || key === 'Enter';
