import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  formatHostAccessTable,
  labelOf,
  parseHostAccessTable,
  parameterSupport,
  printHostAccessTable,
  type HostAccessTable,
} from '../../../src/esa/config/host-access-table.ts';
import { meaningOf } from '../../../src/esa/edits/group-promise.ts';
import { anyText, errors, goodHat, inside, SEED, told, VENDOR_HAT } from './tables.ts';

const parse = (text: string) => parseHostAccessTable(text);
const notesOf = (text: string) => told(text, parse(text).notes);

function meaning({ policies, groups }: HostAccessTable): unknown {
  return {
    policies: policies.map(({ name, behaviour, parameters, comment }) => [
      name,
      behaviour,
      parameters.map(({ key, value }) => [key, value]),
      comment,
    ]),
    groups: groups.map(meaningOf),
  };
}

/** A group of ALL gets its comment when it is printed, so it counts as one. */
function withAllComment(table: HostAccessTable): HostAccessTable {
  return {
    ...table,
    groups: table.groups.map((group) => (labelOf(group) === 'ALL' ? { ...group, comment: group.comment ?? 'Everyone else' } : group)),
  };
}

describe('parseHostAccessTable', () => {
  it('reads the import file of the CLI guide without a note', () => {
    const { value, notes } = parse(VENDOR_HAT);
    expect(notes).toEqual([]);
    expect(value.policies.map(({ name, behaviour }) => `${name} ${behaviour ?? ''}`)).toEqual([
      '$ACCEPTED ACCEPT',
      '$THROTTLED ACCEPT',
      '$TRUSTED ACCEPT',
      '$BLOCKED REJECT',
    ]);
    expect(value.policies[1]?.parameters.map(({ key, value: setting }) => [key, setting])).toContainEqual(['max_rcpts_per_hour', 1]);
    expect(value.policies[2]?.parameters.find(({ key }) => key === 'max_rcpts_per_hour')?.value).toBe(-1);
    expect(value.groups.map(labelOf)).toEqual([
      'WHITELIST',
      'BLACKLIST',
      'SUSPECTLIST',
      'UNKNOWNLIST',
      'spamdomain.com',
      '.spamdomain.com',
      '251.192.1.',
      '169.254.10.10',
      'ALL',
    ]);
    expect(value.groups[4]).toMatchObject({
      name: null,
      comment: 'reject the domain "spamdomain.com"',
      use: { kind: 'behaviour', behaviour: 'REJECT' },
    });
    expect(value.groups[0]).toMatchObject({ name: 'WHITELIST', entries: [], use: { kind: 'policy', name: '$TRUSTED' } });
  });

  it('does not depend on indentation, line breaks, a byte-order mark or the case of keywords', () => {
    const plain = meaning(parse(VENDOR_HAT).value);
    const flat = VENDOR_HAT.replace(/^ +/gm, '');
    const deep = VENDOR_HAT.replace(/^/gm, '\t  ');
    const windows = `\uFEFF${VENDOR_HAT.replaceAll('\n', '\r\n')}`;
    const lower = VENDOR_HAT.replaceAll(/\b(ACCEPT|REJECT|TCPREFUSE|RELAY)$/gm, (word) => word.toLowerCase());
    for (const text of [flat, deep, windows, lower]) expect(meaning(parse(text).value)).toEqual(plain);
  });

  it('reads the short notation of the manual', () => {
    const { value, notes } = parse(
      '$TRUSTED ACCEPT\n$ACCEPTED ACCEPT\nWHITELIST:      $TRUSTED\n251.192.1.      TCPREFUSE\n169.254.10.10   RELAY\nALL:            $ACCEPTED\n',
    );
    expect(errors(notes)).toEqual([]);
    expect(value.groups.map((group) => [labelOf(group), group.use?.kind])).toEqual([
      ['WHITELIST', 'policy'],
      ['251.192.1.', 'behaviour'],
      ['169.254.10.10', 'behaviour'],
      ['ALL', 'policy'],
    ]);
  });

  it('tells a definition from a use by whether a group is open, wherever it stands', () => {
    const { value, notes } = parse('A:\n 192.0.2.1\n $P\nALL $Q\n$P REJECT\n$Q ACCEPT');
    expect(errors(notes)).toEqual([]);
    expect(value.policies.map(({ name }) => name)).toEqual(['$P', '$Q']);
    expect(value.groups.map(({ use }) => use)).toMatchObject([{ name: '$P' }, { name: '$Q' }]);
  });

  it('takes members by line or by comma, each with a comment whose brackets nest', () => {
    const text = 'A:\n 192.0.2.1 (one), 192.0.2.2 (two (really)),\n 192.0.2.3\n REJECT (no)\nALL ACCEPT';
    const [group] = parse(text).value.groups;
    expect(group?.entries.map(({ text: entry, comment }) => [entry, comment])).toEqual([
      ['192.0.2.1', 'one'],
      ['192.0.2.2', 'two (really)'],
      ['192.0.2.3', null],
    ]);
    expect(group?.comment).toBe('no');
  });

  it('knows an IPv6 entry from the name of a group', () => {
    const { groups } = parse('2001:db8::1 REJECT\nfe80:: REJECT\nfe80:\n 192.0.2.1 REJECT\nALL ACCEPT').value;
    expect(groups.map(({ name }) => name)).toEqual([null, null, 'fe80', null]);
  });

  it('lets ALL stand for itself, never in a group with a name', () => {
    const text = 'A:\n 192.0.2.1\nall\n ACCEPT';
    const { value } = parse(text);
    expect(value.groups.map(labelOf)).toEqual(['A', 'ALL']);
    expect(notesOf(text)).toEqual(['hat.group-without-policy: A']);
  });

  it('gives every part its exact place', () => {
    const text = '\uFEFF$P\r\n  ACCEPT { tls = "off" } (c)\r\nA:\r\n\t192.0.2.1 (x)\r\n\t$P (y)\r\nALL REJECT';
    const { policies, groups } = parse(text).value;
    const cut = ({ start, end }: { start: number; end: number }) => text.slice(start, end);
    const parameter = policies[0]?.parameters[0];
    expect(policies.map(({ span, nameSpan }) => [cut(span), cut(nameSpan)])).toEqual([['$P\r\n  ACCEPT { tls = "off" } (c)', '$P']]);
    expect(parameter && [parameter.span, parameter.keySpan, parameter.valueSpan].map(cut)).toEqual(['tls = "off"', 'tls', '"off"']);
    expect(groups[0] && [groups[0].span, groups[0].nameSpan ?? groups[0].span, groups[0].use?.span ?? groups[0].span].map(cut)).toEqual([
      'A:\r\n\t192.0.2.1 (x)\r\n\t$P (y)',
      'A',
      '$P',
    ]);
    expect(groups[0]?.entries.map(({ span, wholeSpan }) => [cut(span), cut(wholeSpan)])).toEqual([['192.0.2.1', '192.0.2.1 (x)']]);
  });

  it('takes # as a comment only where a line begins', () => {
    const { groups } = parse('# A:\n  # 192.0.2.1 REJECT\n192.0.2.2 REJECT (#1)\nALL ACCEPT').value;
    expect(groups.map((group) => [labelOf(group), group.comment])).toEqual([
      ['192.0.2.2', '#1'],
      ['ALL', null],
    ]);
  });

  it.each([
    ['', ['hat.empty: ']],
    ['\n# nothing\n', ['hat.empty: \n# nothing\n']],
    ['192.0.2.1 REJECT', ['hat.no-all: REJECT']],
    ['ALL CONTINUE', ['hat.all-continues: CONTINUE']],
    ['$C CONTINUE\nALL $C', ['hat.all-continues: $C']],
    ['ALL ACCEPT\nALL REJECT', ['hat.second-all: ALL']],
    ['ALL ACCEPT\nA: 192.0.2.1 REJECT', ['hat.after-all: A']],
    ['ALL 192.0.2.1 ACCEPT', ['hat.beside-all: 192.0.2.1']],
    ['A: 192.0.2.1\nALL ACCEPT', ['hat.group-without-policy: A']],
    ['A: REJECT\nA: ACCEPT\nALL ACCEPT', ['hat.duplicate-group: A']],
    ['a.b: REJECT\nALL ACCEPT', ['hat.group-name: a.b']],
    ['A: 192.0.2.1 192.0.2.1 REJECT\nALL ACCEPT', ['hat.duplicate-sender: 192.0.2.1']],
    ['A: SBRS[-1:1] sbrs[-1.0:1.0] REJECT\nALL ACCEPT', ['hat.duplicate-sender: sbrs[-1.0:1.0]']],
    ['ALL $GREYLIST', ['hat.undefined-policy: $GREYLIST']],
    ['$TRUSTED ACCEPT\nALL $TRUSTD', ['hat.undefined-policy-near: $TRUSTD']],
    ['$P ACCEPT\n$P REJECT\nALL $P', ['hat.duplicate-policy: $P']],
    ['$P ACCEPT\nALL REJECT\n$Q', ['hat.policy-without-behaviour: $Q']],
    ['$P ACEPT\nALL REJECT', ['hat.misspelt-behaviour: ACEPT']],
    ['A: REJCT\nALL ACCEPT', ['hat.group-without-policy: A', 'hat.misspelt-behaviour: REJCT']],
    ['REJECT\nALL ACCEPT', ['hat.stray-behaviour: REJECT']],
    ['$P ACCEPT\nALL $P REJECT { tls = "on" }', ['hat.stray-behaviour: REJECT']],
    ['ALL ACCEPT }', ['hat.stray-text: }']],
    ['(lost)\nALL ACCEPT', ['hat.stray-text: (lost)']],
    ['$P ACCEPT\nALL $P { tls = "on" }', ['hat.block-on-policy: {']],
    ['$P ACCEPT {\n tls = "on"\n$Q REJECT\nALL $P', ['hat.unclosed-block: {']],
    ['$P ACCEPT {\n tls = "on"\nA:\n $P\nALL $P', ['hat.unclosed-block: {']],
    ['ALL ACCEPT { tls = "on"', ['hat.unclosed-block: {']],
    ['192.0.2.1 (oops\n REJECT\nALL ACCEPT', ['hat.unclosed-comment: (oops']],
    ['mailhost REJECT\nALL ACCEPT', ['hat.bare-word: mailhost']],
    ['angie@example.com REJECT\nALL ACCEPT', ['hat.mail-address: angie@example.com']],
    ['country[Atlantis] REJECT\nALL ACCEPT', ['hat.unknown-country: country[Atlantis]']],
    ['ALL ACCEPT { tls "on" }', ['block.no-equals: tls', 'block.no-key: "on"']],
    ['ALL ACCEPT { tls = }', ['block.no-equals: tls =']],
    ['ALL ACCEPT { tls = off }', ['block.unquoted: off']],
    ['ALL ACCEPT { tls = "off\n}', ['block.unclosed-string: "off']],
    ['ALL ACCEPT { tls = "off" TLS = "on" }', ['block.duplicate-key: TLS']],
    ['ALL ACCEPT { rubber_hose = 3 }', ['block.unknown-key: rubber_hose']],
    ['ALL ACCEPT { max_rcpts_per_mgs = 3 }', ['block.unknown-key-near: max_rcpts_per_mgs']],
    ['ALL ACCEPT { max_rcpts_per_msg = "many" }', ['block.not-a-number: "many"']],
    ['ALL ACCEPT { tls = "maybe" }', ['block.not-a-choice: "maybe"']],
    ['ALL ACCEPT { smtp_banner_text = 5 }', ['block.not-a-text: 5']],
    ['ALL ACCEPT { smtp_banner_code = 20 }', ['block.not-a-code: 20']],
  ])('remarks on %j', (text, expected) => {
    expect(notesOf(text)).toEqual(expected);
  });

  it('keeps an unknown key, and only says so', () => {
    const { value, notes } = parse('ALL ACCEPT { rubber_hose = "long" }');
    expect(notes.map(({ severity }) => severity)).toEqual(['info']);
    expect(value.groups[0]?.use).toMatchObject({ parameters: [{ key: 'rubber_hose', value: 'long' }] });
  });

  it('reads escapes in texts', () => {
    const { value } = parse('ALL ACCEPT { smtp_banner_text = "say \\"hi\\"\\nthen \\\\ go" }');
    expect(value.groups[0]?.use).toMatchObject({ parameters: [{ value: 'say "hi"\nthen \\ go' }] });
  });

  it('reads any text without a throw, its notes inside the text and in order', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { value, notes } = parse(text);
        expect(inside(text, notes)).toBe(true);
        expect(notes.map(({ span }) => span.start)).toEqual(notes.map(({ span }) => span.start).sort((a, b) => a - b));
        expect(printHostAccessTable(value)).toBe(text);
      }),
      { ...SEED, numRuns: 500 },
    );
  });

  it('reads long lines of anything in time', () => {
    const lines = ['[', '(', 'a.', '1:', ':', '1-', '"\\', '@', 'A: ', '{a=1'].map((part) => part.repeat(5_000));
    expect(parse(lines.join('\n')).value.text.length).toBeGreaterThan(50_000);
    for (const line of lines) expect(parse(`A: REJECT\n${line}\nALL ACCEPT`).value.text).toContain(line);
  });

  it('finds no error in a good table, in any layout', () => {
    fc.assert(
      fc.property(goodHat, (text) => {
        expect(errors(parse(text).notes)).toEqual([]);
      }),
      SEED,
    );
  });
});

