/**
 * The page of replies and the sandbox, by the keyboard: search, provoke a reply for now and one for ever, read a letter, find it all again after a
 * reload. On the way the pages are looked at small, by night, and by axe.
 */
import { describe, expect } from 'vitest';
import type { Page } from 'playwright-core';
import { it, look } from './browser.ts';
import { goesTo, presses, screenOf, sees, types } from './learner.ts';

const note = (page: Page) => page.getByRole('region', { name: 'What to do here' });

async function says(page: Page, text: string | RegExp): Promise<void> {
  await expect.poll(() => note(page).innerText()).toMatch(text);
}

/** Tab types the grey line, Enter sends it. */
async function takesGreyLine(page: Page): Promise<void> {
  await goesTo(page, /^Terminal/);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
}

/** Goes back with Shift+Tab from the terminal to the button of that name in the note, and presses it. */
async function pressesAbove(page: Page, name: string): Promise<void> {
  await goesTo(page, /^Terminal/);
  const button = note(page).getByRole('button', { name });
  for (let turn = 0; turn < 12 && !(await button.evaluate((element) => document.activeElement === element)); turn++)
    await page.keyboard.press('Shift+Tab');
  expect(await button.evaluate((element) => document.activeElement === element), `${name} is reached with Shift+Tab`).toBe(true);
  await page.keyboard.press('Enter');
}

