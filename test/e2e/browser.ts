/**
 * What every browser test stands on: `it` with a fresh `page` on the built site, `axe` for accessibility, `look` for pictures.
 * A console error, an uncaught exception or a breach of the page's security policy fails the test in which it happens.
 */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { AxeResults, Result } from 'axe-core';
import { chromium, type Browser, type Page } from 'playwright-core';
import { expect, inject, test } from 'vitest';

export type Theme = 'paper' | 'night';

export const LAPTOP = { width: 1280, height: 800 };
export const PHONE = { width: 390, height: 844 };
const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-background-networking'];

interface Fixtures {
  readonly browser: Browser;
  readonly page: Page;
}

/** A test with a page of its own: nothing stored, 1280 by 800, motion reduced. Open it with `page.goto('./')` or `page.goto('#/…')`. */
export const it = test.extend<Fixtures>({
  browser: [
    async ({}, use) => {
      const browser = await chromium.launch({ executablePath: inject('chromiumPath'), args: FLAGS });
      await use(browser);
      await browser.close();
    },
    { scope: 'worker' },
  ],
  page: async ({ browser }, use) => {
    const context = await browser.newContext({ baseURL: inject('siteUrl'), viewport: LAPTOP, reducedMotion: 'reduce' });
    const page = await context.newPage();
    const complaints = complaintsOf(page);
    await use(page);
    await context.close();
    expect(complaints, 'the page must not complain').toEqual([]);
  },
});

function complaintsOf(page: Page): readonly string[] {
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(`uncaught: ${error.stack ?? error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`console: ${message.text()} (${message.location().url})`);
  });
  return complaints;
}

/** What axe-core objects to on the page as it stands, one readable line per element. */
async function axe(page: Page): Promise<readonly string[]> {
  await page.evaluate(await axeSource());
  const { violations } = await page.evaluate(() => (globalThis as unknown as { axe: { run(): Promise<AxeResults> } }).axe.run());
  return violations.flatMap(describeViolation);
}

function describeViolation({ id, help, nodes }: Result): string[] {
  return nodes.map((node) => `${id}: ${help} (${node.target.join(' ')}) ${node.any[0]?.message ?? ''}`.trimEnd());
}

let source: Promise<string> | null = null;
const axeSource = () => (source ??= readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8'));

/**
 * Takes pictures of the page, small and large, by night and on paper, and holds each against axe. Leaves size and theme as `it` began. What
 * another size would shut, as a form, is looked at in its own `sizes`.
 */
export async function look(page: Page, name: string, sizes: readonly { width: number; height: number }[] = [PHONE, LAPTOP]): Promise<void> {
  for (const theme of ['night', 'paper'] as const) {
    await wear(page, theme);
    for (const size of sizes) {
      await page.setViewportSize(size);
      await settle(page);
      const picture = `${name}-${theme}-${size.width}`;
      await page.screenshot({ path: `test/e2e/shots/${picture}.png` });
      expect(await axe(page), `axe on ${picture}`).toEqual([]);
      expect(await overflow(page), `pixels that ${picture} is too wide`).toBe(0);
    }
  }
}

/**
 * The same at the size the page has, for what a change of size would close. Leaves the theme as `it` began. `theirs` are objections to a
 * library's own elements that cannot be met from here.
 */
export async function lookAsIs(page: Page, name: string, theirs?: RegExp): Promise<void> {
  for (const theme of ['night', 'paper'] as const) {
    await wear(page, theme);
    await settle(page);
    await page.screenshot({ path: `test/e2e/shots/${name}-${theme}.png` });
    const objections = await axe(page);
    expect(theirs === undefined ? objections : objections.filter((one) => !theirs.test(one)), `axe on ${name}-${theme}`).toEqual([]);
  }
}

/** Puts on a theme as the system and the page's own toggle would. */
async function wear(page: Page, theme: Theme): Promise<void> {
  await page.emulateMedia({ colorScheme: theme === 'night' ? 'dark' : 'light' });
  await page.evaluate((chosen) => (document.documentElement.dataset['theme'] = chosen), theme);
}

/** Two frames: one in which the page hears of the change, one in which it is drawn. */
function settle(page: Page): Promise<void> {
  return page.evaluate(() => new Promise<void>((done) => requestAnimationFrame(() => requestAnimationFrame(() => done()))));
}

function overflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}
