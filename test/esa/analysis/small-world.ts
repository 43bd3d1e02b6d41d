/** A world small enough to ask every sender: tables drawn from few entries, and one sender for every way in which these can differ. */
import fc from 'fast-check';
import { parseHostAccessTable, type HostAccessTable } from '../../../src/esa/config/host-access-table.ts';
import { matchSender } from '../../../src/esa/judge/sender.ts';
import { senderOfRecord, type SenderRecord } from '../../../src/esa/sender-record.ts';
import type { ListenerKind, TableLine, TableLines } from '../../../src/esa/analysis/outcome.ts';

const addressEntries = [
  '192.0.2.0/30',
  '192.0.2.0/31',
  '192.0.2.',
  '192.0.2.0/24',
  '192.0.2.1',
  '192.0.2.0-2',
  '192.0.2.2/31',
  '2001:db8::/127',
  '2001:db8::1',
  '0.0.0.0/0',
  '::/0',
];
const nameEntries = ['a.example', '.example', '.a.example', 'b.a.example', 'nx.domain', 'serv.fail', 'not.double.verified'];
const scoreEntries = ['SBRS[-10.0:-3.0]', 'SBRS[-3.0:0.0]', 'SBRS[none]', 'SBRS[-10.0:10.0]', 'SBRS[0.1:10.0]', 'SBRS[-5.0:5.0]'];
const otherEntries = ['SBO:7', 'country[US]', 'dnslist[bl.example]', '192.0.2.999'];

const addresses = [
  '192.0.2.0',
  '192.0.2.1',
  '192.0.2.2',
  '192.0.2.3',
  '192.0.2.4',
  '198.51.100.1',
  '2001:db8::',
  '2001:db8::1',
  '2001:db8::2',
];
const names: readonly Pick<SenderRecord, 'ptr' | 'verified' | 'dns'>[] = [
  ...['a.example', 'b.a.example', 'c.a.example', 'c.example', 'other.test'].map((ptr) => ({ ptr, verified: true, dns: 'ok' as const })),
  { ptr: null, verified: false, dns: 'none' },
  { ptr: null, verified: false, dns: 'fails' },
  { ptr: 'a.example', verified: false, dns: 'ok' },
];
const scores = [-5.1, -5, -3, 0, 5, 5.1, null];

/** Every sender that the entries above can tell apart. */
export const everyone: readonly SenderRecord[] = addresses.flatMap((ip) =>
  names.flatMap((name) =>
    scores.flatMap((sbrs) =>
      [null, 7].flatMap((owner) =>
        [null, 'us'].flatMap((country) => [[], ['bl.example']].map((dnslists) => ({ ip, ...name, sbrs, owner, country, dnslists }))),
      ),
    ),
  ),
);

const entry = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...addressEntries) },
  { weight: 3, arbitrary: fc.constantFrom(...nameEntries) },
  { weight: 4, arbitrary: fc.constantFrom(...scoreEntries) },
  { weight: 1, arbitrary: fc.constantFrom(...otherEntries) },
);
const use = fc.constantFrom(
  '$A',
  '$B',
  'RELAY',
  'REJECT',
  'TCPREFUSE',
  'CONTINUE',
  'ACCEPT',
  '$NOWHERE',
  '$BB',
  'ACCEPT { max_msgs_per_session = 3 }',
  'ACCEPT { max_msgs_per_sesion = 3 colour = "blue" }',
);
const group = fc.tuple(fc.constantFrom('ONE', 'TWO', 'THREE', null), fc.array(entry, { minLength: 1, maxLength: 4 }), use);
const ending = fc.constantFrom(
  'ALL\n    $A\n',
  'ALL\n    REJECT\n',
  'ALL\n    RELAY\n',
  '',
  'ALL\n    CONTINUE\n',
  'ALL\n    $A\nLATE:\n    192.0.2.1\n    $B\nALL\n    REJECT\n',
);

/** Texts of tables: up to five groups, some of them the same, some without a name. */
export const tableText = fc.tuple(fc.array(group, { maxLength: 5 }), ending).map(([groups, end]) => {
  const lines = groups.map(
    ([name, entries, policy], index) =>
      `${name === null ? '' : `${name}${index}:\n`}${entries.map((text) => `    ${text}\n`).join('')}    ${policy}\n`,
  );
  return `$A\n    ACCEPT\n$B\n    ACCEPT {\n        max_msgs_per_session = 3\n    }\n${lines.join('')}${end}`;
});

export const tableOf = (text: string): HostAccessTable => parseHostAccessTable(text).value;

/** Who decides each sender: found by asking every line from the top. */
export function decidersOf({ lines }: TableLines, senders: readonly SenderRecord[]): readonly TableLine[] {
  return senders.map((record) => {
    const sender = senderOfRecord(record);
    const found = lines.find(({ outcome, entry: asked }) => outcome !== null && (asked === null || matchSender(asked, sender).matched));
    if (found === undefined) throw new Error('a table without a last line');
    return found;
  });
}

export const publicListener: ListenerKind = { type: 'public', defaults: [] };
