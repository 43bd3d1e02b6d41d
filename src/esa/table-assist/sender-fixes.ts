/**
 * Repairs of HAT entries that cannot be read, where the remark itself tells the remedy: ends swapped, scores brought within their limits,
 * networks within their length. What is proposed has been read by the table's own reader.
 */
import { readSender, tenthsOf, printTenths } from '../config/sender-entry.ts';
import { bitsOf, parseAddress, printAddress } from '../config/ip-address.ts';
import { readHostAccessTable } from '../config/host-access-reader.ts';
import { isAll } from '../config/sender-group.ts';
import type { NoteRule } from '../config/notes.ts';
import { replaceAt, type Fixer } from './fix.ts';

/** What an entry becomes; null where nothing is known. */
type Mend = (text: string, params: Readonly<Record<string, string>>) => string | null;

const mends: Readonly<Partial<Record<NoteRule, Mend>>> = {
  'hat.reversed-range': swapEnds,
  'hat.reversed-scores': (text) => scores(text, (low, high) => [high, low]),
  'hat.score-limits': (text) => scores(text, (low, high) => [within(low), within(high)]),
  'hat.score-decimals': (text) => scores(text, (low, high) => [low, high]),
  'hat.score-form': (text) => (/[:,;]|\.\.|\bto\b|\s-/.test(text) ? scores(text, (low, high) => [low, high]) : null),
  'hat.host-bits': (_, { network }) => network ?? null,
  'hat.network-length': (text, { most }) => (most === undefined ? null : text.replace(/\/.*$/, `/${most}`)),
  'hat.full-range': shortRange,
  'hat.leading-zero': (text) => text.replace(/(?<=^|[.-])0+(?=\d)/g, ''),
  'hat.regular-expression': (text) => /^\*(\..+)$/.exec(text)?.[1] ?? null,
};

/** Repairs of entries, by the rule of the remark. */
export const senderFixers: Readonly<Partial<Record<NoteRule, Fixer>>> = Object.fromEntries(
  Object.entries(mends).map(([rule, mend]) => [
    rule,
    ((text, note) => {
      const written = text.slice(note.span.start, note.span.end);
      const mended = mend(written, note.params);
      return mended === null || mended === written || !reads(mended) ? [] : [replaceAt(text, note.span, mended)];
    }) satisfies Fixer,
  ]),
);

/** Can the entry be read without a remark, and does it stand alone? */
function reads(text: string): boolean {
  const [group, ...more] = readHostAccessTable(text).value.groups;
  return more.length === 0 && group?.entries.length === 1 && !isAll(group) && readSender(text).complaint === null;
}

/** `192.0.2.20-1` becomes `192.0.2.1-20`; of two whole IPv6 addresses the ends change places. */
function swapEnds(text: string): string | null {
  const [from = '', to = '', ...more] = text.split('-');
  if (more.length > 0) return null;
  if (parseAddress(from)?.family === 6 && parseAddress(to)?.family === 6) return `${to}-${from}`;
  return text.replace(/([0-9a-f]+)-([0-9a-f]+)/i, '$2-$1');
}

/** The two scores of a text in tenths, changed, and put in order as the appliance writes them. */
function scores(text: string, change: (low: number, high: number) => readonly [number, number]): string | null {
  const [low, high, ...more] = text.match(/(?<!\d)[+-]?\d+(?:\.\d+)?/g) ?? [];
  if (low === undefined || high === undefined || more.length > 0) return null;
  const [from, to] = [...change(tenthsOf(low), tenthsOf(high))].sort((a, b) => a - b);
  return from === undefined || to === undefined ? null : `sbrs[${printTenths(from)}:${printTenths(to)}]`;
}

function within(tenths: number): number {
  return Math.max(-100, Math.min(100, tenths));
}

/** `192.0.2.1-192.0.2.20` becomes `192.0.2.1-20`; a range that is just a network is written as one. */
function shortRange(text: string): string | null {
  const [from, to] = text.split('-').map((address) => parseAddress(address));
  if (from?.family !== 4 || to?.family !== 4 || from.value > to.value) return null;
  if (from.value >> 8n === to.value >> 8n) return `${printAddress(from)}-${String(to.value & 255n)}`;
  const size = to.value - from.value + 1n;
  const length = bitsOf[4] - (size.toString(2).length - 1);
  const aligned = (size & (size - 1n)) === 0n && from.value % size === 0n;
  return aligned ? `${printAddress(from)}/${String(length)}` : null;
}
