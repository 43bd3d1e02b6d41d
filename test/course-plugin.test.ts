/** The course plugin with a compiler of a few lines in place of the real one: what a page gets, and what an author is told. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { build, type Rolldown } from 'vite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { coursePlugin, readTexts } from '../src/course-plugin.ts';

const COMPILES = `import { wordOf } from '#words';
export const compileCourse = (files: Record<string, string>) => ({
  course: { title: wordOf(files['course.yaml']), lessons: ['one', 'two'].map((id) => ({ summary: { id }, prose: files[id + '/lesson.md'] })) },
  problems: [],
});
export const compileSandbox = (files: Record<string, string>) => ({ lab: 'lab of ' + Object.keys(files).length + ' files' });`;

const REFUSES = `export const compileCourse = () => ({
  course: null,
  problems: [{ severity: 'error', file: 'one/lesson.md', line: 31, column: 7, message: 'a colon and a blank begin a new key' }],
});`;

describe('the course plugin', () => {
  let folder = '';
  const put = async (path: string, text: string) => {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  };
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'postern-'));
    await put('package.json', '{ "type": "module", "imports": { "#words": "./words.ts" } }');
    await put('words.ts', 'export const wordOf = (text: string): string => text.trim();');
    await put('lessons/course.yaml', 'Accepting mail ');
    await put('lessons/one/lesson.md', 'prose of one');
    await put('lessons/two/lesson.md', 'prose of two');
    await put('page.ts', `import course from 'virtual:course'; console.log(course);`);
  });
  afterEach(() => rm(folder, { recursive: true }));

  const buildPage = async (compiler: string) => {
    await put('lab/authoring.ts', compiler);
    const plugin = coursePlugin({ lessons: join(folder, 'lessons'), compiler: join(folder, 'lab/authoring.ts') });
    const rolldownOptions = { input: join(folder, 'page.ts') };
    const built = await build({
      root: folder,
      configFile: false,
      logLevel: 'silent',
      plugins: [plugin],
      build: { write: false, rolldownOptions },
    });
    return (built as Rolldown.RolldownOutput).output.filter((file) => file.type === 'chunk');
  };

  it('reads every file of the course under its path', async () => {
    expect(Object.keys(await readTexts(join(folder, 'lessons')))).toEqual(['course.yaml', 'one/lesson.md', 'two/lesson.md']);
  });

  it('puts the index into the page and each lesson into a chunk of its own', async () => {
    const chunks = await buildPage(COMPILES);
    const holding = (text: string) => chunks.filter((chunk) => chunk.code.includes(text)).map((chunk) => chunk.isEntry);
    expect(holding('Accepting mail')).toEqual([true]);
    expect(holding('prose of one')).toEqual([false]);
    expect(holding('prose of two')).toEqual([false]);
  });

  it('puts the sandbox into a chunk of its own where a page opens it', async () => {
    await put('page.ts', `import course from 'virtual:course'; console.log(course, import('virtual:sandbox'));`);
    const chunks = await buildPage(COMPILES);
    expect(chunks.filter((chunk) => chunk.code.includes('lab of 3 files')).map((chunk) => chunk.isEntry)).toEqual([false]);
  });

  it('fails the build with file, line and column of what is wrong', async () => {
    await expect(buildPage(REFUSES)).rejects.toThrow('lessons/one/lesson.md:31:7 a colon and a blank begin a new key');
  });
});
