/**
 * The editor of a HAT by the keyboard alone: what may stand is listed and taken, a group moves whole, a policy gets another name everywhere,
 * the outline leads to a part, and a remark is repaired.
 */
import { describe, expect } from 'vitest';
import type { Page } from 'playwright-core';
import { scenario } from '../tools/scenario.ts';
import { it, look, lookAsIs } from './browser.ts';
import { goesTo, presses } from './learner.ts';

const HAT = scenario()['InboundMail.hat'] ?? '';
const list = (page: Page) => page.locator('.suggest-widget.visible');
const offered = (page: Page, label: string) => list(page).locator('.monaco-list-row').filter({ hasText: label });
const lineOf = (page: Page, text: string) => page.locator('.monaco-editor .view-line').filter({ hasText: text });
const remarks = (page: Page) => page.getByRole('status').filter({ hasText: /^Host Access Table, InboundMail: / });
const said = (page: Page, text: string) => page.getByRole('status').filter({ hasText: text });

/** The lines on screen, from the top. */
const shown = (page: Page): Promise<string> =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('.monaco-editor .view-line')]
      .sort((a, b) => parseFloat(a.style.top) - parseFloat(b.style.top))
      .map((line) => line.innerText.replaceAll('\u00a0', ' '))
      .join('\n'),
  );

/** Opens the sandbox's HAT with the cursor at the end of the first line that is a text. */
async function opens(page: Page, end: string): Promise<void> {
  const line = HAT.split('\n').indexOf(end);
  await page.goto('#/sandbox');
  await page.getByRole('tab', { name: 'HAT' }).click();
  await lineOf(page, 'Policies first').first().waitFor();
  await page.locator('.monaco-editor textarea, .monaco-editor .native-edit-context').first().focus();
  await page.keyboard.press('Control+Home');
  for (let down = 0; down < line; down++) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('End');
  await lineOf(page, end.trim()).first().waitFor();
}

describe('the editor of a Host Access Table', { timeout: 300_000 }, () => {
  it('goes from remark to remark, by its button and by F8, and tells of each', async ({ page }) => {
    const cursorAt = async (entry: string): Promise<void> => {
      const number = String(HAT.split('\n').indexOf(`    ${entry}`) + 1);
      await expect.poll(() => page.locator('.monaco-editor .active-line-number').innerText()).toBe(number);
      await expect.poll(() => page.locator('.monaco-hover').allInnerTexts()).toContainEqual(expect.stringContaining(`${entry}:`));
    };
    await opens(page, 'SUSPECTLIST:');
    await page.keyboard.press('Control+Home');
    await page.getByRole('button', { name: '2 remarks' }).click();
    await cursorAt('sbrs[-3.0:-1.0]');
    await page.keyboard.press('F8');
    await cursorAt('sbrs[-1.0:10.0]');
    await page.keyboard.press('F8');
    await cursorAt('sbrs[-3.0:-1.0]');
  });

  it('lists entries, countries and policies in a group', async ({ page }) => {
    await opens(page, 'SUSPECTLIST:');
    await page.keyboard.press('Enter');
    await page.keyboard.type('country');
    await page.keyboard.press('Control+Space');
    await offered(page, 'a country by its ISO code').waitFor();
    await page.keyboard.press('Enter');
    await page.keyboard.type('Germ');
    await offered(page, 'country[DE]').waitFor();
    await page.keyboard.press('Enter');
    await lineOf(page, 'country[DE]').waitFor();
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    await page.keyboard.type('$TR');
    await page.keyboard.press('Control+Space');
    await offered(page, '$TRUSTED').waitFor();
    await page.keyboard.press('Enter');
    await expect.poll(() => shown(page)).toMatch(/country\[DE\]\n\s*\$TRUSTED\n/);
  });

  it('moves the whole group with Alt+Up, says so, and one undo brings it back', async ({ page }) => {
    await opens(page, '    sbrs[-3.0:-1.0]');
    await page.keyboard.press('Alt+ArrowUp');
    await said(page, 'SUSPECTLIST stands above BLOCKED_LIST now.').waitFor();
    await expect.poll(() => shown(page)).toMatch(/My trusted senders.*\n\s*\nSUSPECTLIST:\n\s+sbrs\[-3\.0:-1\.0\]/);
    await page.keyboard.press('Control+z');
    await expect.poll(() => shown(page)).toMatch(/BLOCKED_LIST:\n(?:.*\n){3}SUSPECTLIST:/);
    await page.keyboard.press('Alt+ArrowUp');
    await said(page, 'SUSPECTLIST stands above BLOCKED_LIST now.').waitFor();
    await page.keyboard.type('!');
    await lineOf(page, 'sbrs[-3.0:-1.0]!').waitFor();
  });

  it('gives a policy another name wherever it stands, and refuses one that is taken', async ({ page }) => {
    await opens(page, '$THROTTLED');
    await page.keyboard.press('F2');
    await page.locator('.rename-box input:focus').waitFor();
    await page.keyboard.type('$TRUSTED');
    await page.keyboard.press('Enter');
    await said(page, 'That name stands in this table already.').waitFor();
    await page.keyboard.press('F2');
    await page.locator('.rename-box input:focus').waitFor();
    await page.keyboard.type('$SLOW');
    await page.keyboard.press('Enter');
    await lineOf(page, '$SLOW').first().waitFor();
    await expect.poll(() => remarks(page).innerText()).toMatch(/: 2 remarks$/);
    await page.keyboard.press('Control+End');
    await lineOf(page, '$SLOW (Suspicious').waitFor();
  });

  it('leads to a group from its outline', async ({ page }) => {
    await opens(page, '$ACCEPTED');
    await page.keyboard.press('Control+Shift+o');
    await page.locator('.quick-input-widget input').waitFor();
    await page.keyboard.type('UNKNOWN');
    await page.locator('.quick-input-list .monaco-list-row').filter({ hasText: 'UNKNOWNLIST' }).waitFor();
    await page.keyboard.press('Enter');
    await page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
    await page.keyboard.type('MY_');
    await expect.poll(() => shown(page)).toContain('MY_UNKNOWNLIST:');
  });

  it('repairs a remark: a policy that nobody defines is defined near the others', async ({ page }) => {
    await opens(page, 'BLOCKED_LIST:');
    await page.keyboard.press('Enter');
    await page.keyboard.type('192.0.2.9');
    await page.keyboard.press('Enter');
    await page.keyboard.type('$NOBODY');
    await page.keyboard.press('Enter');
    await page.keyboard.type('OTHERS:');
    await expect.poll(() => remarks(page).innerText()).toContain('1 error');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('End');
    await page.keyboard.press('Control+.');
    await page.locator('.action-widget').getByText('Define $NOBODY with ACCEPT').waitFor();
    await page.keyboard.press('Enter');
    await expect.poll(() => remarks(page).innerText()).not.toContain('error');
  });
});

