/**
 * Bring your own, by the keyboard: the example, a repair and its undo, a difference, a report; a pasted table that is still there after a reload;
 * and a long table dropped upon the page, which stays awake meanwhile.
 */
import { readFile } from 'node:fs/promises';
import { describe, expect } from 'vitest';
import type { Page } from 'playwright-core';
import { it, look } from './browser.ts';
import { presses } from './learner.ts';

const findings = (page: Page) => page.getByRole('region', { name: 'Findings' });
const difference = (page: Page) => page.getByRole('region', { name: 'Difference' });
const file = (page: Page) => page.getByRole('region', { name: 'File' });

async function found(page: Page, text: string | RegExp): Promise<void> {
  await expect.poll(() => findings(page).innerText(), { timeout: 20_000 }).toMatch(text);
}

/** Lets a file fall on an element, as the browser's own drag ends. */
async function drops(page: Page, selector: string, name: string, text: string): Promise<void> {
  await page.evaluate(
    ([at, called, content]) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([content], called, { type: 'text/plain' }));
      document.querySelector(at)?.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
    },
    [selector, name, text] as const,
  );
}

/** Groups of three addresses, every tenth blocked by the one above; 2,002 lines. */
function longTable(): string {
  const groups = Array.from({ length: 400 }, (_, index) => {
    const net = `10.${Math.floor(index / 250)}.${index % 250}`;
    const last = index % 10 === 9 ? `10.${Math.floor((index - 1) / 250)}.${(index - 1) % 250}.0/26` : `${net}.3`;
    return `GROUP_${index}:\n    ${net}.0/25\n    ${last}\n    sbrs[${(index % 20) - 10}.0:${(index % 20) - 10}.0]\n    ACCEPT\n`;
  });
  return `${groups.join('')}ALL\n    REJECT\n`;
}

