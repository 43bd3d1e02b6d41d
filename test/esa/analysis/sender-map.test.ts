import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseAddress } from '../../../src/esa/config/ip-address.ts';
import { parseHostAccessTable } from '../../../src/esa/config/host-access-table.ts';
import type { SenderFacts } from '../../../src/esa/decision.ts';
import { firstMatch } from '../../../src/esa/judge/connection.ts';
import { matchSender, senderAt } from '../../../src/esa/judge/sender.ts';
import { senderOfRecord, type SenderRecord } from '../../../src/esa/sender-record.ts';
import { linesOf, type TableLine, type TableLines } from '../../../src/esa/analysis/outcome.ts';
import { dimensionOf, type DimensionKey, type Values } from '../../../src/esa/analysis/atoms.ts';
import { spotOf } from '../../../src/esa/analysis/map-spot.ts';
import { mapGround, senderMap, type MapAsked, type MapBand, type SenderMap } from '../../../src/esa/analysis/sender-map.ts';
import { everyone, publicListener, tableOf, tableText } from './small-world.ts';

const RUNS = { numRuns: 120, seed: 20191008 };

/** The tables of the small world, some with private networks in front or behind. */
const privateGroup = fc.constantFrom('', 'INSIDE:\n    10.0.0.0/8\n    RELAY\n', '10.0.0.1\nfc00::/7\n    TCPREFUSE\n');
const worldText = fc.tuple(tableText, privateGroup, fc.nat()).map(([text, group, at]) => {
  const parts = text.split(/(?<=\n)(?=\S)/);
  parts.splice(at % (parts.length + 1), 0, group);
  return parts.join('');
});

const world: readonly SenderRecord[] = [
  ...everyone,
  ...everyone
    .filter(({ ip, sbrs }) => ip === '192.0.2.0' && sbrs === null)
    .flatMap((one) => ['10.0.0.1', '10.1.2.3'].map((ip) => ({ ...one, ip }))),
];
const nowhere: Parameters<typeof senderAt>[0] = {
  start: '',
  hosts: [],
  dns: [],
  dnslists: [],
  latency: { dns: 0, reputation: 0, directory: 0 },
};
const isPrivate = ({ ip }: SenderRecord): boolean => senderAt(nowhere, ip).reputation === 'rfc1918';

/** A sender's facts as they are told, as they are looked up, or where nobody is asked. */
function factsOf(sender: SenderRecord, scores: MapAsked['scores']): SenderFacts {
  const facts = senderOfRecord(sender);
  if (scores === 'off') return { ...facts, reputation: 'not-enabled', ownerId: null, country: null };
  return scores === 'looked-up' && isPrivate(sender) ? { ...facts, reputation: 'rfc1918', ownerId: null, country: null } : facts;
}

function deciderOf({ lines }: TableLines, facts: SenderFacts): TableLine {
  const found = lines.find(({ outcome, entry }) => outcome !== null && (entry === null || matchSender(entry, facts).matched));
  if (found === undefined) throw new Error('a table without a last line');
  return found;
}

const blank: readonly Values[] = [
  { kind: 'host-class', host: 'nx.domain' },
  { kind: 'owner', id: null },
  { kind: 'country', country: null },
  { kind: 'listed', zone: 'bl.example', listed: false },
];

/** The names that lines hold, suffixes without their dot. */
const namesIn = ({ lines }: TableLines): ReadonlySet<string> =>
  new Set(
    lines.flatMap(({ match, outcome }) =>
      outcome === null ? [] : match.kind === 'host' ? [match.name] : match.kind === 'partial-host' ? [match.suffix] : [],
    ),
  );

/** Is the sender so, by its own words? Of names below a suffix those that no other name of the table is nearer to. */
function isSo({ ptr, verified, dns, owner, country, dnslists }: SenderRecord, values: Values, names: ReadonlySet<string>): boolean {
  const name = verified && dns === 'ok' ? ptr : null;
  switch (values.kind) {
    case 'host-class':
      return values.host === (dns === 'fails' ? 'serv.fail' : ptr === null ? 'nx.domain' : verified ? '' : 'not.double.verified');
    case 'name':
      return name === values.name;
    case 'names-below':
      return name !== null && nearest(name, names) === values.suffix && name !== values.suffix;
    case 'owner':
      return owner === values.id;
    case 'country':
      return (country?.toUpperCase() ?? null) === values.country;
    case 'listed':
      return dnslists.length > 0 === values.listed;
    case 'addresses':
    case 'scores':
    case 'no-score':
    case 'everyone':
      return false;
  }
}

/** The longest name of a table that a name is or lies below. */
function nearest(name: string, names: ReadonlySet<string>): string | null {
  const labels = name.split('.');
  return labels.map((_, at) => labels.slice(at).join('.')).find((part) => names.has(part)) ?? null;
}

