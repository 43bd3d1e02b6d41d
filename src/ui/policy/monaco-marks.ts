/** What Monaco shows upon the text: remarks as markers with their repairs, lit and added lines, parameters without effect. */
import { editor, languages, MarkerSeverity, Range } from 'monaco-editor/editor';
import { sayNote, type Note, type Severity } from '#esa';
import { policyWords as words } from '../words/policy.ts';
import type { Lights } from './following.ts';
import type { InertParameter } from './inert.ts';
import type { LineEdits } from './line-diff.ts';
import { languageIds } from './monaco-languages.ts';
import { rangeOf } from './monaco-ranges.ts';
import { quickFixOf } from './quick-fixes.ts';

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

const severities: Readonly<Record<Severity, MarkerSeverity>> = {
  error: MarkerSeverity.Error,
  warning: MarkerSeverity.Warning,
  info: MarkerSeverity.Info,
};

/** Marks a model with the remarks on its text. */
export function markModel(model: editor.ITextModel, text: string, notes: readonly Note[]): void {
  marked.set(model, { text, notes });
  const markers = notes.map((note): editor.IMarkerData => {
    const range = rangeOf(text, note.span);
    const { startLineNumber, startColumn, endLineNumber, endColumn } = range;
    const shown = { startLineNumber, startColumn, endLineNumber, endColumn: range.isEmpty() ? endColumn + 1 : endColumn };
    return { severity: severities[note.severity], message: sayNote(note), ...shown };
  });
  editor.setModelMarkers(model, 'postern', markers);
}

/** Lines lit, passed over and added, and parameters that change nothing yet. */
export function decorationsOf(
  { lit, passed }: Lights,
  { added }: LineEdits,
  text: string,
  inert: readonly InertParameter[],
): editor.IModelDeltaDecoration[] {
  return [
    ...inert.map(({ span, meaning }) => ({
      range: rangeOf(text, span),
      options: { inlineClassName: 'postern-inert', hoverMessage: { value: words.inert(meaning) } },
    })),
    ...added.map((line) => whole(line, 'postern-added', { linesDecorationsClassName: 'postern-added-sign' })),
    ...passed.map((line) => ({ range: new Range(line, 1, line, 1), options: { lineNumberClassName: 'postern-passed' } })),
    ...(lit === null ? [] : [whole(lit, 'postern-lit')]),
  ];
}

const whole = (line: number, name: string, more: editor.IModelDecorationOptions = {}): editor.IModelDeltaDecoration => ({
  range: new Range(line, 1, line, 1),
  options: { isWholeLine: true, className: name, marginClassName: `${name}-margin`, lineNumberClassName: `${name}-number`, ...more },
});
