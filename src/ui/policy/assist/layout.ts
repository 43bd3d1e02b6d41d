/** A table laid out as the appliance writes it (Shift+Alt+F), by the fewest edits. */
import { languages } from 'monaco-editor/editor';
import { layoutEdits } from '#esa';
import { languageIds } from '../monaco-languages.ts';
import { rangeIn } from '../monaco-ranges.ts';

for (const table of ['hat', 'rat'] as const) {
  languages.registerDocumentFormattingEditProvider(languageIds[table], {
    provideDocumentFormattingEdits: (model) =>
      layoutEdits(model.getValue(), table).map(({ span, text }) => ({ range: rangeIn(model, span), text })),
  });
}
