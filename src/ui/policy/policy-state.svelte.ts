/** The policy pane apart from its picture: which table is shown, what is remarked about it, and which of its lines decided. */
import type { Note } from '#esa';
import type { LabSession } from '../lab-session.svelte.ts';
import { policyWords as words } from '../words/policy.ts';
import { decidingRule, lightsOf, passedRules, textAtRevision, type Lights, type LineRule } from './following.ts';
import { inertParameters, type InertParameter } from './inert.ts';
import type { PolicyEditor } from './monaco-editor.ts';
import { countNotes, notesOf, type NoteCount } from './notes.ts';
import { lineEdits, type LineEdits } from './line-diff.ts';
import { filesOf, listenerOf, tabOf, TABS, type Tab } from './tabs.ts';

export class PolicyState {
  readonly #session: LabSession;
  readonly #editable: () => readonly string[] | null;
  readonly #explains: () => boolean;
  #tab: Tab = $state('hat');
  #listener: string | null = $state(null);
  #asked: LineRule | null = $state.raw(null);
  #dismissed: LineRule | null = $state.raw(null);

  /** The editor once it is there, and with it the YAML library. */
  editor: PolicyEditor | null = $state.raw(null);
  /** Whether Tab moves the focus out of the text. */
  tabMovesFocus = $state(false);

  readonly files: readonly string[] = $derived.by(() => filesOf(this.#tab, this.#session.fileNames));
  /** The file shown; null if the lab has none for this tab. */
  readonly file: string | null = $derived.by(() => this.files.find((file) => listenerOf(file) === this.#listener) ?? this.files[0] ?? null);
  readonly text: string = $derived.by(() => (this.file === null ? '' : this.#session.textOf(this.file)));
  readonly notes: readonly Note[] = $derived.by(() => this.#notesOf(this.file));
  readonly edits: LineEdits = $derived.by(() =>
    this.file === null ? lineEdits('', '') : lineEdits(this.#session.committedText(this.file), this.text),
  );
  /** The rule whose line is lit: one that was asked for, else the one that decided the selected reply. */
  readonly rule: LineRule | null = $derived.by(() => this.#asked ?? decidingRule(this.#session.selected));
  readonly inert: readonly InertParameter[] = $derived.by(() => (this.file === null ? [] : inertParameters(this.file, this.text)));
  readonly lights: Lights = $derived.by(() => this.#lightsOf());

  /** `explains`: whether the lines that decided may be lit; a lesson that asks for a prediction withholds them. */
  constructor(session: LabSession, editable: () => readonly string[] | null, explains: () => boolean = () => true) {
    this.#session = session;
    this.#editable = editable;
    this.#explains = explains;
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

  /** How the shown table is called in full. */
  get label(): string {
    const name = words.fullNames[this.#tab];
    return this.file !== null && (this.#tab === 'hat' || this.#tab === 'rat') ? `${name}, ${listenerOf(this.file)}` : name;
  }

  isPending(tab: Tab): boolean {
    return this.#session.pending.some((file) => tabOf(file) === tab);
  }

  get count(): NoteCount {
    return countNotes(this.notes);
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
    return file === null || this.editor === null ? [] : notesOf(file, this.#session.textOf(file));
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
