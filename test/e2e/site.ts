/** Before the browser tests: builds the page once and serves it on a free port; afterwards stops serving. */
import type { TestProject } from 'vitest/node';
import { ensureChromium } from '../tools/chromium.ts';
import { buildSite, serveSite } from '../tools/site.ts';

declare module 'vitest' {
  interface ProvidedContext {
    readonly siteUrl: string;
    readonly chromiumPath: string;
  }
}

export default async function serveForTests(project: TestProject): Promise<() => Promise<void>> {
  project.provide('chromiumPath', await ensureChromium());
  await buildSite();
  const site = await serveSite(0);
  project.provide('siteUrl', site.url);
  return site.close;
}
