/**
 * The sender map of the lab: who is chosen on it becomes a host, connects, and is taken by the group and line that the map told. It is drawn
 * anew as the text changes, and keeps its counsel while a lesson waits for a prediction.
 */
import { describe, expect } from 'vitest';
import type { Page } from 'playwright-core';
import { it, LAPTOP, look, PHONE } from './browser.ts';
import { sees, types } from './learner.ts';

const map = (page: Page) => page.getByRole('region', { name: 'Sender map' });
const picked = (page: Page) => map(page).getByRole('status').innerText();
const log = (page: Page) => page.getByRole('region', { name: 'Mail log' });

async function opens(page: Page, hash = '#/sandbox'): Promise<void> {
  await page.goto(hash);
  await page.locator('.monaco-editor .view-line').first().waitFor();
  await page.getByRole('button', { name: 'Sender map' }).focus();
  await page.keyboard.press('Enter');
}

/** Who connected last by the mail log, and which group took them. */
async function last(page: Page): Promise<string> {
  const text = await log(page).innerText();
  const [, address = '', group = ''] = /.*address (\S+) [^]*? SG (\S+) match/.exec(text.slice(text.lastIndexOf('New SMTP'))) ?? [];
  return `${address} ${group}`;
}

/** Chooses a group by keys, connects, and waits until the mail log tells that it took whom the map told. */
async function connects(page: Page, group: string, keys: readonly string[], answer: string): Promise<string> {
  const before = await last(page);
  await map(page).locator('.region').first().focus();
  for (const key of keys) await page.keyboard.press(key);
  await expect.poll(() => picked(page)).toContain(`${group} takes it`);
  await page.keyboard.press('Enter');
  await expect.poll(() => last(page)).not.toBe(before);
  const [address = ''] = (await picked(page)).split(' ');
  await expect.poll(() => last(page)).toBe(`${address} ${group}`);
  await sees(page, answer);
  expect(await page.evaluate(() => document.activeElement?.closest('[data-frame]')?.getAttribute('data-frame'))).toBe('terminal');
  return address;
}

describe('the sender map of the lab', { timeout: 240_000 }, () => {
  it('connects whom one chooses, and the appliance’s group is the map’s', async ({ page }) => {
    await opens(page);
    await map(page).locator('.region').first().waitFor();
    await look(page, 'sender-map', [LAPTOP]);

    const suspect = await connects(page, 'SUSPECTLIST', ['ArrowDown', 'ArrowRight'], '220 email.carvedrock.com ESMTP');
    await expect.poll(() => page.getByRole('region', { name: 'Why' }).innerText()).toContain('-2.0 lies in -3.0 to -1.0');
    await look(page, 'sender-map-connected', [LAPTOP]);
    await types(page, 'QUIT', '221');

    // The appliance keeps the score of an address for half an hour, so that another score needs another sender.
    const unknown = await connects(page, 'UNKNOWNLIST', ['ArrowDown', 'ArrowRight', 'ArrowRight'], '220 email.carvedrock.com ESMTP');
    expect(unknown).not.toBe(suspect);
    await connects(page, 'BLOCKED_LIST', ['ArrowDown'], '554');
    await map(page)
      .getByRole('button', { name: /^accept ALL: private addresses/ })
      .click();
    await expect.poll(() => log(page).innerText()).toMatch(/SG None match ALL SBRS rfc1918/);
  });

  it('leads to the line and to the Trace tool, and follows the text', async ({ page }) => {
    await opens(page);
    await map(page)
      .getByRole('button', { name: /^reject BLOCKED_LIST/ })
      .focus();
    await map(page).getByRole('button', { name: /^Why / }).click();
    await expect.poll(() => page.getByRole('dialog').getByLabel('Source IP Address').inputValue()).toMatch(/^203\.0\.113\./);
    await page.keyboard.press('Escape');

    await map(page)
      .getByRole('button', { name: /^Line \d+: show it in the text$/ })
      .click();
    await expect.poll(() => map(page).count()).toBe(0);
    await page.locator('.monaco-editor textarea, .monaco-editor .native-edit-context').first().focus();
    await page.keyboard.press('Home');
    await page.keyboard.type('203.0.113.0/24\n    ');
    await page.getByRole('button', { name: 'Sender map' }).click();
    await map(page)
      .getByRole('button', { name: /^reject BLOCKED_LIST: 203\.0\.113\.0\/24, any score$/ })
      .waitFor();
    await page.getByText('Drawn with the changes that wait for a commit').waitFor();
  });

  it('stands in the place of ladder and text on a phone, and only for a HAT', async ({ page }) => {
    await page.setViewportSize(PHONE);
    await page.goto('#/sandbox');
    await page
      .getByRole('tablist', { name: 'Panes' })
      .or(page.getByRole('navigation', { name: 'Panes' }))
      .getByText('Policy')
      .click();
    await page.getByRole('button', { name: 'Map', exact: true }).click();
    await map(page).locator('.region').first().waitFor();
    await look(page, 'sender-map-phone', [PHONE]);
    await page.getByRole('tab', { name: /^RAT/ }).click();
    expect(await map(page).count()).toBe(0);
    expect(await page.getByRole('button', { name: 'Map', exact: true }).count()).toBe(0);
  });

  it('tells nothing while a lesson waits for a prediction', async ({ page }) => {
    await opens(page, '#/lesson/hat-order');
    await page.getByText('Who decides what is shown once you have answered.').waitFor();
    expect(await page.locator('.region').count()).toBe(0);
  });
});
