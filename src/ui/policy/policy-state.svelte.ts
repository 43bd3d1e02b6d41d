/** The policy pane apart from its picture: which table is shown, what is remarked about it, and which of its lines decided. */
import { applyEdits, type Note, type TextEdit } from '#esa';
import type { LabSession } from '../lab-session.svelte.ts';
import { policyWords as words } from '../words/policy.ts';
import { coverageView, type CoverageView } from './coverage.ts';
import { decidingRule, lightsOf, passedRules, textAtRevision, type Lights, type LineRule } from './following.ts';
import { inertParameters, type InertParameter } from './inert.ts';
import type { PolicyEditor } from './monaco-editor.ts';
import { nothingFound, remarksOf, type Found, type Remark } from './findings/remarks.ts';
import { countNotes, notesOf, type NoteCount } from './notes.ts';
import { lineEdits, type LineEdits } from './line-diff.ts';
import { leastEdits } from './pending/least-edit.ts';
import { filesOf, listenerOf, tabOf, TABS, type Tab } from './tabs.ts';

export class PolicyState {
  readonly #session: LabSession;
  readonly #editable: () => readonly string[] | null;
  readonly #explains: () => boolean;
  readonly #covers: () => boolean;
  #tab: Tab = $state('hat');
  #listener: string | null = $state(null);
  #asked: LineRule | null = $state.raw(null);
  #dismissed: LineRule | null = $state.raw(null);
  /** By file, the texts before each edit that was made without the editor, oldest first. */
  #earlier: Readonly<Record<string, readonly string[]>> = $state.raw({});

  /** The editor once it is there, and with it the YAML library, without which `appliance.yaml` has no notes. */
  editor: PolicyEditor | null = $state.raw(null);
  /** What the analysis found last, in this text or in an earlier one. */
  found: Found = $state.raw(nothingFound);
  /** The line of the shown text in which the cursor stands, once the editor is there. */
  cursorLine: number | null = $state(null);
  /** Whether Tab moves the focus out of the text. */
  tabMovesFocus = $state(false);
  /** What the last key in the editor has done, in words; empty once something else is typed. */
  said = $state('');

