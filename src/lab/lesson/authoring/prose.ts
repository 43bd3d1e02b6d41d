/**
 * Prose from Markdown to HTML, with nothing in it but what is built here: raw HTML, images and unknown links are errors, so a lesson from a
 * stranger is safe to open. Links go to http(s), to `#/…` in the page, or to a term of the glossary.
 */
import { Lexer, type Token, type Tokens } from 'marked';
import type { Problem } from '../lesson.ts';
import type { Glossary } from './glossary.ts';
import { suggestionFor } from './nearest.ts';
import { errorAt, placeIn, type Passage, type Place } from './place.ts';

/** HTML, and what could not become HTML. */
export interface RenderedProse {
  readonly html: string;
  readonly problems: readonly Problem[];
}

/** What rendering needs at hand: the glossary, and where problems of the part being rendered go. */
interface Rendering {
  readonly glossary: Glossary;
  readonly complain: (raw: string, message: string) => string;
}

/** Renders a passage of Markdown. */
export function renderProse(passage: Passage, glossary: Glossary): RenderedProse {
  const problems: Problem[] = [];
  let offset = 0;
  const html = Lexer.lex(passage.text, { gfm: true }).map((token) => {
    const place = (raw: string) => placeIn(passage, offset + Math.max(0, token.raw.indexOf(raw)));
    const rendered = renderBlock(token, { glossary, complain: complainTo(problems, place) });
    offset += token.raw.length;
    return rendered;
  });
  return { html: html.join(''), problems };
}

/** Notes a problem and leaves nothing in its place. */
const complainTo = (problems: Problem[], placeOf: (raw: string) => Place) => (raw: string, message: string) => {
  problems.push(errorAt(placeOf(raw), message));
  return '';
};

function renderBlock(token: Token, rendering: Rendering): string {
  switch (token.type) {
    case 'space':
    case 'def':
      return '';
    case 'hr':
      return '<hr>';
    case 'paragraph':
      return `<p>${renderInline((token as Tokens.Paragraph).tokens, rendering)}</p>`;
    case 'text':
      return renderText(token as Tokens.Text, rendering);
    case 'heading':
      return renderHeading(token as Tokens.Heading, rendering);
    case 'code':
      return renderCode(token as Tokens.Code);
    case 'list':
      return renderList(token as Tokens.List, rendering);
    case 'table':
      return renderTable(token as Tokens.Table, rendering);
    case 'blockquote':
      return renderQuote(token as Tokens.Blockquote, rendering);
    case 'html':
      return rendering.complain(token.raw, RAW_HTML);
    default:
      return rendering.complain(token.raw, `this Markdown is not for lessons: ${token.type}`);
  }
}

const RAW_HTML = 'raw HTML is not allowed in a lesson: use Markdown, and put what looks like a tag in back-ticks';

function renderBlocks(tokens: readonly Token[], rendering: Rendering): string {
  return tokens.map((token) => renderBlock(token, rendering)).join('');
}

function renderText(token: Tokens.Text, rendering: Rendering): string {
  return token.tokens === undefined ? escapeHtml(token.text) : renderInline(token.tokens, rendering);
}

const renderHeading = ({ depth, tokens }: Tokens.Heading, rendering: Rendering): string =>
  `<h${depth}>${renderInline(tokens, rendering)}</h${depth}>`;

function renderCode({ lang, text }: Tokens.Code): string {
  const language = /^[\w-]+/.exec(lang ?? '')?.[0];
  return `<pre><code${language === undefined ? '' : ` class="language-${language}"`}>${escapeHtml(text)}</code></pre>`;
}

function renderList({ ordered, start, items }: Tokens.List, rendering: Rendering): string {
  const tag = ordered ? 'ol' : 'ul';
  const from = ordered && typeof start === 'number' && start !== 1 ? ` start="${start}"` : '';
  return `<${tag}${from}>${items.map((item) => `<li>${renderBlocks(item.tokens, rendering)}</li>`).join('')}</${tag}>`;
}

