/**
 * A sender is run for a week in the sandbox, by the keyboard: its score falls, the group with it, and connecting shows both in the reply and
 * the log. On the way the pane is looked at small, by night, and by axe.
 */
import { describe, expect } from 'vitest';
import type { Page } from 'playwright-core';
import { it, look } from './browser.ts';
import { goesTo, presses, sees, types } from './learner.ts';

const sender = (page: Page) => page.getByRole('region', { name: 'Sender' });

async function says(page: Page, text: string | RegExp): Promise<void> {
  await expect.poll(() => sender(page).innerText()).toMatch(text);
}

describe('the reputation of a sender', { timeout: 240_000 }, () => {
  it('falls in a week of a bought list, and the partner is turned away', async ({ page }) => {
    await page.goto('#/sandbox');
    await sees(page, 'globomantics ›');
    await page.getByRole('button', { name: 'Open Sender' }).focus();
    await page.keyboard.press('Enter');
    await says(page, /4\.2\s+connecting now\s+UNKNOWNLIST/i);
    await says(page, 'its formula is not public');
    await goesTo(page, /^Sender/);
    await presses(page, /^Bought list$/);
    await presses(page, /^Run a week$/);
    await says(page, 'A week passed: 4.2 became −4.0. Connecting now: BLOCKED_LIST.');
    await expect.poll(() => sender(page).getByRole('img').getAttribute('aria-label')).toContain('4.2, −0.9, −2.4, −3.1');
    await expect
      .poll(() =>
        sender(page)
          .getByRole('row', { name: /^Spam traps 14 in 30 days −4\.8$/ })
          .count(),
      )
      .toBe(1);
    await look(page, 'sender');

    await goesTo(page, /^Terminal/);
    await types(page, 'telnet email.carvedrock.com 25', '554 Your access to this mail system has been rejected');
    await expect
      .poll(() => page.getByRole('region', { name: 'Mail log' }).innerText())
      .toContain('REJECT SG BLOCKED_LIST match sbrs[-10.0:-3.0] SBRS -4.0 country United States');

    await page.reload();
    await sees(page, '554 Your access to this mail system has been rejected');
    await page.getByRole('button', { name: 'Open Sender' }).click();
    await says(page, /−4\.0\s+connecting now\s+BLOCKED_LIST/i);
  });

  it('is throttled on the way down, and connecting is a button', async ({ page }) => {
    await page.goto('#/sandbox');
    await page.getByRole('button', { name: 'Open Sender' }).click();
    await says(page, 'UNKNOWNLIST');
    await goesTo(page, /^Sender/);
    for (const day of ['4.2 became −0.9', '−0.9 became −2.4']) {
      await presses(page, /^Run a day$/);
      await says(page, day);
    }
    await says(page, /−2\.4\s+connecting now\s+SUSPECTLIST/i);
    await sender(page).getByRole('button', { name: 'Connect' }).focus();
    await page.keyboard.press('Enter');
    await sees(page, '220 email.carvedrock.com ESMTP');
    await expect
      .poll(() => page.getByRole('region', { name: 'Mail log' }).innerText())
      .toContain('ACCEPT SG SUSPECTLIST match sbrs[-3.0:-1.0] SBRS -2.4 country United States');
  });

  it('is led to from the score in Why, which says when it was asked for', async ({ page }) => {
    await page.goto('#/sandbox');
    await sees(page, 'globomantics ›');
    await goesTo(page, /^Terminal/);
    await types(page, 'telnet email.carvedrock.com 25', '220 email.carvedrock.com ESMTP');
    await types(page, 'QUIT', '221 email.carvedrock.com');
    await types(page, 'telnet email.carvedrock.com 25', '220 email.carvedrock.com ESMTP');
    const why = page.getByRole('region', { name: 'Why' });
    await expect.poll(() => why.innerText()).toMatch(/Score of 21:28\s+4\.2/);
    await goesTo(page, /^Why/);
    await presses(page, /^4\.2: what it is made of$/);
    await says(page, 'its formula is not public');
    await expect.poll(() => sender(page).evaluate((pane) => pane.contains(document.activeElement))).toBe(true);
  });

  it('is not asked of a private address', async ({ page }) => {
    await page.goto('#/sandbox');
    await sees(page, 'globomantics ›');
    await goesTo(page, /^Terminal/);
    await types(page, 'as exchange.carvedrock.com', 'carvedrock ›');
    await page.getByRole('button', { name: 'Open Sender' }).click();
    await says(page, 'A private address has no reputation.');
  });
});
