/** A HAT or RAT from a file of any name, and what its parser remarks, in lines as compilers write them. */
import {
  parseHostAccessTable,
  parseRecipientAccessTable,
  placeIn,
  sayNote,
  type HostAccessTable,
  type Parsed,
  type RecipientAccessTable,
} from '#esa';
import { isComplaint, type Complaint } from './complaint.ts';
import { readText } from './scenario-folder.ts';

/** Reads a Host Access Table; any text yields one. */
export function readHat(file: string): Parsed<HostAccessTable> | Complaint {
  const text = readText(file);
  return isComplaint(text) ? text : parseHostAccessTable(text);
}

/** Reads a Recipient Access Table; any text yields one. */
export function readRat(file: string): Parsed<RecipientAccessTable> | Complaint {
  const text = readText(file);
  return isComplaint(text) ? text : parseRecipientAccessTable(text);
}

/** Every note as `FILE:LINE:COLUMN severity sentence`. */
export function notesOf(file: string, { value, notes }: Parsed<{ readonly text: string }>): readonly string[] {
  return notes.map((note) => {
    const { line, column } = placeIn(value, note.span.start);
    return `${file}:${line}:${column} ${note.severity} ${sayNote(note)}`;
  });
}

/** The table of a file with its notes told on standard error. */
export function tableOf<T extends { readonly text: string }>(file: string, read: Parsed<T>): T {
  for (const note of notesOf(file, read)) console.error(note);
  return read.value;
}
