import { describe, expect, it } from 'vitest';
import { call, circumstancesOf, opened } from '../conformance/opened.ts';

describe('openConnection', () => {
  it('numbers what it opens and what it rejects, and logs the end of the latter', () => {
    const accepted = call(circumstancesOf());
    expect([accepted.ids.icid, accepted.connection?.icid]).toEqual([2, 1]);
    const rejected = call(circumstancesOf(), { from: '203.0.113.130' });
    expect(rejected).toMatchObject({ connection: null, ids: { icid: 2 } });
    expect(rejected.log.at(-1)).toBe('ICID 1 close');
  });
  it('gives no number to a TCP refusal, and logs it with 0', () => {
    const setup = { files: { 'InboundMail.hat': 'ALL\n    TCPREFUSE\n' } };
    const { ids, log, says } = call(circumstancesOf(setup), setup);
    expect([ids.icid, says, log.length]).toEqual([1, ['opened', 'reset'], 1]);
    expect(log[0]).toMatch(/^ICID 0 TCPREFUSE /);
  });
  it('says nothing and logs nothing where nobody listens', () => {
    expect(call(circumstancesOf(), { port: 26 })).toMatchObject({ connection: null, says: ['refused'], log: [] });
    expect(call(circumstancesOf(), { address: '203.0.113.250' }).says).toEqual(['unreachable']);
  });
  it('cites the limit before the line that would have let the sender in', () => {
    const setup = { policy: { max_concurrency: 1 } };
    const { around, connection } = opened(setup);
    const [decision] = call({ ...around, open: [connection] }, setup).decisions;
    expect(decision?.because.map(({ kind }) => kind)).toEqual(['limit', 'line', 'line', 'line']);
  });
  it('keeps the confirmed name for the trace header, and no other', () => {
    expect(opened().connection.confirmedName).toBe('email.globomantics.com');
    expect(opened({ from: '203.0.113.90' }).connection.confirmedName).toBeNull();
  });
});
