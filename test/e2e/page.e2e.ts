/** The page as a whole: it loads under its own security policy. */
import { describe, expect } from 'vitest';
import { it } from './browser.ts';

describe('the page', () => {
  it('loads and tells its name', async ({ page }) => {
    await page.goto('./');
    expect(await page.title()).toBe('Postern');
  });

  it('opens in the theme the system asks for', async ({ page }) => {
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.goto('./');
    expect(await page.evaluate(() => document.documentElement.dataset['theme'])).toBe('night');
  });
});