  readonly files: readonly string[] = $derived.by(() => filesOf(this.#tab, this.#session.fileNames));
  /** The file shown; null if the lab has none for this tab. */
  readonly file: string | null = $derived.by(() => this.files.find((file) => listenerOf(file) === this.#listener) ?? this.files[0] ?? null);
  readonly text: string = $derived.by(() => (this.file === null ? '' : this.#session.textOf(this.file)));
  readonly notes: readonly Note[] = $derived.by(() => this.#notesOf(this.file));
  /** The notes and what the analysis finds. While a lesson waits for a prediction, that which would tell the deciding line is withheld. */
  readonly remarks: readonly Remark[] = $derived.by(() =>
    remarksOf(this.text, this.notes, this.found.file === this.file ? this.found : nothingFound, this.#explains()),
  );
  readonly edits: LineEdits = $derived.by(() =>
    this.file === null ? lineEdits('', '') : lineEdits(this.#session.committedText(this.file), this.text),
  );
  /** The rule whose line is lit: one that was asked for, else the one that decided the selected reply. */
  readonly rule: LineRule | null = $derived.by(() => this.#asked ?? decidingRule(this.#session.selected));
  readonly inert: readonly InertParameter[] = $derived.by(() => (this.file === null ? [] : inertParameters(this.file, this.text)));
  readonly lights: Lights = $derived.by(() => this.#lightsOf());
  /** What the steps so far have hit in the shown table; null where it is not asked for or would give a prediction away. */
  readonly coverage: CoverageView | null = $derived.by(() => this.#coverageOf());

  /**
   * `explains`: whether the lines that decided may be lit; a lesson that asks for a prediction withholds them. `covers`: whether it is wanted
   * beside each line what it has decided.
   */
  constructor(
    session: LabSession,
    editable: () => readonly string[] | null,
    explains: () => boolean = () => true,
    covers: () => boolean = () => false,
  ) {
    this.#session = session;
    this.#editable = editable;
    this.#explains = explains;
    this.#covers = covers;
  }

  /** Whether reasons may be told. */
  get explains(): boolean {
    return this.#explains();
  }

  get tab(): Tab {
    return this.#tab;
  }

  show(tab: Tab): void {
    this.#tab = tab;
  }

  /** Shows the tables of another listener. */
  chooseListener(name: string): void {
    this.#listener = name;
  }

  /** Shows and lights a rule that was asked for. */
  reveal(rule: LineRule): void {
    const tab = tabOf(rule.file);
    if (tab === null) return;
    this.#tab = tab;
    this.#listener = listenerOf(rule.file);
    this.#asked = rule;
    this.#dismissed = null;
  }

  /** Another reply is asked about, so that its own rule is lit. */
  forgetAsked(): void {
    this.#asked = null;
    this.#dismissed = null;
  }

  /** Closes the message that a line is gone. */
  dismissGone(): void {
    this.#dismissed = this.rule;
  }

  get gone(): Lights['gone'] {
    return this.rule === this.#dismissed ? null : this.lights.gone;
  }

  get readOnly(): boolean {
    return this.#editable()?.includes(this.#tab) === false;
  }

  /** Whether the shown table is a public listener's: only those have a RAT. */
  get isPublic(): boolean {
    return this.file !== null && this.#session.fileNames.includes(`${listenerOf(this.file)}.rat`);
  }

  /** How the shown table is called in full. */
  get label(): string {
    const name = words.fullNames[this.#tab];
    return this.file !== null && (this.#tab === 'hat' || this.#tab === 'rat') ? `${name}, ${listenerOf(this.file)}` : name;
  }

  /**
   * Makes edits in the shown table. The editor makes them where it is there, so that one undo takes back these and what was typed. Before it
   * has come the texts are kept, and it begins with them as its own past; edits of a table that the editor already shows need no keeping.
   */
  applyEdits(edits: readonly TextEdit[]): void {
    const { file } = this;
    if (file !== null && !this.readOnly) this.#applyTo(file, edits);
  }

  /** Puts the texts of an earlier version into the draft, of every table that may be edited; undo takes that back as any edit. */
  restore(texts: Readonly<Record<string, string>>): void {
    for (const file of this.#differing(texts)) this.#applyTo(file, leastEdits(this.#session.textOf(file), texts[file] ?? ''));
  }

  /** Whether restoring these texts would change anything. */
  restores(texts: Readonly<Record<string, string>>): boolean {
    return this.#differing(texts).length > 0;
  }

  #differing(texts: Readonly<Record<string, string>>): readonly string[] {
    return this.#session.fileNames.filter((file) => {
      const tab = tabOf(file);
      const mayChange = tab !== null && this.#editable()?.includes(tab) !== false;
      return mayChange && texts[file] !== undefined && texts[file] !== this.#session.textOf(file);
    });
  }

  #applyTo(file: string, edits: readonly TextEdit[]): void {
    const text = this.#session.textOf(file);
    if (edits.length === 0 || this.editor?.applyEdits(file, text, edits) === true) return;
    this.#earlier = { ...this.#earlier, [file]: [...(this.#earlier[file] ?? []), text] };
    this.#session.edit(file, applyEdits(text, edits));
  }

  /** Takes back the newest change of the shown table. */
  undo(): void {
    const { file } = this;
    if (this.editor !== null) this.editor.undo();
    else if (file !== null && !this.readOnly) this.#undoKept(file, this.#earlier[file] ?? []);
  }

  #undoKept(file: string, earlier: readonly string[]): void {
    const last = earlier.at(-1);
    if (last === undefined) return;
    this.#earlier = { ...this.#earlier, [file]: earlier.slice(0, -1) };
    this.#session.edit(file, last);
  }

  /** The texts of a file before those edits, for the editor to begin with; from then on it alone keeps them. */
  takeEarlier(file: string): readonly string[] {
    const { [file]: earlier = [], ...others } = this.#earlier;
    this.#earlier = others;
    return earlier;
  }

  isPending(tab: Tab): boolean {
    return this.#session.pending.some((file) => tabOf(file) === tab);
  }

  get count(): NoteCount {
    return countNotes(this.remarks);
  }

  /** Remarks in all files that wait for a commit. */
  get pendingCount(): NoteCount {
    return countNotes(this.#session.pending.flatMap((file) => this.#notesOf(file)));
  }

  /** The tab beside the shown one, round about. */
  neighbour(by: -1 | 1): Tab {
    return TABS[(TABS.indexOf(this.#tab) + by + TABS.length) % TABS.length] ?? 'hat';
  }

  #notesOf(file: string | null): readonly Note[] {
    const unread = file === null || (this.editor === null && tabOf(file) === 'listeners');
    return unread ? [] : notesOf(file, this.#session.textOf(file));
  }

  #coverageOf(): CoverageView | null {
    const ordered = this.#tab === 'hat' || this.#tab === 'rat';
    if (this.file === null || !ordered || !this.#covers() || !this.#explains()) return null;
    return coverageView(this.#session.steps, this.file, this.text);
  }

  #lightsOf(): Lights {
    const { file } = this;
    const { steps, trace } = this.#session;
    const explains = this.#asked !== null || this.#explains();
    const lit = explains && this.rule?.file === file ? this.rule : null;
    return lightsOf(lit, file === null || !explains ? [] : passedRules(trace, file), this.text, (rule) =>
      textAtRevision(steps, rule.file, rule.revision),
    );
  }
}
