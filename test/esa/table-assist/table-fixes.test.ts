/** Repairs of remarks: each, applied, takes its remark away, brings none, and changes nothing else. */
import { describe, expect, it } from 'vitest';
import { parseHostAccessTable } from '../../../src/esa/config/host-access-table.ts';
import type { Note, NoteRule } from '../../../src/esa/config/notes.ts';
import { parseRecipientAccessTable } from '../../../src/esa/config/recipient-access-table.ts';
import { applyEdits } from '../../../src/esa/edits/text-edit.ts';
import type { TableKind } from '../../../src/esa/table-assist/cursor-word.ts';
import { fixesOf } from '../../../src/esa/table-assist/table-fixes.ts';
import { CARVED_ROCK } from './at-cursor.ts';

function notesOf(text: string, table: TableKind): readonly Note[] {
  return (table === 'hat' ? parseHostAccessTable(text) : parseRecipientAccessTable(text)).notes;
}

/** The texts that the repairs of a rule's first remark make. */
function repaired(text: string, table: TableKind, rule: NoteRule): readonly string[] {
  const note = notesOf(text, table).find((found) => found.rule === rule);
  return note === undefined ? [`no remark ${rule}`] : fixesOf(text, table, note).map(({ edits }) => applyEdits(text, edits));
}

const member = (entry: string): string => `$A\n    ACCEPT\nX:\n    ${entry}\n    $A\nALL\n    $A\n`;

describe('an entry that cannot be read', () => {
  it.each<[NoteRule, string, string]>([
    ['hat.reversed-range', '192.0.2.20-1', '192.0.2.1-20'],
    ['hat.reversed-range', '10.9-3.', '10.3-9.'],
    ['hat.reversed-range', '2001:db8::9-2001:db8::1', '2001:db8::1-2001:db8::9'],
    ['hat.reversed-scores', 'SBRS[-3.0:-10.0]', 'sbrs[-10.0:-3.0]'],
    ['hat.score-limits', 'SBRS[-12:-3]', 'sbrs[-10.0:-3.0]'],
    ['hat.score-limits', 'sbrs[2.5:100]', 'sbrs[2.5:10.0]'],
    ['hat.score-decimals', 'sbrs[-10.0:-2.55]', 'sbrs[-10.0:-2.5]'],
    ['hat.score-form', 'sbrs[-10.0,-3.0]', 'sbrs[-10.0:-3.0]'],
    ['hat.score-form', 'sbrs[-10..-3]', 'sbrs[-10.0:-3.0]'],
    ['hat.host-bits', '192.0.2.9/24', '192.0.2.0/24'],
    ['hat.host-bits', '2001:db8::1/32', '2001:db8::/32'],
    ['hat.network-length', '192.0.2.1/33', '192.0.2.1/32'],
    ['hat.network-length', '2001:db8::1/200', '2001:db8::1/128'],
    ['hat.full-range', '192.0.2.1-192.0.2.20', '192.0.2.1-20'],
    ['hat.full-range', '192.0.2.0-192.0.3.255', '192.0.2.0/23'],
    ['hat.leading-zero', '192.0.02.001', '192.0.2.1'],
    ['hat.regular-expression', '*.example.com', '.example.com'],
  ])('%s: %s becomes %s', (rule, from, to) => {
    expect(repaired(member(from), 'hat', rule)).toEqual([member(to)]);
  });
  it.each<[NoteRule, string]>([
    ['hat.full-range', '192.0.2.1-192.0.3.20'],
    ['hat.address-octet', '192.0.2.256'],
    ['hat.mail-address', 'someone@example.com'],
    ['hat.score-form', 'sbrs[good]'],
    ['hat.regular-expression', 'mail[0-9]*.example.com'],
  ])('%s: %s is left to a person', (rule, entry) => {
    expect(repaired(member(entry), 'hat', rule)).toEqual([]);
  });
});

