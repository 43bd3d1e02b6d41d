/** A scenario as a folder of texts: `appliance.yaml`, tables, `world.yaml`, `directory.ldif`. Other files and folders in it are passed over. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { APPLIANCE_FILE } from '#esa';
import type { Files } from '#lab';
import { attempt, complain, isComplaint, type Complaint } from './complaint.ts';

/** The scenario that is served when none is named. */
export const CARVED_ROCK = join(import.meta.dirname, '../../lessons/scenarios/carved-rock');

const TEXTS = /\.(?:yaml|hat|rat|ldif)$/;

/** The texts of a scenario folder by file name. A folder without `appliance.yaml` is none. */
export function readScenario(folder: string): Files | Complaint {
  const entries = attempt(`cannot read the folder \`${folder}\``, () => readdirSync(folder, { withFileTypes: true }));
  if (isComplaint(entries)) return entries;
  const files: Record<string, string> = {};
  for (const { name } of entries.filter((entry) => !entry.isDirectory() && TEXTS.test(entry.name))) {
    const text = readText(join(folder, name));
    if (isComplaint(text)) return text;
    files[name] = text;
  }
  return APPLIANCE_FILE in files ? files : complain(`the folder \`${folder}\` has no ${APPLIANCE_FILE}`);
}

/** A file as UTF-8 text. */
export function readText(file: string): string | Complaint {
  return attempt(`cannot read \`${file}\``, () => readFileSync(file, 'utf8'));
}
