/** Which file stands behind which tab of the policy pane. Pure: a file's ending tells its kind. */
import { APPLIANCE_FILE, DIRECTORY_FILE } from '#esa';

export const TABS = ['hat', 'rat', 'listeners', 'directory'] as const;
export type Tab = (typeof TABS)[number];

/** The tab a file belongs to; null for one that no tab shows. */
export function tabOf(file: string): Tab | null {
  if (file.endsWith('.hat')) return 'hat';
  if (file.endsWith('.rat')) return 'rat';
  if (file === APPLIANCE_FILE) return 'listeners';
  return file === DIRECTORY_FILE ? 'directory' : null;
}

/** The files of a tab, public listeners (those with a RAT) first. */
export function filesOf(tab: Tab, fileNames: readonly string[]): readonly string[] {
  const isPublic = (file: string): boolean => fileNames.includes(`${listenerOf(file)}.rat`);
  return fileNames.filter((file) => tabOf(file) === tab).sort((a, b) => Number(isPublic(b)) - Number(isPublic(a)));
}

/** The listener a table is named after. */
export function listenerOf(file: string): string {
  return file.replace(/\.[^.]*$/, '');
}
