/** A sentence with its blanks `{name}` filled; one that nobody fills is left out. */
export function fillBlanks(sentence: string, params: Readonly<Record<string, string>>): string {
  return sentence.replace(/\{(\w+)\}/g, (_, key: string) => params[key] ?? '');
}
