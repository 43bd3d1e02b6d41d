import { describe, expect, it } from 'vitest';
import { countNotes, notesOf } from '../../../src/ui/policy/notes.ts';
import { quickFixOf } from '../../../src/ui/policy/quick-fixes.ts';
import { filesOf, tabOf } from '../../../src/ui/policy/tabs.ts';
import { lineColumnAt, linesOfSpan } from '../../../src/ui/policy/text-lines.ts';
import { scenario } from '../../tools/scenario.ts';

const files = Object.keys(scenario());

describe('filesOf', () => {
  it('sets the table of the public listener first', () => {
    expect(filesOf('hat', ['OutboundMail.hat', 'InboundMail.hat', 'InboundMail.rat'])).toEqual(['InboundMail.hat', 'OutboundMail.hat']);
  });

  it('has a tab for every file of the scenario but the world', () => {
    expect(files.filter((file) => tabOf(file) === null)).toEqual(['world.yaml']);
  });
});

describe('notesOf', () => {
  it.each(files)('has no errors to remark in %s of the scenario', (file) => {
    expect(countNotes(notesOf(file, scenario()[file] ?? '')).errors).toBe(0);
  });

  it.each([
    ['InboundMail.hat', 'ALL\n    $NOBODY\n'],
    ['InboundMail.rat', 'carvedrock.com ACEPT\nALL REJECT\n'],
    ['appliance.yaml', 'interfaces: []\nlisteners: []\ncolour: blue\n'],
    ['directory.ldif', 'mail: angie@carvedrock.com\n'],
  ])('remarks on an error in %s', (file, text) => {
    expect(countNotes(notesOf(file, text)).errors).toBeGreaterThan(0);
  });
});

describe('quickFixOf', () => {
  const fix = (text: string) => notesOf('InboundMail.rat', text).flatMap((note) => quickFixOf(text, note) ?? []);

  it('puts the word that was meant in the place of the typed one', () => {
    expect(fix('carvedrock.com ACEPT\nALL REJECT\n')).toEqual([{ from: 'ACEPT', to: 'ACCEPT', at: { start: 15, end: 20 } }]);
  });

  it('has none where no word is near', () => {
    expect(fix('carvedrock.com\nALL REJECT\n')).toEqual([]);
  });
});

describe('lineColumnAt', () => {
  it.each([
    ['a\nbc', 3, { line: 2, column: 2 }],
    ['a\r\nbc', 3, { line: 2, column: 1 }],
    ['a', 9, { line: 1, column: 2 }],
  ])('counts lines and columns from one: %#', (text, offset, place) => {
    expect(lineColumnAt(text, offset)).toEqual(place);
  });
});

describe('linesOfSpan', () => {
  it('does not touch a line at whose beginning it ends', () => {
    expect(linesOfSpan('a\nb\nc', { start: 0, end: 4 })).toEqual({ first: 1, last: 2 });
  });
});