function renderTable({ header, rows }: Tokens.Table, rendering: Rendering): string {
  const row = (cells: readonly Tokens.TableCell[], tag: string) =>
    `<tr>${cells.map((cell) => `<${tag}>${renderInline(cell.tokens, rendering)}</${tag}>`).join('')}</tr>`;
  return `<table><thead>${row(header, 'th')}</thead><tbody>${rows.map((cells) => row(cells, 'td')).join('')}</tbody></table>`;
}

const CALLOUTS: Readonly<Record<string, string>> = { NOTE: 'The real box', TIP: 'Tip', WARNING: 'Careful' };

/** A quotation whose first line is `[!NOTE]`, `[!TIP]` or `[!WARNING]` is a callout. */
function renderQuote(token: Tokens.Blockquote, rendering: Rendering): string {
  const [, name = null] = /^\[!([^\]\s]*)\]/.exec(token.text) ?? [];
  if (name === null) return `<blockquote>${renderBlocks(token.tokens, rendering)}</blockquote>`;
  const title = CALLOUTS[name];
  if (title === undefined) return rendering.complain(token.raw, `there is no callout \`${name}\`: use [!NOTE], [!TIP] or [!WARNING]`);
  const body = Lexer.lex(token.text.replace(/^\[![A-Z]+\][ \t]*\n?/, ''), { gfm: true });
  return `<aside class="callout callout-${name.toLowerCase()}"><p class="callout-title">${title}</p>${renderBlocks(body, rendering)}</aside>`;
}

function renderInline(tokens: readonly Token[], rendering: Rendering): string {
  return tokens.map((token) => renderSpan(token, rendering)).join('');
}

function renderSpan(token: Token, rendering: Rendering): string {
  switch (token.type) {
    case 'text':
      return escapeHtml((token as Tokens.Text).text, ENTITY_ASIDE);
    case 'escape':
      return escapeHtml((token as Tokens.Escape).text);
    case 'codespan':
      return `<code>${escapeHtml((token as Tokens.Codespan).text)}</code>`;
    case 'br':
      return '<br>';
    case 'strong':
    case 'em':
    case 'del':
      return `<${token.type}>${renderInline((token as Tokens.Strong).tokens, rendering)}</${token.type}>`;
    case 'link':
      return renderLink(token as Tokens.Link, rendering);
    case 'image':
      return rendering.complain(token.raw, 'images are not built yet: say it in words');
    case 'html':
      return rendering.complain(token.raw, RAW_HTML);
    default:
      return rendering.complain(token.raw, `this Markdown is not for lessons: ${token.type}`);
  }
}

function renderLink({ raw, href, tokens }: Tokens.Link, rendering: Rendering): string {
  const text = renderInline(tokens, rendering);
  if (href.startsWith('term:')) return renderTerm(href.slice(5), text, raw, rendering);
  if (/^https?:\/\//i.test(href)) return `<a href="${escapeHtml(href)}" rel="noopener noreferrer" target="_blank">${text}</a>`;
  if (href.startsWith('#/')) return `<a href="${escapeHtml(href)}">${text}</a>`;
  if (href.startsWith('mailto:')) return rendering.complain(raw, `an address in prose goes in back-ticks: \`${href.slice(7)}\``);
  return rendering.complain(raw, `\`${href}\` is no link a lesson may have: use http(s), \`#/…\` or \`term:…\``);
}

function renderTerm(id: string, text: string, raw: string, { glossary, complain }: Rendering): string {
  const entry = glossary.get(id);
  if (entry === undefined) return complain(raw, `\`${id}\` is not in glossary.md${suggestionFor(id, [...glossary.keys()])}`);
  return `<span class="term" data-term="${id}" title="${escapeHtml(entry.meaning)}">${text}</span>`;
}

/** Text may hold entities of its own, as Markdown lets it. */
const ENTITY_ASIDE = /&(?!#?\w+;)|[<>"']/g;

/** Text made safe for HTML, in attributes too. */
function escapeHtml(text: string, unsafe = /[&<>"']/g): string {
  return text.replace(unsafe, (character) => `&#${character.charCodeAt(0)};`);
}