describe('the page of replies', { timeout: 240_000 }, () => {
  it('lists what the box says, finds it by code and word, and leads to it by its address', async ({ page }) => {
    await page.goto('./');
    await presses(page, /^Replies$/);
    await page.getByRole('heading', { level: 1, name: 'Replies' }).waitFor();
    await look(page, 'replies');

    await page.getByRole('searchbox').focus();
    await page.keyboard.type('452 recipients');
    await expect.poll(() => page.getByRole('status').first().innerText()).toMatch(/^3 of \d+ replies$/);
    await expect.poll(() => page.getByRole('listitem').allInnerTexts()).toHaveLength(3);
    await page.keyboard.press('Control+a');
    await page.keyboard.type('gibberish');
    await expect.poll(() => page.getByRole('status').first().innerText()).toContain('No reply says “gibberish”');
    await look(page, 'replies-none');

    await page.goto('#/replies/too-many-recipients');
    const entry = page.locator('#too-many-recipients');
    await expect.poll(() => entry.evaluate((element) => document.activeElement === element)).toBe(true);
    await expect.poll(() => entry.evaluate((element) => element.getBoundingClientRect().top < innerHeight)).toBe(true);
    await page.goto('#/replies/no-such-reply');
    await expect.poll(() => page.getByRole('main').innerText()).toContain('There is no reply called no-such-reply');
  });

  it('provokes a 4xx and keeps the lab when the page is loaded again', async ({ page }) => {
    await page.goto('#/replies/too-many-recipients');
    await presses(page, /^Provoke it: 452 #4.5.3 Too many recipients$/);
    await sees(page, '250 recipient <angie@carvedrock.com> ok');
    await says(page, 'The policy takes one recipient a message, and one is named.');
    expect(await screenOf(page)).not.toContain('452');
    await look(page, 'sandbox-near');
    await takesGreyLine(page);
    await sees(page, '452 #4.5.3 Too many recipients');
    await says(page, 'That was it.');
    await look(page, 'sandbox-given');

    await page.reload();
    await sees(page, '452 #4.5.3 Too many recipients');
    await pressesAbove(page, 'Start again');
    await says(page, 'Next:');
    expect(await screenOf(page)).not.toContain('452');
  });

  it('provokes a 5xx before a word is said, and says so when the lab has gone elsewhere', async ({ page }) => {
    await page.goto('#/replies/banner.rejected');
    await presses(page, /^Provoke it: 554/);
    await sees(page, 'offers ›');
    await takesGreyLine(page);
    await sees(page, '554 Your access to this mail system has been rejected');
    await says(page, 'That was it.');

    await page.goto('#/sandbox/sender.ok');
    await sees(page, '250 email.carvedrock.com');
    await goesTo(page, /^Terminal/);
    await types(page, 'QUIT', '221 email.carvedrock.com');
    await says(page, 'From here it takes more than one input.');
  });

  it('lets time pass where no line is missing', async ({ page }) => {
    await page.goto('#/sandbox/unsuccessful');
    await sees(page, '250 email.carvedrock.com');
    await pressesAbove(page, 'Let five minutes pass');
    await sees(page, '421 Timed out waiting for successful message injection, disconnecting.');
    await says(page, 'That was it.');
  });
});

describe('the sandbox', { timeout: 240_000 }, () => {
  it('is the whole lab without goals, and lays an accepted letter open', async ({ page }) => {
    await page.goto('#/sandbox');
    await sees(page, 'globomantics ›');
    await look(page, 'sandbox');
    await goesTo(page, /^Terminal/);
    for (const line of ['telnet email.carvedrock.com 25', 'HELO email.globomantics.com', 'MAIL FROM:<kinda@globomantics.com>'])
      await types(page, line);
    await types(page, 'RCPT TO:<angie@carvedrock.com>', '250 recipient');
    await types(page, 'DATA', '354 go ahead');
    for (const line of ['From: =?UTF-8?Q?In=C3=AAs?= <kinda@globomantics.com>', 'X-Mailer: by hand', 'Subject: Tuesday', '', 'See you.'])
      await types(page, line);
    await types(page, '.', '250 ok:  Message 1 accepted');

    await goesTo(page, /^Mail log/);
    await page.getByRole('tab', { name: 'Mail log' }).focus();
    await page.keyboard.press('ArrowRight');
    const letter = page.getByRole('region', { name: 'Letter' });
    await expect.poll(() => letter.innerText()).toContain('Inês <kinda@globomantics.com>');
    await expect.poll(() => letter.innerText()).toContain('The appliance added this');
    await expect.poll(() => letter.innerText()).toContain('takes it as one message');
    await look(page, 'sandbox-letter');

    await page.reload();
    await sees(page, '250 ok:  Message 1 accepted');
  });

  it('plays STARTTLS and says that it is played', async ({ page }) => {
    await page.goto('#/sandbox/tls.go-ahead');
    await sees(page, '250 STARTTLS');
    await takesGreyLine(page);
    await sees(page, 'played here without ciphering');
  });
});

describe('the second appliance', { timeout: 120_000 }, () => {
  it('relays its own people’s mail out, and is found from the sandbox', async ({ page }) => {
    await page.goto('#/sandbox');
    await page.getByRole('link', { name: 'Globomantics’ appliance' }).focus();
    await page.keyboard.press('Enter');
    await says(page, 'Globomantics’ own appliance relays its mail out');
    await sees(page, 'This is a shell on');
    await goesTo(page, /^Terminal/);
    await types(page, 'send angie@carvedrock.com', '250 ok: Message 1 accepted');
    await expect.poll(() => page.getByRole('region', { name: 'Mail log' }).innerText()).toContain('Message finished MID 1 done');
    await look(page, 'sandbox-globomantics');
    await page.goto('#/sandbox/in/nowhere');
    await expect.poll(() => page.locator('body').innerText()).toContain('There is no appliance called nowhere here.');
  });
});

describe('the sandbox’s clock and faults', { timeout: 120_000 }, () => {
  it('lets a learner break the queue, send, wait, and see the queue empty once it is mended', async ({ page }) => {
    await page.goto('#/sandbox');
    await sees(page, 'This is a shell on');
    await turns(page, 'The work queue is full');
    await look(page, 'clock-and-faults');
    await goesTo(page, /^Terminal/);
    await types(page, 'send angie@carvedrock.com', '452 #4.3.1 queue full');
    await types(page, 'queue', 'angie@carvedrock.com once');
    await turns(page, 'The work queue is full');
    await page.keyboard.press('Escape');
    await goesTo(page, /^Terminal/);
    await types(page, 'wait 31m', '250 ok: Message');
    await types(page, 'queue', 'Nothing waits here.');
  });
});

/** Opens the lab's clock with the keyboard and turns the switch of that name. */
async function turns(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: /^Clock and faults/ }).focus();
  await page.keyboard.press('Enter');
  const control = page.getByRole('switch', { name });
  const before = await control.getAttribute('aria-checked');
  await control.focus();
  await page.keyboard.press('Space');
  await expect.poll(() => control.getAttribute('aria-checked')).not.toBe(before);
}
