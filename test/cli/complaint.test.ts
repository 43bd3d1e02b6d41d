import { describe, expect, it } from 'vitest';
import { onOneLine } from '../../src/cli/complaint.ts';

describe('onOneLine', () => {
  it('leaves a sentence as it is', () => {
    expect(onOneLine('`bücher` is no recipient: … “why”')).toBe('`bücher` is no recipient: … “why”');
  });

  it.each(['\n', '\r', '\u001b', '\u0000', '\u0085', '\u2028'])(
    'shows %j, which would end the line or steer the terminal, as a sign',
    (sign) => {
      expect(onOneLine(`a${sign}b`)).toBe('a\ufffdb');
    },
  );

  it('keeps both ends of what is too long', () => {
    const line = onOneLine(`begin ${'x'.repeat(5_000)} end`);
    expect(line).toHaveLength(1000);
    expect(line).toMatch(/^begin x+ … x+ end$/);
  });
});
