/** How the page is built, served while it is written, and tested. The page lies in src, the course in lessons (src/course-plugin.ts). */
import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';
import { coursePlugin } from './src/course-plugin.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  root: 'src',
  base: './',
  publicDir: '../public',
  plugins: [
    svelte({
      configFile: false,
      dynamicCompileOptions: ({ filename }) => (filename.includes('node_modules') ? undefined : { runes: true }),
    }),
    coursePlugin({ lessons: here('lessons'), compiler: here('src/lab/authoring.ts') }),
  ],
  build: {
    outDir: '../dist',
    emptyOutDir: true,
    assetsInlineLimit: 0, // the page's policy lets no font come from a data: address
    chunkSizeWarningLimit: 4000, // Monaco, loaded when the policy pane first opens
    rolldownOptions: {
      checks: { pluginTimings: false }, // a slow machine is no warning
      // The floors are pure, so what only the editor asks of a door comes with the editor.
      treeshake: { moduleSideEffects: [{ test: /\/src\/(?:smtp|esa|lab)\//, sideEffects: false }] },
    },
  },
  test: {
    root: here('.'),
    expect: { requireAssertions: true },
    reporters: ['default', './test/tools/tally-reporter.ts'],
    projects: [
      {
        extends: true,
        // A slow machine is no failure; what hangs still ends. The floors keep no state, so their tests may share what they load.
        test: { name: 'floors', include: ['test/**/*.test.ts'], exclude: ['test/ui/**'], testTimeout: 60_000, isolate: false },
      },
      {
        extends: true,
        resolve: { conditions: ['module', 'browser'] },
        test: { name: 'ui', include: ['test/ui/**/*.test.ts'], environment: 'happy-dom', server: { deps: { inline: ['@xstate/svelte'] } } },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['test/e2e/**/*.e2e.ts'],
          globalSetup: 'test/e2e/site.ts',
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
