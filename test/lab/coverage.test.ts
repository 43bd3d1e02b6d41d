import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgeByTable, parseHostAccessTable, parseRecipientAccessTable, type Decision, type SenderFacts } from '#esa';
import {
  commitInputs,
  connectInput,
  coverageOf,
  hostsOf,
  lineInput,
  start,
  step,
  type Files,
  type Input,
  type Snapshot,
  type Step,
} from '#lab';
import { scenario } from '../tools/scenario.ts';

const HAT = 'InboundMail.hat';
const RAT = 'InboundMail.rat';
const PARTNER = '198.51.100.25';
const SPAMMER = '203.0.113.130';

/** The steps of inputs, each made from the snapshot before it. */
function stepsOf(files: Files, inputs: readonly ((now: Snapshot) => Input)[]): readonly Step[] {
  const steps: Step[] = [];
  let now = start({ ...scenario(), ...files });
  for (const input of inputs) {
    const made = step(now, input(now));
    steps.push(made);
    now = made.after;
  }
  return steps;
}

let connections = 0;
const call =
  (from: string, connection = `call-${++connections}`) =>
  (now: Snapshot): Input =>
    connectInput(now, connection, from, '192.0.2.25', 25);
const say =
  (connection: string, line: string) =>
  (now: Snapshot): Input =>
    lineInput(now, connection, line);
const commit = (files: Files) => (now: Snapshot) => {
  const [input] = commitInputs(now, files);
  if (input === undefined) throw new Error('nothing to commit');
  return input;
};

const tableOf = (file: string, text: string) => (file === RAT ? parseRecipientAccessTable(text) : parseHostAccessTable(text)).value;

/** What is counted, by what stands in the text: `[decided, too late]`. */
function counted(steps: readonly Step[], file: string, text: string, of: 'rules' | 'groups' = 'rules') {
  return coverageOf(steps, file, tableOf(file, text))[of].map(({ span, decided, late }) => [
    text.slice(span.start, span.end).split(/\s/)[0],
    decided,
    late,
  ]);
}

const TABLE =
  'BAD:\n    sbrs[-10.0:-3.0]\n    REJECT\nOFFERS:\n    203.0.113.128/25\n    .offers.example\n    TCPREFUSE\nALL\n    ACCEPT\n';

describe('coverage of a Host Access Table', () => {
  it('counts who was decided by a line, and who came by too late for it', () => {
    const steps = stepsOf({ [HAT]: TABLE }, [call(SPAMMER), call(PARTNER), call(SPAMMER)]);
    expect(counted(steps, HAT, TABLE)).toEqual([
      ['sbrs[-10.0:-3.0]', 2, 0],
      ['203.0.113.128/25', 0, 2],
      ['.offers.example', 0, 2],
      ['ALL', 1, 0],
    ]);
  });

  it('counts a sender once for a group, and not as late for the group that decided it', () => {
    const text = `WHO:\n    .offers.example\n    203.0.113.128/25\n    REJECT\n${TABLE.slice(TABLE.indexOf('ALL'))}`;
    expect(counted(stepsOf({ [HAT]: text }, [call(SPAMMER)]), HAT, text, 'groups')).toEqual([
      ['WHO:', 1, 0],
      ['ALL', 0, 0],
    ]);
  });

  it('stays with a line that is moved or spelt otherwise, and begins anew where it means something else', () => {
    const steps = stepsOf({ [HAT]: TABLE }, [call(SPAMMER), call(PARTNER)]);
    const moved = 'OFFERS:\n    203.0.113.128/25\n    .OFFERS.example\n    ACCEPT\nBAD:\n    SBRS[-10:-3]\n    REJECT\nALL\n    ACCEPT\n';
    expect(counted(steps, HAT, moved)).toEqual([
      ['203.0.113.128/25', 0, 1],
      ['.OFFERS.example', 0, 1],
      ['SBRS[-10:-3]', 1, 0],
      ['ALL', 1, 0],
    ]);
    const changed = TABLE.replace('-3.0]', '-2.0]').replace('OFFERS:', 'OTHERS:');
    expect(counted(steps, HAT, changed).slice(0, 3)).toEqual([
      ['sbrs[-10.0:-2.0]', 0, 0],
      ['203.0.113.128/25', 0, 0],
      ['.offers.example', 0, 0],
    ]);
  });

  it('adds up what different versions of the table decided', () => {
    const turned = 'OFFERS:\n    203.0.113.128/25\n    ACCEPT\nBAD:\n    sbrs[-10.0:-3.0]\n    REJECT\nALL\n    ACCEPT\n';
    const steps = stepsOf({ [HAT]: TABLE }, [call(SPAMMER), commit({ [HAT]: turned }), call(SPAMMER)]);
    expect(counted(steps, HAT, turned)).toEqual([
      ['203.0.113.128/25', 1, 1],
      ['sbrs[-10.0:-3.0]', 1, 1],
      ['ALL', 0, 0],
    ]);
  });

  it('leaves out lines that decide nothing, and is empty of another listener’s table', () => {
    const text = `ON:\n    203.0.113.0/24\n    CONTINUE\nODD:\n    203.0.113.999\n    REJECT\n${TABLE}`;
    const steps = stepsOf({ [HAT]: text }, [call(SPAMMER)]);
    expect(counted(steps, HAT, text).map(([entry]) => entry)).toEqual(['sbrs[-10.0:-3.0]', '203.0.113.128/25', '.offers.example', 'ALL']);
    const other = scenario()['OutboundMail.hat'] ?? '';
    expect(counted(steps, 'OutboundMail.hat', other).every(([, decided, late]) => decided === 0 && late === 0)).toBe(true);
  });

  it('agrees with a scan from top to bottom', () => {
    const entries = [
      '203.0.113.0/24',
      SPAMMER,
      '.example',
      '.globomantics.com',
      'sbrs[-10.0:-3.0]',
      'sbrs[0.0:10.0]',
      'sbrs[none]',
      'nx.domain',
    ];
    const group = fc.tuple(
      fc.uniqueArray(fc.constantFrom(...entries), { minLength: 1, maxLength: 3 }),
      fc.constantFrom('ACCEPT', 'REJECT'),
    );
    fc.assert(
      fc.property(fc.array(group, { maxLength: 5 }), (groups) => {
        const lines = groups.map(([members, use], at) => `G${at}:\n${members.map((each) => `    ${each}\n`).join('')}    ${use}\n`);
        const text = `${lines.join('')}ALL\n    ACCEPT\n`;
        const hosts = hostsOf(start(scenario()));
        const steps = stepsOf(
          { [HAT]: text },
          hosts.map(({ address }) => call(address)),
        );
        const all = parseHostAccessTable(text).value.groups.flatMap((each) => each.entries);
        const matches = senders(steps).map((sender) => all.map(({ text: entry, match }) => match.kind === 'all' || means(entry, sender)));
        const expected = all.map(({ match }, at) => [
          matches.filter((row) => row.indexOf(true) === at).length,
          match.kind === 'all' ? 0 : matches.filter((row) => row[at] === true && row.indexOf(true) < at).length,
        ]);
        expect(coverageOf(steps, HAT, tableOf(HAT, text)).rules.map(({ decided, late }) => [decided, late])).toEqual(expected);
      }),
      { numRuns: 40, seed: 25 },
    );
  });
});

