/**
 * Monaco, cut down to what four small tables need, and the YAML library. Both are large, so this file is only ever imported lazily. One
 * editor, one model per file; a model lives as long as the pane, with its own undo.
 */
import { editor, KeyCode, KeyMod, languages, MarkerSeverity, Range, Uri } from 'monaco-editor/editor';
import 'monaco-editor/features/bracketMatching/register';
import 'monaco-editor/features/caretOperations/register';
import 'monaco-editor/features/clipboard/register';
import 'monaco-editor/features/codeAction/register';
import 'monaco-editor/features/comment/register';
import 'monaco-editor/features/find/register';
import 'monaco-editor/features/gotoError/register';
import 'monaco-editor/features/hover/register';
import 'monaco-editor/features/linesOperations/register';
import 'monaco-editor/features/readOnlyMessage/register';
import 'monaco-editor/features/snippet/register';
import 'monaco-editor/features/suggest/register';
import 'monaco-editor/features/wordOperations/register';
import 'monaco-editor/languages/definitions/yaml/register';
import { parseDocument } from 'yaml';
import { provideYaml, sayNote, type Note, type Severity } from '#esa';
import type { Span } from '#smtp';
import tokens from '../tokens.json';
import { isMac, policyWords as words } from '../words/policy.ts';
import { assist, suggestOptions } from './appliance-assist.ts';
import type { Lights } from './following.ts';
import type { InertParameter } from './inert.ts';
import type { LineEdits } from './line-diff.ts';
import { hostAccessLanguage, ldifLanguage, recipientAccessLanguage } from './languages.ts';
import { quickFixOf } from './quick-fixes.ts';
import { tabOf, type Tab } from './tabs.ts';
import { lineColumnAt } from './text-lines.ts';
import { removedZones } from './removed-zones.ts';

provideYaml(parseDocument);

const languageIds: Readonly<Record<Tab, string>> = { hat: 'postern-hat', rat: 'postern-rat', listeners: 'yaml', directory: 'postern-ldif' };
const ours = { 'postern-hat': hostAccessLanguage, 'postern-rat': recipientAccessLanguage, 'postern-ldif': ldifLanguage };
for (const [id, language] of Object.entries(ours)) {
  languages.register({ id });
  languages.setMonarchTokensProvider(id, language);
  languages.setLanguageConfiguration(id, {
    comments: { lineComment: '#' },
    brackets: [
      ['{', '}'],
      ['(', ')'],
      ['[', ']'],
    ],
  });
}
editor.defineTheme('postern-paper', tokens.monaco.paper as editor.IStandaloneThemeData);
editor.defineTheme('postern-night', tokens.monaco.night as editor.IStandaloneThemeData);

/** What each model was last marked with, for the repairs that its remarks name. */
const marked = new WeakMap<editor.ITextModel, { readonly text: string; readonly notes: readonly Note[] }>();

for (const id of Object.values(languageIds)) {
  languages.registerCodeActionProvider(id, {
    provideCodeActions: (model, range) => ({ actions: fixesFor(model, range), dispose: () => undefined }),
  });
}

function fixesFor(model: editor.ITextModel, range: Range): languages.CodeAction[] {
  const { text, notes } = marked.get(model) ?? { text: '', notes: [] };
  return notes.flatMap((note) => {
    const fix = quickFixOf(text, note);
    if (fix === null || !Range.areIntersectingOrTouching(rangeOf(text, note.span), range)) return [];
    const edit = { resource: model.uri, versionId: undefined, textEdit: { range: rangeOf(text, fix.at), text: fix.to } };
    return [{ title: words.fix(fix.from, fix.to), kind: 'quickfix', isPreferred: true, edit: { edits: [edit] } }];
  });
}

function rangeOf(text: string, { start, end }: Span): Range {
  const from = lineColumnAt(text, start);
  const to = lineColumnAt(text, end);
  return new Range(from.line, from.column, to.line, to.column);
}