describe('a policy that is not defined', () => {
  const text = '$A\n    ACCEPT\n$B\n    REJECT\n\nX:\n    192.0.2.1\n    $NEW\n\nALL\n    $A\n';
  it('is defined below the others, or gives way to one of them', () => {
    expect(repaired(text, 'hat', 'hat.undefined-policy')).toEqual([
      text.replace('    REJECT\n', '    REJECT\n$NEW\n    ACCEPT\n'),
      text.replace('$NEW', '$A'),
      text.replace('$NEW', '$B'),
    ]);
  });
  it('gives way to the one it is near to before it is defined', () => {
    const near = text.replaceAll('$A\n', '$TRUSTED\n').replace('$NEW', '$TRUSTD');
    expect(repaired(near, 'hat', 'hat.undefined-policy-near')[0]).toBe(near.replace('$TRUSTD', '$TRUSTED'));
  });
  it('that a listener is shipped with is defined as shipped, or gives way to one that does the same', () => {
    const blocked = text.replace('$NEW', '$BLOCKED');
    expect(repaired(blocked, 'hat', 'hat.undefined-policy')).toEqual([
      blocked.replace('    REJECT\n', '    REJECT\n$BLOCKED\n    REJECT\n'),
      blocked.replace('$BLOCKED', '$B'),
      blocked.replace('$BLOCKED', '$A'),
    ]);
  });
  it('is defined above the groups where there is no other', () => {
    expect(repaired('# Mail\nALL\n    $A\n', 'hat', 'hat.undefined-policy')).toEqual(['$A\n    ACCEPT\n\n# Mail\nALL\n    $A\n']);
  });
  it('keeps the line ends of the text', () => {
    expect(repaired('$B\r\nREJECT\r\nALL\r\n$A\r\n', 'hat', 'hat.undefined-policy')[0]).toBe(
      '$B\r\nREJECT\r\n$A\r\n    ACCEPT\r\nALL\r\n$A\r\n',
    );
  });
});

describe('a HAT', () => {
  it('without ALL gets one that takes mail or one that refuses it, by its own policies', () => {
    const without = CARVED_ROCK.slice(0, CARVED_ROCK.indexOf('\nALL\n'));
    expect(repaired(without, 'hat', 'hat.no-all')).toEqual([
      `${without}\nALL\n    $ACCEPTED (Everyone else)\n`,
      `${without}\nALL\n    $BLOCKED (Everyone else)\n`,
    ]);
    expect(repaired('', 'hat', 'hat.empty')[1]).toBe('ALL\n    REJECT (Everyone else)\n');
  });
  it.each<[NoteRule, string, readonly string[]]>([
    ['hat.second-all', 'ALL\nREJECT\n\nALL\nACCEPT\n', ['ALL\nREJECT\n']],
    ['hat.after-all', 'ALL\nREJECT\n\nX:\n192.0.2.1\nACCEPT\n', ['X:\n192.0.2.1\nACCEPT\n\nALL\nREJECT\n']],
    ['hat.duplicate-group', 'X:\nACCEPT\nX:\nREJECT\nALL\nREJECT\n', ['X:\nACCEPT\nX_2:\nREJECT\nALL\nREJECT\n']],
    ['hat.group-name', 'A.B:\nACCEPT\nALL\nREJECT\n', ['A_B:\nACCEPT\nALL\nREJECT\n']],
    ['hat.duplicate-sender', member('192.0.2.1\n    192.0.2.1'), [member('192.0.2.1')]],
    ['hat.duplicate-sender', member('192.0.2.1, 192.0.2.1, 192.0.2.2'), [member('192.0.2.1, 192.0.2.2')]],
    ['hat.unclosed-comment', 'ALL\nREJECT (why (not\n', ['ALL\nREJECT (why (not))\n']],
    ['hat.stray-behaviour', 'REJECT\nALL\nACCEPT\n', ['ALL\nACCEPT\n']],
    ['hat.bare-word', '$A\nACCEPT\nX:\n192.0.2.1\nA\nALL\n$A\n', ['$A\nACCEPT\nX:\n192.0.2.1\n$A\nALL\n$A\n']],
    ['hat.policy-without-behaviour', '$A\n\nALL\nREJECT\n', ['$A\n    ACCEPT\n\nALL\nREJECT\n', '$A\n    REJECT\n\nALL\nREJECT\n']],
    [
      'hat.group-without-policy',
      'X:\n192.0.2.1\nALL\nREJECT\n',
      ['ACCEPT', 'REJECT'].map((word) => `X:\n192.0.2.1\n    ${word}\nALL\nREJECT\n`),
    ],
  ])('is repaired of %s', (rule, text, wanted) => {
    expect(repaired(text, 'hat', rule)).toEqual(wanted);
  });
});

