/**
 * Contrast by WCAG 2.x, computed from the design tokens: axe cannot see through the terminal's and the editor's layers, so their pairs are
 * proved here, and with them every pair of roles that the page puts together.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import themes from '../src/ui/tokens.json' with { type: 'json' };

type Theme = 'paper' | 'night';
type Colours = Readonly<Record<string, string>>;

const TEXT = 4.5;
const EDGE = 3;

const css = readFileSync(new URL('../src/ui/tokens.css', import.meta.url), 'utf8');

/** The colours a theme's block of tokens.css gives its roles. */
function rolesOf(theme: Theme): ReadonlyMap<string, string> {
  const block = new RegExp(String.raw`^(?::root, )?\[data-theme="${theme}"\] \{([^}]*)\}`, 'm').exec(css)?.[1] ?? '';
  return new Map([...block.matchAll(/--([\w-]+): (#[0-9A-F]{6})\b/gi)].map(([, role = '', colour = '']) => [role, colour]));
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const value = parseInt(colour.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

/** The pairs that fall short, named, so that a failure says which. */
function tooFaint(texts: Colours, grounds: Colours, least: number): string[] {
  return Object.entries(texts).flatMap(([text, colour]) =>
    Object.entries(grounds)
      .filter(([, ground]) => contrast(colour, ground) < least)
      .map(([name, ground]) => `${text} on ${name}: ${contrast(colour, ground).toFixed(2)}`),
  );
}

describe('contrast', () => {
  it('is measured as WCAG does', () => {
    expect(contrast('#000000', '#FFFFFF')).toBeCloseTo(21, 5);
    expect(contrast('#777777', '#FFFFFF')).toBeCloseTo(4.48, 2);
  });
});

describe.each(['paper', 'night'] as const)('the colours of %s', (theme) => {
  const roles = rolesOf(theme);
  const role = (name: string) => roles.get(name) ?? expect.fail(`tokens.css gives no colour to \`${name}\` in ${theme}`);
  const colours = (...names: string[]): Colours => Object.fromEntries(names.map((name) => [name, role(name)]));
  const terminal = themes.xterm[theme];
  const editor = themes.monaco[theme];

  const replies = ['reply-2', 'reply-3', 'reply-4', 'reply-5'];
  const texts = colours(
    'ink',
    'ink-2',
    'ink-3',
    'accent',
    'accent-strong',
    'syn-entry',
    'syn-policy',
    'syn-comment',
    'syn-string',
    ...replies,
  );
  const grounds = colours('desk', 'paper', 'sheet', 'sunk', 'accent-wash');

  it('carries every text role on every ground', () => {
    expect(tooFaint(texts, grounds, TEXT)).toEqual([]);
    expect(tooFaint(colours('on-accent'), colours('accent'), TEXT)).toEqual([]);
  });

  it('carries replies, ink and captions on the washes of the replies', () => {
    for (const reply of replies) expect(tooFaint(colours(reply, 'ink', 'ink-3'), colours(`${reply}-wash`), TEXT)).toEqual([]);
  });

  it('shows the edges of controls and the focus ring', () => {
    expect(tooFaint(colours('edge', 'accent-edge', 'focus'), grounds, EDGE)).toEqual([]);
  });

  it('reads in the terminal, selected or not', () => {
    const { foreground, red, green, yellow, blue, magenta, cyan, white, brightBlack } = terminal;
    const { brightRed, brightGreen, brightYellow, brightBlue, brightMagenta, brightCyan, brightWhite } = terminal;
    const bright = { brightBlack, brightRed, brightGreen, brightYellow, brightBlue, brightMagenta, brightCyan, brightWhite };
    const written = { foreground, red, green, yellow, blue, magenta, cyan, white, ...bright };
    const { background, selectionBackground, selectionInactiveBackground } = terminal;
    expect(tooFaint(written, { background, selectionBackground, selectionInactiveBackground }, TEXT)).toEqual([]);
    expect(tooFaint({ selected: terminal.selectionForeground }, { selectionBackground }, TEXT)).toEqual([]);
  });

  it('reads in the editor, on the plain, the selected and the lit line', () => {
    const rules = Object.fromEntries(editor.rules.map(({ token, foreground }) => [token || 'plain', `#${foreground}`]));
    const lineNumber = { 'line number': editor.colors['editorLineNumber.foreground'] };
    const background = { background: editor.colors['editor.background'] };
    const selection = {
      selection: editor.colors['editor.selectionBackground'],
      inactive: editor.colors['editor.inactiveSelectionBackground'],
    };
    expect(tooFaint({ ...rules, ...lineNumber }, { ...background, ...colours('accent-wash') }, TEXT)).toEqual([]);
    expect(tooFaint(rules, selection, TEXT)).toEqual([]);
  });

  it('gives terminal and editor the ground and the inks of the page', () => {
    const { background, foreground, green, blue, yellow, red, cyan } = terminal;
    const page = colours('sheet', 'ink', ...replies, 'accent');
    expect([background, foreground, green, blue, yellow, red, cyan]).toEqual(Object.values(page));
    expect([editor.colors['editor.background'], editor.colors['editor.foreground']]).toEqual(Object.values(colours('sheet', 'ink')));
  });
});
