/** Sets of texts by path: those of one folder, and the YAML among them as read. */
import { readYaml } from '#esa';
import type { Files } from '../../input.ts';

/** The files below a folder, given with its last slash, under the rest of their paths. */
export function below(files: Files, folder: string): Files {
  const inside = Object.entries(files).filter(([path]) => path.startsWith(folder));
  return Object.fromEntries(inside.map(([path, text]) => [path.slice(folder.length), text]));
}

/** Every YAML text among the files, as read, so that a learner's page needs no YAML parser. */
export function treesOf(sets: readonly Files[]): Readonly<Record<string, unknown>> {
  const texts = sets.flatMap((files) => Object.entries(files).flatMap(([file, text]) => (/\.ya?ml$/.test(file) ? [text] : [])));
  return Object.fromEntries(texts.map((text) => [text, readYaml(text)]));
}
