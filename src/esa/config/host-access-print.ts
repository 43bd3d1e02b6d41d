/**
 * A HAT as the appliance writes it: policies first, then groups with a blank line between, one sender a line, four blanks of indentation.
 * `#` lines go before what they stood before. Form: CLI Reference Guide 9.7, p. 293, and the print of a real box, 2014.
 */
import { hashLinesOf, takeHashLines, type HashLine } from './hash-lines.ts';
import { printParameter, type Parameter } from './parameter.ts';
import { isAll, type HostAccessTable, type PolicyDefinition, type SenderGroup } from './sender-group.ts';

/** The text of an untouched table, byte for byte. */
export function printHostAccessTable(table: HostAccessTable): string {
  return table.text;
}

/**
 * The table in canonical form, which parses to the same table: same policies, groups, entries, comments. Unreadable entries stay as they
 * are. Only layout, the case of keywords, and ALL's missing comment change; a block on a policy that is only used is dropped.
 */
export function formatHostAccessTable(table: HostAccessTable): string {
  const hashes = [...hashLinesOf(table.text)];
  // INVARIANT: parts are printed in the order of the text, since each takes the `#` lines above it off the list.
  const parts = [...table.policies, ...table.groups].sort((a, b) => a.span.start - b.span.start);
  const printed = new Map(parts.map((part) => [part, 'entries' in part ? printGroup(part, hashes) : printPolicy(part, hashes)]));
  const policies = table.policies.map((policy) => printed.get(policy) ?? '').join('');
  const groups = table.groups.map((group) => printed.get(group) ?? '');
  return [policies, ...groups, takeHashLines(hashes, Infinity, '')].filter((part) => part !== '').join('\n');
}

function printPolicy(policy: PolicyDefinition, hashes: HashLine[]): string {
  const above = takeHashLines(hashes, policy.span.start, '');
  const behaviour = policy.behaviour ?? '';
  const block = printBlock(policy.parameters, hashes, policy.span.end);
  const line = [behaviour, block, printComment(policy.comment)].filter((part) => part !== '').join(' ');
  return `${above}${policy.name}\n${line === '' ? '' : `    ${line}\n`}`;
}

function printGroup(group: SenderGroup, hashes: HashLine[]): string {
  const above = takeHashLines(hashes, group.span.start, '');
  const name = printName(group);
  const margin = group.name === null ? '' : '    ';
  const entries = group.entries.map(
    (entry) =>
      `${takeHashLines(hashes, entry.span.start, margin)}${margin}${[entry.printed, printComment(entry.comment)].filter(Boolean).join(' ')}\n`,
  );
  return `${above}${name}${entries.join('')}${printUse(group, hashes)}`;
}

/** `NAME:`, with the comment of a group that has no policy to put it behind. */
function printName({ name, use, comment }: SenderGroup): string {
  return name === null ? '' : `${[`${name}:`, use === null ? printComment(comment) : ''].filter((part) => part !== '').join(' ')}\n`;
}

/** The last line of a group; nothing for one without a policy. */
function printUse(group: SenderGroup, hashes: HashLine[]): string {
  const { use } = group;
  const above = takeHashLines(hashes, use?.span.start ?? group.span.end, '    ');
  const comment = printComment(group.comment ?? (isAll(group) ? 'Everyone else' : null));
  if (use === null) return above;
  const words = use.kind === 'policy' ? [use.name] : [use.behaviour, printBlock(use.parameters, hashes, use.span.end)];
  return `${above}    ${[...words, comment].filter((part) => part !== '').join(' ')}\n`;
}

function printBlock(parameters: readonly Parameter[], hashes: HashLine[], end: number): string {
  const lines = parameters.map(
    (parameter) => `${takeHashLines(hashes, parameter.span.start, '        ')}        ${printParameter(parameter)}\n`,
  );
  const last = takeHashLines(hashes, end, '        ');
  return lines.length === 0 && last === '' ? '' : `{\n${lines.join('')}${last}    }`;
}

/** A comment as written between its brackets; one that was never closed is closed. */
function printComment(comment: string | null): string {
  if (comment === null) return '';
  const missing = (comment.match(/\(/g)?.length ?? 0) - (comment.match(/\)/g)?.length ?? 0);
  return `(${comment}${')'.repeat(Math.max(0, missing))})`;
}
