import { describe, expect, it } from 'vitest';
import { changed, printed, traced } from './traced.ts';

const parameters = (...asked: Parameters<typeof printed>) =>
  printed(...asked)
    .filter((line) => /^ {8}(?:Max|Use|Accept)/.test(line))
    .map((line) => line.trim());

const accepted = (...lines: readonly string[]) =>
  changed('InboundMail.hat', '$ACCEPTED\n    ACCEPT\n', `$ACCEPTED\n    ACCEPT {\n${lines.join('\n')}\n    }\n`);

describe('policy lines', () => {
  it('print the ten parameters of the real tool, each marked where it is inherited', () => {
    expect(parameters()).toEqual([
      'Max. Messages Per Connection: 10 Default',
      'Max. Recipients Per Message: 50 Default',
      'Max. Message Size: 10M Default',
      'Max. Concurrent Connection From a Single IP: 10 Default',
      'Use TLS: No Default',
      'Accept Untagged bounces: No',
      'Max. Recipients Per Hour: Unlimited Default',
      'Use SenderBase: Yes Default',
      'Use Spam Detection: Yes Default',
      'Use Virus Detection: Yes Default',
    ]);
  });
  it('print values of the policy itself without the mark', () => {
    const lines = parameters({ address: '203.0.113.90' });
    expect(lines.slice(0, 4)).toEqual([
      'Max. Messages Per Connection: 10',
      'Max. Recipients Per Message: 20',
      'Max. Message Size: 1M',
      'Max. Concurrent Connection From a Single IP: 10',
    ]);
    expect(lines).toContain('Max. Recipients Per Hour: 20');
    expect(lines).toContain('Use Spam Detection: Yes Default');
  });
  it.each([
    ['max_message_size = 2048', 'Max. Message Size: 2K'],
    ['max_message_size = 1000', 'Max. Message Size: 1000'],
    ['max_msgs_per_session = -1', 'Max. Messages Per Connection: Unlimited'],
    ['tls = "on"', 'Use TLS: Preferred'],
    ['tls = "required"', 'Use TLS: Required'],
    ['accept_untagged_bounces = "on"', 'Accept Untagged bounces: Yes'],
    ['SPAM_CHECK = "off"', 'Use Spam Detection: No'],
    ['max_rcpts_per_hour = -1', 'Max. Recipients Per Hour: Unlimited'],
  ])('say `%s` as `%s`', (written, line) => {
    expect(parameters({}, accepted(written))).toContain(line);
  });
  it('take a value from the listener and say that it is inherited', () => {
    const draft = changed('appliance.yaml', '      max_msgs_per_session: 10\n', '      max_msgs_per_session: 7\n      spam_check: off\n');
    expect(parameters({}, draft)).toContain('Max. Messages Per Connection: 7 Default');
    expect(parameters({}, draft)).toContain('Use Spam Detection: No Default');
  });
  it('point at the place where each value is written', () => {
    const lines = traced({ address: '203.0.113.90' }).sections[0]?.lines ?? [];
    const refOf = (label: string) => lines.find(({ text }) => text.startsWith(label))?.ref;
    expect(refOf('Max. Recipients Per Message')).toMatchObject({ kind: 'line', file: 'InboundMail.hat', label: 'max_rcpts_per_msg' });
    expect(refOf('Use TLS')).toMatchObject({ kind: 'line', file: 'appliance.yaml', label: 'tls' });
    expect(refOf('Use Virus Detection')).toEqual({ kind: 'default', setting: 'virus_check' });
  });
});