const severities: Readonly<Record<Severity, MarkerSeverity>> = {
  error: MarkerSeverity.Error,
  warning: MarkerSeverity.Warning,
  info: MarkerSeverity.Info,
};

export interface EditorPorts {
  changed(file: string, text: string): void;
  tabMovesFocus(moves: boolean): void;
  /** All files of the lab by name, those of tables among them. */
  fileNames(): readonly string[];
}

export interface Shown {
  readonly file: string;
  readonly label: string;
  readonly readOnly: boolean;
}

export class PolicyEditor {
  readonly #editor: editor.IStandaloneCodeEditor;
  readonly #ports: EditorPorts;
  readonly #models = new Map<string, editor.ITextModel>();
  readonly #views = new Map<string, editor.ICodeEditorViewState | null>();
  readonly #decorations: editor.IEditorDecorationsCollection;
  #zones: string[] = [];
  #file = '';
  #following = false;

  constructor(element: HTMLElement, ports: EditorPorts, theme: string, large: boolean) {
    this.#ports = ports;
    this.#editor = editor.create(element, {
      ...(tokens.monaco.options as editor.IStandaloneEditorConstructionOptions),
      ...sizes(large),
      ...suggestOptions,
      model: null,
      theme: `postern-${theme}`,
      automaticLayout: true,
      contextmenu: false,
      fixedOverflowWidgets: true,
      readOnlyMessage: { value: words.readOnlyTyped },
      scrollbar: { verticalScrollbarSize: 9, horizontalScrollbarSize: 9, alwaysConsumeMouseWheel: false },
      cursorBlinking: 'solid',
      wordBasedSuggestions: 'off',
      quickSuggestions: false,
      occurrencesHighlight: 'off',
      stickyScroll: { enabled: false },
      renderFinalNewline: 'on', // dimmed, its number could not be read
      unicodeHighlight: { ambiguousCharacters: false },
    });
    this.#decorations = this.#editor.createDecorationsCollection();
    this.#editor.addAction({
      id: 'postern.tab-moves-focus',
      label: words.toggleTab,
      keybindings: [tabKeys()],
      run: () => this.#toggleTab(),
    });
  }

  /** Monaco's own command keeps its state where no page can read it, and the pane must say which it is. */
  #toggleTab(): void {
    const moves = !this.#editor.getOption(editor.EditorOption.tabFocusMode);
    this.#editor.updateOptions({ tabFocusMode: moves });
    this.#ports.tabMovesFocus(moves);
  }

  /** Shows a file; the text is only used if the file is new here. */
  show({ file, label, readOnly }: Shown, text: string): void {
    if (file !== this.#file) {
      this.#views.set(this.#file, this.#editor.saveViewState());
      this.#zones = [];
      this.#editor.setModel(this.#modelOf(file, text));
      this.#editor.restoreViewState(this.#views.get(file) ?? null);
      this.#file = file;
    }
    this.#editor.updateOptions({ readOnly, ariaLabel: words.editorLabel(label, tabOf(file) === 'listeners' && !readOnly) });
  }

  #modelOf(file: string, text: string): editor.ITextModel {
    const known = this.#models.get(file);
    if (known !== undefined) return known;
    const model = editor.createModel(text, languageIds[tabOf(file) ?? 'hat'], Uri.parse(`postern:/${file}`));
    model.updateOptions({ bracketColorizationOptions: { enabled: false, independentColorPoolPerBracketType: false } });
    model.onDidChangeContent(() => {
      if (!this.#following) this.#ports.changed(file, model.getValue());
    });
    if (tabOf(file) === 'listeners') assist(model, () => this.#ports.fileNames());
    this.#models.set(file, model);
    return model;
  }

  /** Takes over a text that was changed elsewhere, by the least edit, so that undo and cursor stay. */
  follow(file: string, text: string): void {
    const model = this.#models.get(file);
    if (model === undefined || normal(model.getValue()) === normal(text)) return;
    this.#following = true;
    const [from, to, inserted] = leastEdit(normal(model.getValue()), normal(text));
    const start = lineColumnAt(normal(model.getValue()), from);
    const end = lineColumnAt(normal(model.getValue()), to);
    model.pushStackElement();
    model.pushEditOperations([], [{ range: new Range(start.line, start.column, end.line, end.column), text: inserted }], () => null);
    model.pushStackElement();
    this.#following = false;
  }

  mark(file: string, text: string, notes: readonly Note[]): void {
    const model = this.#models.get(file);
    if (model === undefined) return;
    marked.set(model, { text, notes });
    const markers = notes.map((note): editor.IMarkerData => {
      const range = rangeOf(text, note.span);
      const { startLineNumber, startColumn, endLineNumber, endColumn } = range;
      const shown = { startLineNumber, startColumn, endLineNumber, endColumn: range.isEmpty() ? endColumn + 1 : endColumn };
      return { severity: severities[note.severity], message: sayNote(note), ...shown };
    });
    editor.setModelMarkers(model, 'postern', markers);
  }

  /** Lights lines of the shown file, and shows beside them what the draft adds and takes away, and which parameters change nothing yet. */
  decorate({ lit, passed }: Lights, { added, removed }: LineEdits, text: string, inert: readonly InertParameter[]): void {
    this.#decorations.set([
      ...inert.map(({ span, meaning }) => ({
        range: rangeOf(text, span),
        options: { inlineClassName: 'postern-inert', hoverMessage: { value: words.inert(meaning) } },
      })),
      ...added.map((line) => whole(line, 'postern-added', { linesDecorationsClassName: 'postern-added-sign' })),
      ...passed.map((line) => ({ range: new Range(line, 1, line, 1), options: { lineNumberClassName: 'postern-passed' } })),
      ...(lit === null ? [] : [whole(lit, 'postern-lit')]),
    ]);
    this.#editor.changeViewZones((accessor) => {
      this.#zones.forEach((zone) => accessor.removeZone(zone));
      this.#zones = removedZones(removed).map((zone) => {
        this.#editor.applyFontInfo(zone.domNode);
        this.#editor.applyFontInfo(zone.marginDomNode);
        return accessor.addZone(zone);
      });
    });
  }

  reveal(line: number): void {
    this.#editor.revealLineInCenterIfOutsideViewport(line);
  }

  setTheme(theme: string): void {
    editor.setTheme(`postern-${theme}`);
  }

  setLarge(large: boolean): void {
    this.#editor.updateOptions(sizes(large));
  }

  undo(): void {
    this.#editor.trigger('postern', 'undo', null);
    this.#editor.focus();
  }

  nextNote(): void {
    this.#editor.focus();
    this.#editor.trigger('postern', 'editor.action.marker.nextInFiles', null);
  }

  dispose(): void {
    this.#editor.dispose();
    this.#models.forEach((model) => model.dispose());
  }
}

/** Ctrl+M, which Monaco's users know; on a Mac that is with Shift. */
const tabKeys = (): number => (isMac() ? KeyMod.WinCtrl | KeyMod.Shift | KeyCode.KeyM : KeyMod.CtrlCmd | KeyCode.KeyM);

const sizes = (large: boolean): editor.IEditorOptions => (large ? { fontSize: 13, lineHeight: 20 } : { fontSize: 12, lineHeight: 19 });

/** Monaco gives a model one kind of line end, so texts are compared and edited without theirs. */
const normal = (text: string): string => text.replace(/\r\n?/g, '\n');

const whole = (line: number, name: string, more: editor.IModelDecorationOptions = {}): editor.IModelDeltaDecoration => ({
  range: new Range(line, 1, line, 1),
  options: { isWholeLine: true, className: name, marginClassName: `${name}-margin`, lineNumberClassName: `${name}-number`, ...more },
});

/** The stretch that differs: from, to (exclusive) in the old text, and what stands there in the new one. */
function leastEdit(before: string, after: string): readonly [number, number, string] {
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && before[head] === after[head]) head += 1;
  let tail = 0;
  while (tail < shorter - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail += 1;
  return [head, before.length - tail, after.slice(head, after.length - tail)];
}
