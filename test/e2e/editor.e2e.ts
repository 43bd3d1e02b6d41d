/**
 * The editor of `appliance.yaml` by the keyboard: what may stand at a place is listed, taken and read by the appliance; words tell what they
 * are for; and Tab still leaves the text once it is told to. The open list is held against axe.
 */
import { describe, expect } from 'vitest';
import type { Page } from 'playwright-core';
import { scenario } from '../tools/scenario.ts';
import { it, lookAsIs } from './browser.ts';

const list = (page: Page) => page.locator('.suggest-widget.visible');
const offered = (page: Page, label: string) => list(page).locator('.monaco-list-row').filter({ hasText: label });
const lineOf = (page: Page, text: string) => page.locator('.monaco-editor .view-line').filter({ hasText: text });
const remarks = (page: Page) => page.getByRole('status').filter({ hasText: /^Interfaces and listeners: / });

/** Monaco writes a row’s word and its meaning side by side without a blank, and with a comma between them in the row’s name. */
const MONACO_ROW = /^label-content-name-mismatch: .*\(#list_id_/;

/** Opens the sandbox with the cursor at the end of the first line that ends with a text; without one, of `hat` of the public listener. */
async function opens(page: Page, end = 'hat: InboundMail.hat'): Promise<void> {
  const line = (scenario()['appliance.yaml'] ?? '').split('\n').findIndex((text) => text.endsWith(end));
  await page.goto('#/sandbox');
  await page.getByRole('tab', { name: 'Listeners' }).click();
  await lineOf(page, 'interfaces:').first().waitFor();
  await page.locator('.monaco-editor textarea, .monaco-editor .native-edit-context').first().focus();
  await page.keyboard.press('Control+Home');
  for (let down = 0; down < line; down++) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('End');
  await lineOf(page, end).first().waitFor();
}

describe('the editor of appliance.yaml', { timeout: 300_000 }, () => {
  it('lists what may stand at a key’s beginning, and the remark on the half-typed line goes once key and value are taken', async ({
    page,
  }) => {
    await opens(page);
    await page.keyboard.press('Enter');
    await page.keyboard.type('bare');
    await expect.poll(() => remarks(page).innerText()).toContain('1 error');
    await page.keyboard.press('Control+Space');
    await offered(page, 'what becomes of bare CR and LF in a letter').waitFor();
    await page.keyboard.press('Enter');
    await offered(page, 'repaired').waitFor();
    await lookAsIs(page, 'editor-list', MONACO_ROW);
    await offered(page, 'repaired').waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await lineOf(page, 'bare_cr_lf: reject').waitFor();
    await expect.poll(() => remarks(page).innerText()).not.toContain('error');
  });

  it('offers the other values of a word that stands there, and tells of a word what it is for', async ({ page }) => {
    await opens(page);
    for (let line = 0; line < 3; line++) await page.keyboard.press('ArrowUp');
    await page.keyboard.press('End');
    await page.keyboard.press('Control+Space');
    await offered(page, 'mail from our hosts').waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+k');
    await page.keyboard.press('Control+i');
    await expect
      .poll(() => page.locator('.monaco-hover').allInnerTexts())
      .toContainEqual(expect.stringContaining('public: mail from outside for us.'));
  });

  it('puts in a whole listener that the appliance can use', async ({ page }) => {
    await opens(page, 'listeners:');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Control+Space');
    await offered(page, 'new listener').waitFor();
    await page.keyboard.press('Enter');
    await page.keyboard.type('Second');
    for (let stop = 0; stop < 3; stop++) await page.keyboard.press('Tab');
    await page.keyboard.type('587');
    await lineOf(page, 'name: Second').waitFor();
    await lineOf(page, 'port: 587').waitFor();
    await expect.poll(() => remarks(page).innerText()).not.toContain('error');
  });

  it('lets Tab leave the text from within the list, once Tab moves the focus', async ({ page }) => {
    await opens(page);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Control+m');
    await page
      .getByText(/Tab moves the focus/)
      .first()
      .waitFor();
    await page.keyboard.press('Control+Space');
    await list(page).waitFor();
    for (let stop = 0; stop < 2; stop++) await page.keyboard.press('Tab');
    await expect.poll(() => page.evaluate(() => document.activeElement?.closest('.monaco-editor') === null)).toBe(true);
    await expect.poll(() => list(page).count()).toBe(0);
  });
});
