import { describe, expect, it } from 'vitest';
import { parseWorld, rateHost } from '#esa';
import { senderWords as words } from '../../../src/ui/words/sender.ts';
import { scenario } from '../../tools/scenario.ts';

describe('the words of a sender', () => {
  it('say what is known of each factor', () => {
    const host = parseWorld(scenario()['world.yaml'] ?? '').value.hosts.find(({ name }) => name === 'mx7.offers.example');
    const { factors, contributions } = host === undefined ? { factors: null, contributions: [] } : rateHost(host);
    expect(
      factors === null
        ? null
        : Object.fromEntries(contributions.map(({ factor }) => [words.factor(factor), words.detail(factor, factors)])),
    ).toEqual({
      Volume: '40,000 a day',
      'Sudden volume': 'steady',
      Complaints: '3 in 1,000',
      'Spam traps': '15 in 30 days',
      'Block lists': 'on 1',
      Age: '40 days',
      'Seen by': '90 gateways',
      'Address space': 'a hosting provider’s',
      Names: 'PTR, forward and HELO agree',
      'From before': 'fades in 30 days',
    });
  });
  it('keep none apart from zero, and tell points from scores', () => {
    expect([words.score(null), words.score(0), words.score(-84), words.points(5), words.points(-20)]).toEqual([
      'none',
      '0.0',
      '−8.4',
      '+0.5',
      '−2.0',
    ]);
  });
});