const keyOf = (values: Values): DimensionKey =>
  values.kind === 'owner' || values.kind === 'country' ? values.kind : values.kind === 'listed' ? 'list:bl.example' : 'name';

/** A value that the map offers, picked for one dimension, as a person picks it; none for an even pick. */
function chosenOf({ choices }: SenderMap, pick: number): Values | null {
  const all = choices.flatMap(({ values }) => values);
  return pick % 2 === 0 ? null : (all[(pick >> 1) % Math.max(1, all.length)] ?? null);
}

const ask = (asked: Partial<MapAsked>): MapAsked => ({ chosen: [], scores: 'told', from: 0, most: 1000, address: null, ...asked });

function cellAt({ columns }: SenderMap, band: MapBand, sbrs: number | null) {
  const tenths = sbrs === null ? null : Math.round(sbrs * 10);
  const at = columns.findIndex((column) =>
    tenths === null || column === null ? column === tenths : column.from <= tenths && tenths <= column.to,
  );
  return band.cells.find(({ from, to }) => band.isPrivate || columns.length === 1 || (from <= at && at <= to));
}

const drawn = fc.tuple(worldText, fc.nat(200), fc.constantFrom<MapAsked['scores']>('told', 'looked-up', 'off'));

function draw([text, pick, scores]: readonly [string, number, MapAsked['scores']]) {
  const table = linesOf(tableOf(text), publicListener);
  const ground = mapGround(table);
  const chosen = chosenOf(senderMap(ground, ask({ scores })), pick);
  const asked = ask({ scores, chosen: chosen === null ? [] : [chosen] });
  const slice = [...blank.filter((values) => chosen === null || keyOf(values) !== keyOf(chosen)), ...(chosen === null ? [] : [chosen])];
  return { table, ground, asked, map: senderMap(ground, asked), slice, chosen, names: namesIn(table) };
}

describe('sender map, against everyone asked one by one', () => {
  it('gives for every cell somebody whom the judge decides by its line', () => {
    fc.assert(
      fc.property(drawn, (given) => {
        const { table, map, asked } = draw(given);
        const cells = map.bands.flatMap(({ cells }) => cells);
        expect(cells.length).toBeGreaterThan(0);
        for (const { line, witness } of cells) {
          const facts = { ...factsOf(witness, asked.scores) };
          expect(deciderOf(table, facts).position, JSON.stringify(witness)).toBe(line.position);
          expect(firstMatch(table.table, facts)?.entry ?? null).toBe(line.entry);
        }
      }),
      RUNS,
    );
  });

  it('has a cell for everybody with the chosen values, in the band of their address, and the judge’s line is the cell’s', () => {
    fc.assert(
      fc.property(drawn, (given) => {
        const { table, map, asked, slice, names } = draw(given);
        const { scores } = asked;
        const senders = world.filter((sender) => slice.every((values) => isSo(sender, values, names)));
        const counted = senders.filter(({ owner, country }) => scores !== 'off' || (owner === null && country === null));
        for (const sender of counted) {
          const facts = factsOf(sender, scores);
          const decider = deciderOf(table, facts);
          const named = table.lines.find(
            ({ outcome, entry }) => outcome !== null && entry?.match.kind === 'network' && matchSender(entry, facts).matched,
          );
          const band = bandOf(map, 'address', named, isPrivate(sender));
          const cell = band === undefined ? undefined : cellAt(map, band, sender.sbrs);
          expect(cell, `${given[0]} ${JSON.stringify(sender)}`).toBeDefined();
          const own = cell !== undefined && band?.lines[0] === cell.line ? named : cell?.line;
          expect(own?.position, `${given[0]} ${JSON.stringify(sender)}`).toBe(decider.position);
        }
      }),
      RUNS,
    );
  });

  it('tells where anybody with the chosen values lies: a cell of their score, decided by the group that the judge takes', () => {
    fc.assert(
      fc.property(drawn, (given) => {
        const { table, map, asked, slice, names } = draw([given[0], given[1], 'told']);
        for (const sender of world.filter((one) => slice.every((values) => isSo(one, values, names)))) {
          const spot = spotOf(map, table.table, sender);
          const band = spot === null ? undefined : map.bands[spot.band];
          const cell = spot === null ? undefined : band?.cells[spot.cell];
          const about = `${given[0]} ${JSON.stringify(sender)}`;
          expect(cell, about).toBeDefined();
          expect(cell?.line.group, about).toBe(deciderOf(table, factsOf(sender, asked.scores)).group);
          if (band !== undefined && !band.isPrivate) expect(cell, about).toBe(cellAt(map, band, sender.sbrs));
        }
      }),
      RUNS,
    );
  });

  it('shows senders with one other fact that a line names in a band of that fact', () => {
    fc.assert(
      fc.property(drawn, (given) => {
        const { table, map, asked, slice, chosen, names } = draw(given);
        const isNamed = ({ match }: TableLine, facts: SenderFacts): boolean =>
          match.kind === 'network' && matchSender({ match } as NonNullable<TableLine['entry']>, facts).matched;
        for (const odd of slice.filter((values) => values !== chosen)) {
          const key = keyOf(odd);
          if (asked.scores === 'off' && (key === 'owner' || key === 'country')) continue;
          const senders = everyone.filter((sender) => slice.every((values) => isSo(sender, values, names) !== (values === odd)));
          for (const sender of senders) {
            const facts = factsOf(sender, asked.scores);
            if (table.lines.some((line) => line.outcome !== null && isNamed(line, facts))) continue;
            const decider = deciderOf(table, facts);
            const line = table.lines.find(
              ({ outcome, entry, match }) =>
                outcome !== null && entry !== null && dimensionOf(match) === key && matchSender(entry, facts).matched,
            );
            const band = map.bands.find((one) => one.key === key && line !== undefined && one.lines.includes(line));
            if (line === undefined) continue;
            if (band === undefined) {
              expect(decider.position).toBeLessThan(line.position);
              continue;
            }
            const cell = cellAt(map, band, sender.sbrs);
            const own = cell !== undefined && band.lines[0] === cell.line ? line : cell?.line;
            expect(own?.position, `${given[0]} ${JSON.stringify(sender)}`).toBe(decider.position);
          }
        }
      }),
      RUNS,
    );
  });

  it('finds the band of one address, and in it that address alone', () => {
    fc.assert(
      fc.property(drawn, (given) => {
        const { table, ground, asked, slice, names } = draw(given);
        const senders = world.filter((sender) => slice.every((values) => isSo(sender, values, names)));
        const counted = senders.filter(({ owner, country }) => asked.scores !== 'off' || (owner === null && country === null));
        for (const sender of counted) {
          const map = senderMap(ground, { ...asked, address: sender.ip });
          expect(map.bands.length).toBe(1);
          const cells = map.bands.flatMap((band) => cellAt(map, band, sender.sbrs) ?? []);
          expect(cells.map(({ line }) => line.position)).toEqual([deciderOf(table, factsOf(sender, asked.scores)).position]);
          for (const { witness } of map.bands.flatMap(({ cells }) => cells)) expect(witness.ip).toBe(sender.ip);
        }
      }),
      { ...RUNS, numRuns: 25 },
    );
  });
});

