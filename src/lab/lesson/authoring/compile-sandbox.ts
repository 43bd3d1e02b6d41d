/** The sandbox compiled to plain data: a scenario, and every state of it that provokes a reply. */
import { replies, type ReplyId } from '#esa';
import type { Files } from '../../input.ts';
import { provokedLab } from '../../provoke/provoke.ts';
import type { CompiledSandbox } from '../../sandbox.ts';
import { fingerprint } from './hash.ts';
import { below, treesOf } from './texts.ts';

const SCENARIOS = 'scenarios/';
const FIRST = 'carved-rock';

/** Compiles the sandbox from the course's files, path → text. */
export function compileSandbox(course: Files): CompiledSandbox {
  const files = below(course, `${SCENARIOS}${FIRST}/`);
  const names = new Set(Object.keys(below(course, SCENARIOS)).map((path) => path.slice(0, path.indexOf('/'))));
  const others = Object.fromEntries(
    [...names].filter((name) => name !== FIRST).map((name) => [name, below(course, `${SCENARIOS}${name}/`)]),
  );
  const ids = Object.keys(replies) as ReplyId[];
  const labs = ids.map((id) => provokedLab(id, files));
  const trees = treesOf([files, ...Object.values(others), ...labs.map((lab) => lab.files)]);
  return { files, others, trees, version: fingerprint(JSON.stringify([files, others, labs])) };
}
