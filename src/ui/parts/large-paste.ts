/** Pasting a whole table into a field: browsers take many seconds over some thousand lines and stand still meanwhile, so it is put in as one piece. */

/** Characters from which on a paste is long. */
const LONG = 4000;

/** An attachment of a field: what is pasted and long takes the place of the selection at once, and is told of as typing is. */
export function takesLargePastes(field: HTMLTextAreaElement): () => void {
  const pasted = (event: ClipboardEvent): void => {
    const text = event.clipboardData?.getData('text/plain') ?? '';
    if (text.length < LONG) return;
    event.preventDefault();
    field.setRangeText(text, field.selectionStart, field.selectionEnd, 'end');
    field.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertFromPaste' }));
  };
  field.addEventListener('paste', pasted);
  return () => field.removeEventListener('paste', pasted);
}
