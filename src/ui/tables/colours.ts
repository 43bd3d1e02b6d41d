/** A line of a table in the colours of its parts. Lexical only: what a line means is the parser's to say. */
export type Colour = 'comment' | 'policy' | 'keyword' | 'group' | 'parameter' | 'string' | 'number' | 'entry' | 'plain';

export interface Piece {
  readonly colour: Colour;
  readonly text: string;
  /** Whether a finding stands on it. */
  readonly marked: boolean;
}

const shapes: readonly (readonly [Colour, RegExp])[] = [
  ['plain', /\s+/y],
  ['comment', /\([^)]*\)?/y],
  ['policy', /\$[\w-]+/y],
  ['keyword', /(?:ACCEPT|RELAY|REJECT|TCPREFUSE|CONTINUE)(?![\w.@:-])/iy],
  ['group', /ALL(?![\w.@-]):?/iy],
  ['group', /[A-Za-z_][\w-]*:(?![\w:.])/y],
  ['parameter', /[A-Za-z_][\w.]*(?=\s*=)/y],
  ['string', /"(?:[^"\\]|\\.)*"?/y],
  ['entry', /sbrs\s*\[[^\]]*\]?/iy],
  ['plain', /[,{}=]/y],
  ['number', /(?<==\s*)-?\d[\w.]*/y],
  ['entry', /[^\s,(){}=]+/y],
];

/** Cuts a line; `from` and `to` are the columns of a finding, from 1, the end exclusive or null for the end of the line. */
export function piecesOf(line: string, mark: { readonly from: number; readonly to: number | null } | null): readonly Piece[] {
  const pieces = /^\s*#/.test(line) ? [{ colour: 'comment' as const, text: line }] : [...cut(line)];
  if (mark === null) return pieces.map((piece) => ({ ...piece, marked: false }));
  let at = 0;
  return pieces.flatMap(({ colour, text }) => {
    const begins = at;
    at += text.length;
    const [from, to] = [mark.from - 1, mark.to === null ? line.trimEnd().length : mark.to - 1].map((edge) =>
      clamp(edge - begins, text.length),
    );
    const parts = [
      { colour, text: text.slice(0, from), marked: false },
      { colour, text: text.slice(from, to), marked: true },
      { colour, text: text.slice(to), marked: false },
    ];
    return parts.filter((part) => part.text !== '');
  });
}

const clamp = (edge: number, length: number): number => Math.min(Math.max(edge, 0), length);

function* cut(line: string): Generator<{ readonly colour: Colour; readonly text: string }> {
  for (let at = 0; at < line.length;) {
    const [colour, text] = pieceAt(line, at);
    yield { colour, text };
    at += text.length;
  }
}

function pieceAt(line: string, at: number): readonly [Colour, string] {
  for (const [colour, shape] of shapes) {
    shape.lastIndex = at;
    const [text = ''] = shape.exec(line) ?? [];
    if (text !== '') return [colour, text];
  }
  return ['plain', line[at] ?? ''];
}
