/** Where the browser of the browser tests is: named by CHROME_PATH, the system's own, Playwright's, or else installed now. */
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright-core';
import { run } from './command.ts';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** The browser's path. Rejects with one line that says what to do where none is found and none can be installed. */
export async function ensureChromium(): Promise<string> {
  const path = process.env['CHROME_PATH'] || (await findChromium()) || (await installChromium());
  if (path === null) throw new Error('no Chromium found and none could be installed: install one, or name it in CHROME_PATH');
  return path;
}

/** On some systems the command is only a signpost to another shop, so what is found must also run. */
async function findChromium(): Promise<string | null> {
  const candidates = [...NAMES.map(onPath), chromium.executablePath()];
  for (const path of candidates) if (path !== null && (await works(path))) return path;
  return null;
}

async function works(path: string): Promise<boolean> {
  return existsSync(path) && (await run(path, ['--version'])).code === 0;
}

async function installChromium(): Promise<string | null> {
  console.log('no Chromium found: installing one');
  const apt = process.getuid?.() === 0 && onPath('apt-get') !== null;
  if (apt) await installWithApt();
  const installed = await findChromium();
  if (installed !== null) return installed;
  await run('playwright-core', ['install', ...(apt ? ['--with-deps'] : []), 'chromium'], { live: true });
  return findChromium();
}

async function installWithApt(): Promise<void> {
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  const { code } = await run('apt-get', ['update'], { live: true, env });
  if (code === 0) await run('apt-get', ['install', '-y', 'chromium'], { live: true, env });
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
