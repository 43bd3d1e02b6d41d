/** What is said of a region means exactly its senders: it is read back and held against everyone. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hostAccessDifference } from '../../../src/esa/analysis/difference.ts';
import { linesOf, type TableLines } from '../../../src/esa/analysis/outcome.ts';
import { parseAddress } from '../../../src/esa/config/ip-address.ts';
import { matchSender } from '../../../src/esa/judge/sender.ts';
import { senderOfRecord, type SenderRecord } from '../../../src/esa/sender-record.ts';
import { decidersOf, everyone, publicListener, tableOf, tableText } from './small-world.ts';

type Holds = (sender: SenderRecord) => boolean;

const any =
  (tests: readonly Holds[]): Holds =>
  (sender) =>
    tests.some((test) => test(sender));

/** `a, b (not c or d) or e` is three parts. */
const partsIn = (list: string): readonly string[] => list.split(/(?:, | or )(?![^(]*\))/);

/** A part that is written as the table writes it. */
function readEntry(text: string): Holds {
  const [entry] = tableOf(`X:\n    ${text}\n    REJECT\n`).groups[0]?.entries ?? [];
  if (entry === undefined) throw new Error(`no entry: ${text}`);
  return (sender) => matchSender(entry, senderOfRecord(sender)).matched;
}

const classes = {
  'no PTR record': 'nx.domain',
  'a PTR look-up that fails': 'serv.fail',
  'a name that is not confirmed': 'not.double.verified',
};

/** A part of a description as a test of senders. */
function readPart(part: string): Holds {
  const [, head = part, but = null] = /^(.*) \(not (.*)\)$/.exec(part) ?? [];
  if (but !== null) {
    const [holds, excepts] = [readPart(head), any(partsIn(but).map(readPart))];
    return (sender) => holds(sender) && !excepts(sender);
  }
  if (part === 'no score') return ({ sbrs }) => sbrs === null;
  if (part === 'any confirmed name') return ({ verified }) => verified;
  if (part === 'no confirmed name') return ({ verified }) => !verified;
  const [, zone] = /^on the list (.*)$/.exec(part) ?? [];
  if (zone !== undefined) return ({ dnslists }) => dnslists.includes(zone);
  const [, off] = /^not on the list (.*)$/.exec(part) ?? [];
  if (off !== undefined) return ({ dnslists }) => !dnslists.includes(off);
  const [, owner] = /^network owner (\d+)$/.exec(part) ?? [];
  if (owner !== undefined) return (sender) => sender.owner === Number(owner);
  const [, country] = /^country (\w+)$/.exec(part) ?? [];
  if (country !== undefined) return (sender) => sender.country?.toUpperCase() === country.toUpperCase();
  const [, from, to = from] = /^score (\S+)(?: to (\S+))?$/.exec(part) ?? [];
  if (from !== undefined) return ({ sbrs }) => sbrs !== null && Number(from) <= sbrs && sbrs <= Number(to);
  const [, first, last] = /^(\S+) to (\S+)$/.exec(part) ?? [];
  if (first !== undefined && last !== undefined) return ({ ip }) => isBetween(ip, first, last);
  return readEntry(part in classes ? classes[part as keyof typeof classes] : part);
}

function isBetween(ip: string, first: string, last: string): boolean {
  const [at, from, to] = [ip, first, last].map((text) => parseAddress(text));
  return at?.family === from?.family && (from?.value ?? 0n) <= (at?.value ?? 0n) && (at?.value ?? 0n) <= (to?.value ?? 0n);
}

function read(description: string): Holds {
  const clauses =
    description === 'everyone'
      ? []
      : description.split('; ').map((clause): Holds => {
          if (clause.startsWith('not on the list')) return readPart(clause);
          const holds = any(partsIn(clause.replace(/^not /, '')).map(readPart));
          return clause.startsWith('not ') ? (sender) => !holds(sender) : holds;
        });
  return (sender) => clauses.every((holds) => holds(sender));
}

const linesOfText = (text: string): TableLines => linesOf(tableOf(text), publicListener);

describe('what is said of the senders of a change', () => {
  it('means these and no others', () => {
    fc.assert(
      fc.property(tableText, tableText, (oldText, newText) => {
        const [before, after] = [linesOfText(oldText), linesOfText(newText)];
        const [old, fresh] = [decidersOf(before, everyone), decidersOf(after, everyone)];
        for (const change of [...hostAccessDifference(before, after)].slice(0, 12)) {
          const { from, to } = change;
          const said = change.description();
          if (said.includes(' more')) continue;
          const holds = read(said);
          const wrong = everyone.find((sender, at) => holds(sender) !== (old[at] === from && fresh[at] === to));
          expect(wrong, `${said}\n${oldText}\n-----\n${newText}`).toBeUndefined();
        }
      }),
      { numRuns: 40, seed: 20191008 },
    );
  });

  const ALL = 'ALL\n    ACCEPT\n';
  it.each([
    ['.example.com', '', '.example.com'],
    ['.example.com', 'a.example.com', '.example.com (not a.example.com)'],
    ['.example.com', '.a.example.com, b.example.com', '.example.com (not .a.example.com or b.example.com)'],
    ['example.com, .example.com', '', 'example.com'],
    ['SBRS[-10.0:-3.0]', 'a.example.com, 192.0.2.0/24', 'score -10.0 to -3.0; not 192.0.2.0/24 or a.example.com'],
    ['SBRS[none]', 'nx.domain, serv.fail, not.double.verified', 'any confirmed name; no score'],
    ['SBRS[none]', 'country[US], country[DE], SBO:7', 'no score; not network owner 7, country US or DE'],
    ['0.0.0.0/0', '192.0.2.0/24', 'not 192.0.2.0/24 or ::/0'],
  ])('is short: %s below %s', (entries, above, said) => {
    const first = above === '' ? '' : `ABOVE:\n    ${above}\n    RELAY\n`;
    const changes = hostAccessDifference(linesOfText(`${first}${ALL}`), linesOfText(`${first}NEW:\n    ${entries}\n    REJECT\n${ALL}`));
    const [change] = [...changes].sort((a, b) => a.from.position - b.from.position || a.to.position - b.to.position);
    expect(change?.description()).toBe(said);
  });

  it('names what is left out as a whole where that is too much', () => {
    const names = Array.from({ length: 600 }, (_, number) => `host${number}.example`).join(', ');
    const table = (all: string): TableLines => linesOfText(`NAMES:\n    ${names}\n    RELAY\nALL\n    ${all}\n`);
    const [change] = hostAccessDifference(table('ACCEPT'), table('REJECT'));
    expect(change?.description()).toBe('not a name that a line above names');
  });
});
