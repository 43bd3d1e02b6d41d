/** Whether keys pressed there are text being typed, and so no shortcuts of the page. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  const field = target.closest('input, textarea, select, [contenteditable]');
  return target.isContentEditable || (field !== null && !(field instanceof HTMLInputElement && ['radio', 'checkbox'].includes(field.type)));
}
