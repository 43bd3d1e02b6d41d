import { describe, expect, it } from 'vitest';
import { noteOf, sayNote, type NoteRule } from '../../../src/esa/config/notes.ts';
import { sentences } from '../../../src/esa/config/note-sentences.ts';

const rules = Object.keys(sentences) as NoteRule[];

describe('sentences', () => {
  it('begin small, end without a stop, and say what to try', () => {
    const odd = Object.entries(sentences).filter(
      ([, sentence]) => !/^(?:[a-z`]|ALL )/.test(sentence) || /[.!]$/.test(sentence) || !/: |, /.test(sentence),
    );
    expect(odd).toEqual([]);
  });

  it('put what was typed in back-ticks', () => {
    const bare = Object.entries(sentences).filter(([, sentence]) => /(?<![`$[{])\{(?:text|name|key|near)\}/.test(sentence));
    expect(bare.map(([rule]) => rule)).toEqual([]);
  });
});

describe('sayNote', () => {
  it('fills the blanks, and leaves a doubled brace as one', () => {
    expect(sayNote(noteOf('ldap.unknown-token', { start: 0, end: 1 }, { text: '{x}' }))).toBe(
      '`{x}` is no token and is asked for as it stands: the tokens are {a} address, {u} user and {d} domain',
    );
  });

  it('leaves no brace of its own in any sentence', () => {
    const filled = rules.map((rule) => sayNote(noteOf(rule, { start: 0, end: 0 }, {})));
    expect(filled.filter((sentence) => /\{(?![aud]\})\w+\}/.test(sentence))).toEqual([]);
  });
});