const EXAMPLE = `RELAYLIST:
    10.0.0.0/8
    RELAY
ALLOWED_LIST:
    .globomantics.com
    ACCEPT
BLOCKED_LIST:
    SBRS[-10.0:-3.0]
    192.0.2.
    REJECT
BRANCHES:
    192.0.2.64/26
    ACCEPT
UNKNOWNLIST:
    SBRS[-2.9:10.0]
    ACCEPT
198.51.100.128/25
    TCPREFUSE
SUPPLIERS:
    SBRS[-5.0:-4.0]
    ACCEPT
ALL
    ACCEPT
`;

const mapOf = (text: string, asked: Partial<MapAsked> = {}, around?: Parameters<typeof mapGround>[1]): SenderMap =>
  senderMap(mapGround(linesOf(parseHostAccessTable(text).value, publicListener), around), ask(asked));

/** A band as a line: its name, and the groups across. */
const said = ({ name, key, isPrivate: inside, cells }: MapBand): string =>
  `${key === 'everyone' ? (inside ? 'private' : 'everyone else') : name}: ${cells.map(({ line, from, to }) => `${line.outcome?.group ?? 'no group'} ${from}-${to}`).join(', ')}`;

describe('sender map', () => {
  it('has a band for each network and name that decides, in the order of the table, and one for everyone else', () => {
    const { columns, bands } = mapOf(EXAMPLE);
    expect(columns).toEqual([{ from: -100, to: -30 }, { from: -29, to: 100 }, null]);
    expect(bands.map(said)).toEqual([
      '10.0.0.0/8: RELAYLIST 0-2',
      '.globomantics.com: ALLOWED_LIST 0-2',
      '192.0.2.0/24: BLOCKED_LIST 0-0, BLOCKED_LIST 1-2',
      '198.51.100.128/25: BLOCKED_LIST 0-0, UNKNOWNLIST 1-1, no group 2-2',
      'everyone else: BLOCKED_LIST 0-0, UNKNOWNLIST 1-1, ALL 2-2',
    ]);
  });

  it('says where groups that are never reached would lie', () => {
    expect(mapOf(EXAMPLE).never.map(({ line, band, from, to }) => [line.group?.name, band, from, to])).toEqual([
      ['BRANCHES', 2, 0, 2],
      ['SUPPLIERS', 4, 0, 0],
    ]);
    expect(mapOf(EXAMPLE, { from: 0, most: 2 }).never.map(({ band }) => band)).toEqual([null, 2]);
    const behindScores = 'A:\n    SBRS[-10.0:10.0]\n    SBRS[none]\n    ACCEPT\nB:\n    mail.example\n    REJECT\nALL\n    REJECT\n';
    const { never, bands } = mapOf(behindScores);
    expect(bands.map(said)).toEqual(['mail.example: A 0-0, A 1-1', 'everyone else: A 0-0, A 1-1']);
    expect(never.map(({ band }) => band)).toEqual([0]);
  });

  it('lets a private address pass the lines about scores at a connection, and those about none too', () => {
    const text = 'A:\n    SBRS[none]\n    ACCEPT\nB:\n    10.0.0.0/8\n    RELAY\nALL\n    REJECT\n';
    expect(mapOf(text, { scores: 'told' }).bands.map(said)).toEqual(['everyone else: ALL 0-0, A 1-1']);
    expect(mapOf(text, { scores: 'looked-up' }).bands.map(said)).toEqual([
      '10.0.0.0/8: B 0-1',
      'private: ALL 0-1',
      'everyone else: ALL 0-0, A 1-1',
    ]);
    expect(mapOf(text, { scores: 'off' }).bands.map(said)).toEqual(['10.0.0.0/8: B 0-0', 'everyone else: ALL 0-0']);
  });

  it('joins networks of one group that decide alike, and tells a page of bands at a time', () => {
    const joined = mapOf('A:\n    192.0.2.1\n    192.0.2.7\n    198.51.100.0/25\n    REJECT\nALL\n    ACCEPT\n');
    expect(joined.bands.map(({ name, lines }) => [name, lines.length])).toEqual([
      ['192.0.2.1', 3],
      ['', 0],
    ]);
    const many = Array.from({ length: 30 }, (_, at) => `G${at}:\n    192.0.2.${at}\n    REJECT\n`).join('');
    const page = mapOf(`${many}ALL\n    ACCEPT\n`, { from: 10, most: 2 });
    expect(page.total).toBe(30);
    expect(page.bands.map(said)).toEqual(['192.0.2.10: G10 0-1', '192.0.2.11: G11 0-1', 'everyone else: ALL 0-1']);
  });

  it('offers the values that lines tell apart, and draws for one of them', () => {
    const text = 'A:\n    .example\n    country[DE]\n    ACCEPT\nB:\n    serv.fail\n    REJECT\nALL\n    RELAY\n';
    expect(mapOf(text).choices).toEqual([
      {
        key: 'name',
        values: [
          { kind: 'names-below', suffix: null },
          { kind: 'host-class', host: 'serv.fail' },
          { kind: 'names-below', suffix: 'example' },
        ],
        count: 3,
      },
      { key: 'country', values: [{ kind: 'country', country: 'DE' }], count: 1 },
    ]);
    expect(mapOf(text, { chosen: [{ kind: 'host-class', host: 'serv.fail' }] }).bands.map(said)).toEqual([
      'country[DE]: A 0-1',
      'everyone else: B 0-1',
    ]);
  });

  it('looks for witnesses among addresses that are nobody’s, and on a list only where that is asked', () => {
    const text = 'A:\n    dnslist[bl.example]\n    REJECT\nALL\n    ACCEPT\n';
    const around = { taken: ['203.0.113.0/25'], listed: { 'bl.example': ['203.0.113.128/26'] } };
    const [listed, rest] = mapOf(text, {}, around).bands.map(({ cells }) => parseAddress(cells[0]?.witness.ip ?? '')?.value);
    const [first = 0n] = [parseAddress('203.0.113.0')?.value];
    expect(listed).toBeGreaterThanOrEqual(first + 128n);
    expect(listed).toBeLessThan(first + 192n);
    expect(rest).toBeGreaterThanOrEqual(first + 192n);
  });

  it('finds nothing for what is no address', () => {
    expect(mapOf(EXAMPLE, { address: '192.0.2.' }).bands).toEqual([]);
    expect(mapOf(EXAMPLE, { address: '192.0.2.99' }).bands.map(({ cells }) => cells.map(({ witness }) => witness.ip))).toEqual([
      ['192.0.2.99', '192.0.2.99'],
    ]);
  });
});

/** The band that is about a line, by its own lines; without one, or where that decides nobody here, everyone else's. */
function bandOf({ bands }: SenderMap, key: DimensionKey, line: TableLine | undefined, inside: boolean): MapBand | undefined {
  const own =
    line === undefined ? undefined : bands.find((band) => band.key === key && band.isPrivate === inside && band.lines.includes(line));
  const rest = bands.filter((band) => band.key === 'everyone');
  return own ?? rest.find((band) => band.isPrivate === inside) ?? rest[0];
}
