/** What is told of the words of a HAT and a RAT. `¦` is the pointer. */
import { describe, expect, it } from 'vitest';
import { helpInHostAccess } from '../../../src/esa/table-assist/hat-help.ts';
import type { HelpPart, ListenerDefaults } from '../../../src/esa/table-assist/help-part.ts';
import { helpInRecipientAccess } from '../../../src/esa/table-assist/rat-help.ts';
import { CARVED_ROCK, cursorIn } from './at-cursor.ts';

function hat(marked: string, defaults?: ListenerDefaults): readonly HelpPart[] {
  const { text, offset } = cursorIn(marked);
  return helpInHostAccess(text, offset, defaults)?.parts ?? [];
}
function rat(marked: string): readonly HelpPart[] {
  const { text, offset } = cursorIn(marked);
  return helpInRecipientAccess(text, offset)?.parts ?? [];
}
const on = (word: string, more = ''): string => CARVED_ROCK.replace(`${word}${more}`, `${word.slice(0, 1)}¦${word.slice(1)}${more}`);

describe('a word of a HAT', () => {
  it('that is an entry tells which senders it means and where its form is known from', () => {
    expect(hat(on('sbrs[-3.0:-1.0]'))).toEqual([
      {
        kind: 'sender',
        text: 'sbrs[-3.0:-1.0]',
        match: { kind: 'score', from: -30, to: -10 },
        addresses: null,
        source: 'User Guide 9.1.2, p. 126',
      },
    ]);
  });
  it('that is a network tells its first and last address and how many there are', () => {
    expect(hat('192.0.2.¦0/28\nREJECT\n')).toMatchObject([{ addresses: { first: '192.0.2.0', last: '192.0.2.15', count: 16n } }]);
  });
  it('that names a group tells its place, entries, policy and behaviour', () => {
    expect(hat(on('UNKNOWNLIST'))).toMatchObject([
      { kind: 'group', label: 'UNKNOWNLIST', entries: 2, policy: '$ACCEPTED', behaviour: 'ACCEPT', place: 4, groups: 5 },
    ]);
  });
  it('that uses a policy tells its definition, its users and what it inherits', () => {
    expect(hat(on('$THROTTLED', ' (Susp'))).toMatchObject([
      {
        kind: 'policy',
        defined: true,
        behaviour: 'ACCEPT',
        usedBy: ['SUSPECTLIST'],
        own: [{ key: 'max_message_size', value: 1_048_576 }, {}, {}, {}, { key: 'max_rcpts_per_hour' }],
        inherited: [{ key: 'dhap_limit', value: 25, from: 'shipped' }],
      },
    ]);
  });
  it('that uses a policy tells what the listener gives it before what was shipped', () => {
    const span = { start: 0, end: 0 };
    const parameters = [{ key: 'dhap_limit', value: 3, span, keySpan: span, valueSpan: span }];
    const [policy] = hat(on('$TRUSTED', ' (My'), { type: 'public', parameters });
    const inherited = policy?.kind === 'policy' ? policy.inherited : [];
    expect(inherited).toContainEqual({ key: 'dhap_limit', value: 3, from: 'listener' });
    expect(inherited).toContainEqual({ key: 'max_rcpts_per_msg', value: 50, from: 'shipped' });
  });
  it('that uses a policy nobody defines says so', () => {
    expect(hat('ALL\n  $NO¦NE\n')).toMatchObject([{ kind: 'policy', defined: false, behaviour: null, inherited: [] }]);
  });
  it('that is a key or its value tells of the parameter', () => {
    const parameter = { kind: 'parameter', key: 'max_rcpts_per_msg', unit: 'count', shipped: 50, judged: true };
    expect(hat(on('max_rcpts_per_msg'))).toMatchObject([parameter]);
    expect(hat(CARVED_ROCK.replace('per_msg = 20', 'per_msg = 2¦0'))).toMatchObject([parameter]);
    expect(hat('$A\nACCEPT { colour¦ = 3 }')).toEqual([{ kind: 'unknown-parameter', key: 'colour' }]);
  });
  it('that is a behaviour tells what that does, in a policy and in a group', () => {
    expect(hat('$A\nREL¦AY\n')).toMatchObject([{ kind: 'behaviour', behaviour: 'RELAY' }]);
    expect(hat('192.0.2.1\ntcp¦refuse\n')).toMatchObject([{ kind: 'behaviour', behaviour: 'TCPREFUSE' }]);
  });
  it('that is ALL tells of everyone and of the group they make', () => {
    expect(hat('ALL¦\nREJECT\n').map(({ kind }) => kind)).toEqual(['sender', 'group']);
  });
  it('that is a comment tells nothing', () => {
    expect(hat('# A¦LL of them\nALL\nREJECT (re¦ally)')).toEqual([]);
  });
});

describe('a word of a RAT', () => {
  it('that is an entry tells whom it means', () => {
    expect(rat('post¦master@ ACCEPT\nALL REJECT\n')).toMatchObject([{ kind: 'recipient', match: { kind: 'user', user: 'postmaster' } }]);
  });
  it('that is an action or an option tells what that does', () => {
    expect(rat('example.com ACC¦EPT\n')).toMatchObject([{ kind: 'action', action: 'ACCEPT', source: 'User Guide 9.1.2, p. 163' }]);
    expect(rat('example.com ACCEPT { bypass_ldap¦_accept = "on" }\n')).toMatchObject([{ kind: 'parameter', unit: 'switch' }]);
  });
});
