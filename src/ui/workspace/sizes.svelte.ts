/** How wide and high the panes are, in pixels, as a person left them; they hold from one lesson to the next. */
import { createContext } from 'svelte';

export type Sized = 'lesson' | 'sender' | 'side' | 'log' | 'letter' | 'why';

/** Least sizes. What has no size of its own takes the rest. */
export const LEAST = { lesson: 260, sender: 300, main: 320, side: 340, terminal: 200, log: 74, policy: 160, why: 120 } as const;

/** Pixels an arrow key moves a line between panes by. */
export const STEP = 16;

export class Sizes {
  #isMoving = false;
  #pixels: Readonly<Record<Sized, number>> = $state.raw({ lesson: 328, sender: 340, side: 508, log: 138, letter: 236, why: 310 });

  of(pane: Sized): number {
    return this.#pixels[pane];
  }

  /** Says whether a person is moving a line. Only then are sizes taken: panes that come and go have no say in them. */
  set isMoving(moving: boolean) {
    this.#isMoving = moving;
  }

  /** Takes a size as the splitter counts it, in hundredths of `whole`. Rounded, so that there and back is the same. */
  take(pane: Sized, percent: number, whole: number): void {
    if (!this.#isMoving) return;
    const pixels = Math.round(percent * whole) / 100;
    if (Math.abs(pixels - this.#pixels[pane]) >= 0.5) this.#pixels = { ...this.#pixels, [pane]: pixels };
  }
}

/** Pixels in hundredths of a whole, as the splitter counts. */
export const percentOf = (pixels: number, whole: number): number => Math.min(100, (pixels / Math.max(1, whole)) * 100);

export const [getSizes, setSizes] = createContext<Sizes>();
