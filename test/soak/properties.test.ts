import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decisionsIn, properties } from './properties.ts';
import { babbling, playClient, talking } from './vocabulary.ts';

const SEED = 5321;

describe('the receiver', () => {
  it.each(properties.map((one) => [one.name, one] as const))(
    '%s',
    (_name, { property, runs }) => {
      const details = fc.check(property, { seed: SEED, numRuns: runs });
      expect(details.failed, fc.defaultReportMessage(details)).toBe(false);
    },
    60_000,
  );

  it('is sent enough sense to come into every phase', () => {
    const acts = [
      ...fc.sample(talking, { seed: SEED, numRuns: 60 }).map((texts) => texts.map((octets) => ({ kind: 'octets', octets }) as const)),
      ...fc.sample(babbling, { seed: SEED, numRuns: 60 }),
    ];
    const fates = new Set(acts.flatMap((one) => decisionsIn(playClient(one)).map(({ fate }) => fate)));
    for (const fate of ['message.accepted', 'message.too-big', 'message.header-too-long', 'auth.succeeded', 'auth.challenged', 'tls.begun'])
      expect(fates).toContain(fate);
  });
});
