/** Where the browser of the browser tests is: named by CHROME_PATH, the system's own, Playwright's, or else installed now. */
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright-core';
import { run } from './command.ts';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** The browser's path. Rejects with one line that says what to do where none is found and none can be installed. */
export async function ensureChromium(): Promise<string> {
  const path = findChromium() ?? (await installChromium());
  if (path === null) throw new Error('no Chromium found and none could be installed: install one, or name it in CHROME_PATH');
  return path;
}

function findChromium(): string | null {
  const named = process.env['CHROME_PATH'];
  if (named) return named;
  const own = chromium.executablePath();
  return NAMES.map(onPath).find((path) => path !== null) ?? (existsSync(own) ? own : null);
}

/** Some systems' package is only a signpost to another shop, so what was installed must also run. */
async function installChromium(): Promise<string | null> {
  console.log('no Chromium found: installing one');
  const asRoot = process.getuid?.() === 0;
  if (asRoot && onPath('apt-get') !== null) await installWithApt();
  const installed = await working(findChromium());
  if (installed !== null) return installed;
  await run('playwright-core', ['install', ...(asRoot ? ['--with-deps'] : []), 'chromium'], { live: true });
  return working(chromium.executablePath());
}

async function installWithApt(): Promise<void> {
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  const { code } = await run('apt-get', ['update'], { live: true, env });
  if (code === 0) await run('apt-get', ['install', '-y', 'chromium'], { live: true, env });
}

async function working(path: string | null): Promise<string | null> {
  if (path === null || !existsSync(path)) return null;
  const { code } = await run(path, ['--version']);
  return code === 0 ? path : null;
}

function onPath(name: string): string | null {
  const candidates = (process.env['PATH'] ?? '').split(delimiter).map((folder) => join(folder, name));
  return candidates.find(isExecutable) ?? null;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
