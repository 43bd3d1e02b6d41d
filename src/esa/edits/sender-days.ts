/**
 * A sender's days of traffic as edits of `world.yaml`: one line a day under the host's `reputation`. Nothing else of the text changes, comments
 * and line ends included.
 */
import { nodeAt, type YamlNode } from '../config/yaml-node.ts';
import { readYaml } from '../config/yaml.ts';
import { NO_RECORD, type SenderDay } from '../world/reputation-record.ts';
import { parseWorld, type Host } from '../world/world.ts';
import type { Edited } from './edited.ts';
import { applyEdits, insertAt, type TextEdit } from './text-edit.ts';
import { columnOf, endOfEntry, flowEnd, isFlow, linesBelow } from './yaml-lines.ts';

/** What a sender does every day. `complaints` per thousand messages, `lists` the block lists that are told of it. */
export interface Campaign {
  readonly volume: number;
  readonly complaints: number;
  readonly traps: number;
  readonly lists: number;
}

/** One day of a campaign in whole messages. Numbers below zero count as zero. */
export function dayOf({ volume, complaints, traps, lists }: Campaign): SenderDay {
  return {
    volume: whole(volume),
    complaints: whole((whole(volume) * Math.max(0, complaints)) / 1000),
    traps: whole(traps),
    lists: whole(lists),
  };
}

const whole = (amount: number): number => Math.max(0, Math.round(amount)) + 0;

/**
 * Adds days to what is known of a host: a line for each in its `days`, and `reputation` and `days` where they are missing. A name that no host
 * has is `missing`; where the text there is broken the change is refused.
 */
export function addSenderDays(text: string, host: string, days: readonly SenderDay[]): Edited {
  const hosts = nodeAt(readYaml(text).value, ['hosts']);
  const node = hosts?.kind === 'list' ? hosts.items.find((item) => nameOf(item) === host) : undefined;
  if (node?.kind !== 'map') return { missing: host };
  if (days.length === 0) return { edits: [] };
  const edit = editOf(text, node, days.map(sayDay));
  return edit !== null && addsOnly(text, edit, host, days) ? { edits: [edit] } : { refused: 'touches-others' };
}

/** Whether the edit does what was asked and nothing else: every other host, and all else of this one, reads as before. */
function addsOnly(text: string, edit: TextEdit, host: string, days: readonly SenderDay[]): boolean {
  const before = parseWorld(text).value;
  const after = parseWorld(applyEdits(text, [edit])).value;
  const wanted = before.hosts.map((known) => meaningOf(known, known.name === host ? days : []));
  return JSON.stringify(after.hosts.map((known) => meaningOf(known, []))) === JSON.stringify(wanted);
}

/** A host with more days, as far as it means something: place and score left out. A record that says nothing else is none. */
function meaningOf({ span: _span, score: _score, record, ...host }: Host, more: readonly SenderDay[]): unknown {
  const { days, ...standing } = record ?? NO_RECORD;
  return { ...host, standing, days: [...days, ...more] };
}

function nameOf(node: YamlNode): unknown {
  const name = nodeAt(node, ['name']);
  return name?.kind === 'scalar' ? name.value : undefined;
}

function sayDay({ volume, complaints, traps, lists }: SenderDay): string {
  const parts = [`volume: ${volume}`, `complaints: ${complaints}`, `traps: ${traps}`, ...(lists === 0 ? [] : [`lists: ${lists}`])];
  return `{ ${parts.join(', ')} }`;
}

type MapNode = Extract<YamlNode, { kind: 'map' }>;

/** Where the days go: into the list that is there, else into a new one, in the manner of what stands around it. */
function editOf(text: string, host: MapNode, days: readonly string[]): TextEdit | null {
  const reputation = nodeAt(host, ['reputation']);
  if (reputation === undefined)
    return newKey(text, host, ['reputation:', '  days:', ...items(days, '    ')], `reputation: { ${flow(days)} }`);
  if (reputation.kind !== 'map') return null;
  const list = nodeAt(reputation, ['days']);
  if (list === undefined) return newKey(text, reputation, ['days:', ...items(days, '  ')], flow(days));
  return list.kind === 'list' ? moreItems(text, list, days) : null;
}

const items = (days: readonly string[], indent: string): readonly string[] => days.map((day) => `${indent}- ${day}`);
const flow = (days: readonly string[]): string => `days: [${days.join(', ')}]`;

/** A key at the end of a map, as lines below it or between its braces. Behind a score it stands right below that. */
function newKey(text: string, map: MapNode, lines: readonly string[], inBraces: string): TextEdit | null {
  const [first] = map.entries;
  const last = map.entries.findLast(({ key }) => key === 'score') ?? map.entries.at(-1);
  if (first === undefined || last === undefined) return null;
  if (isFlow(text, map)) return insertAt(flowEnd(text, map.span.end), `, ${inBraces}`);
  return linesBelow(text, endOfEntry(last), columnOf(text, first.keySpan.start), lines);
}

function moreItems(text: string, list: Extract<YamlNode, { kind: 'list' }>, days: readonly string[]): TextEdit | null {
  if (isFlow(text, list)) return insertAt(flowEnd(text, list.span.end), `${list.items.length === 0 ? '' : ', '}${days.join(', ')}`);
  const last = list.items.at(-1);
  return last === undefined ? null : linesBelow(text, last.span.end, columnOf(text, list.span.start), items(days, ''));
}
