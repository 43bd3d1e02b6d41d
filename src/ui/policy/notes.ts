/** What the parsers remark about the text of a tab, and how many remarks of each kind there are. The parsers are the only judges here. */
import { parseAppliance, parseDirectory, type Note } from '#esa';
import { readHostAccess, readRecipientAccess } from '../analysis/read-tables.ts';
import { tabOf } from './tabs.ts';

/** The notes of a file's text. `appliance.yaml` needs the YAML library to be there (monaco-editor.ts brings it). */
export function notesOf(file: string, text: string): readonly Note[] {
  switch (tabOf(file)) {
    case 'hat':
      return readHostAccess(text).notes;
    case 'rat':
      return readRecipientAccess(text).notes;
    case 'listeners':
      return parseAppliance(text).notes;
    case 'directory':
      return parseDirectory(text).notes;
    case null:
      return [];
  }
}

export interface NoteCount {
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
}

export function countNotes(notes: readonly Pick<Note, 'severity'>[]): NoteCount {
  const count = (severity: Note['severity']): number => notes.filter((note) => note.severity === severity).length;
  return { errors: count('error'), warnings: count('warning'), infos: count('info') };
}
