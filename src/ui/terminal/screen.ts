/**
 * The terminal's screen: xterm, and all that is written to it. Rows are only appended; each announces itself in the stream by a private
 * escape sequence, so that its marker stands on the right line whenever the stream is read. The line being typed is drawn below them.
 */
import { Terminal, type IMarker } from '@xterm/xterm';
import { aboutOf, type Row, type Selection } from '#lab';
import tokens from '../tokens.json';
import { cellsOf, cellsOfCharacter } from './cells.ts';
import { copiedText } from './copy.ts';
import { Decorations } from './decorations.ts';
import { paintInput, paintRow, type PaintedRow, type TypedLine, type Wording } from './painting.ts';

/** What the screen asks of whoever owns it. */
export interface ScreenPorts extends Wording {
  /** Keys as xterm sends them; a paste comes whole. */
  typed(data: string): void;
  /** A key before xterm sees it; false leaves it to the page. */
  pressed(event: KeyboardEvent, hasSelection: boolean): boolean;
  chose(about: Selection): void;
  askedWhy(): void;
  /** The line being typed was touched. */
  touchedInput(): void;
}

export type Theme = 'paper' | 'night';

/** Rows kept when everything is written anew; older ones would have left the scrollback anyway. */
const REWRITTEN = 3000;
/** The private sequence (OSC) by which a row announces itself; the number is no one else's. */
const ROW_SEQUENCE = 7725;
const FONT = '13px "IBM Plex Mono"';
/** Height of a row under a finger, as the pictures have it on the phone. */
const TOUCH_ROW = 20;

/** A row on the screen: where its first line is, and how it was painted. */
interface Anchor extends PaintedRow {
  readonly marker: IMarker;
  readonly row: Row;
}

export class Screen {
  readonly terminal: Terminal;
  readonly #ports: ScreenPorts;
  readonly #decorations: Decorations;
  #rows: Row[] = [];
  /** Rows written and not yet arrived, by the number their sequence carries; a rewrite forgets those of the stream before it. */
  #queued = new Map<number, Omit<Anchor, 'marker'>>();
  #written = 0;
  #anchors: Anchor[] = [];
  #input: TypedLine | null = null;
  /** Where the cursor stands in the drawn input, counted in lines from its first; null if none is drawn. */
  #inputRow: number | null = null;
  #lineIsEmpty = true;
  #lit: Selection | null = null;

