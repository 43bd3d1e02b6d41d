/**
 * What is drawn over and under the terminal's text: reply marks in the free columns, the wash of the lit row with its way to *Why*, and the
 * lines that cut through the conversation. Styles are in terminal.css.
 */
import type { IDecoration, IMarker, Terminal } from '@xterm/xterm';
import { terminalWords } from '../words/terminal.ts';
import type { Mark } from './painting.ts';

const WHY_COLUMNS = 7;
/** Where a row leaves no room for the word, its arrow alone. */
const ARROW_COLUMNS = 2;

/** A line of the buffer, and how many of its cells hold text. */
export interface LitLine {
  readonly line: number;
  readonly cells: number;
}

export class Decorations {
  readonly #terminal: Terminal;
  readonly #ports: { askedWhy(): void };
  #kept: (IDecoration | undefined)[] = [];
  #light: { readonly markers: IMarker[]; readonly decorations: (IDecoration | undefined)[]; readonly lines: string } | null = null;

  constructor(terminal: Terminal, ports: { askedWhy(): void }) {
    this.#terminal = terminal;
    this.#ports = ports;
  }

  /** The mark of a reply, on its first line. */
  mark(marker: IMarker, mark: Mark): void {
    this.#keep(this.#decorate(marker, { x: 0, width: 2 }, (element) => element.classList.add('mark', `mark-${mark}`)));
  }

  /** A cut's own words, drawn between dashes over the line that holds them for copies and screen readers. */
  cut(marker: IMarker, text: string, height: number): void {
    const draw = (element: HTMLElement): void => {
      const line = document.createElement('div');
      const words = document.createElement('span');
      line.className = 'cut-line';
      words.textContent = text;
      line.replaceChildren(words);
      element.classList.add('cut');
      element.replaceChildren(line);
      element.setAttribute('aria-hidden', 'true');
    };
    this.#keep(this.#decorate(marker, { x: 0, width: this.#terminal.cols, height }, draw));
  }

  /** Lights these lines of the buffer, and no other. *Why* stands on the first that leaves room for it. */
  light(lines: readonly LitLine[]): void {
    const key = lines.map(({ line }) => line).join();
    if (this.#light?.lines === key && this.#light.markers.every(({ isDisposed }) => !isDisposed)) return;
    this.#unlight();
    const { baseY, cursorY } = this.#terminal.buffer.active;
    const { cols } = this.#terminal;
    const markers = lines.map(({ line }) => this.#terminal.registerMarker(line - baseY - cursorY));
    const washes = markers.map((marker) => this.#decorate(marker, { x: 0, width: cols }, (element) => element.classList.add('lit')));
    const free = markers[lines.findIndex(({ cells }) => cells <= cols - WHY_COLUMNS)];
    const width = free === undefined ? ARROW_COLUMNS : WHY_COLUMNS;
    const place = { x: cols - width, width, layer: 'top' } as const;
    const marker = free ?? markers.at(-1);
    const why = marker === undefined ? [] : [this.#decorate(marker, place, (element) => this.#drawWhy(element, free === undefined))];
    this.#light = { markers, decorations: [...washes, ...why], lines: key };
  }

  clear(): void {
    this.#unlight();
    this.#kept.forEach((decoration) => decoration?.dispose());
    this.#kept = [];
  }

  #unlight(): void {
    this.#light?.decorations.forEach((decoration) => decoration?.dispose());
    this.#light?.markers.forEach((marker) => marker.dispose());
    this.#light = null;
  }

  #drawWhy(element: HTMLElement, arrowOnly: boolean): void {
    if (element.firstChild !== null) return;
    element.classList.add('why');
    const button = document.createElement('button');
    button.type = 'button';
    button.tabIndex = -1;
    if (arrowOnly) button.setAttribute('aria-label', terminalWords.why);
    else button.textContent = terminalWords.why;
    button.addEventListener('mousedown', (event) => event.preventDefault());
    button.addEventListener('click', () => this.#ports.askedWhy());
    element.replaceChildren(button);
  }

  #keep(decoration: IDecoration | undefined): void {
    this.#kept.push(decoration);
    if (this.#kept.length > 12_000) this.#kept = this.#kept.filter((kept) => kept?.isDisposed === false);
  }

  /** xterm calls `onRender` on every frame; the element is drawn on its first. */
  #decorate(
    marker: IMarker,
    options: { x: number; width: number; height?: number; layer?: 'top' },
    draw: (element: HTMLElement) => void,
  ): IDecoration | undefined {
    const decoration = this.#terminal.registerDecoration({ marker, ...options });
    let drawn: HTMLElement | null = null;
    decoration?.onRender((element) => {
      if (drawn === element) return;
      drawn = element;
      draw(element);
    });
    return decoration;
  }
}
