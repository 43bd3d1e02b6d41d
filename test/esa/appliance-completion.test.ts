/** What may stand at a position of `appliance.yaml`, in whole texts and in half-typed ones. `¦` is the cursor. */
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { parseDocument } from 'yaml';
import { completeAppliance, parseAppliance, provideYaml, type Suggestion } from '#esa';

beforeAll(() => {
  provideYaml(parseDocument);
});

const FILES = ['appliance.yaml', 'In.hat', 'Out.hat', 'In.rat', 'world.yaml'];
const GLOBOMANTICS = readFileSync('lessons/scenarios/globomantics/appliance.yaml', 'utf8');

function at(text: string): readonly Suggestion[] {
  const cursor = text.indexOf('¦');
  return completeAppliance(text.replace('¦', ''), cursor, FILES);
}
const labels = (text: string) => at(text).map(({ label }) => label);

/** The text once the suggestion of that label is taken, stops of the snippet emptied. */
function taking(text: string, label: string): string {
  const taken = at(text).find((suggestion) => suggestion.label === label);
  const plain = text.replace('¦', '');
  if (taken === undefined) return `nothing called ${label}`;
  const insert = taken.insert.replace(/\$\{\d\|([^,|]*)[^}]*\}/g, '$1').replace(/\$\d/g, '');
  return plain.slice(0, taken.at.start) + insert + plain.slice(taken.at.end);
}

const BOX = `interfaces:
  - name: Data 1
    address: 192.0.2.1
    hostname: mx.example.com
listeners:
  - name: In
    type: public
    interface: Data 1
    port: 25
    hat: In.hat
`;

describe('keys', () => {
  it('are those of the whole file at its left edge, without the ones that stand there', () => {
    expect(labels(`${BOX}¦`).slice(0, 4)).toEqual(['settings', 'ldap', 'smtp_routes', 'exception_table']);
    expect(labels('¦').slice(0, 3)).toEqual(['interfaces', 'listeners', 'settings']);
  });
  it('are those of the listener that a line is indented under', () => {
    const offered = labels(`${BOX}    ¦`);
    expect(offered.slice(0, 3)).toEqual(['protocol', 'rat', 'default_domain']);
    expect(offered).not.toContain('port');
  });
  it('come for a half-typed word, which is replaced, between other keys', () => {
    const text = BOX.replace('    port: 25', '    bare¦\n    port: 25');
    expect(labels(text)).toContain('bare_cr_lf');
    expect(taking(text, 'bare_cr_lf')).toBe(BOX.replace('    port: 25', '    bare_cr_lf: \n    port: 25'));
  });
  it('come although another line is half typed or broken', () => {
    const text = BOX.replace('    address: 192.0.2.1', '    addr\n     "').replace('    port: 25', '    po¦');
    const offered = labels(text);
    expect(offered).toContain('port');
    expect(offered).not.toContain('type');
    expect(offered).not.toContain('hat');
  });
  it('come in a text with CRLF', () => {
    const text = BOX.replace('    port: 25', '    po¦').replaceAll('\n', '\r\n');
    expect(labels(text)).toContain('port');
    expect(labels(text)).not.toContain('interface');
    expect(taking(text, 'port')).toBe(BOX.replace('    port: 25', '    port: ').replaceAll('\n', '\r\n'));
  });
  it('are only renamed where a colon stands already', () => {
    expect(taking(BOX.replace('    hat:', '    ha¦t:'), 'rat')).toBe(BOX.replace('    hat:', '    rat:'));
  });
  it('of an open map come on the deeper line, and a new map opens such a line', () => {
    expect(labels(`${BOX}    ldap_accept:\n      where: conversation\n      ¦`)).toEqual([
      'query',
      'no_match',
      'unreachable',
      'unreachable_code',
      'unreachable_text',
    ]);
    expect(taking(`${BOX}    ¦`, 'address_parser')).toBe(`${BOX}    address_parser:\n      `);
  });
  it('come between braces', () => {
    const offered = labels('interfaces:\n  - { name: A, addr¦, hostname: a.example }\n');
    expect(offered).toEqual(['address', 'address6']);
    expect(labels('interfaces:\n  - { ¦')).toContain('hostname');
  });
  it('are the policy parameters below the default policy parameters', () => {
    const text = `${BOX}    default_policy_parameters:\n      tls: off\n      max_¦`;
    const offered = at(text).find(({ label }) => label === 'max_message_size');
    expect(offered?.help).toMatchObject({ unit: 'octets', unset: '10485760', rung: 'full' });
    expect(labels(text)).not.toContain('tls');
  });
  it('tell which ones the part cannot do without', () => {
    const needed = at('interfaces:\n  - name: A\n    ¦').filter(({ required }) => required);
    expect(needed.map(({ label }) => label)).toEqual(['address', 'hostname']);
  });
});

