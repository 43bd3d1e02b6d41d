/** What holds of every Host Access Table and every sender, over all dimensions of an entry. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgeSender, parseAppliance, readConfiguration, type SenderFacts } from '#esa';
import { scenario } from '../../tools/scenario.ts';

const SETTINGS = { seed: 20_191_008, numRuns: 300 } as const;

const entry = fc.constantFrom(
  '198.51.100.25',
  '198.51.100.',
  '203.0.113.0/24',
  '2001:db8::/32',
  'mail.one.example',
  '.one.example',
  'SBRS[-10.0:-3.0]',
  'SBRS[-3.0:10.0]',
  'SBRS[none]',
  'SBO:7',
  'country[US]',
  'country[Canada]',
  'dnslist[bl.example]',
  'nx.domain',
  'serv.fail',
  'not.double.verified',
);
const behaviour = fc.constantFrom('ACCEPT', 'RELAY', 'REJECT', 'TCPREFUSE', 'CONTINUE', '$NOWHERE');
const group = fc
  .tuple(fc.array(entry, { maxLength: 3 }), behaviour)
  .map(([entries, end]) => ({ entries, end, members: [...entries, end].map((line) => `    ${line}\n`).join('') }));
const table = fc.array(group, { maxLength: 6 });

const sender: fc.Arbitrary<SenderFacts> = fc.record({
  address: fc.constantFrom('198.51.100.25', '203.0.113.9', '192.0.2.1', '2001:db8::9', '10.1.1.5'),
  name: fc.constantFrom(null, 'mail.one.example', 'one.example', 'two.example'),
  nameCheck: fc.constantFrom('none', 'unconfirmed', 'confirmed', 'failed'),
  owner: fc.constant(null),
  ownerId: fc.constantFrom(null, 7, 8),
  country: fc.constantFrom(null, 'United States', 'Canada', 'Elsewhere'),
  reputation: fc.oneof(fc.integer({ min: -100, max: 100 }), fc.constantFrom('none', 'rfc1918', 'unavailable')),
  lists: fc.constantFrom(null, [], ['bl.example']),
});

type Groups = readonly { readonly members: string }[];
const textOf = (groups: Groups, all = 'ALL\n    ACCEPT\n') => `${groups.map(({ members }, at) => `G${at}:\n${members}`).join('')}${all}`;

const files = scenario();
const { interfaces, listeners } = parseAppliance(files['appliance.yaml'] ?? '').value;
const [on, listener] = [interfaces[0], listeners[0]];

function judge(hat: string, who: SenderFacts) {
  if (on === undefined || listener === undefined) return expect.fail('the scenario has no listener');
  const configuration = readConfiguration({ revision: 0, files: { ...files, 'InboundMail.hat': hat } });
  return judgeSender(configuration, listener, on, who).decision;
}

describe('the verdict on a sender', () => {
  it('cites at least one rule, whatever the table', () => {
    fc.assert(
      fc.property(table, sender, (groups, who) => {
        expect(judge(textOf(groups), who).because.length).toBeGreaterThan(0);
      }),
      SETTINGS,
    );
  });
  it('never depends on what stands below the entry that decided', () => {
    fc.assert(
      fc.property(table, table, sender, (above, below, who) => {
        const decision = judge(textOf(above), who);
        const decided = decision.facts.kind === 'connection' && decision.facts.group !== null;
        fc.pre(decided);
        expect(judge(textOf([...above, ...below]), who)).toEqual(decision);
      }),
      SETTINGS,
    );
  });
  it('is that of the first group that means the sender and decides something', () => {
    fc.assert(
      fc.property(table, sender, (groups, who) => {
        const decision = judge(textOf(groups), who);
        const alone = groups.map(({ members }) => judge(textOf([{ members }]), who));
        const first = alone.findIndex(({ facts }) => facts.kind === 'connection' && facts.group !== null);
        const name = decision.facts.kind === 'connection' ? decision.facts.group : null;
        expect(name).toBe(first < 0 ? null : `G${first}`);
        expect(decision.verdict).toBe(first < 0 ? 'accept' : alone[first]?.verdict);
      }),
      SETTINGS,
    );
  });
});
