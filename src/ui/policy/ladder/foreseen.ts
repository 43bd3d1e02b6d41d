/** What a change of a table would come to, before it is made: its edits and the remarks it would bring, or why it cannot be. Pure. */
import { applyEdits, parseHostAccessTable, sayNote, type Edited, type Note, type TextEdit } from '#esa';
import { ladderWords as words } from '../../words/ladder.ts';
import type { LadderTable } from './rung.ts';

/** `errors` hinder the change, `remarks` only stand beside it. Both are sentences. */
export interface Foreseen {
  readonly edits: readonly TextEdit[];
  readonly errors: readonly string[];
  readonly remarks: readonly string[];
}

/** Holds a change against the parser's own remarks: those of the new text that the old one does not have. */
export function foresee({ notes }: Pick<LadderTable, 'notes'>, text: string, edited: Edited): Foreseen {
  if ('missing' in edited) return hindered(words.missing(edited.missing));
  if ('refused' in edited) return hindered(words.refusals[edited.refused]);
  const fresh = newNotes(notes(text), notes(applyEdits(text, edited.edits)));
  const said = (error: boolean): readonly string[] => fresh.filter(({ severity }) => (severity === 'error') === error).map(sentenceOf);
  return { edits: edited.edits, errors: said(true), remarks: said(false) };
}

const hindered = (error: string): Foreseen => ({ edits: [], errors: [error], remarks: [] });

/** A remark as a sentence of its own. */
export const sentenceOf = (note: Note): string => asSentence(sayNote(note));

/** What parser and analysis say, as a sentence: what stands in the table keeps its first letter as it is. */
export function asSentence(said: string): string {
  const plain = said.replaceAll('`', '');
  const first = said.startsWith('`') ? plain.charAt(0) : plain.charAt(0).toUpperCase();
  return `${first}${plain.slice(1)}${/did you mean [^:]*$/.test(plain) ? '?' : '.'}`;
}

/** Notes of `after` that `before` lacks, wherever they stand: an edit moves the lines below it. */
function newNotes(before: readonly Note[], after: readonly Note[]): readonly Note[] {
  const left = new Map<string, number>();
  for (const note of before) left.set(sayNote(note), (left.get(sayNote(note)) ?? 0) + 1);
  return after.filter((note) => {
    const known = left.get(sayNote(note)) ?? 0;
    left.set(sayNote(note), known - 1);
    return known <= 0;
  });
}

/** Senders written into a field, apart; what does not read as senders of a group stays as it is, for the edit to refuse. */
export function sendersIn(field: string): readonly string[] {
  const typed = field.trim();
  if (typed === '') return [];
  const text = `X:\n${typed}\n`;
  const { policies, groups } = parseHostAccessTable(text).value;
  const [group, ...others] = groups;
  if (group === undefined || others.length > 0 || policies.length > 0 || group.use !== null) return [typed];
  return group.entries.map(({ wholeSpan }) => text.slice(wholeSpan.start, wholeSpan.end));
}