describe('values', () => {
  it('are the choices of the key, with what each means', () => {
    const offered = at(BOX.replace('type: public', 'type: pub¦lic'));
    expect(offered.map(({ label, meaning }) => [label, meaning])).toEqual([
      ['public', 'mail from outside for us'],
      ['private', 'mail from our hosts'],
      ['blackhole', 'taken and thrown away'],
    ]);
    expect(taking(BOX.replace('type: public', 'type: pub¦lic # for us'), 'private')).toBe(
      BOX.replace('type: public', 'type: private # for us'),
    );
  });
  it('are true and false where one of them is wanted', () => {
    expect(labels(`${BOX}    certificate: ¦`)).toEqual(['true', 'false']);
  });
  it('are the interfaces of the file, and the tables there are', () => {
    expect(at(BOX.replace('interface: Data 1', 'interface: ¦'))).toMatchObject([{ label: 'Data 1', meaning: '192.0.2.1' }]);
    expect(labels(BOX.replace('hat: In.hat', 'hat: ¦'))).toEqual(['In.hat', 'Out.hat']);
    expect(labels(`${BOX}    rat: ¦`)).toEqual(['In.rat']);
  });
  it('are the queries of the file where one is named', () => {
    expect(labels(GLOBOMANTICS.replace('query: Globomantics.ldapaccept', 'query: Glo¦'))).toEqual(['Globomantics.ldapaccept']);
    expect(labels('ldap:\n  chain_queries:\n    - name: Both\n      kind: accept\n      queries: [¦]\n')).toEqual([]);
    expect(
      labels(GLOBOMANTICS.replace('listeners:', '  chain_queries:\n    - name: All\n      queries:\n        - ¦\nlisteners:')),
    ).toEqual(['Globomantics.ldapaccept']);
  });
  it('are those of the policy parameter', () => {
    const text = (line: string) => `${BOX}    default_policy_parameters:\n      ${line}\n`;
    expect(labels(text('tls: ¦'))).toEqual(['off', 'on', 'required']);
    expect(labels(text('sender_vrfy: o¦'))).toEqual(['off', 'on']);
    expect(labels(text('max_concurrency: ¦'))).toEqual([]);
    const lists = 'address_lists:\n  Partners: [@example.com]\n';
    expect(labels(lists + text('env_sender_rate_limit_exceptions: ¦'))).toEqual(['Partners']);
  });
  it('stand nowhere in a comment, nor behind a key that is unknown', () => {
    expect(labels(`${BOX}# ¦`)).toEqual([]);
    expect(labels(`${BOX}    colour: ¦`)).toEqual([]);
    expect(labels(`${BOX}    certificate: true # ¦`)).toEqual([]);
  });
});

describe('a whole new item', () => {
  it('is offered where the list goes on, with its dash', () => {
    const text = `${BOX}  ¦\n`;
    expect(labels(text)).toEqual(['new listener']);
    expect(taking(text, 'new listener')).toBe(
      `${BOX}  - name: \n    type: public\n    interface: Data 1\n    port: \n    hat: In.hat\n    rat: In.rat\n`,
    );
  });
  it('is offered behind a dash, beside single keys', () => {
    const text = BOX.replace('listeners:', '  - ¦\nlisteners:');
    expect(labels(text)).toEqual(['new interface', 'name', 'address', 'address6', 'hostname']);
    expect(taking(text, 'new interface')).toBe(BOX.replace('listeners:', '  - name: \n    address: \n    hostname: \nlisteners:'));
  });
  it('makes a listener that the file takes, once name and port are filled in', () => {
    const text = taking(`${BOX}    rat: In.rat\n  - ¦`, 'new listener')
      .replace(/name: $/m, 'name: Second')
      .replace(/port: $/m, 'port: 587');
    expect(parseAppliance(text).notes).toEqual([]);
    expect(parseAppliance(text).value.listeners.map(({ name }) => name)).toEqual(['In', 'Second']);
  });
});

describe('at every position of a real text', () => {
  it('what is offered replaces text around the position on its line', () => {
    for (let offset = 0; offset <= GLOBOMANTICS.length; offset += 3) {
      const [first] = completeAppliance(GLOBOMANTICS, offset, FILES);
      if (first === undefined) continue;
      expect(first.at.start).toBeLessThanOrEqual(offset);
      expect(first.at.end).toBeGreaterThanOrEqual(offset);
      expect(GLOBOMANTICS.slice(first.at.start, first.at.end)).not.toContain('\n');
    }
  });
});
