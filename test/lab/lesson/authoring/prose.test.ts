import { describe, expect, it } from 'vitest';
import { readGlossary } from '../../../../src/lab/lesson/authoring/glossary.ts';
import { renderProse } from '../../../../src/lab/lesson/authoring/prose.ts';

const { glossary } = readGlossary('glossary.md', '# Glossary\n\n## reverse name {#ptr}\nThe name an address leads to,\nby "PTR".\n');
const render = (text: string) => renderProse({ file: 'x.md', text, line: 10 }, glossary);

describe('prose', () => {
  it.each([
    [
      'paragraphs',
      'One *two* **three**\\\nfour\n\n`<five>` &amp; 6 < 7',
      '<p>One <em>two</em> <strong>three</strong><br>four</p><p><code>&#60;five&#62;</code> &amp; 6 &#60; 7</p>',
    ],
    ['lists', '- a\n- b\n\n3. c\n4. d', '<ul><li>a</li><li>b</li></ul><ol start="3"><li>c</li><li>d</li></ol>'],
    ['code', '```smtp\nMAIL FROM:<a>\n```', '<pre><code class="language-smtp">MAIL FROM:&#60;a&#62;</code></pre>'],
    ['tables', '| a |\n| - |\n| `b` |', '<table><thead><tr><th>a</th></tr></thead><tbody><tr><td><code>b</code></td></tr></tbody></table>'],
    ['headings inside a step', '### More', '<h3>More</h3>'],
    [
      'callouts',
      '> [!NOTE]\n> On a *real* box.',
      '<aside class="callout callout-note"><p class="callout-title">The real box</p><p>On a <em>real</em> box.</p></aside>',
    ],
    ['quotations', '> so', '<blockquote><p>so</p></blockquote>'],
    ['links into the page', '[map](#/course)', '<p><a href="#/course">map</a></p>'],
    [
      'links to the web',
      '[RFC](https://example.org/?a=1&b="2")',
      '<p><a href="https://example.org/?a=1&#38;b=&#34;2&#34;" rel="noopener noreferrer" target="_blank">RFC</a></p>',
    ],
    [
      'terms',
      'a [PTR](term:ptr)',
      '<p>a <span class="term" data-term="ptr" title="The name an address leads to, by &#34;PTR&#34;.">PTR</span></p>',
    ],
  ])('has %s', (_, text, html) => {
    expect(render(text)).toEqual({ html, problems: [] });
  });

  it.each([
    ['<script>alert(1)</script>', 'raw HTML'],
    ['a <img src=x onerror=alert(1)> b', 'raw HTML'],
    ['[x](javascript:alert(1))', '`javascript:alert(1)` is no link'],
    ['[x](data:text/html,x)', 'is no link'],
    ['[x](//evil.example)', 'is no link'],
    ['![x](https://evil.example/x.png)', 'images are not built yet'],
    ['[x](term:ptf)', '`ptf` is not in glossary.md: did you mean `ptr`'],
    ['> [!CAUTION]\n> x', 'there is no callout `CAUTION`'],
    ['kinda@globomantics.com', 'an address in prose goes in back-ticks'],
    ['- [ ] x', 'this Markdown is not for lessons: checkbox'],
    ['- <b>x</b>', 'raw HTML'],
    ['| a |\n| - |\n| <b>x</b> |', 'raw HTML'],
  ])('lets %s go nowhere', (text, message) => {
    const { html, problems } = render(text);
    expect(problems[0]?.message).toContain(message);
    expect(html).not.toMatch(/<(?:script|img|b)\b|javascript:|data:|evil|onerror/);
  });

  it('says where in the file the problem stands', () => {
    expect(render('One.\n\nTwo\nand <b>three</b>.').problems[0]).toMatchObject({ file: 'x.md', line: 13, column: 5 });
  });
});

describe('a glossary', () => {
  it('is told what is missing and what stands twice', () => {
    const { problems } = readGlossary('glossary.md', '## a {#a}\n\n## b {#b}\nB\n\n## b {#b}\nB\n');
    expect(problems.map(({ line, message }) => `${line} ${message}`)).toEqual([
      '1 the term `a` has no meaning: write one short paragraph below it',
      '6 the term `b` stands twice: keep one',
    ]);
  });
});
