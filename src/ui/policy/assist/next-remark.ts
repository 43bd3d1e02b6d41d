/**
 * F8 goes from remark to remark, faint ones too: those Monaco passes over, so that a table with no others would have a key that does nothing. Of
 * a faint one the hover tells; for all others Monaco opens its own box.
 */
import { editor, KeyCode, MarkerSeverity } from 'monaco-editor/editor';
import { policyWords as words } from '../../words/policy.ts';

const ID = 'postern.next-remark';

/** Gives the key to an editor. */
export function addNextRemark(code: editor.IStandaloneCodeEditor): void {
  code.addAction({ id: ID, label: words.nextNote, keybindings: [KeyCode.F8], run: () => goOn(code) });
}

/** The same without the key. */
export function goToNextRemark(code: editor.IStandaloneCodeEditor): void {
  code.focus();
  void code.getAction(ID)?.run();
}

function goOn(code: editor.IStandaloneCodeEditor): void {
  const next = nextOf(code);
  if (next === null) return;
  if (next.severity !== MarkerSeverity.Hint) {
    code.trigger('postern', 'editor.action.marker.nextInFiles', null);
    return;
  }
  const at = { lineNumber: next.startLineNumber, column: next.startColumn };
  code.trigger('postern', 'closeMarkersNavigation', null);
  code.setPosition(at);
  code.revealPositionInCenterIfOutsideViewport(at);
  code.trigger('postern', 'editor.action.showHover', { focus: 'noAutoFocus' });
}

/** The first remark behind the cursor; behind the last the first of all. */
function nextOf(code: editor.IStandaloneCodeEditor): editor.IMarker | null {
  const [model, position] = [code.getModel(), code.getPosition()];
  if (model === null || position === null) return null;
  const sorted = editor
    .getModelMarkers({ resource: model.uri })
    .toSorted((a, b) => a.startLineNumber - b.startLineNumber || a.startColumn - b.startColumn);
  const isBehind = ({ startLineNumber: line, startColumn: column }: editor.IMarker): boolean =>
    line > position.lineNumber || (line === position.lineNumber && column > position.column);
  return sorted.find(isBehind) ?? sorted[0] ?? null;
}