describe('a block', () => {
  const block = (inside: string): string => `$A\n    ACCEPT {\n        ${inside}\n    }\nALL\n    $A\n`;
  it.each<[NoteRule, string, string]>([
    ['block.unquoted', 'tls = on', 'tls = "on"'],
    ['block.unclosed-string', 'tls = "on', 'tls = "on"'],
    ['block.not-a-text', 'reject_banner_text = 5', 'reject_banner_text = "5"'],
    ['block.not-a-number', 'max_message_size = "10M"', 'max_message_size = 10485760'],
    ['block.not-a-number', 'max_rcpts_per_hour = "unlimited"', 'max_rcpts_per_hour = -1'],
    ['block.not-a-choice', 'tls = "preferred"', 'tls = "on"'],
    ['block.not-a-choice', 'spam_check = "no"', 'spam_check = "off"'],
    ['block.duplicate-key', 'tls = "off"\n        tls = "on"', 'tls = "on"'],
  ])('is repaired of %s: %s', (rule, from, to) => {
    expect(repaired(block(from), 'hat', rule)).toEqual([block(to)]);
  });
  it('gives a key that nobody knows the name that was meant, or takes it out', () => {
    expect(repaired(block('tls = "on"\n        max_conncurrency = 5'), 'hat', 'block.unknown-key-near')).toEqual([
      block('tls = "on"\n        max_concurrency = 5'),
      block('tls = "on"'),
    ]);
    expect(repaired(block('tls = "on"\n        colour = "blue"'), 'hat', 'block.unknown-key')).toEqual([block('tls = "on"')]);
  });
  it('keeps a misspelt key out of the place of one that stands there already', () => {
    const twice = block('tls = "on"\n        tlss = "off"');
    expect(repaired(twice, 'hat', 'block.unknown-key-near')).toEqual([block('tls = "on"')]);
  });
  it('that is not closed is closed where it ends, on lines of its own or on one', () => {
    expect(repaired('$A\n    ACCEPT {\n        tls = "on"\n$B\n    REJECT\nALL\n    $A\n', 'hat', 'hat.unclosed-block')).toEqual([
      '$A\n    ACCEPT {\n        tls = "on"\n    }\n$B\n    REJECT\nALL\n    $A\n',
    ]);
    expect(repaired('example.com ACCEPT { bypass_ldap_accept = "on"\nALL REJECT\n', 'rat', 'hat.unclosed-block')).toEqual([
      'example.com ACCEPT { bypass_ldap_accept = "on" }\nALL REJECT\n',
    ]);
  });
});

describe('a RAT', () => {
  const line = (entry: string): string => `${entry} ACCEPT\nALL REJECT\n`;
  it.each<[NoteRule, string, string]>([
    ['rat.bare-address', '192.0.2.1', '[192.0.2.1]'],
    ['rat.bare-address', '2001:db8::1', '[IPv6:2001:db8::1]'],
    ['rat.literal', '[2001:db8::1]', '[IPv6:2001:db8::1]'],
    ['rat.at-domain', '@example.com', 'example.com'],
    ['rat.pattern', '*.example.com', '.example.com'],
    ['rat.bare-word', 'postmaster', 'postmaster@'],
  ])('%s: %s becomes %s', (rule, from, to) => {
    expect(repaired(line(from), 'rat', rule)).toEqual([line(to)]);
  });
  it.each<[NoteRule, string, readonly string[]]>([
    ['rat.no-all', 'example.com ACCEPT\n', ['example.com ACCEPT\nALL REJECT\n']],
    ['rat.empty', '', ['ALL REJECT\n']],
    ['rat.open-relay', 'example.com ACCEPT\nALL ACCEPT\n', ['example.com ACCEPT\nALL REJECT\n']],
    ['rat.second-all', 'ALL REJECT\nALL ACCEPT\n', ['ALL REJECT\n']],
    ['rat.after-all', 'ALL REJECT\nexample.com ACCEPT\n', ['example.com ACCEPT\nALL REJECT\n']],
    ['rat.duplicate-entry', 'example.com ACCEPT\nexample.com REJECT\nALL REJECT\n', ['example.com ACCEPT\nALL REJECT\n']],
    ['rat.no-action', 'example.com\nALL REJECT\n', ['example.com ACCEPT\nALL REJECT\n', 'example.com REJECT\nALL REJECT\n']],
    ['rat.unknown-action', 'example.com TAKE\nALL REJECT\n', ['example.com ACCEPT\nALL REJECT\n', 'example.com REJECT\nALL REJECT\n']],
    ['rat.stray-text', 'example.com ACCEPT junk\nALL REJECT\n', ['example.com ACCEPT\nALL REJECT\n']],
    [
      'rat.response-code',
      'a.example ACCEPT { smtp_response_code = 550 }\nALL REJECT\n',
      ['a.example ACCEPT { smtp_response_code = 250 }\nALL REJECT\n'],
    ],
  ])('is repaired of %s', (rule, text, wanted) => {
    expect(repaired(text, 'rat', rule)).toEqual(wanted);
  });
});