  constructor(ports: ScreenPorts, options: { readonly theme: Theme; readonly readOnly: boolean }) {
    this.#ports = ports;
    this.terminal = new Terminal({
      ...(tokens.xterm.options as Partial<ConstructorParameters<typeof Terminal>[0]>),
      theme: tokens.xterm[options.theme],
      disableStdin: options.readOnly,
      allowProposedApi: true,
      macOptionIsMeta: true,
    });
    this.terminal.unicode.register({ version: 'postern', wcwidth: cellsOfCode, charProperties: propertiesOfCode });
    this.terminal.unicode.activeVersion = 'postern';
    this.#decorations = new Decorations(this.terminal, ports);
    this.terminal.parser.registerOscHandler(ROW_SEQUENCE, (number) => this.#arrive(Number(number)));
    this.terminal.onData((data) => ports.typed(data));
    this.terminal.attachCustomKeyEventHandler((event) => ports.pressed(event, this.terminal.hasSelection()));
  }

  /** Opens the screen in an element once its font is there, since xterm measures letters only then. */
  async open(element: HTMLElement, label: string): Promise<void> {
    await Promise.race([
      Promise.all([document.fonts.load(FONT), document.fonts.load(`600 ${FONT}`)]),
      new Promise((done) => setTimeout(done, 1500)),
    ]);
    if (!element.isConnected) return;
    this.terminal.open(element);
    this.terminal.textarea?.setAttribute('aria-label', label);
    if (this.terminal.options.disableStdin === true) this.terminal.textarea?.setAttribute('tabindex', '-1');
    this.#setLineHeight();
    this.fit();
    element.addEventListener('copy', (event) => this.#copy(event), true);
    element.addEventListener('click', (event) => this.#click(event));
    element.addEventListener('mousemove', (event) => element.classList.toggle('askable', this.#aboutUnder(event) !== null));
  }

  /** The tokens give the line height as CSS counts it, by font size; xterm counts by the height of a letter's box. */
  #setLineHeight(): void {
    const { fontSize, lineHeight } = tokens.xterm.options;
    const rowHeight = (this.#screenElement?.clientHeight ?? 0) / this.terminal.rows;
    const letterHeight = rowHeight / lineHeight;
    const wanted = this.terminal.options.disableStdin === true ? TOUCH_ROW : lineHeight * fontSize;
    this.terminal.options.lineHeight = Math.max(1, wanted / Math.round(letterHeight));
  }

  get #screenElement(): HTMLElement | null {
    return this.terminal.element?.querySelector('.xterm-screen') ?? null;
  }

  get columns(): number {
    return this.terminal.cols;
  }

  /** Fits columns and rows to the element. New columns mean new line breaks, so all is written anew. */
  fit(): void {
    const screen = this.#screenElement;
    const frame = this.terminal.element?.parentElement;
    if (screen === null || !frame || frame.clientHeight === 0) return;
    const style = getComputedStyle(frame);
    const width = frame.clientWidth - Number.parseFloat(style.paddingLeft) - Number.parseFloat(style.paddingRight);
    const height = frame.clientHeight - Number.parseFloat(style.paddingTop) - Number.parseFloat(style.paddingBottom);
    const columns = Math.max(20, Math.floor(width / (screen.clientWidth / this.terminal.cols)));
    const rows = Math.max(4, Math.floor(height / (screen.clientHeight / this.terminal.rows)));
    const rewrap = columns !== this.terminal.cols;
    if (rewrap || rows !== this.terminal.rows) this.terminal.resize(columns, rows);
    if (rewrap) this.#rewrite();
  }

  setTheme(theme: Theme): void {
    this.terminal.options.theme = tokens.xterm[theme];
  }

  /** Appends rows, and draws the line being typed below them. */
  append(rows: readonly Row[], input: TypedLine | null): void {
    this.#rows.push(...rows);
    if (this.#rows.length > 2 * REWRITTEN) this.#rows = this.#rows.slice(-REWRITTEN);
    this.#write(rows, input, this.#eraseInput());
  }

  /** Shows these rows and nothing else. */
  replace(rows: readonly Row[], input: TypedLine | null): void {
    this.#rows = rows.slice(-REWRITTEN);
    this.#input = input;
    this.#rewrite();
  }

  /** Lights the rows of a decision; null lights none. `follow` brings them into sight. */
  light(about: Selection | null, follow: boolean): void {
    this.#lit = about;
    this.terminal.write('', () => this.#drawLight(follow));
  }

  dispose(): void {
    this.terminal.dispose();
  }

  #rewrite(): void {
    this.#queued.clear();
    this.#anchors.forEach(({ marker }) => marker.dispose());
    this.#anchors = [];
    this.#decorations.clear();
    this.#inputRow = null;
    this.#lineIsEmpty = true;
    this.#write(this.#rows, this.#input, '\x1b[H\x1b[2J\x1b[3J');
  }

  #write(rows: readonly Row[], input: TypedLine | null, before: string): void {
    this.#input = input;
    const written = rows.map((row) => this.#rowStream(row)).join('');
    this.terminal.write(`\x1b[?25l${before}${written}${this.#inputStream(input)}`, () => {
      if (rows.length > 0) this.#drawLight(false);
    });
  }

  #rowStream(row: Row): string {
    const painted = paintRow(row, this.columns, this.#ports);
    this.#written += 1;
    this.#queued.set(this.#written, { ...painted, row });
    const lines = painted.lines.map(({ ansi }) => ansi).join('\r\n');
    const stream = `${this.#lineIsEmpty ? '' : '\r\n'}\x1b]${ROW_SEQUENCE};${this.#written}\x07${lines}`;
    this.#lineIsEmpty = false;
    return stream;
  }

  /** A row has arrived in the stream: its first line is where the cursor is. */
  #arrive(number: number): boolean {
    const queued = this.#queued.get(number);
    if (queued === undefined) return true;
    this.#queued.delete(number);
    const marker = this.terminal.registerMarker(0);
    this.#anchors.push({ ...queued, marker });
    if (this.#anchors.length > 2 * REWRITTEN) this.#anchors = this.#anchors.filter(({ marker: kept }) => !kept.isDisposed);
    if (queued.mark !== null) this.#decorations.mark(marker, queued.mark);
    if (queued.cut !== null) this.#decorations.cut(marker, queued.cut, queued.lines.length);
    return true;
  }

  #eraseInput(): string {
    if (this.#inputRow === null) return '';
    const up = this.#inputRow > 0 ? `\x1b[${this.#inputRow}A` : '';
    this.#inputRow = null;
    this.#lineIsEmpty = true;
    return `${up}\r\x1b[J`;
  }

  #inputStream(input: TypedLine | null): string {
    if (input === null) return '';
    const { lines, row, column } = paintInput(input, this.columns);
    const below = lines.length - 1 - row;
    const stream = `${this.#lineIsEmpty ? '' : '\r\n'}${lines.join('\r\n')}${below > 0 ? `\x1b[${below}A` : ''}\r\x1b[${column}C\x1b[?25h`;
    this.#inputRow = row;
    this.#lineIsEmpty = false;
    return stream;
  }

  #drawLight(follow: boolean): void {
    const lines = this.#anchorsAbout(this.#lit).flatMap(({ marker, lines: painted }) =>
      painted.map(({ plain }, index) => ({ line: marker.line + index, cells: cellsOf(plain) })),
    );
    this.#decorations.light(lines);
    const [first] = lines;
    if (follow && first !== undefined) this.#bringIntoSight(first.line, lines.at(-1)?.line ?? first.line);
  }

  /** The rows of one decision stand together. */
  #anchorsAbout(about: Selection | null): readonly Anchor[] {
    if (about === null) return [];
    const last = this.#anchors.findLastIndex(({ row }) => isAbout(row, about));
    let first = last;
    while (first > 0 && isAbout(this.#anchors[first - 1]?.row, about)) first -= 1;
    return last < 0 ? [] : this.#anchors.slice(first, last + 1).filter(({ marker }) => !marker.isDisposed);
  }

  #bringIntoSight(first: number, last: number): void {
    const { viewportY } = this.terminal.buffer.active;
    if (first < viewportY || last >= viewportY + this.terminal.rows) this.terminal.scrollToLine(Math.max(0, first - 2));
  }

  /** The row under the pointer, and which of its lines. */
  #rowUnder(event: MouseEvent): Anchor | undefined {
    const line = this.#lineUnder(event);
    const at = this.#anchors.findLastIndex(({ marker }) => !marker.isDisposed && marker.line <= line);
    const anchor = this.#anchors[at];
    return anchor !== undefined && line < anchor.marker.line + anchor.lines.length ? anchor : undefined;
  }

  #aboutUnder(event: MouseEvent): Selection | null {
    const row = this.#rowUnder(event)?.row;
    return row === undefined ? null : aboutOf(row);
  }

  #lineUnder(event: MouseEvent): number {
    const box = this.#screenElement?.getBoundingClientRect();
    if (box === undefined) return -1;
    return this.terminal.buffer.active.viewportY + Math.floor((event.clientY - box.top) / (box.height / this.terminal.rows));
  }

