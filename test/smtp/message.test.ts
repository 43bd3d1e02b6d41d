import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fieldOf, joinPiece, readLetter, stuff, unstuff } from '#smtp';

describe('unstuff', () => {
  it('takes the final dot away and one leading dot of every other line', () => {
    expect(unstuff('..one\r\n. two\r\nthree.\r\n\r\n.four\r\n.\r\n')).toBe('.one\r\n two\r\nthree.\r\n\r\nfour\r\n');
  });
  it('makes nothing of a lone dot', () => {
    expect(unstuff('.\r\n')).toBe('');
  });
  it('undoes stuff for every text of whole lines', () => {
    const line = fc.stringMatching(/^[.ab]{0,5}$/).map((text) => `${text}\r\n`);
    fc.assert(
      fc.property(fc.array(line, { maxLength: 8 }), (lines) => {
        const text = lines.join('');
        expect(unstuff(`${stuff(text)}.\r\n`)).toBe(text);
      }),
      { seed: 5321, numRuns: 300 },
    );
  });
});

describe('readLetter', () => {
  it('parts header from body at the blank line, which goes', () => {
    const letter = readLetter('From: kinda\r\nSubject: Hello?\r\n\r\nSome of the best.\r\n');
    expect(letter.fields.map(({ name, value }) => [name, value])).toEqual([
      ['From', 'kinda'],
      ['Subject', 'Hello?'],
    ]);
    expect(letter).toMatchObject({ body: 'Some of the best.\r\n', separated: true });
  });
  it('unfolds a field that goes on in the next line', () => {
    expect(fieldOf(readLetter('Subject: one\r\n two\r\n\tthree\r\n\r\n'), 'subject')).toBe('one two\tthree');
  });
  it('begins the body at the first line that is no field, and keeps that line', () => {
    const letter = readLetter('From: kinda\r\nDate Tue, 8 October 2019\r\nSubject: Hello?\r\n\r\nbody\r\n');
    expect(letter.fields).toHaveLength(1);
    expect(letter).toMatchObject({ body: 'Date Tue, 8 October 2019\r\nSubject: Hello?\r\n\r\nbody\r\n', separated: false });
  });
  it('takes a letter without any body', () => {
    expect(readLetter('Subject: x\r\n')).toMatchObject({ body: '', separated: false });
  });
});

describe('joinPiece', () => {
  it('keeps the text and a list that stays short', () => {
    const pieces = Array.from({ length: 20_000 }, (_, index) => `line ${index}\r\n`);
    const joined = pieces.reduce<readonly string[]>(joinPiece, []);
    expect(joined.join('')).toBe(pieces.join(''));
    expect(joined.length).toBeLessThan(32);
  });
});
