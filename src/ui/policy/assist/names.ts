/** Names of policies and groups in a HAT: renamed everywhere at once, followed to their definition, lit wherever they stand. */
import { languages, Range, type editor, type Position } from 'monaco-editor/editor';
import { nameAt, renameAt } from '#esa';
import type { Span } from '#smtp';
import { tableActs as words } from '../../words/table-acts.ts';
import { languageIds } from '../monaco-languages.ts';
import { rangeIn } from '../monaco-ranges.ts';
import { sayOf } from './context.ts';

const found = (model: editor.ITextModel, position: Position): ReturnType<typeof nameAt> =>
  nameAt(model.getValue(), model.getOffsetAt(position));

const locationIn = (model: editor.ITextModel, at: Span): languages.Location => ({ uri: model.uri, range: rangeIn(model, at) });

languages.registerRenameProvider(languageIds.hat, {
  resolveRenameLocation(model, position) {
    const name = found(model, position);
    if (name !== null) return { range: rangeIn(model, name.at), text: name.name };
    return { range: Range.fromPositions(position), text: '', rejectReason: words.noName };
  },
  provideRenameEdits(model, position, newName) {
    const edited = renameAt(model.getValue(), model.getOffsetAt(position), newName);
    if (edited === null || 'missing' in edited) return { edits: [] };
    if ('refused' in edited) {
      sayOf(model, words.notRenamed(edited.refused)); // Monaco tells the console alone
      return { edits: [] };
    }
    const edits = edited.edits.map(({ span, text }) => ({
      resource: model.uri,
      versionId: undefined,
      textEdit: { range: rangeIn(model, span), text },
    }));
    return { edits };
  },
});

languages.registerDefinitionProvider(languageIds.hat, {
  provideDefinition(model, position) {
    const definition = found(model, position)?.definition ?? null;
    return definition === null ? null : locationIn(model, definition);
  },
});

languages.registerReferenceProvider(languageIds.hat, {
  provideReferences: (model, position) => found(model, position)?.places.map((at) => locationIn(model, at)) ?? [],
});

languages.registerDocumentHighlightProvider(languageIds.hat, {
  provideDocumentHighlights: (model, position) => found(model, position)?.places.map((at) => ({ range: rangeIn(model, at) })) ?? [],
});