  #click(event: MouseEvent): void {
    if (this.terminal.hasSelection()) return;
    const about = this.#aboutUnder(event);
    if (about !== null) this.#ports.chose(about);
    const { baseY, cursorY } = this.terminal.buffer.active;
    if (this.#inputRow !== null && this.#lineUnder(event) >= baseY + cursorY - this.#inputRow) this.#ports.touchedInput();
  }

  /** A copy has the marks as letters, and rows that were wrapped as one line. */
  #copy(event: ClipboardEvent): void {
    const range = this.terminal.getSelectionPosition();
    if (range === undefined || event.clipboardData === null) return;
    const text = copiedText(
      range,
      (line) => this.terminal.buffer.active.getLine(line),
      (line) => this.#pieceAt(line),
    );
    event.clipboardData.setData('text/plain', text);
    event.preventDefault();
    event.stopPropagation();
  }

  /** How a line of the buffer belongs to its row: whether it goes on, and what joins it to the line before. */
  #pieceAt(line: number): { readonly first: boolean; readonly joint: '' | ' ' } {
    const anchor = this.#anchors.findLast(({ marker }) => !marker.isDisposed && marker.line <= line);
    const index = anchor === undefined ? 0 : line - anchor.marker.line;
    const inside = anchor !== undefined && index > 0 && index < anchor.lines.length;
    return { first: !inside, joint: inside ? (anchor.lines[index - 1]?.joint ?? '') : '' };
  }
}

const isAbout = (row: Row | undefined, { step, decision }: Selection): boolean => {
  const about = row === undefined ? null : aboutOf(row);
  return about?.step === step && about.decision === decision;
};

const cellsOfCode = (code: number): 0 | 1 | 2 => cellsOfCharacter(String.fromCodePoint(code));

/** xterm's packing: bit 0 joins the character to the one before it, bits 1 and 2 are its width. A mark on nothing stands alone. */
function propertiesOfCode(code: number, preceding: number): number {
  const width = cellsOfCode(code);
  const carrier = (preceding >> 1) & 3;
  return width > 0 || carrier === 0 ? width << 1 : (carrier << 1) | 1;
}
