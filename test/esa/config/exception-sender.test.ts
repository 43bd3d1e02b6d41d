import { describe, expect, it } from 'vitest';
import { parseAppliance } from '#esa';
import { readExceptionSender } from '../../../src/esa/config/exception-sender.ts';
import { told } from './tables.ts';
import '../../tools/scenario.ts';

describe('readExceptionSender', () => {
  it.each([
    ['Pres@WhiteHouse.gov', { kind: 'address', user: 'pres', domain: 'whitehouse.gov' }],
    ['user@', { kind: 'user', user: 'user' }],
    ['@example.com', { kind: 'domain', domain: 'example.com' }],
    ['@.example.com', { kind: 'partial-domain', suffix: 'example.com' }],
    ['user@[192.168.23.1]', { kind: 'address', user: 'user', domain: '[192.168.23.1]' }],
  ])('reads %s', (text, match) => {
    expect(readExceptionSender(text)).toEqual(match);
  });
  it.each(['example.com', '@', 'user@.example.com', 'user@[300.1.1.1]', '@[192.168.23.1]', 'a b@example.com', '<user@example.com>'])(
    'refuses %s',
    (text) => {
      expect(readExceptionSender(text)).toBeNull();
    },
  );
});

describe('the exception table of an appliance', () => {
  const FILE = 'interfaces: []\nlisteners: []\nexception_table:\n';
  it.each([
    ['  - { sender: example.com, action: allow }\n', ['exception.sender: example.com']],
    ['  - { sender: "user@", action: keep }\n', ['yaml.not-a-choice: keep']],
    ['  - { sender: "user@", action: reject, code: 250 }\n', ['yaml.too-small: 250']],
    ['  - { sender: "user@", action: reject }\n  - { sender: "User@", action: allow }\n', ['exception.duplicate: "User@"']],
  ])('remarks on %j', (entries, expected) => {
    expect(told(FILE + entries, parseAppliance(FILE + entries).notes)).toEqual(expected);
  });
  it('keeps its order, codes and texts', () => {
    const text = `${FILE}  - { sender: "b@", action: reject, code: 550, text: No }\n  - { sender: "a@", action: allow }\n`;
    expect(parseAppliance(text).value.exceptions).toMatchObject([
      { text: 'b@', action: 'reject', code: 550, reply: 'No' },
      { text: 'a@', action: 'allow', code: null, reply: null },
    ]);
  });
});
