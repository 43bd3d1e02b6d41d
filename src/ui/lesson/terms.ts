/**
 * Terms of the glossary in prose: `<span class="term" title="meaning">`. Each becomes a button that opens its meaning, by pointer, finger or
 * key; one leaf of paper serves them all and goes when one looks elsewhere.
 */
import type { Attachment } from 'svelte/attachments';

const GAP = 6;
const MARGIN = 8;

/** Makes the terms within an element open their meaning. */
export const explainTerms: Attachment<HTMLElement> = (prose) => {
  const terms = [...prose.querySelectorAll<HTMLElement>('.term[title]')];
  const undo = terms.map(explain);
  return () => undo.forEach((stop) => stop());
};

function explain(term: HTMLElement): () => void {
  const meaning = term.title;
  const leaf = document.createElement('span');
  leaf.className = 'term-leaf';
  leaf.id = `term-${crypto.randomUUID()}`;
  leaf.popover = 'auto';
  leaf.textContent = meaning;
  term.removeAttribute('title');
  term.role = 'button';
  term.tabIndex = 0;
  term.setAttribute('aria-expanded', 'false');
  term.setAttribute('aria-describedby', leaf.id);
  term.after(leaf);

  const open = () => {
    if (leaf.matches(':popover-open')) return;
    leaf.showPopover();
    place(leaf, term);
  };
  const close = () => leaf.hidePopover();
  const toggle = () => (leaf.matches(':popover-open') ? close() : open());
  let pressedOpen = false;
  const listeners: readonly (readonly [HTMLElement, string, (event: Event) => void])[] = [
    [leaf, 'toggle', () => term.setAttribute('aria-expanded', String(leaf.matches(':popover-open')))],
    // The browser closes the leaf on pointerdown outside it; a click on the open term must not open it again.
    [term, 'pointerdown', () => (pressedOpen = leaf.matches(':popover-open'))],
    [term, 'click', () => (pressedOpen ? close() : open())],
    [term, 'keydown', (event) => pressKey(event as KeyboardEvent, toggle)],
    [term, 'blur', close],
  ];
  for (const [target, type, listener] of listeners) target.addEventListener(type, listener);
  return () => {
    for (const [target, type, listener] of listeners) target.removeEventListener(type, listener);
    leaf.remove();
    term.title = meaning;
  };
}

function pressKey(event: KeyboardEvent, toggle: () => void): void {
  if (event.key !== 'Enter' && event.key !== ' ') return;
  event.preventDefault();
  toggle();
}

/** Under the term, or above it where there is no room below; always within the window. */
function place(leaf: HTMLElement, term: HTMLElement): void {
  const word = term.getClientRects()[0] ?? term.getBoundingClientRect();
  const { width, height } = leaf.getBoundingClientRect();
  const left = Math.min(Math.max(MARGIN, word.left - 10), innerWidth - width - MARGIN);
  const below = word.bottom + GAP;
  const top = below + height > innerHeight - MARGIN ? word.top - height - GAP : below;
  leaf.style.left = `${left}px`;
  leaf.style.top = `${top}px`;
}
