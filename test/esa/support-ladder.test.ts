import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { parameterSupport, supportLadder } from '#esa';
import { applianceSchema } from '../../src/esa/config/appliance.ts';
import { applianceKeys } from '../../src/esa/config/appliance-keys.ts';
import { readSender } from '../../src/esa/config/sender-entry.ts';
import { replies } from '#esa';

const rows = supportLadder.flatMap(({ constructs }) => constructs);
const constructsOf = (id: string) => (supportLadder.find((group) => group.id === id)?.constructs ?? []).map(({ construct }) => construct);
const rungOf = (construct: string) => rows.find((row) => row.construct === construct)?.rung;

interface JsonSchema {
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly items?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
}

/** Every key of a schema by its path; what stands in a list has the path of the list. */
function keysOf({ properties = {}, items, anyOf = [] }: JsonSchema, path = ''): readonly string[] {
  const own = Object.entries(properties).flatMap(([key, schema]) => [`${path}${key}`, ...keysOf(schema, `${path}${key}.`)]);
  return [...own, ...(items === undefined ? [] : keysOf(items, path)), ...anyOf.flatMap((schema) => keysOf(schema, path))];
}

describe('the support ladder', () => {
  it('has a row for every policy parameter, on the rung that the editor shows', () => {
    expect(constructsOf('parameters')).toEqual(Object.keys(parameterSupport));
    for (const [key, { rung }] of Object.entries(parameterSupport))
      expect([key, rungOf(key)]).toEqual([key, rung === 'judged' ? 'full' : rung]);
  });
  it('has a row for every key of appliance.yaml; a new key needs one in src/esa/support-ladder.ts', () => {
    const keys = keysOf(z.toJSONSchema(applianceSchema, { io: 'input' }) as JsonSchema);
    expect(keys).toContain('listeners.address_parser.type');
    const listed = rows.map(({ construct }) => construct);
    expect(keys.filter((key) => !listed.includes(key))).toEqual([]);
  });
  it('calls inert the keys of appliance.yaml that the editor calls so', () => {
    const inert = Object.entries(applianceKeys).flatMap(([key, { inert: why }]) => (why === undefined ? [] : [key]));
    expect(inert.filter((key) => rungOf(key) !== 'inert')).toEqual([]);
  });
  it('has a row for every command that HELP names', () => {
    const named = replies.help.lines.slice(1).join(' ').trim().toUpperCase().split(/\s+/);
    const listed = constructsOf('commands').join(' ');
    expect(named.filter((verb) => !listed.includes(verb))).toEqual([]);
  });
  it('says full of every sender entry that the reader reads', () => {
    const samples: Readonly<Record<string, string>> = {
      'dnslist[zone]': 'dnslist[bl.example]',
      'country[XX]': 'country[US]',
      'SBO:n': 'SBO:1',
    };
    for (const construct of ['SBO:n', 'dnslist[zone]', 'country[XX]', 'nx.domain', 'serv.fail', 'not.double.verified']) {
      const read = readSender(samples[construct] ?? construct).match.kind !== 'unreadable';
      expect([construct, rungOf(construct) === 'full']).toEqual([construct, read]);
    }
  });
  it('names every construct of a kind once, with a sentence and a source', () => {
    for (const { title, constructs } of supportLadder) {
      expect(new Set(constructs.map(({ construct }) => construct)).size, title).toBe(constructs.length);
    }
    expect(rows.filter(({ says, source }) => !/^[A-Z].*\.$/.test(says) || source === '').map(({ construct }) => construct)).toEqual([]);
  });
});
