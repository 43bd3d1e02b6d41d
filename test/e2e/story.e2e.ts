/**
 * The main job as one person does it, by the keyboard alone: open the page, hold the first conversation, answer a quiz, change the Host Access
 * Table, commit, connect again, be refused, and read why. On the way the same pages are looked at small, by night, and by axe.
 */
import { describe, expect } from 'vitest';
import { it, look } from './browser.ts';
import { answers, goalsAre, goesTo, presses, sees, types, writes } from './learner.ts';

// Each tells a long story and looks at many pictures.
describe('a newcomer', { timeout: 240_000 }, () => {
  it('holds the first conversation from banner to QUIT, and keeps what was done', async ({ page }) => {
    await page.goto('./');
    await look(page, 'course');
    await presses(page, /^Begin/);
    await sees(page, 'globomantics ›');

    // One click to the first keystroke: the terminal has the focus, and Tab types the grey line.
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await sees(page, '220 email.carvedrock.com ESMTP');
    await types(page, 'HELO email.globomantics.com', '250 email.carvedrock.com');
    await goalsAre(page, '2 of 2');
    await look(page, 'lesson-first');
    await answers(page, /connected and typed nothing/, 'It sends its banner at once');
    await answers(page, /MAIL FROM before HELO/, 'It is over, and has to be reopened');
    await presses(page, /^Next step/);

    await goesTo(page, /^Terminal/);
    await types(page, 'MAIL FROM <kinda@globomantics.com>', "501 #5.5.2 syntax error 'MAIL FROM <kinda@globomantics.com>'");
    await expect.poll(() => page.getByRole('region', { name: 'Why' }).innerText()).toContain('wants a colon');
    await types(page, 'MAIL FROM:<kinda@globomantics.com>', '250 sender <kinda@globomantics.com> ok');
    await types(page, 'RCPT TO:<angie@carvedrock.com>', '250 recipient <angie@carvedrock.com> ok');
    await goalsAre(page, '2 of 2');
    await look(page, 'lesson-why');
    await writes(page, /comes back to/, 'mail from');
    await answers(page, /without its colon/, 'Send the mended line on the same connection');
    await presses(page, /^Next step/);

    await goesTo(page, /^Terminal/);
    await types(page, 'DATA', '354 go ahead');
    for (const line of ['From: kinda <kinda@globomantics.com>', 'Subject: Hello?', '', 'Some of the best training there is.'])
      await types(page, line);
    await types(page, '.', '250 ok:  Message 1 accepted');
    await goalsAre(page, '2 of 2');
    await answers(page, /responsible for the letter/, 'The 250 that answers the dot');
    await answers(page, /begins with a three/, 'Good so far, now send the rest');
    await presses(page, /^Next step/);

    await goesTo(page, /^Terminal/);
    await types(page, 'QUIT', '221 email.carvedrock.com');
    await goalsAre(page, '1 of 1');
    await expect.poll(() => page.getByRole('region', { name: 'Mail log' }).innerText()).toContain('MID 1 queued for delivery');
    await look(page, 'lesson-log');

    await page.reload();
    await sees(page, '221 email.carvedrock.com');
    await goalsAre(page, '1 of 1');
    await page.goto('#/');
    await expect.poll(() => page.getByRole('main').innerText()).toContain('Step 4 of 4');
  });

  it('moves the partner above the block in the editor, commits, and is let in; then blocks it and reads why', async ({ page }) => {
    await page.goto('#/lesson/hat-order');
    await sees(page, 'globomantics ›');
    await types(page, 'telnet email.carvedrock.com 25', '554 Your access to this mail system has been rejected');
    await goalsAre(page, '1 of 1');
    await look(page, 'lesson-refused');

    await answers(page, /as the table stands at the start/, 'Reject', 'BLOCKED_LIST');
    await answers(page, /What does it do with her letter/, 'It returns the letter to Kinda');
    await answers(page, /TCPREFUSE in place of REJECT/, 'No reply, so it may go on trying');
    await presses(page, /^Next step/);

    await page.locator('.monaco-editor').first().waitFor();
    // A hole in the block: the check over every stranger names one, who is let in for all to see.
    await goesTo(page, /^Host Access Table/);
    await page.keyboard.press('Control+a');
    await page.keyboard.press('Delete');
    await page.keyboard.insertText(table('', 'PARTNERS:\n198.51.100.16/28\n$ACCEPTED\n\n').replace('-3.0]', '-3.5]\nsbrs[-3.3:-3.0]'));
    await page.keyboard.press('Control+s');
    await goalsAre(page, '4 of 5');
    await expect
      .poll(() => page.getByRole('listitem').filter({ hasText: 'Every stranger' }).innerText())
      .toMatch(/203\.0\.113\.\d+, score -3\.4: 220 at the connection/);
    await goesTo(page, /^Lesson/);
    await presses(page, /^Connect from 203\.0\.113\./);
    await sees(page, '220 email.carvedrock.com ESMTP');
    await look(page, 'lesson-counterexample');
    await goesTo(page, /^Terminal/);
    await types(page, 'QUIT', '221 email.carvedrock.com');
    await types(page, 'as email.globomantics.com');

    // The whole table is typed anew, as an administrator would paste it.
    await goesTo(page, /^Host Access Table/);
    await page.keyboard.press('Control+a');
    await page.keyboard.press('Delete');
    await page.keyboard.insertText(table('PARTNERS:\n198.51.100.16/28\n$ACCEPTED\n\n', ''));
    await expect.poll(() => page.getByRole('button', { name: /^Commit/ }).count()).toBe(1);
    await look(page, 'lesson-pending');
    await goesTo(page, /^Host Access Table/);
    await page.keyboard.press('Control+s');
    await expect.poll(() => page.getByRole('button', { name: /^Commit/ }).count()).toBe(0);
    await goesTo(page, /^Terminal/);
    await types(page, 'telnet email.carvedrock.com 25', '220 email.carvedrock.com ESMTP');
    await goalsAre(page, '5 of 5');

    await goesTo(page, /^Host Access Table/);
    await page.keyboard.press('Control+a');
    await page.keyboard.press('Delete');
    await page.keyboard.insertText(table('', 'PARTNERS:\n198.51.100.16/28\n$ACCEPTED\n\n'));
    await page.keyboard.press('Control+s');
    await goesTo(page, /^Terminal/);
    await types(page, 'QUIT', '221 email.carvedrock.com');
    await types(page, 'clear');
    await types(page, 'telnet email.carvedrock.com 25', '554 Your access to this mail system has been rejected');
    const why = page.getByRole('region', { name: 'Why' });
    await expect.poll(() => why.innerText()).toContain('-3.4 lies in -10.0 to -3.0');
    await expect.poll(() => why.innerText()).toContain('returns the mail to its author');
    await expect.poll(() => page.locator('.postern-lit').count()).toBeGreaterThan(0);
  });
});

/** The table of the lesson with something above the block and something below. */
function table(above: string, below: string): string {
  const policies = '$ACCEPTED\nACCEPT\n$THROTTLED\nACCEPT\n$TRUSTED\nACCEPT\n$BLOCKED\nREJECT\n\n';
  const groups = `ALLOWED_LIST:\n$TRUSTED\n\n${above}BLOCKED_LIST:\nsbrs[-10.0:-3.0]\n$BLOCKED\n\n${below}SUSPECTLIST:\nsbrs[-3.0:-1.0]\n$THROTTLED\n\n`;
  return `${policies}${groups}UNKNOWNLIST:\nsbrs[-1.0:10.0]\nsbrs[none]\n$ACCEPTED\n\nALL\n$ACCEPTED\n`;
}
