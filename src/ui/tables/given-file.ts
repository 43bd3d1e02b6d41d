/**
 * What a person has brought: a HAT, a RAT, or the XML configuration of an appliance with tables in it. Told by what stands in it, never by its
 * name. In the configuration `<hat>` holds the whole table as text, `<rat>` an element per entry (Cisco TAC "configlook"); where a listener's
 * own name stands is read from whichever of two elements is there (design choice).
 */
import type { TableKind } from '../analysis/table-source.ts';

export interface GivenTable {
  readonly kind: TableKind;
  readonly text: string;
  /** The listener it belongs to, where the file says so. */
  readonly of: string | null;
}

export type Given =
  /** One table. `sure` is false where nothing in it tells which kind it is. */
  | { readonly kind: 'table'; readonly table: GivenTable; readonly sure: boolean }
  | { readonly kind: 'several'; readonly tables: readonly GivenTable[] }
  | { readonly kind: 'refused'; readonly why: 'empty' | 'binary' | 'no-table' };

/** Reads the text of a file. */
export function readGiven(text: string): Given {
  if (text.trim() === '') return { kind: 'refused', why: 'empty' };
  if (text.includes('\0')) return { kind: 'refused', why: 'binary' };
  if (isMarkup(text)) return fromConfiguration(text);
  const kind = kindOf(text);
  return { kind: 'table', table: { kind: kind ?? 'hat', text: withoutMark(text), of: null }, sure: kind !== null };
}

const isMarkup = (text: string): boolean => /^\uFEFF?\s*(?:<\?xml|<!DOCTYPE|<[a-z_])/i.test(text);
const withoutMark = (text: string): string => text.replace(/^\uFEFF/, '');

/** Groups, policies and behaviours that only a HAT has; lines of `entry ACTION` are a RAT's. Null where neither is there. */
function kindOf(text: string): GivenTable['kind'] | null {
  const lines = withoutMark(text)
    .split(/\r\n?|\n/)
    .filter((line) => !/^\s*(?:#|$)/.test(line));
  const hat = /^\s*\$[\w-]+|^\s*[A-Za-z_][\w-]*:\s*$|\b(?:RELAY|TCPREFUSE|CONTINUE)\b|\b(?:sbrs|sbo|dnslist|country)\s*\[/i;
  if (lines.some((line) => hat.test(line))) return 'hat';
  return lines.some((line) => /^\s*\S+\s+(?:ACCEPT|REJECT)\b/i.test(line)) ? 'rat' : null;
}

function fromConfiguration(text: string): Given {
  const listeners = elementsOf(text, 'listener');
  const tables = (listeners.length > 0 ? listeners : [text]).flatMap(tablesOf);
  const [only] = tables;
  if (only === undefined) return { kind: 'refused', why: 'no-table' };
  return tables.length === 1 ? { kind: 'table', table: only, sure: true } : { kind: 'several', tables };
}

function tablesOf(listener: string): readonly GivenTable[] {
  const of = plain(elementsOf(listener, 'listener_name')[0] ?? elementsOf(listener, 'name')[0] ?? '').trim() || null;
  return [
    ...elementsOf(listener, 'hat').map((hat): GivenTable => ({ kind: 'hat', text: trimmed(plain(hat)), of })),
    ...elementsOf(listener, 'rat').map((rat): GivenTable => ({ kind: 'rat', text: recipientLines(rat), of })),
  ].filter((table) => table.text.trim() !== '');
}

/** One line for each entry of the configuration; a `<rat>` that is plain text stays so. */
function recipientLines(rat: string): string {
  const entries = elementsOf(rat, 'rat_entry');
  if (entries.length === 0) return trimmed(plain(rat));
  return `${entries.map(recipientLine).join('\n')}\n`;
}

const OPTIONS = ['smtp_response_text', 'smtp_response_code', 'bypass_ldap_accept', 'bypass_receiving_control'];

function recipientLine(entry: string): string {
  const valueOf = (name: string): string => plain(elementsOf(entry, name)[0] ?? '').trim();
  const options = OPTIONS.flatMap((name) => {
    const value = valueOf(name);
    if (value === '') return [];
    return [`${name} = ${/^-?\d+$/.test(value) ? value : `"${value.replace(/(["\\])/g, '\\$1')}"`}`];
  });
  const block = options.length === 0 ? '' : ` { ${options.join(' ')} }`;
  return `${valueOf('rat_address')} ${valueOf('access').toUpperCase()}${block}`;
}

/** What stands between the tags of every element of a name; such elements do not nest in this file. */
function elementsOf(text: string, name: string): readonly string[] {
  return [...text.matchAll(new RegExp(`<${name}(?:\\s[^>]*)?>([\\s\\S]*?)</${name}\\s*>`, 'gi'))].map(([, inner]) => inner ?? '');
}

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/** Character data as the text it stands for. */
function plain(markup: string): string {
  return markup
    .split(/(<!\[CDATA\[[\s\S]*?\]\]>)/)
    .map((part) => (part.startsWith('<![CDATA[') ? part.slice(9, -3) : unescape(part)))
    .join('');
}

function unescape(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w+));/gi, (whole, hex?: string, decimal?: string, name?: string) => {
    if (name !== undefined) return entities[name] ?? whole;
    const code = parseInt(hex ?? decimal ?? '', hex === undefined ? 10 : 16);
    return code <= 0x10_ff_ff ? String.fromCodePoint(code) : whole;
  });
}

const trimmed = (text: string): string => `${text.replace(/^\s*\n/, '').trimEnd()}\n`;
