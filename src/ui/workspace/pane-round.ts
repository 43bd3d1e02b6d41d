/** Going round the panes by F6: from one landmark to the next, and into what one types or reads there. */

import { flushSync } from 'svelte';
import type { Tab } from './panes.svelte.ts';

/** Where the focus goes within a pane, best first; else the pane itself. */
const INNER = [
  '.xterm-helper-textarea:not([tabindex="-1"])',
  '.monaco-editor :is(textarea, .native-edit-context)',
  '.compose input',
  '[data-first-focus]',
];

/** Puts the focus into the pane of a name, if it is on screen. */
export function focusFrame(name: string): void {
  const frame = document.querySelector<HTMLElement>(`[data-frame="${name}"]`);
  if (frame !== null) focusPane(frame);
}

/** Opens a pane and puts the focus into it, since what asked for it may be gone with its own pane. */
export function showPane(panes: { show: (pane: Tab) => void }, pane: Tab): void {
  panes.show(pane);
  flushSync();
  focusFrame(pane);
}

/** Puts the focus into a pane. */
function focusPane(pane: HTMLElement): void {
  const inner = INNER.map((selector) => pane.querySelector<HTMLElement>(selector)).find((found) => found !== null && isVisible(found));
  (inner ?? pane).focus();
}

/** Moves the focus to the next pane on screen, or the one before; from outside to the first or the last. */
function goRound(back: boolean): void {
  const panes = [...document.querySelectorAll<HTMLElement>('[data-frame]')].filter(isVisible);
  const here = panes.findIndex((pane) => pane.contains(document.activeElement));
  const next = here < 0 ? (back ? panes.length - 1 : 0) : (here + (back ? panes.length - 1 : 1)) % panes.length;
  const pane = panes[next];
  if (pane !== undefined) focusPane(pane);
}

const isVisible = (element: HTMLElement): boolean => element.checkVisibility({ visibilityProperty: true });

/** Hears F6 before any editor, terminal or splitter does. */
export function hearF6(event: KeyboardEvent): void {
  if (event.key !== 'F6' || event.ctrlKey || event.altKey || event.metaKey) return;
  event.preventDefault();
  event.stopPropagation();
  goRound(event.shiftKey);
}
