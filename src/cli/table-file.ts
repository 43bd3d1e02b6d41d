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
import { isComplaint, onOneLine, type Complaint } from './complaint.ts';
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

/** Tells every note on standard error, as `FILE:LINE:COLUMN severity sentence`. */
export function tellNotes(file: string, { value, notes }: Parsed<{ readonly text: string }>): void {
  for (const note of notes) {
    const { line, column } = placeIn(value, note.span.start);
    console.error(`${file}:${line}:${column} ${note.severity} ${onOneLine(sayNote(note))}`);
  }
}
