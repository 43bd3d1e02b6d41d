/**
 * Monaco, cut down to what four small tables need, and the YAML library. Both are large, so this file is only ever imported lazily. One
 * editor, one model per file; a model lives as long as the pane, with its own undo.
 */
import { editor, Uri } from 'monaco-editor/editor';
import './monaco-features.ts';
import { parseDocument } from 'yaml';
import { provideYaml, type TextEdit } from '#esa';
import type { Span } from '#smtp';
import { policyWords as words } from '../words/policy.ts';
import { assist } from './appliance-assist.ts';
import './assist/completion.ts';
import { placeModel } from './assist/context.ts';
import './assist/hover.ts';
import './assist/layout.ts';
import { addMoves } from './assist/move.ts';
import './assist/names.ts';
import { addNextRemark, goToNextRemark } from './assist/next-remark.ts';
import './assist/outline.ts';
import type { Remark } from './findings/remarks.ts';
import { languageIds } from './monaco-languages.ts';
import { decorationsOf, markModel, type Decorated } from './monaco-marks.ts';
import { editorOptions, sizes, tabKeys } from './monaco-options.ts';
import { leastEdit, rangeOf, withoutReturns } from './monaco-ranges.ts';
import { removedZones } from './removed-zones.ts';
import { tabOf } from './tabs.ts';

provideYaml(parseDocument);

export interface EditorPorts {
  changed(file: string, text: string): void;
  tabMovesFocus(moves: boolean): void;
  /** The line the cursor stands in, counted from 1. */
  cursorMoved(line: number): void;
  /** Says in words what a key has done. */
  say(message: string): void;
  textOf(file: string): string;
  /** All files of the lab by name, those of tables among them. */
  fileNames(): readonly string[];
  /** Whether it may be told whom a line decides. */
  explains(): boolean;
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
    this.#editor = editor.create(element, editorOptions(theme, large));
    this.#decorations = this.#editor.createDecorationsCollection();
    this.#editor.onDidChangeCursorPosition(({ position }) => ports.cursorMoved(position.lineNumber));
    this.#editor.addAction({
      id: 'postern.tab-moves-focus',
      label: words.toggleTab,
      keybindings: [tabKeys()],
      run: () => this.#toggleTab(),
    });
    addMoves(this.#editor, (message) => this.#ports.say(message));
    addNextRemark(this.#editor);
  }

  /** Monaco's own command keeps its state where no page can read it, and the pane must say which it is. */
  #toggleTab(): void {
    const moves = !this.#editor.getOption(editor.EditorOption.tabFocusMode);
    this.#editor.updateOptions({ tabFocusMode: moves });
    this.#ports.tabMovesFocus(moves);
  }

  /** Shows a file; the text is only used if the file is new here, and so are the texts before it, which undo then leads back to. */
  show({ file, label, readOnly }: Shown, text: string, earlier: readonly string[] = []): void {
    if (file !== this.#file) {
      this.#views.set(this.#file, this.#editor.saveViewState());
      this.#zones = [];
      const [first = text, ...later] = earlier;
      this.#editor.setModel(this.#modelOf(file, first));
      if (earlier.length > 0) [...later, text].forEach((next) => this.follow(file, next));
      this.#editor.restoreViewState(this.#views.get(file) ?? null);
      this.#file = file;
      this.#ports.cursorMoved(this.#editor.getPosition()?.lineNumber ?? 1);
    }
    const tab = tabOf(file);
    this.#editor.updateOptions({
      readOnly,
      occurrencesHighlight: tab === 'hat' ? 'singleFile' : 'off',
      ariaLabel: words.editorLabel(label, readOnly ? null : tab),
    });
  }

  #modelOf(file: string, text: string): editor.ITextModel {
    const known = this.#models.get(file);
    if (known !== undefined) return known;
    const model = editor.createModel(text, languageIds[tabOf(file) ?? 'hat'], Uri.parse(`postern:/${file}`));
    model.updateOptions({ bracketColorizationOptions: { enabled: false, independentColorPoolPerBracketType: false } });
    model.onDidChangeContent(() => {
      if (!this.#following) this.#ports.changed(file, model.getValue());
    });
    placeModel(model, {
      file,
      textOf: (other) => this.#ports.textOf(other),
      say: (message) => this.#ports.say(message),
      explains: () => this.#ports.explains(),
    });
    if (tabOf(file) === 'listeners') assist(model, () => this.#ports.fileNames());
    this.#models.set(file, model);
    return model;
  }

  /** Takes over a text that was changed elsewhere, by the least edit, so that undo and cursor stay. */
  follow(file: string, text: string): void {
    const model = this.#models.get(file);
    if (model === undefined || withoutReturns(model.getValue()) === withoutReturns(text)) return;
    this.#following = true;
    model.pushStackElement();
    model.pushEditOperations([], [leastEdit(withoutReturns(model.getValue()), withoutReturns(text))], () => null);
    model.pushStackElement();
    this.#following = false;
  }

  /** Makes edits as one step of the undo that typing has too; the offsets are those of `text`. False if the file was never shown. */
  applyEdits(file: string, text: string, edits: readonly TextEdit[]): boolean {
    const model = this.#models.get(file);
    if (model === undefined) return false;
    const operations = edits.map((edit) => ({ range: rangeOf(text, edit.span), text: edit.text, forceMoveMarkers: true }));
    model.pushStackElement();
    model.pushEditOperations([], operations, () => null);
    model.pushStackElement();
    return true;
  }

  mark(file: string, text: string, remarks: readonly Remark[]): void {
    const model = this.#models.get(file);
    if (model !== undefined) markModel(model, text, remarks);
  }

  /** Decorates the lines of the shown file; what the draft takes away stands between them. */
  decorate(upon: Decorated): void {
    const { edits } = upon;
    this.#decorations.set(decorationsOf(upon));
    this.#editor.changeViewZones((accessor) => {
      this.#zones.forEach((zone) => accessor.removeZone(zone));
      this.#zones = removedZones(edits.removed).map((zone) => {
        this.#editor.applyFontInfo(zone.domNode);
        this.#editor.applyFontInfo(zone.marginDomNode);
        return accessor.addZone(zone);
      });
    });
  }

  reveal(line: number): void {
    this.#editor.revealLineInCenterIfOutsideViewport(line);
  }

  /** Puts the cursor at the beginning of a stretch of the shown text and brings it on screen; the focus stays where it is. */
  goTo(text: string, span: Span): void {
    const range = rangeOf(text, span);
    this.#editor.setPosition(range.getStartPosition());
    this.#editor.revealRangeInCenterIfOutsideViewport(range);
  }

  setTheme(theme: string): void {
    editor.setTheme(`postern-${theme}`);
  }

  setLarge(large: boolean): void {
    this.#editor.updateOptions(sizes(large));
  }

  undo(): void {
    this.#editor.trigger('postern', 'undo', null);
  }

  redo(): void {
    this.#editor.trigger('postern', 'redo', null);
  }

  focus(): void {
    this.#editor.focus();
  }

  nextNote(): void {
    goToNextRemark(this.#editor);
  }

  dispose(): void {
    this.#editor.dispose();
    this.#models.forEach((model) => model.dispose());
  }
}
