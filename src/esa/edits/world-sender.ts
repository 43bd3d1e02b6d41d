/**
 * A sender told by hand becomes a host of `world.yaml`, so that it can call: a host with its address that is so already, else a new one behind
 * the others. What is looked up of it afterwards is what was told.
 */
import { countryCode } from '../config/countries.ts';
import { nodeAt, type YamlNode } from '../config/yaml-node.ts';
import { readYaml } from '../config/yaml.ts';
import type { SenderFacts } from '../decision.ts';
import { comparableName, senderAt } from '../judge/sender.ts';
import { senderOfRecord, type SenderRecord } from '../sender-record.ts';
import { parseWorld, type Host } from '../world/world.ts';
import { applyEdits, insertAt, type TextEdit } from './text-edit.ts';
import { columnOf, flowEnd, isFlow, linesBelow } from './yaml-lines.ts';

/**
 * How a sender comes to be a host: the host's name and the edits that make it, none where it is there. `taken`: another sender has the address.
 * `impossible`: this world would tell something else of it, as where a list holds the address or the name leads elsewhere.
 */
export type PlacedSender =
  | { readonly kind: 'host'; readonly name: string; readonly edits: readonly TextEdit[] }
  | { readonly kind: 'taken' }
  | { readonly kind: 'impossible' };

/** What a made host calls the organisation behind it. */
const ORGANISATION = 'sender';

/** Was the host made for a sender told by hand? */
export function isPlaced({ name, address, organisation }: Pick<Host, 'name' | 'address' | 'organisation'>): boolean {
  return name === address && organisation === ORGANISATION;
}

/** Places a sender in the text of a world. */
export function placeSender(text: string, sender: SenderRecord): PlacedSender {
  const world = parseWorld(text).value;
  const there = world.hosts.find(({ address }) => address === sender.ip);
  if (there !== undefined) {
    return isSo(senderAt(world, sender.ip), sender) ? { kind: 'host', name: there.name, edits: [] } : { kind: 'taken' };
  }
  const edit = editOf(text, nodeAt(readYaml(text).value, ['hosts']), sender);
  if (edit === null) return { kind: 'impossible' };
  const after = parseWorld(applyEdits(text, [edit])).value;
  const others = after.hosts.filter(({ address }) => address !== sender.ip);
  const isAlone = JSON.stringify(others.map(withoutPlace)) === JSON.stringify(world.hosts.map(withoutPlace));
  return isAlone && isSo(senderAt(after, sender.ip), sender) ? { kind: 'host', name: sender.ip, edits: [edit] } : { kind: 'impossible' };
}

const withoutPlace = ({ span: _span, ...host }: Host): unknown => host;

/** Is what is looked up what was told? Of a private address nobody is asked about score, owner and country. */
function isSo(found: SenderFacts, record: SenderRecord): boolean {
  const told = senderOfRecord(record);
  const hidden = found.reputation === 'rfc1918';
  return (
    found.nameCheck === told.nameCheck &&
    (told.name === null || comparableName(found.name ?? '') === comparableName(told.name)) &&
    (hidden ||
      (found.reputation === told.reputation && found.ownerId === told.ownerId && codeOf(found.country) === codeOf(told.country))) &&
    [...(found.lists ?? [])].sort().join(' ') === [...(told.lists ?? [])].sort().join(' ')
  );
}

const codeOf = (country: string | null): string | null => (country === null ? null : (countryCode(country) ?? country.toLowerCase()));

function editOf(text: string, hosts: YamlNode | undefined, sender: SenderRecord): TextEdit | null {
  if (hosts?.kind !== 'list') return null;
  const lines = linesOf(sender);
  const last = hosts.items.at(-1);
  if (isFlow(text, hosts)) {
    return insertAt(flowEnd(text, hosts.span.end), `${last === undefined ? '' : ','} { ${lines.join(', ')} }`);
  }
  if (last === undefined) return null;
  const indented = lines.map((line, index) => `${index === 0 ? '- ' : '  '}${line}`);
  return linesBelow(text, last.span.end, columnOf(text, hosts.span.start), indented);
}

/** The keys of the host, those that say nothing left out. */
function linesOf({ ip, ptr, verified, dns, sbrs, owner, country }: SenderRecord): readonly string[] {
  const address = quoted(ip);
  return [
    `name: ${address}`,
    `address: ${address}`,
    ...(dns === 'fails' ? ['ptr: servfail'] : ptr === null ? [] : [`ptr: ${ptr}`]),
    ...(ptr !== null && verified && dns === 'ok' ? [`forward: [${address}]`] : []),
    ...(owner === null ? [] : [`owner_id: ${owner}`]),
    `score: ${sbrs === null ? 'none' : sbrs.toFixed(1)}`,
    ...(country === null ? [] : [`country: ${JSON.stringify(country)}`]),
    `organisation: ${ORGANISATION}`,
  ];
}

/** An IPv6 address has colons, which YAML would read. */
const quoted = (address: string): string => (address.includes(':') ? JSON.stringify(address) : address);
