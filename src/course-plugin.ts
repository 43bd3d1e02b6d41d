/**
 * The Vite plugin behind `virtual:course` and `virtual:sandbox`: hands every file below lessons/ to the compilers of `#lab/authoring` and makes
 * each lesson a chunk of its own, so that a learner's page carries neither a parser nor lessons it has not opened. Runs in Node, never in the
 * page.
 */
import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { runnerImport, type Plugin, type ViteDevServer } from 'vite';

type Authoring = typeof import('#lab/authoring');
/** The course, and the sandbox once a page asks for it. */
type Compilation = ReturnType<Authoring['compileCourse']> & { readonly sandbox: () => ReturnType<Authoring['compileSandbox']> };
type Course = NonNullable<Compilation['course']>;
type Problem = Compilation['problems'][number];

/** Where the course lies and which module compiles it, as absolute paths. */
export interface CourseSources {
  readonly lessons: string;
  readonly compiler: string;
}

const COURSE = 'virtual:course';
const LESSON = `${COURSE}/`;
const SANDBOX = 'virtual:sandbox';

export function coursePlugin(sources: CourseSources): Plugin {
  let compiling: Promise<Compilation> | null = null;
  const compilation = () => (compiling ??= compileFrom(sources));
  const forget = () => (compiling = null);
  return {
    name: 'postern:course',
    buildStart: () => void forget(),
    configureServer: (server) => reloadOnChange(server, sources, forget),
    resolveId: { filter: { id: /^virtual:(course(\/|$)|sandbox$)/ }, handler: (id) => `\0${id}` },
    load: {
      filter: { id: /^\0virtual:(course|sandbox)/ },
      async handler(id) {
        const { course, problems, sandbox } = await compilation();
        if (id === `\0${SANDBOX}`) return `export default ${jsonExpression(sandbox())};`;
        const errors = problems.filter((problem) => problem.severity === 'error');
        if (course === null || errors.length > 0) this.error(`the course does not compile\n${errors.map(lineOf).join('\n')}`);
        return id === `\0${COURSE}` ? courseModule(course) : lessonModule(course, id.slice(LESSON.length + 1));
      },
    },
  };
}

/** The text of every file below the folder, under its path with forward slashes. */
export async function readTexts(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile() && !entry.name.startsWith('.')).map((entry) => join(entry.parentPath, entry.name));
  const texts = paths.sort().map(async (path) => [relative(folder, path).split(sep).join('/'), await readFile(path, 'utf8')] as const);
  return Object.fromEntries(await Promise.all(texts));
}

/** Node 20 reads no TypeScript, so Vite itself runs the compiler's source. */
async function compileFrom({ lessons, compiler }: CourseSources): Promise<Compilation> {
  const { module } = await runnerImport<Authoring>(compiler, { logLevel: 'error' });
  const texts = await readTexts(lessons);
  return { ...module.compileCourse(texts), sandbox: () => module.compileSandbox(texts) };
}

function courseModule(course: Course): string {
  const index = { ...course, lessons: course.lessons.map((lesson) => lesson.summary) };
  const loaders = course.lessons.map(({ summary: { id } }) => `${JSON.stringify(id)}: () => import(${JSON.stringify(LESSON + id)})`);
  return `export default { index: ${jsonExpression(index)}, load: { ${loaders.join(', ')} } };`;
}

function lessonModule(course: Course, id: string): string {
  const lesson = course.lessons.find(({ summary }) => summary.id === id);
  if (lesson === undefined) throw new Error(`no lesson \`${id}\` in the course`);
  return `export default ${jsonExpression(lesson)};`;
}

/** Browsers parse a JSON string faster than the same object written as code. */
function jsonExpression(value: unknown): string {
  return `JSON.parse(${JSON.stringify(JSON.stringify(value))})`;
}

function lineOf({ file, line, column, message }: Problem): string {
  return `lessons/${file}:${line}:${column} ${message}`;
}

const isOurs = (id: string): boolean => id.startsWith(`\0${COURSE}`) || id === `\0${SANDBOX}`;

/** A saved lesson, or a change of the code that compiles lessons, compiles the course anew and reloads the page. */
function reloadOnChange(server: ViteDevServer, { lessons, compiler }: CourseSources, forget: () => void): void {
  const floors = join(compiler, '../..');
  const concerns = (path: string) =>
    path.startsWith(lessons + sep) || ['smtp', 'esa', 'lab'].some((floor) => path.startsWith(join(floors, floor) + sep));
  server.watcher.add(lessons);
  server.watcher.on('all', (_event, path) => {
    if (!concerns(path)) return;
    forget();
    const { moduleGraph, hot } = server.environments.client;
    for (const [id, module] of moduleGraph.idToModuleMap) if (isOurs(id)) moduleGraph.invalidateModule(module);
    hot.send({ type: 'full-reload' });
  });
}
