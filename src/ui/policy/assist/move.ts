/** Alt+Up and Alt+Down move the group or entry the cursor stands in, as one step of undo; elsewhere the line, as Monaco does. */
import { KeyCode, KeyMod, Selection, type editor } from 'monaco-editor/editor';
import { applyEdits, movePartAt, type MovedPart } from '#esa';
import { tableActs as words } from '../../words/table-acts.ts';
import { rangeIn } from '../monaco-ranges.ts';
import { lineColumnAt } from '../text-lines.ts';
import { languageIds } from '../monaco-languages.ts';

const tables: ReadonlyMap<string, 'hat' | 'rat'> = new Map([
  [languageIds.hat, 'hat'],
  [languageIds.rat, 'rat'],
]);

/** Gives the two keys to an editor. `say` tells a person what has become of it. */
export function addMoves(code: editor.IStandaloneCodeEditor, say: (message: string) => void): void {
  for (const to of ['up', 'down'] as const) {
    code.addAction({
      id: `postern.move-${to}`,
      label: to === 'up' ? words.moveUp : words.moveDown,
      keybindings: [KeyMod.Alt | (to === 'up' ? KeyCode.UpArrow : KeyCode.DownArrow)],
      precondition: '!editorReadonly',
      run: () => {
        const move = moveIn(code, to);
        if (move === null) code.trigger('postern', `editor.action.moveLines${to === 'up' ? 'Up' : 'Down'}Action`, null);
        else say(wordsOf(move));
      },
    });
  }
}

function moveIn(code: editor.IStandaloneCodeEditor, to: 'up' | 'down'): MovedPart | null {
  const [model, position] = [code.getModel(), code.getPosition()];
  const table = tables.get(model?.getLanguageId() ?? '');
  if (model === null || position === null || table === undefined) return null;
  const move = movePartAt(model.getValue(), table, model.getOffsetAt(position), to);
  if (move?.kind === 'moved') make(code, model, move);
  return move;
}

function make(code: editor.IStandaloneCodeEditor, model: editor.ITextModel, move: Extract<MovedPart, { readonly kind: 'moved' }>): void {
  const { line, column } = lineColumnAt(applyEdits(model.getValue(), move.edits), move.offset);
  const edits = move.edits.map(({ span, text }) => ({ range: rangeIn(model, span), text }));
  code.pushUndoStop();
  code.executeEdits('postern', edits, [new Selection(line, column, line, column)]);
  code.pushUndoStop();
  code.revealLineInCenterIfOutsideViewport(line);
}

function wordsOf(move: MovedPart): string {
  switch (move.kind) {
    case 'moved':
      return words.moved(move.name, move.side, move.neighbour);
    case 'at-end':
      return words.atEnd(move.name, move.side);
    case 'refused':
      return words.notMoved(move.name, move.why);
  }
}