describe('bring your own', { timeout: 240_000 }, () => {
  it('shows what is wrong with the example, mends it, compares it, and hands the report over, all by keys', async ({ page }) => {
    await page.goto('./');
    await presses(page, /^Tables$/);
    await page.getByRole('heading', { level: 1, name: 'Bring your own table' }).waitFor();
    expect(await page.locator('body').innerText()).toContain('Nothing leaves this browser.');
    await look(page, 'tables-empty');

    await presses(page, /^Try an example$/);
    await found(page, /BRANCHES can never match: line 28/);
    await presses(page, /^Line 34: show it/);
    await expect.poll(() => page.locator('.line.lit').innerText()).toContain('BRANCHES:');
    const map = page.getByRole('region', { name: 'Sender map' });
    await expect.poll(() => map.getByRole('status').innerText()).toMatch(/^192\.0\.2\.\d+ .*BLOCKED_LIST takes it on line 28$/s);
    await presses(page, /^Move BRANCHES above BLOCKED_LIST$/);
    await expect.poll(() => findings(page).innerText()).not.toContain('BRANCHES can never match');
    await expect.poll(() => file(page).getByRole('status').innerText()).toBe('Move BRANCHES above BLOCKED_LIST');
    await presses(page, /^Undo$/);
    await found(page, /BRANCHES can never match/);

    await presses(page, /^Compare with the example’s next version$/);
    await expect.poll(() => difference(page).innerText()).toContain('Seven regions change. For every other sender the two tables agree');
    await presses(page, /^2 kinds of senders$/);
    await presses(page, /^Try it$/);
    await expect.poll(() => page.getByRole('region', { name: 'Try a sender' }).innerText()).toContain('decides on');

    const asking = page.getByRole('region', { name: 'Ask about many senders' });
    await presses(page, /^Can anyone outside 10\.0\.0\.0\/8 relay\?$/);
    await expect.poll(() => asking.innerText()).toContain('No, nobody: that is proved, not sampled.');
    await page.getByLabel('Question').focus();
    await page.keyboard.press('Control+a');
    await page.keyboard.type('what happens to 192.0.2.0/24 with a skore below -2');
    await page.keyboard.press('Enter');
    await expect.poll(() => asking.getByRole('alert').innerText()).toContain('“skore” is not understood.');
    await page.keyboard.press('Control+a');
    await page.keyboard.type('what happens to 192.0.2.0/24 with a score below -2');
    await page.keyboard.press('Enter');
    await expect
      .poll(() => asking.innerText())
      .toMatch(/Two outcomes:\s+accept\s+ALLOWED_LIST\s+\$TRUSTED[\s\S]+reject\s+BLOCKED_LIST\s+\$BLOCKED/);
    await look(page, 'tables-filled');

    const [download] = await Promise.all([page.waitForEvent('download'), presses(page, /^Download report$/)]);
    const report = await readFile(await download.path(), 'utf8');
    expect(report).toContain('# Report on InboundMail.hat');
    expect(report).toContain('Seven regions change.');

    await presses(page, /^Swap$/);
    await expect.poll(() => difference(page).innerText()).toContain('InboundMail.hat');
    await presses(page, /^Close the comparison$/);
    await expect.poll(() => difference(page).innerText()).toContain('Hold this table against a second one');
  });

  it('reads a pasted table, lets one type on, tries a sender, and forgets only when told', async ({ page }) => {
    await page.goto('#/tables');
    await page.getByLabel('Or paste a table').focus();
    await page.keyboard.insertText('$A\n    ACCEPT\nFRIENDS:\n    192.0.2.0/24\n    $A\nALL\n    REJECT\n');
    await page.reload();
    await expect.poll(() => page.getByLabel('Or paste a table').inputValue()).toContain('FRIENDS:');
    await presses(page, /^Read it$/);
    await found(page, /Nothing is wrong with this table/);

    await presses(page, /^Edit$/);
    await page.getByRole('textbox', { name: /^Edit Pasted table/ }).focus();
    await page.keyboard.press('Control+Home');
    await page.keyboard.insertText('$SPARE\n    REJECT\n');
    await found(page, /\$SPARE is used by no group/);
    await look(page, 'tables-editing');
    await page.reload();
    await found(page, /\$SPARE is used by no group/);

    await page.getByLabel('IP address').focus();
    await page.keyboard.type('192.0.2.300');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.getByRole('region', { name: 'Try a sender' }).innerText()).toContain('Write an IP address');
    await page.keyboard.press('Control+a');
    await page.keyboard.type('192.0.2.30');
    await page.keyboard.press('Enter');
    await expect
      .poll(() => page.getByRole('region', { name: 'Try a sender' }).innerText())
      .toMatch(/accept\s+FRIENDS\s+decides on\s+Line 6/);

    await presses(page, /^Forget this table$/);
    await page.getByText('The table is forgotten').waitFor();
    await page.reload();
    await page.getByRole('heading', { level: 1, name: 'Bring your own table' }).waitFor();
  });

  it('draws who decides what, and goes through it and tries somebody by keys alone', async ({ page }) => {
    const map = page.getByRole('region', { name: 'Sender map' });
    await page.goto('#/tables');
    await presses(page, /^Try an example$/);
    await presses(page, /^relay RELAYLIST: 10\.0\.0\.0\/8, score not asked$/);
    await expect.poll(() => map.getByRole('status').innerText()).toMatch(/^10\.0\.0\.70\s+RELAYLIST takes it on line 20$/);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await expect.poll(() => map.getByRole('status').innerText()).toMatch(/^192\.0\.2\.\d+ score −6\.6\s+BLOCKED_LIST takes it on line 27$/);
    expect(await map.innerText()).toContain('BRANCHES, never reached');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => map.getByRole('status').innerText()).toMatch(/score −2\.0\s+SUSPECTLIST takes it on line 32$/);
    const tried = await map.getByRole('status').locator('b').innerText();
    await look(page, 'tables-map');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.getByLabel('IP address').inputValue()).toBe(tried);
    expect(await page.getByLabel('Score', { exact: true }).inputValue()).toBe('-2.0');
    await expect
      .poll(() => page.getByRole('region', { name: 'Try a sender' }).innerText())
      .toMatch(/throttle\s+SUSPECTLIST\s+decides on\s+Line 32/);

    await map.getByLabel('Host name').selectOption('.globomantics.com');
    await expect
      .poll(() => map.getByRole('button', { name: /ALLOWED_LIST/ }).getAttribute('aria-label'))
      .toContain('everyone else, any score');
    await map.getByText('As a list').click();
    await expect.poll(() => map.getByRole('table').innerText()).toMatch(/everyone else\s+any score\s+accept\s+ALLOWED_LIST\s+line 24/);
    await look(page, 'tables-map-list');

    await page.getByLabel('Read as').selectOption('RAT');
    await expect.poll(() => map.count()).toBe(0);
  });

  it('takes the tables of a configuration file apart and judges recipients too', async ({ page }) => {
    await page.goto('#/tables');
    await page.getByText('Drop a file here').waitFor();
    const hat = '<hat>ALL\n    ACCEPT\n</hat>';
    const rat = '<rat><rat_entry><rat_address>example.com</rat_address><access>ACCEPT</access></rat_entry></rat>';
    await drops(page, 'main', 'config.xml', `<?xml version="1.0"?><config><listener><name>In</name>${hat}${rat}</listener></config>`);
    await page.getByRole('heading', { name: 'config.xml holds several tables. Which one?' }).waitFor();
    await look(page, 'tables-choice');
    await presses(page, /^RAT of In/);
    await found(page, /1 error/);
    await page.getByLabel('Address of a recipient').focus();
    await page.keyboard.type('user@example.com');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.getByRole('region', { name: 'Try a recipient' }).innerText()).toMatch(/accept\s+example\.com, line 1/);
    await drops(page, '.right', 'nothing.txt', ' ');
    await page.getByText('There is nothing in it.').waitFor();
  });

  it('takes a long table from the clipboard at once, in place of what is selected', async ({ page }) => {
    await page.goto('#/tables');
    const field = page.getByLabel('Or paste a table');
    await field.fill('above\nbelow\n');
    const took = await field.evaluate((element: HTMLTextAreaElement, text) => {
      element.focus();
      element.setSelectionRange('above\n'.length, 'above\nbelow\n'.length);
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', text);
      const begun = performance.now();
      element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
      return performance.now() - begun;
    }, longTable());
    expect(await field.inputValue()).toBe(`above\n${longTable()}`);
    expect(took).toBeLessThan(1000);
    await presses(page, /^Read it$/);
    await expect.poll(() => file(page).innerText()).toContain('2,003 lines');
  });

  it('takes a table of 2,000 lines without holding the page up', async ({ page }) => {
    await page.goto('#/tables');
    await page.getByText('Drop a file here').waitFor();
    await page.evaluate(() => {
      const gaps = { longest: 0, last: performance.now() };
      Object.assign(globalThis, { gaps });
      const beat = (): void => {
        const now = performance.now();
        gaps.longest = Math.max(gaps.longest, now - gaps.last);
        gaps.last = now;
        setTimeout(beat, 10);
      };
      beat();
    });
    await drops(page, 'main', 'long.hat', longTable());
    await found(page, /can never match|changes nothing/);
    await expect.poll(() => file(page).innerText()).toContain('2,002 lines');
    expect(await page.evaluate(() => (globalThis as unknown as { gaps: { longest: number } }).gaps.longest)).toBeLessThan(1000);
    expect(await page.locator('.line').count()).toBeLessThan(200);
    const map = page.getByRole('region', { name: 'Sender map' });
    await expect.poll(() => map.innerText(), { timeout: 20_000 }).toMatch(/1 to 11 of \d+ bands/);
    await map.getByLabel('Find an address').fill('10.1.20.99');
    await page.keyboard.press('Enter');
    await expect.poll(() => map.getByRole('button', { name: /^accept GROUP_270: 10\.1\.20\.99, score not asked$/ }).count()).toBe(1);

    await drops(page, '.right', 'longer.hat', longTable().replace('10.1.20.0/25', '10.1.20.0/24'));
    await expect.poll(() => difference(page).innerText(), { timeout: 20_000 }).toMatch(/change|No difference/);
  });
});
