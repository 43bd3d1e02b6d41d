/** What Monaco shows upon the text: remarks as markers with their repairs, lit and added lines, parameters without effect. */
import { editor, languages, MarkerSeverity, Range } from 'monaco-editor/editor';
import { fixesOf, sayFix, type Note, type Severity, type TextEdit } from '#esa';
import type { Span } from '#smtp';
import { policyWords as words } from '../words/policy.ts';
import type { LineCount } from './coverage.ts';
import type { Remark } from './findings/remarks.ts';
import type { Lights } from './following.ts';
import type { InertParameter } from './inert.ts';
import type { LineEdits } from './line-diff.ts';
import { languageIds } from './monaco-languages.ts';
import { rangeOf } from './monaco-ranges.ts';
import { quickFixOf } from './quick-fixes.ts';

/** What each model was last marked with, for the repairs that its remarks name. */
const marked = new WeakMap<editor.ITextModel, { readonly text: string; readonly remarks: readonly Remark[] }>();

for (const id of Object.values(languageIds)) {
  languages.registerCodeActionProvider(id, {
    provideCodeActions: (model, range) => ({ actions: fixesFor(model, range), dispose: () => undefined }),
  });
}

function fixesFor(model: editor.ITextModel, range: Range): languages.CodeAction[] {
  const { text, remarks } = marked.get(model) ?? { text: '', remarks: [] };
  const touched = remarks.filter((remark) => Range.areIntersectingOrTouching(rangeOf(text, remark.span), range));
  return touched.flatMap((remark) =>
    repairsOfRemark(model, text, remark).map(({ title, edits }, index) => ({
      title,
      kind: 'quickfix',
      isPreferred: index === 0,
      edit: { edits: edits.map(({ span, text: to }) => editOf(model, rangeOf(text, span), to)) },
    })),
  );
}

/** What the analysis proposes, then what the parser's remarks do; a repair that both propose is offered once. */
function repairsOfRemark(model: editor.ITextModel, text: string, { notes, findings }: Remark): readonly Repair[] {
  const found = findings.flatMap((finding) => finding.fixes().map((fix): Repair => ({ title: sayFix(fix), edits: fix.edits })));
  const all = [...found, ...notes.flatMap((note) => repairsOf(model, text, note))];
  return all.filter(({ title }, index) => all.findIndex((other) => other.title === title) === index);
}

const editOf = (model: editor.ITextModel, range: Range, text: string): languages.IWorkspaceTextEdit => ({
  resource: model.uri,
  versionId: undefined,
  textEdit: { range, text },
});

interface Repair {
  readonly title: string;
  readonly edits: readonly TextEdit[];
}

/** A table's own repairs; of another file the word that the remark itself names. */
function repairsOf(model: editor.ITextModel, text: string, note: Note): readonly Repair[] {
  const language = model.getLanguageId();
  const table = language === languageIds.hat ? 'hat' : language === languageIds.rat ? 'rat' : null;
  if (table !== null) return fixesOf(text, table, note).map((fix) => ({ title: sayFix(fix), edits: fix.edits }));
  const near = quickFixOf(text, note);
  return near === null ? [] : [{ title: words.fix(near.from, near.to), edits: [{ span: near.at, text: near.to }] }];
}

const severities: Readonly<Record<Severity, MarkerSeverity>> = {
  error: MarkerSeverity.Error,
  warning: MarkerSeverity.Warning,
  info: MarkerSeverity.Info,
};

/** Marks a model with the remarks on its text. */
export function markModel(model: editor.ITextModel, text: string, remarks: readonly Remark[]): void {
  marked.set(model, { text, remarks });
  editor.setModelMarkers(
    model,
    'postern',
    remarks.map((remark): editor.IMarkerData => {
      const severity = remark.faint ? MarkerSeverity.Hint : severities[remark.severity];
      const relatedInformation = remark.related.map((span) => relatedAt(model, text, span));
      return { severity, message: remark.message, ...markedRange(rangeOf(text, remark.span)), relatedInformation };
    }),
  );
}

/** A remark on nothing is shown upon the letter behind it. */
function markedRange(range: Range): Omit<editor.IMarkerData, 'severity' | 'message'> {
  const { startLineNumber, startColumn, endLineNumber, endColumn } = range;
  return { startLineNumber, startColumn, endLineNumber, endColumn: range.isEmpty() ? endColumn + 1 : endColumn };
}

/** A line that takes the senders of another. */
function relatedAt(model: editor.ITextModel, text: string, span: Span): editor.IRelatedInformation {
  const { startLineNumber, startColumn, endLineNumber, endColumn } = rangeOf(text, span);
  return { resource: model.uri, message: words.takesFirst, startLineNumber, startColumn, endLineNumber, endColumn };
}

/** What is shown upon the lines of a text: those that decided, what a draft changes, parameters without effect, and what each line has decided. */
export interface Decorated {
  readonly lights: Lights;
  readonly edits: LineEdits;
  readonly text: string;
  readonly inert: readonly InertParameter[];
  readonly counts: readonly LineCount[];
}

/** Lines lit, passed over, added and counted, and parameters that change nothing yet. */
export function decorationsOf({
  lights: { lit, passed },
  edits: { added },
  text,
  inert,
  counts,
}: Decorated): editor.IModelDeltaDecoration[] {
  return [
    ...counts.map(countAt),
    ...inert.map(({ span, meaning }) => ({
      range: rangeOf(text, span),
      options: { inlineClassName: 'postern-inert', hoverMessage: { value: words.inert(meaning) } },
    })),
    ...added.map((line) => whole(line, 'postern-added', { linesDecorationsClassName: 'postern-added-sign' })),
    ...passed.map((line) => ({ range: new Range(line, 1, line, 1), options: { lineNumberClassName: 'postern-passed' } })),
    ...(lit === null ? [] : [whole(lit, 'postern-lit')]),
  ];
}

/** Behind the end of a line, where no text stands. */
const countAt = ({ line, say, hit }: LineCount): editor.IModelDeltaDecoration => ({
  range: new Range(line, LINE_END, line, LINE_END),
  options: {
    showIfCollapsed: true,
    after: { content: `\u00a0\u00a0${say}`, inlineClassName: hit ? 'postern-count postern-count-hit' : 'postern-count' },
  },
});

/** A column that no line reaches: Monaco takes its end. */
const LINE_END = 10_000;

const whole = (line: number, name: string, more: editor.IModelDecorationOptions = {}): editor.IModelDeltaDecoration => ({
  range: new Range(line, 1, line, 1),
  options: { isWholeLine: true, className: name, marginClassName: `${name}-margin`, lineNumberClassName: `${name}-number`, ...more },
});
