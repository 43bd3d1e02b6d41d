/** Ties the screen to the page: draws what is new, follows selection, theme and size, and hands keys over. */
import { untrack } from 'svelte';
import type { Attachment } from 'svelte/attachments';
import type { Row } from '#lab';
import type { LabSession } from '../lab-session.svelte.ts';
import { terminalWords as words } from '../words/terminal.ts';
import { handleKey } from './keys.ts';
import { paintRow } from './painting.ts';
import { Screen, type Theme } from './screen.ts';
import type { TerminalState } from './terminal-state.svelte.ts';
import { scrollByTouch } from './touch.ts';

/** What the page keeps of the screen. */
export interface ScreenHolder {
  readonly compact: boolean;
  readonly screenReader: boolean;
  announce(text: string): void;
  askedWhy(): void;
}

const themeNow = (): Theme => (document.documentElement.dataset['theme'] === 'night' ? 'night' : 'paper');

/** The attachment that makes an element the terminal's screen. */
export function attachScreen(session: LabSession, state: TerminalState, holder: ScreenHolder): Attachment<HTMLElement> {
  return (element) => {
    const readOnly = holder.compact;
    const screen: Screen = new Screen(
      portsOf(session, state, holder, () => screen),
      { theme: themeNow(), readOnly },
    );
    let ready = $state(false);
    void screen.open(element, words.inputLabel).then(() => {
      ready = true;
      state.shell.columns = screen.columns;
      if (!readOnly) takeFocus(state, screen);
    });
    drawWhatIsNew(screen, state, holder, readOnly, () => ready);
    followSelection(screen, session, () => ready);
    $effect(() => {
      screen.terminal.options.screenReaderMode = holder.screenReader;
    });
    const themes = new MutationObserver(() => screen.setTheme(themeNow()));
    themes.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
    const sizes = new ResizeObserver(() => {
      screen.fit();
      state.shell.columns = screen.columns;
    });
    sizes.observe(element);
    const stopTouch = readOnly ? scrollByTouch(element, screen.terminal) : () => undefined;
    return () => {
      themes.disconnect();
      sizes.disconnect();
      stopTouch();
      screen.dispose();
    };
  };
}

/** The first key typed shall reach the terminal, unless someone is elsewhere already. */
function takeFocus(state: TerminalState, { terminal }: Screen): void {
  state.focus = () => terminal.focus();
  if ((document.activeElement ?? document.body) === document.body) terminal.focus();
}

function portsOf(
  session: LabSession,
  state: TerminalState,
  holder: ScreenHolder,
  screen: () => Screen,
): ConstructorParameters<typeof Screen>[0] {
  return {
    promptOf: (address) => state.shell.promptOf(address),
    sayCut: (cut) => state.shell.sayCut(cut),
    typed: (data) => state.type(data),
    pressed: (event, hasSelection) => handleKey(event, hasSelection, state, (pages) => screen().terminal.scrollPages(pages)),
    chose: (about) => session.select(about),
    askedWhy: () => holder.askedWhy(),
    touchedInput: () => state.takeGhost(),
  };
}

/** New rows are appended and told; another generation is written anew in silence. */
function drawWhatIsNew(screen: Screen, state: TerminalState, holder: ScreenHolder, readOnly: boolean, ready: () => boolean): void {
  let generation = -1;
  let drawn = 0;
  $effect(() => {
    if (!ready()) return;
    const { transcript } = state.shell;
    const input = readOnly ? null : state.typedLine;
    untrack(() => {
      const rows = transcript.rows.slice(transcript.generation === generation ? drawn : 0, transcript.length);
      if (transcript.generation === generation) {
        screen.append(rows, input);
        if (rows.length > 0) holder.announce(sayRows(rows, state));
        if (rows.length > 0 && readOnly) screen.terminal.scrollToBottom();
      } else screen.replace(rows, input);
      generation = transcript.generation;
      drawn = transcript.length;
    });
  });
}

/** The rows as they are heard: without those the learner typed. */
function sayRows(rows: readonly Row[], state: TerminalState): string {
  const heard = rows.filter(({ kind }) => kind !== 'typed').slice(-12);
  const said = (row: Row): string =>
    paintRow(row, Infinity, state.shell)
      .lines.map(({ plain }) => plain.slice(2))
      .join(' ');
  return heard.map(said).join('\n');
}

/** A reply that was chosen is brought into sight; one that has only just come is where the screen is anyway. */
function followSelection(screen: Screen, session: LabSession, ready: () => boolean): void {
  let last = '';
  let length = 0;
  $effect(() => {
    if (!ready()) return;
    const { selection, steps } = session;
    const key = `${selection?.step}:${selection?.decision}`;
    screen.light(selection, key !== last && steps.length === length);
    last = key;
    length = steps.length;
  });
}
