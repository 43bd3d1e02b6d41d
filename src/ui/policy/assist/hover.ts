/** What floats beside a word of a HAT or RAT. Whoever else knows something of a place of a table joins `tellers`. */
import { languages, type editor, type IMarkdownString } from 'monaco-editor/editor';
import { helpInHostAccess, helpInRecipientAccess, readDeciding, type Deciding } from '#esa';
import type { Span } from '#smtp';
import { tableWords as words } from '../../words/table-help.ts';
import { languageIds } from '../monaco-languages.ts';
import { rangeIn } from '../monaco-ranges.ts';
import { defaultsOf, explainsIn } from './context.ts';

/** What one teller says of an offset of a model's text, in Markdown; null where it has nothing to say. */
type Teller = (model: editor.ITextModel, offset: number) => { readonly span: Span; readonly parts: readonly string[] } | null;

function meaningIn(model: editor.ITextModel, offset: number): ReturnType<Teller> {
  const text = model.getValue();
  const isHat = model.getLanguageId() === languageIds.hat;
  const help = isHat ? helpInHostAccess(text, offset, defaultsOf(model)) : helpInRecipientAccess(text, offset);
  return help === null ? null : { span: help.span, parts: help.parts.map(words.part) };
}

/** The analysis of a text is kept while the text, and what its policies inherit, stay as they are. */
const analysed = new WeakMap<editor.ITextModel, { readonly key: string; readonly deciding: Deciding }>();

function decidingIn(model: editor.ITextModel): Deciding {
  const defaults = defaultsOf(model);
  const key = `${String(model.getVersionId())} ${defaults.type} ${JSON.stringify(defaults.parameters)}`;
  const kept = analysed.get(model);
  if (kept?.key === key) return kept.deciding;
  const deciding = readDeciding(model.getValue(), defaults);
  analysed.set(model, { key, deciding });
  return deciding;
}

function decidedBy(model: editor.ITextModel, offset: number): ReturnType<Teller> {
  if (model.getLanguageId() !== languageIds.hat || !explainsIn(model)) return null;
  const help = decidingIn(model)(offset);
  return help === null ? null : { span: help.span, parts: help.parts.map(words.part) };
}

/** In the order in which they are read. */
const tellers: readonly Teller[] = [meaningIn, decidedBy];

for (const id of [languageIds.hat, languageIds.rat]) {
  languages.registerHoverProvider(id, {
    provideHover(model, position) {
      const told = tellers.flatMap((teller) => teller(model, model.getOffsetAt(position)) ?? []);
      const [first] = told;
      if (first === undefined) return null;
      const contents = told.flatMap(({ parts }) => parts.map((value): IMarkdownString => ({ value })));
      return { range: rangeIn(model, first.span), contents };
    },
  });
}
