/**
 * The ladder: sender groups put in order by mouse, by keys and by the text, and after each the ladder, the text and the appliance's answer agree.
 * One undo takes back what was done in either. On a phone a group is made, filled and moved without its text.
 */
import { describe, expect, inject } from 'vitest';
import type { Page } from 'playwright-core';
import { it, LAPTOP, look, PHONE } from './browser.ts';
import { types } from './learner.ts';

const SHIPPED = ['ALLOWED_LIST', 'BLOCKED_LIST', 'SUSPECTLIST', 'UNKNOWNLIST', 'ALL'];
const BLOCKS = ['ALLOWED_LIST', 'BLOCKED_LIST', 'SUSPECTLIST', 'PARTNERS', 'UNKNOWNLIST', 'ALL'];
const ALLOWS = ['ALLOWED_LIST', 'BLOCKED_LIST', 'SUSPECTLIST', 'UNKNOWNLIST', 'PARTNERS', 'ALL'];
/** So high that all lines of the table are on screen. */
const TALL = { width: 1280, height: 1900 };

const card = (page: Page, label: string) => page.locator(`[data-card="${label}"]`);
const rungOf = (page: Page, label: string) => page.locator('.rung').filter({ has: card(page, label) });
const announced = (page: Page) => page.locator('.ladder > [role="status"]');
const ladder = (page: Page) => page.locator('.ladder .name').allInnerTexts();

/** The groups as the text in the editor has them. */
async function text(page: Page): Promise<readonly string[]> {
  const lines = await page.locator('.monaco-editor .view-line').evaluateAll((all) =>
    (all as HTMLElement[])
      .map((line) => ({ top: line.getBoundingClientRect().top, text: line.innerText.replaceAll('\u00a0', ' ').trimEnd() }))
      .sort((a, b) => a.top - b.top)
      .map((line) => line.text),
  );
  return lines.flatMap((line) => /^\s*(?:([\w-]+):|(ALL))$/.exec(line)?.slice(1).filter(Boolean) ?? []);
}

/** Waits until ladder and text both have the groups in this order. */
async function agree(page: Page, order: readonly string[]): Promise<void> {
  await expect.poll(() => ladder(page)).toEqual(order);
  await expect.poll(() => text(page)).toEqual(order);
}

/** Commits, calls again, and waits for the answer and the group that gave it. */
async function answers(page: Page, code: string, group: string): Promise<void> {
  await page.getByRole('button', { name: 'Commit', exact: true }).click();
  await page.locator('.xterm').click();
  await types(page, 'clear');
  await types(page, 'telnet email.carvedrock.com 25', code);
  await expect.poll(() => page.locator('.rung.stop .name').innerText()).toBe(group);
  if (code === '220') await types(page, 'QUIT', '221');
}

async function opens(page: Page): Promise<void> {
  await page.goto('#/sandbox');
  await page.locator('.monaco-editor .view-line').first().waitFor();
  await expect.poll(() => ladder(page)).toEqual(SHIPPED);
}

/** Brings the cursor to a group by its card, and the focus into the text. */
async function writesAt(page: Page, label: string): Promise<void> {
  await card(page, label).click();
  await expect.poll(() => rungOf(page, label).getAttribute('class')).toContain('here');
  await page.locator('.monaco-editor textarea, .monaco-editor .native-edit-context').first().focus();
}

/** Pastes into the text; typed letter by letter, a long one takes a minute. */
function pastes(page: Page, pasted: string): Promise<void> {
  return page.evaluate((data) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', data);
    document.activeElement?.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, pasted);
}

/** Makes a group that blocks our own address, by the forms. */
async function makesPartners(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'New group', exact: true }).click();
  await page.getByLabel('Name', { exact: true }).fill('PARTNERS');
  await page.getByRole('combobox', { name: 'Policy' }).selectOption('$BLOCKED');
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await expect.poll(() => announced(page).innerText()).toBe('PARTNERS is new, place 5 of 6.');
  await page.getByLabel('Add a sender').fill('198.51.100.25');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Remove 198.51.100.25' }).waitFor();
}