describe('a change that waits', { timeout: 240_000 }, () => {
  it('says exactly who would be treated differently, is committed, stands in the history, and the version before it comes back', async ({
    page,
  }) => {
    await opens(page, '    sbrs[-10.0:-3.0]');
    for (let back = 0; back < '3.0]'.length; back++) await page.keyboard.press('Backspace');
    await page.keyboard.type('4.0]');
    const pending = page.getByRole('group', { name: '1 change pending' });
    await expect.poll(() => pending.innerText()).toMatch(/score −3\.0\s+reject becomes[\s\S]+throttle\s+by SUSPECTLIST/);
    expect(await pending.innerText()).toMatch(/score −3\.9 to −3\.1\s+reject becomes[\s\S]+accept\s+by ALL/);
    await look(page, 'pending-meaning');

    await goesTo(page, /^Host Access Table/);
    await page.keyboard.press('Control+m'); // Tab leaves the editor
    await presses(page, /^Compare$/);
    const sheet = page.getByRole('dialog');
    await expect.poll(() => sheet.innerText()).toContain('score −10.0 to −4.0');
    await lookAsIs(page, 'pending-compare');
    await page.keyboard.press('Escape');
    await expect.poll(() => sheet.count()).toBe(0);
    await goesTo(page, /^Host Access Table/);
    await page.keyboard.press('Control+s');
    await expect.poll(() => pending.count()).toBe(0);

    await presses(page, /^History of commits$/);
    await expect.poll(() => sheet.innerText()).toMatch(/Commit 1[\s\S]+\(in force\)[\s\S]+score −3\.9 to −3\.1/);
    await lookAsIs(page, 'history');
    await presses(page, /^Start/);
    await presses(page, /^Restore this version$/);
    await said(page, 'Start is in the draft.').waitFor();
    await expect
      .poll(() => page.getByRole('group', { name: '1 change pending' }).innerText())
      .toMatch(/score −3\.9 to −3\.1\s+accept becomes[\s\S]+reject\s+by BLOCKED_LIST/);
  });
});
