/** What an edit comes to, in a few words: a group that moved, a line that came, went or was replaced, else a count of lines. Pure. */
import { matchLines, parseHostAccessTable, WORLD_FILE, type SenderGroup } from '#esa';
import { policyWords as words } from '../words/policy.ts';
import { lineEdits } from './line-diff.ts';

/** A file as it was (null if it is not known) and as it is. */
export interface Change {
  readonly file: string;
  readonly before: string | null;
  readonly after: string;
}

/** The changes of several files in one line. A single file is not named: its tab shows it. */
export function sayChanges(changes: readonly Change[]): string {
  const [only] = changes;
  if (only === undefined) return '';
  if (changes.length === 1) return sayChange(only);
  return changes.map((change) => `${change.file}: ${sayChange(change)}`).join('; ');
}

/** One change. What cannot be compared is told by its file alone. */
function sayChange({ file, before, after }: Change): string {
  if (before === null) return file;
  const moved = file.endsWith('.hat') ? movedGroup(before, after) : null;
  if (moved !== null) return words.moved(moved.name, moved.side, moved.other);
  const { gone, come } = lineChanges(before, after);
  const day = file === WORLD_FILE && gone.length === 0 ? senderDay(come) : null;
  if (day !== null) return words.senderDay(day);
  const host = file === WORLD_FILE && gone.length === 0 ? newHost(come) : null;
  if (host !== null) return words.newHost(host);
  const [oneGone] = gone;
  const [oneCome] = come;
  if (gone.length === 1 && come.length === 1 && oneGone !== undefined && oneCome !== undefined) return words.replaced(oneGone, oneCome);
  if (gone.length === 1 && come.length === 0 && oneGone !== undefined) return words.gone(oneGone);
  if (gone.length === 0 && come.length === 1 && oneCome !== undefined) return words.come(oneCome);
  return gone.length + come.length === 0 ? words.onlyBlanks : words.counted(come.length, gone.length);
}

/** A day added to what is known of a sender, without its braces; null for other lines. */
function senderDay(come: readonly string[]): string | null {
  const days = come.filter((line) => !/^(?:reputation|days):$/.test(line));
  return days.length === 1 ? (/^- \{ (volume: .*) \}$/.exec(days[0] ?? '')?.[1] ?? null) : null;
}

/** The name of a host that has come whole; null where other lines have come, or several hosts. */
function newHost(come: readonly string[]): string | null {
  const names = come.flatMap((line) => /^- name: "?([^"]+?)"?$/.exec(line)?.[1] ?? []);
  const [name] = names;
  return names.length === 1 && come.length > 1 && come.slice(1).every((line) => /^[a-z_]+: /.test(line)) ? (name ?? null) : null;
}

/** How many separate changes an edit is: a moved group is one, else every stretch of lines that differs. */
export function countChanges({ file, before, after }: Change): number {
  if (before === null || (file.endsWith('.hat') && movedGroup(before, after) !== null)) return 1;
  const { added, removed } = lineEdits(before, after);
  const places = [...removed.map(({ below }) => below), ...added.map((line) => line - 1)].sort((a, b) => a - b);
  return Math.max(1, places.filter((place, index) => place > (places[index - 1] ?? -2) + 1).length);
}

/** Lines gone and come, without their indent; blank lines do not count. */
function lineChanges(before: string, after: string): { readonly gone: readonly string[]; readonly come: readonly string[] } {
  const old = linesOfText(before);
  const now = linesOfText(after);
  const matches = matchLines(old, now);
  const kept = new Set(matches);
  return { gone: old.filter((_, at) => (matches[at] ?? -1) < 0), come: now.filter((_, at) => !kept.has(at)) };
}

const linesOfText = (text: string): readonly string[] =>
  text
    .split(/\r\n?|\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');

interface Move {
  readonly name: string;
  readonly side: 'above' | 'below';
  readonly other: string;
}

/** The one group whose place alone explains the new order; null if anything else has changed. */
function movedGroup(before: string, after: string): Move | null {
  const old = namesOfGroups(before);
  const now = namesOfGroups(after);
  const moved = sorted(before) === sorted(after) && new Set(old).size === old.length;
  return moved ? moveBetween(old, now) : null;
}

/** Lines in alphabetical order, so that a text differs from itself moved about in nothing. */
const sorted = (text: string): string => [...linesOfText(text)].sort().join('\n');

const namesOfGroups = (text: string): readonly string[] => parseHostAccessTable(text).value.groups.map(nameOfGroup);

const nameOfGroup = (group: SenderGroup): string => group.name ?? group.entries[0]?.printed ?? '';

function moveBetween(old: readonly string[], now: readonly string[]): Move | null {
  for (const [index, name] of now.entries()) {
    const others = (names: readonly string[]): string => names.filter((candidate) => candidate !== name).join('\n');
    const was = old.indexOf(name);
    if (was === index || others(old) !== others(now)) continue;
    const side = index < was ? 'above' : 'below';
    const other = now[side === 'above' ? index + 1 : index - 1];
    if (other !== undefined) return { name, side, other };
  }
  return null;
}
