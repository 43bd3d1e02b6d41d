/**
 * The Trace tool and the page on what is simulated, by the keyboard: a message of a host traced as it is filled in, fields that cannot be used,
 * pending changes from the policy pane, and the ladder searched. On the way the pages are looked at small, by night, and by axe.
 */
import { describe, expect } from 'vitest';
import type { Page } from 'playwright-core';
import { it, look, lookAsIs } from './browser.ts';
import { presses } from './learner.ts';

const report = (page: Page) => page.getByRole('group', { name: 'Report' });
const reads = (page: Page) => expect.poll(() => report(page).innerText(), { timeout: 10_000 });

/** Puts the focus on a field of the form and writes into it, whatever stands there. */
async function fills(page: Page, label: string, text: string): Promise<void> {
  await page.getByLabel(label).focus();
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Delete');
  await page.keyboard.type(text);
}

describe('the Trace tool', { timeout: 300_000 }, () => {
  it('traces the message of a host in the order of the real tool, and shows the letter that comes of it', async ({ page }) => {
    await page.goto('./');
    await presses(page, /^Trace$/);
    await page.getByRole('heading', { level: 1, name: 'Trace' }).waitFor();
    await look(page, 'trace');
    await page.getByLabel('Source IP Address').focus();
    await page.keyboard.press('Enter');
    await reads(page).toContain('Matched On: sbrs[-1.0:10.0]');
    await reads(page).toContain('Max. Message Size: 10M Default');
    await expect.poll(() => page.getByRole('status').innerText()).toBe('Enqueued for delivery to one recipient.');
    await page.locator('summary').focus();
    await page.keyboard.press('Enter');
    await reads(page).toContain('Received: from email.globomantics.com ([198.51.100.25])');
    await look(page, 'trace-report');
  });

  it('says beside a field what is wrong with it, and stops after the table on REJECT', async ({ page }) => {
    await page.goto('#/trace');
    await fills(page, 'SenderBase Reputation Score', '11');
    await page.keyboard.press('Enter');
    const score = page.getByLabel('SenderBase Reputation Score');
    await expect.poll(() => score.getAttribute('aria-invalid')).toBe('true');
    await expect.poll(() => score.evaluate((element) => document.activeElement === element)).toBe(true);
    await look(page, 'trace-wrong');
    await fills(page, 'SenderBase Reputation Score', '-8.4');
    await page.keyboard.press('Enter');
    await reads(page).toContain('Connection Behavior: REJECT');
    expect(await report(page).innerText()).not.toContain('Processing MAIL FROM:');
  });

  it('opens over the policy pane with the changes that wait there, and leads to a line of the table', async ({ page }) => {
    await page.goto('#/sandbox');
    await page.locator('.monaco-editor textarea, .monaco-editor .native-edit-context').first().focus();
    await page.keyboard.press('Control+Home');
    await page.keyboard.type('PARTNERS:\n198.51.100.25\nREJECT\n');
    await page.getByRole('button', { name: 'Commit' }).waitFor();
    await page.getByRole('button', { name: /^Trace a message/ }).focus();
    await page.keyboard.press('Enter');
    const sheet = page.getByRole('dialog', { name: 'Trace' });
    await sheet.getByText('By the pending changes too: InboundMail.hat.').waitFor();
    await lookAsIs(page, 'trace-sheet');
    await sheet.getByLabel('Source IP Address').focus();
    await page.keyboard.press('Enter');
    await reads(page).toContain('Sender Group: PARTNERS');
    await lookAsIs(page, 'trace-sheet-report');
    await sheet.getByRole('button', { name: 'HAT 2: show the line' }).first().focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => sheet.count()).toBe(0);
    await page.locator('.monaco-editor .postern-lit').first().waitFor();
  });
});

describe('the page on what is simulated', { timeout: 300_000 }, () => {
  it('lists the ladder, finds constructs by word and by rung, and shows all again', async ({ page }) => {
    await page.goto('./');
    await presses(page, /^What is simulated$/);
    await page.getByRole('heading', { level: 1, name: 'What is simulated' }).waitFor();
    await look(page, 'simulated');
    await page.getByRole('searchbox').focus();
    await page.keyboard.type('tls_verify');
    await expect.poll(() => page.getByRole('rowheader').allInnerTexts()).toEqual(['tls_verify']);
    await page.keyboard.press('Control+a');
    await page.keyboard.type('gibberish');
    await expect.poll(() => page.getByRole('status').innerText()).toContain('Nothing here says “gibberish”');
    await presses(page, /^Show all$/);
    await presses(page, /^ignored/);
    await expect.poll(() => page.getByRole('rowheader').allInnerTexts()).toContain('QMQP');
    expect(await page.getByRole('rowheader').allInnerTexts()).not.toContain('ACCEPT');
    await look(page, 'simulated-ignored');
  });
});
