/**
 * The page takes no markup from strings: its policy demands trusted types. Two exceptions: prose, every tag of which the compiler of lessons
 * built; and the one rule the splitter of the panes writes into a style element to set the cursor of a drag.
 */
interface Policy {
  createHTML(text: string): unknown;
}

interface TrustedTypes {
  createPolicy(name: string, rules: { createHTML(text: string): string }): Policy;
}

const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };

const CURSOR_RULE = /^\*\{cursor: [a-z]{1,2}-resize!important;\}$/;

/** To be called once, before anything is drawn. */
export function trustCursorRule(): void {
  trustedTypes?.createPolicy('default', {
    createHTML(text) {
      if (CURSOR_RULE.test(text)) return text;
      throw new TypeError(`markup from a string: ${text.slice(0, 60)}`);
    },
  });
}

const prose = trustedTypes?.createPolicy('postern-prose', { createHTML: (html) => html });

/** Prose of a compiled lesson, fit for `{@html}`. */
export function trustProse(html: string): string {
  return (prose?.createHTML(html) ?? html) as string;
}