/** Whether an entry means a sender: asked of a table that holds nothing else. */
const means = (entry: string, sender: SenderFacts): boolean =>
  judgeByTable(parseHostAccessTable(`X:\n    ${entry}\n    REJECT\nALL\n    ACCEPT\n`).value, 'public', sender).verdict === 'reject';

function senders(steps: readonly Step[]) {
  const decisions: readonly Decision[] = steps.flatMap((made) => made.decisions);
  return decisions.flatMap(({ facts }) => (facts.kind === 'connection' ? [facts.sender] : []));
}

describe('coverage of a Recipient Access Table', () => {
  it('counts recipients by the line that decided them, and each as late for those below that mean it too', () => {
    const text = 'carvedrock.com ACCEPT\nangie@carvedrock.com REJECT\n.carvedrock.com ACCEPT\nALL REJECT\n';
    const steps = stepsOf({ [RAT]: text }, [
      call(PARTNER, 'c'),
      say('c', 'EHLO email.globomantics.com'),
      say('c', 'MAIL FROM:<kinda@globomantics.com>'),
      say('c', 'RCPT TO:<angie@carvedrock.com>'),
      say('c', 'RCPT TO:<someone@elsewhere.example>'),
    ]);
    expect(counted(steps, RAT, text)).toEqual([
      ['carvedrock.com', 1, 0],
      ['angie@carvedrock.com', 0, 1],
      ['.carvedrock.com', 0, 0],
      ['ALL', 1, 0],
    ]);
    expect(coverageOf(steps, RAT, tableOf(RAT, text)).groups).toEqual([]);
  });

  it('keeps to the texts that the connection was opened under', () => {
    const before = 'carvedrock.com ACCEPT\nALL REJECT\n';
    const after = 'angie@carvedrock.com ACCEPT\nALL REJECT\n';
    const steps = stepsOf({ [RAT]: before }, [
      call(PARTNER, 'c'),
      say('c', 'EHLO email.globomantics.com'),
      commit({ [RAT]: after }),
      say('c', 'MAIL FROM:<kinda@globomantics.com>'),
      say('c', 'RCPT TO:<angie@carvedrock.com>'),
    ]);
    expect(counted(steps, RAT, after)).toEqual([
      ['angie@carvedrock.com', 0, 0],
      ['ALL', 0, 0],
    ]);
  });
});
