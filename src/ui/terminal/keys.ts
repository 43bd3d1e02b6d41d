/** Which keys the terminal takes before xterm sees them, and which it leaves to the browser and the page: no key is ever caught for good. */
import type { TerminalState } from './terminal-state.svelte.ts';

/** Control letters of the line editor; any other combination is the browser's. */
const OURS = new Set([...'abcdefhklnpuw', ']']);

/** xterm goes on with a key if this is true. */
export function handleKey(
  event: KeyboardEvent,
  hasSelection: boolean,
  state: TerminalState,
  scrollPages: (pages: number) => void,
): boolean {
  if (event.type !== 'keydown') return event.key !== 'Tab';
  if (event.key === 'F6') return false;
  if (event.key === 'Tab') return handleTab(event, state);
  if (event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown'))
    return take(event, () => state.selectNext(event.key === 'ArrowUp' ? -1 : 1));
  if (event.key === 'PageUp' || event.key === 'PageDown') return take(event, () => scrollPages(event.key === 'PageUp' ? -1 : 1));
  if (event.metaKey) return false;
  if (!event.ctrlKey || event.altKey) return true;
  const key = event.key.toLowerCase();
  if (key === 'c' && hasSelection) return false;
  return event.shiftKey ? false : key.length > 1 || OURS.has(key);
}

/** Tab types or completes where it can; Shift+Tab, and a Tab with nothing to do, move the focus. */
function handleTab(event: KeyboardEvent, state: TerminalState): boolean {
  const plain = !event.shiftKey && !event.ctrlKey && !event.altKey && !event.metaKey;
  if (plain && state.complete()) event.preventDefault();
  return false;
}

function take(event: KeyboardEvent, act: () => void): boolean {
  event.preventDefault();
  event.stopPropagation();
  act();
  return false;
}
