/** Rungs dragged by a pointer: a mouse takes the whole card, a finger its grip, so that the list can still be scrolled. Escape takes back. */
import type { Attachment } from 'svelte/attachments';

/** What a drag does to the ladder. `follow` is told how far down the card is from where it lay, scrolling counted in. */
export interface DragPorts {
  pick(index: number): void;
  follow(dy: number): void;
  drop(): void;
  takeBack(): void;
  isLifted(): boolean;
}

/** A press that moves less is a click. */
const SLACK = 4;
/** So near to an end the list scrolls along, by so much a frame. */
const EDGE = 28;
const STRIDE = 6;

interface Grip {
  readonly index: number;
  readonly pointer: number;
  readonly y: number;
  /** Where the list's frame was scrolled to. */
  readonly scrolled: number;
}

/** The attachment of the list whose children carry `data-index`. */
export function dragRungs(ports: DragPorts): Attachment<HTMLElement> {
  return (list) => {
    const frame = list.parentElement ?? list;
    let grip: Grip | null = null;
    let y = 0;
    let dragging = false;
    let turn = 0;

    const end = (act: () => void): void => {
      const was = dragging;
      grip = null;
      dragging = false;
      cancelAnimationFrame(turn);
      if (was && ports.isLifted()) act();
    };
    const follow = (): void => {
      if (grip !== null) ports.follow(y - grip.y + frame.scrollTop - grip.scrolled);
    };
    const scroll = (): void => {
      const { top, bottom } = frame.getBoundingClientRect();
      const by = y < top + EDGE ? -STRIDE : y > bottom - EDGE ? STRIDE : 0;
      const before = frame.scrollTop;
      frame.scrollTop += by;
      if (frame.scrollTop !== before) follow();
      turn = requestAnimationFrame(scroll);
    };
    const begin = ({ index, pointer }: Grip): void => {
      ports.pick(index);
      if (!ports.isLifted()) return end(() => undefined);
      dragging = true;
      list.setPointerCapture(pointer); // the click at the end is then the list's, which hears none
      turn = requestAnimationFrame(scroll);
    };
    const pressed = (event: PointerEvent): void => {
      const index = holdOf(event);
      if (index === null || grip !== null) return;
      grip = { index, pointer: event.pointerId, y: event.clientY, scrolled: frame.scrollTop };
    };
    const moved = (event: PointerEvent): void => {
      if (grip === null || event.pointerId !== grip.pointer) return;
      y = event.clientY;
      if (!dragging && Math.abs(y - grip.y) > SLACK) begin(grip);
      if (dragging) follow();
    };
    const released = (event: PointerEvent): void => {
      if (event.pointerId === grip?.pointer) end(() => ports.drop());
    };
    const lost = (event: PointerEvent): void => {
      if (event.pointerId === grip?.pointer) end(() => ports.takeBack());
    };
    const keyed = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || !dragging) return;
      event.preventDefault();
      end(() => ports.takeBack());
    };

    list.addEventListener('pointerdown', pressed);
    window.addEventListener('pointermove', moved);
    window.addEventListener('pointerup', released);
    window.addEventListener('pointercancel', lost);
    window.addEventListener('keydown', keyed);
    return () => {
      end(() => ports.takeBack());
      list.removeEventListener('pointerdown', pressed);
      window.removeEventListener('pointermove', moved);
      window.removeEventListener('pointerup', released);
      window.removeEventListener('pointercancel', lost);
      window.removeEventListener('keydown', keyed);
    };
  };
}

/** The index of the rung that a press takes hold of; null where it presses something else. */
function holdOf({ target, button, pointerType, isPrimary }: PointerEvent): number | null {
  if (!(target instanceof Element) || button !== 0 || !isPrimary) return null;
  if (target.closest(pointerType === 'touch' ? '.grip' : '.grip, .card') === null) return null;
  const index = target.closest<HTMLElement>('[data-index]')?.dataset['index'];
  return index === undefined ? null : Number(index);
}
