/**
 * The page takes no markup from strings: its policy demands trusted types. Two exceptions: prose, every tag of which the compiler of lessons
 * built; and the one rule the splitter of the panes writes into a style element to set the cursor of a drag. Threads are opened from addresses
 * that the build wrote.
 */
interface Rules {
  createHTML?(text: string): string;
  createScriptURL?(url: string): string;
}

interface Policy {
  createHTML(text: string): unknown;
  createScriptURL(url: string): unknown;
}

interface TrustedTypes {
  createPolicy(name: string, rules: Rules): Policy;
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

const thread = trustedTypes?.createPolicy('postern-thread', { createScriptURL: (url) => url });

/** The address of a worker as the build wrote it, fit for `new Worker`. */
export function trustWorker(url: string): string {
  return (thread?.createScriptURL(url) ?? url) as string;
}
