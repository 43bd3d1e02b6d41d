import { describe, expect, it } from 'vitest';
import { arrivals, hasBareLineEnds } from '../../src/esa/next-hop.ts';

const message = { from: 'kinda@globomantics.com', recipients: ['angie@carvedrock.com'], added: [], bareLineEnds: 'clean' } as const;
const hidden = 'one\n.\nMAIL FROM:<boss@carvedrock.com>\r\nRCPT TO:<angie@carvedrock.com>\r\nDATA\r\ntwo\r\n';

describe('hasBareLineEnds', () => {
  it.each(['a\r\nb\r\n', '', '\r\n\r\n'])('finds none in %j', (text) => {
    expect(hasBareLineEnds(text)).toBe(false);
  });
  it.each(['a\nb\r\n', 'a\rb\r\n', '\n', '\r', 'a\r\r\n', 'a\r\n\n'])('finds one in %j', (text) => {
    expect(hasBareLineEnds(text)).toBe(true);
  });
});

describe('arrivals', () => {
  it('is one message where nothing is hidden', () => {
    expect(arrivals({ ...message, text: '.a\r\n' })).toEqual([
      { from: message.from, recipients: message.recipients, text: '.a\r\n', smuggled: false },
    ]);
  });
  it('gives a letter as it was taken, added headers on top: dots, bare line ends where they are allowed, nothing', () => {
    const only = (changed: Partial<Parameters<typeof arrivals>[0]>) =>
      arrivals({ ...message, text: 'a\r\n', ...changed }).map(({ text }) => text);
    expect(only({ text: '.a\r\n..\r\n' })).toEqual(['.a\r\n..\r\n']);
    expect(only({ added: [{ text: 'X: y\r\n', why: 'received' }] })).toEqual(['X: y\r\na\r\n']);
    expect(only({ text: 'a\nb\rc\r\n', bareLineEnds: 'allow' })).toEqual(['a\nb\rc\r\n']);
    expect(only({ text: 'a\nb\rc\r\n' })).toEqual(['a\r\nb\r\nc\r\n']);
    expect(only({ text: '' })).toEqual(['']);
  });
  it('is two where a repair ends the first early', () => {
    expect(arrivals({ ...message, text: hidden }).map(({ text, smuggled }) => [text, smuggled])).toEqual([
      ['one\r\n', false],
      ['two\r\n', true],
    ]);
  });
  it('is one where what follows the early end has no sender or no recipient', () => {
    for (const line of ['MAIL FROM:<boss@carvedrock.com>\r\n', 'RCPT TO:<angie@carvedrock.com>\r\n'])
      expect(arrivals({ ...message, text: hidden.replace(line, '') })).toHaveLength(1);
  });
  it('is as many as are hidden', () => {
    expect(arrivals({ ...message, text: `${hidden}${hidden.replace('one', 'three')}` })).toHaveLength(3);
  });
});
