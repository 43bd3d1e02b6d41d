/** What a learner does on a page, by real key presses, and what they wait to see. Nothing here waits for time to pass. */
import { expect } from 'vitest';
import type { Page } from 'playwright-core';

/** The text of the terminal's screen as a person reads it: wrapped lines run on. */
export function screenOf(page: Page): Promise<string> {
  return page.evaluate(() => (document.querySelector<HTMLElement>('.xterm-rows')?.innerText ?? '').replace(/\s+/g, ' '));
}

/** Waits until the terminal shows a text. */
export async function sees(page: Page, text: string): Promise<void> {
  await expect.poll(() => screenOf(page), { timeout: 10_000 }).toContain(text.replace(/\s+/g, ' '));
}

/** Types a line and Enter, wherever the focus is, and waits for an answer on the screen. */
export async function types(page: Page, line: string, answer?: string): Promise<void> {
  await page.keyboard.type(line);
  await page.keyboard.press('Enter');
  if (answer !== undefined) await sees(page, answer);
}

/** Goes round the panes with F6 until the one of that name has the focus. */
export async function goesTo(page: Page, pane: RegExp): Promise<void> {
  for (let turn = 0; turn < 8; turn++) {
    if (pane.test(await focusOf(page))) return;
    await page.keyboard.press('F6');
  }
  expect(await focusOf(page), 'the focus goes round the panes').toMatch(pane);
}

/** The name of what has the focus: its own label, or its pane's. */
function focusOf(page: Page): Promise<string> {
  return page.evaluate(() => {
    const focused = document.activeElement;
    return focused?.getAttribute('aria-label') ?? focused?.closest('[aria-label]')?.getAttribute('aria-label') ?? '';
  });
}

/** Moves on with Tab until a button or link of that name has the focus, then presses Enter. */
export async function presses(page: Page, name: RegExp): Promise<void> {
  await expect.poll(() => page.getByRole('button', { name }).or(page.getByRole('link', { name })).count()).toBeGreaterThan(0);
  for (let turn = 0; turn < 120; turn++) {
    const label = await page.evaluate(
      () => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? '',
    );
    const tag = await page.evaluate(() => document.activeElement?.tagName ?? '');
    if (name.test(label.trim()) && /^(?:BUTTON|A)$/.test(tag)) return page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
  }
  expect.fail(`no button or link ${name} is reached with Tab`);
}

/** Answers the question on screen with the option of that text, and goes on. */
export async function answers(page: Page, prompt: RegExp, ...options: readonly string[]): Promise<void> {
  await expect.poll(() => page.getByRole('heading', { level: 3, name: prompt }).count()).toBe(1);
  await goesTo(page, /^Lesson/);
  for (const option of options) {
    const key = await page.locator('.opt', { hasText: option }).first().locator('.key').innerText();
    await page.keyboard.press(key.toLowerCase());
  }
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 4 }).waitFor();
  await page.keyboard.press('Enter');
}

/** Writes an answer into the question's field, and goes on. */
export async function writes(page: Page, prompt: RegExp, answer: string): Promise<void> {
  await expect.poll(() => page.getByRole('heading', { level: 3, name: prompt }).count()).toBe(1);
  await page.locator('article.ask input').focus();
  await page.keyboard.type(answer);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 4 }).waitFor();
  await page.keyboard.press('Enter');
}

/** How many goals are met, as the list says: `2 of 2`. */
export async function goalsAre(page: Page, met: string): Promise<void> {
  await expect
    .poll(
      () =>
        page
          .getByText(/^\d+ of \d+$/)
          .first()
          .innerText(),
      { timeout: 10_000 },
    )
    .toMatch(new RegExp(met, 'i'));
}
