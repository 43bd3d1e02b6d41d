/** The parts of a table as Monaco lists them (Ctrl+Shift+O) and folds them away. */
import { languages, type editor } from 'monaco-editor/editor';
import { foldsOf, outlineOf, type OutlinePart } from '#esa';
import { tableWords as words } from '../../words/table-help.ts';
import { languageIds } from '../monaco-languages.ts';
import { rangeIn } from '../monaco-ranges.ts';

for (const table of ['hat', 'rat'] as const) {
  languages.registerDocumentSymbolProvider(languageIds[table], {
    provideDocumentSymbols: (model) => outlineOf(model.getValue(), table).map((part) => symbolOf(model, part)),
  });
  languages.registerFoldingRangeProvider(languageIds[table], {
    provideFoldingRanges: (model) =>
      foldsOf(model.getValue(), table).map(({ kind, span }) => {
        const { startLineNumber: start, endLineNumber: end } = rangeIn(model, span);
        return kind === 'comment' ? { start, end, kind: languages.FoldingRangeKind.Comment } : { start, end };
      }),
  });
}

function symbolOf(model: editor.ITextModel, part: OutlinePart): languages.DocumentSymbol {
  const { Interface, Namespace, Field } = languages.SymbolKind;
  const kind = part.kind === 'policy' ? Interface : part.kind === 'recipient' ? Field : Namespace;
  return {
    name: part.name,
    detail: detailOf(part),
    kind,
    tags: [],
    range: rangeIn(model, part.span),
    selectionRange: rangeIn(model, part.nameSpan),
  };
}

function detailOf(part: OutlinePart): string {
  switch (part.kind) {
    case 'policy':
      return part.behaviour ?? '';
    case 'group':
    case 'all':
      return words.groupDetail(part.facts);
    case 'recipient':
      return part.action ?? '';
  }
}