describe('the ladder', { timeout: 300_000 }, () => {
  it('puts groups in order by mouse, by keys and by the text, and all three and the appliance agree', async ({ page }) => {
    await page.setViewportSize(TALL);
    await opens(page);
    await makesPartners(page);
    await page.getByRole('button', { name: 'Change PARTNERS' }).click();
    await agree(page, ALLOWS);
    await answers(page, '220', 'UNKNOWNLIST');
    await page.getByRole('button', { name: /^Coverage/ }).click();
    await expect.poll(() => rungOf(page, 'UNKNOWNLIST').innerText()).toContain('decided 1');
    await expect.poll(() => rungOf(page, 'PARTNERS').innerText()).toContain('too late 1');
    await expect
      .poll(() => page.locator('.monaco-editor .postern-count-hit').allInnerTexts())
      .toEqual([expect.stringMatching(/decided.1$/)]);
    await page.getByText('1 of 6 lines has decided somebody so far.').waitFor();
    await page.getByRole('button', { name: /^Coverage/ }).click();

    const from = await card(page, 'PARTNERS').boundingBox();
    const to = await card(page, 'UNKNOWNLIST').boundingBox();
    expect(from !== null && to !== null).toBe(true);
    await page.mouse.move((from?.x ?? 0) + 40, (from?.y ?? 0) + 20);
    await page.mouse.down();
    await page.mouse.move((to?.x ?? 0) + 40, (to?.y ?? 0) + 10, { steps: 6 });
    await page.locator('.ladder .gap').waitFor();
    await page.mouse.up();
    await agree(page, BLOCKS);
    await answers(page, '554', 'PARTNERS');

    await card(page, 'PARTNERS').focus();
    await page.keyboard.press('Space');
    await page.keyboard.press('ArrowDown');
    await expect.poll(() => announced(page).innerText()).toBe('PARTNERS, place 5 of 6, above ALL');
    await page.keyboard.press('ArrowDown');
    await expect.poll(() => announced(page).innerText()).toContain('ALL stays last');
    await page.keyboard.press('Escape');
    await agree(page, BLOCKS);
    await page.keyboard.press('Space');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Space');
    await agree(page, ALLOWS);
    expect(await page.evaluate(() => (document.activeElement as HTMLElement).dataset['card'])).toBe('PARTNERS');
    await answers(page, '220', 'UNKNOWNLIST');

    await writesAt(page, 'PARTNERS');
    for (let line = 0; line < 4; line++) await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('Control+x');
    await expect.poll(() => ladder(page)).toEqual(SHIPPED);
    await writesAt(page, 'UNKNOWNLIST');
    await page.keyboard.press('Control+v');
    await agree(page, BLOCKS);
    await answers(page, '554', 'PARTNERS');
  });

  it('has one undo with the text: it takes back the newest change, wherever that was made', async ({ page }) => {
    await page.setViewportSize(TALL);
    await opens(page);
    await card(page, 'SUSPECTLIST').focus();
    await page.keyboard.press('Alt+ArrowUp');
    const moved = ['ALLOWED_LIST', 'SUSPECTLIST', 'BLOCKED_LIST', 'UNKNOWNLIST', 'ALL'];
    await agree(page, moved);
    await page.locator('.monaco-editor textarea, .monaco-editor .native-edit-context').first().focus();
    await page.keyboard.press('Control+Home');
    await page.keyboard.type('MINE:\n');
    await expect.poll(() => ladder(page)).toContain('MINE');
    await card(page, 'UNKNOWNLIST').click();
    await expect.poll(() => rungOf(page, 'UNKNOWNLIST').getAttribute('class')).toContain('here');
    await page.keyboard.press('Alt+ArrowUp');
    await expect.poll(() => ladder(page)).toEqual(['MINE', 'ALLOWED_LIST', 'SUSPECTLIST', 'UNKNOWNLIST', 'BLOCKED_LIST', 'ALL']);
    await page.keyboard.press('Control+z');
    await expect.poll(() => ladder(page)).toEqual(['MINE', ...moved]);
    for (let back = 0; back < 8 && (await ladder(page)).join() !== SHIPPED.join(); back++) {
      await page.getByRole('button', { name: 'Undo in this table' }).click();
    }
    await agree(page, SHIPPED);
    await expect.poll(() => page.getByRole('button', { name: 'Commit', exact: true }).count()).toBe(0);
  });

  it('changes, renames and deletes groups by forms that say what the parser says, in every size and theme', async ({ page }) => {
    await opens(page);
    await page.getByRole('button', { name: /^Coverage/ }).click();
    await expect.poll(() => rungOf(page, 'ALL').innerText()).toContain('not yet');
    await look(page, 'ladder-coverage', [LAPTOP]);
    await page.getByRole('button', { name: /^Coverage/ }).click();
    await rungOf(page, 'BLOCKED_LIST').hover();
    await page.getByRole('button', { name: 'Change BLOCKED_LIST' }).click();
    const add = page.getByLabel('Add a sender');
    await add.fill('300.1.1.1');
    await page.getByText(/^300\.1\.1\.1 /).waitFor();
    await look(page, 'ladder-form', [LAPTOP]);
    await add.fill('203.0.113.0/24');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Remove sbrs[-10.0:-3.0]' }).click();
    await page.getByRole('combobox', { name: 'Policy' }).selectOption('TCPREFUSE');
    await page.getByLabel('Name', { exact: true }).fill('CABLE');
    await page.keyboard.press('Enter');
    await expect.poll(() => ladder(page)).toEqual(SHIPPED.map((label) => (label === 'BLOCKED_LIST' ? 'CABLE' : label)));
    await expect.poll(() => rungOf(page, 'CABLE').innerText()).toContain('TCPREFUSE');
    await page.getByRole('button', { name: 'Delete' }).click();
    await expect.poll(() => ladder(page)).toEqual(SHIPPED.filter((label) => label !== 'BLOCKED_LIST'));
    await expect.poll(() => announced(page).innerText()).toBe('CABLE is deleted. Undo takes it back.');
    await page.getByRole('tab', { name: 'RAT' }).click();
    await expect.poll(() => ladder(page)).toEqual(['carvedrock.com', 'ALL']);
    await expect.poll(() => rungOf(page, 'carvedrock.com').innerText()).toContain('everyone there');
    await look(page, 'ladder-recipients', [LAPTOP]);
  });

  it('draws a table of 2,000 groups in pages, which keys and the text turn', async ({ page }) => {
    await opens(page);
    await page.locator('.monaco-editor textarea, .monaco-editor .native-edit-context').first().focus();
    await page.keyboard.press('Control+a');
    const groups = Array.from({ length: 1999 }, (_, at) => `G${at}:\n192.0.${at >> 8}.${at & 255}\nREJECT\n`);
    await pastes(page, `${groups.join('')}ALL\nACCEPT`);
    const pages = page.getByRole('group', { name: 'Pages of the ladder' });
    await expect.poll(() => pages.innerText(), { timeout: 20_000 }).toMatch(/1,951 to 2,000 of 2,000$/m);
    await look(page, 'ladder-long', [LAPTOP]);
    await card(page, 'ALL').focus();
    await page.keyboard.press('Home');
    await expect.poll(() => pages.innerText()).toContain('1 to 150 of 2,000');
    await expect.poll(() => page.evaluate(() => (document.activeElement as HTMLElement).dataset['card'])).toBe('G0');
    await page.getByRole('button', { name: 'Later groups' }).click();
    await expect.poll(() => announced(page).innerText()).toBe('151 to 300 of 2,000');
    await card(page, 'G150').focus();
    await page.keyboard.press('Alt+ArrowUp');
    await expect.poll(() => pages.innerText()).toContain('1 to 150 of 2,000');
    await expect.poll(() => page.evaluate(() => (document.activeElement as HTMLElement).dataset['card'])).toBe('G150');
    expect(await announced(page).innerText()).toBe('G150 stands at place 150 of 2000, above G149.');
  });

  it('is the table on a phone: a group is made, filled and moved by touch, and the text, come later, can undo it', async ({ browser }) => {
    const context = await browser.newContext({ baseURL: inject('siteUrl'), viewport: PHONE, hasTouch: true, isMobile: true });
    const page = await context.newPage();
    await page.goto('#/sandbox');
    await page.getByRole('button', { name: 'Policy' }).tap();
    await expect.poll(() => ladder(page)).toEqual(SHIPPED);
    await makesPartners(page);
    await look(page, 'ladder-form', [PHONE]);
    await page.getByRole('button', { name: 'Up', exact: true }).tap();
    await expect.poll(() => ladder(page)).toEqual(BLOCKS);
    expect(await page.locator('.monaco-editor').count()).toBe(0);
    await page.getByRole('button', { name: 'Text', exact: true }).tap();
    await page.locator('.monaco-editor .view-line').first().waitFor();
    await page.getByRole('button', { name: 'Undo in this table' }).tap();
    await page.getByRole('button', { name: 'Ladder', exact: true }).tap();
    await expect.poll(() => ladder(page)).toEqual(ALLOWS);
    for (let back = 0; back < 2; back++) await page.getByRole('button', { name: 'Undo in this table' }).tap();
    await expect.poll(() => ladder(page)).toEqual(SHIPPED);
    await expect.poll(() => page.getByRole('button', { name: 'Commit', exact: true }).count()).toBe(0);
    await context.close();
  });
});
