/** Reads a scenario folder of the lessons into the files a lab starts with, and teaches the core to read YAML as the editor does. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseDocument } from 'yaml';
import { provideYaml } from '#esa';
import type { Files } from '#lab';

provideYaml(parseDocument);

const root = join(import.meta.dirname, '../../lessons/scenarios');

/** The files of a scenario by name. */
export function scenario(name = 'carved-rock'): Files {
  const folder = join(root, name);
  return Object.fromEntries(readdirSync(folder).map((file) => [file, readFileSync(join(folder, file), 'utf8')]));
}
