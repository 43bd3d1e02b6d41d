import { describe, expect, it } from 'vitest';
import { stageOf } from '../../../src/esa/judge/stage.ts';

describe('stageOf', () => {
  it('names the moment at which mail is handed over, and session for all else', () => {
    expect((['HELO', 'EHLO', 'MAIL', 'RCPT', 'DATA'] as const).map(stageOf)).toEqual(['helo', 'helo', 'mail', 'rcpt', 'data']);
    expect(([null, 'NOOP', 'AUTH', 'STARTTLS', 'QUIT'] as const).map(stageOf)).toEqual(Array(5).fill('session'));
  });
});
