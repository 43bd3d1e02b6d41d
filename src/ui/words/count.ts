/** Numbers in sentences: small ones as words, and the nouns that go with them. */
const NUMBERS = [
  'no',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
  'thirteen',
  'fourteen',
  'fifteen',
  'sixteen',
  'seventeen',
  'eighteen',
  'nineteen',
  'twenty',
];

const figures = new Intl.NumberFormat('en');

/** A number in figures, thousands apart. */
export const inFigures = (count: number | bigint): string => figures.format(count);

/** A number as one writes it in a sentence. */
export const inWords = (count: number): string => NUMBERS[count] ?? String(count);

/** The same at the beginning of a sentence. */
export const atStart = (count: number): string => inWords(count).replace(/^./, (first) => first.toUpperCase());

/** A noun with its number: `one goal`, `two goals`. */
export const counted = (count: number, one: string, many: string): string => `${inWords(count)} ${count === 1 ? one : many}`;