describe('formatHostAccessTable', () => {
  it('writes what a real box prints', () => {
    const text = '$TRUSTED ACCEPT\nWHITELIST: $TRUSTED (My trusted senders)\nBLACKLIST: SBRS[-10:-3] REJECT (Spammers)\nALL: $TRUSTED';
    expect(formatHostAccessTable(parse(text).value)).toBe(`$TRUSTED
    ACCEPT

WHITELIST:
    $TRUSTED (My trusted senders)

BLACKLIST:
    sbrs[-10.0:-3.0]
    REJECT (Spammers)

ALL
    $TRUSTED (Everyone else)
`);
  });

  it('keeps # lines with what they stood before', () => {
    const text =
      '# File exported by the GUI\n\n# for all\n$P ACCEPT {\n# off here\ntls = "off" }\nA:\n# the first\n192.0.2.1\n# and so\n$P\n# last\nALL REJECT\n# end';
    expect(formatHostAccessTable(parse(text).value)).toBe(`# File exported by the GUI

# for all
$P
    ACCEPT {
        # off here
        tls = "off"
    }

A:
    # the first
    192.0.2.1
    # and so
    $P

# last
ALL
    REJECT (Everyone else)

# end
`);
  });

  it('means the same as the text it came from, and prints itself', () => {
    fc.assert(
      fc.property(goodHat, (text) => {
        const table = parse(text).value;
        const printed = formatHostAccessTable(table);
        expect(meaning(parse(printed).value)).toEqual(meaning(withAllComment(table)));
        expect(formatHostAccessTable(parse(printed).value)).toBe(printed);
        expect(printed.match(/#/g)?.length).toBe(text.match(/#/g)?.length);
      }),
      SEED,
    );
  });
});

describe('parameterSupport', () => {
  it('judges the greeting, what is offered every limit and the sender, and keeps the rest', () => {
    const judged = Object.entries(parameterSupport).filter(([, { rung }]) => rung === 'judged');
    expect(judged.map(([key]) => key).sort()).toEqual([
      'dhap_action',
      'dhap_code',
      'dhap_limit',
      'dhap_message',
      'domain_exception',
      'env_sender_rate_limit',
      'env_sender_rate_limit_code',
      'env_sender_rate_limit_exceptions',
      'env_sender_rate_limit_interval',
      'env_sender_rate_limit_text',
      'max_concurrency',
      'max_message_size',
      'max_msgs_per_session',
      'max_rcpts_per_hour',
      'max_rcpts_per_hour_code',
      'max_rcpts_per_hour_text',
      'max_rcpts_per_msg',
      'override_hostname',
      'reject_banner_code',
      'reject_banner_text',
      'sender_vrfy',
      'sender_vrfy_bad_domain_smtp_code',
      'sender_vrfy_bad_domain_smtp_text',
      'sender_vrfy_nxdomain_smtp_code',
      'sender_vrfy_nxdomain_smtp_text',
      'sender_vrfy_servfail_smtp_code',
      'sender_vrfy_servfail_smtp_text',
      'significant_bits',
      'smtp_banner_code',
      'smtp_banner_text',
      'smtpauth_allow',
      'smtpauth_requiretls',
      'tls',
      'use_override_hostname',
      'use_significant_bits',
    ]);
  });

  it('knows every name of the import file', () => {
    const names = parse(VENDOR_HAT).value.policies.flatMap(({ parameters }) => parameters.map(({ key }) => key));
    expect(names.filter((name) => parameterSupport[name] === undefined)).toEqual([]);
  });
});
