/** Scrolling the terminal with a finger, which xterm leaves to its page. */
import type { Terminal } from '@xterm/xterm';

/** Lets a finger drag the rows; gives back how to stop. */
export function scrollByTouch(element: HTMLElement, terminal: Terminal): () => void {
  let from: number | null = null;
  const start = (event: TouchEvent): void => {
    from = event.touches.length === 1 ? (event.touches[0]?.clientY ?? null) : null;
  };
  const move = (event: TouchEvent): void => {
    const y = event.touches[0]?.clientY;
    const rowHeight = (element.querySelector('.xterm-screen')?.clientHeight ?? 0) / terminal.rows;
    if (from === null || y === undefined || rowHeight === 0) return;
    const rows = Math.trunc((from - y) / rowHeight);
    if (rows === 0) return;
    terminal.scrollLines(rows);
    from -= rows * rowHeight;
    event.preventDefault();
  };
  element.addEventListener('touchstart', start, { passive: true });
  element.addEventListener('touchmove', move, { passive: false });
  return () => {
    element.removeEventListener('touchstart', start);
    element.removeEventListener('touchmove', move);
  };
}
