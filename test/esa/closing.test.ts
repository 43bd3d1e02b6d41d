import { describe, expect, it } from 'vitest';
import { deadlineOf, expireConnection, loseConnection } from '#esa';
import { opened } from '../conformance/opened.ts';

const MINUTE = 60_000;

describe('deadlineOf', () => {
  it('gives a connection to a public listener five minutes for its first message', () => {
    const { around, connection } = opened();
    expect(deadlineOf(connection)).toEqual({ at: around.at + 5 * MINUTE, fate: 'connection.unsuccessful' });
  });
  it('gives one with a message, and every private one, four fifths of the total', () => {
    const { around, connection } = opened();
    expect(deadlineOf({ ...connection, messages: 1 })).toEqual({ at: around.at + 12 * MINUTE, fate: 'connection.expired' });
    expect(deadlineOf(opened({ to: 'OutboundMail' }).connection)).toMatchObject({ fate: 'connection.expired' });
  });
  it('lets the total win where it is the shorter one', () => {
    const { around, connection } = opened({ global: { total_connection_time: '1m' } });
    expect(deadlineOf(connection)).toEqual({ at: around.at + 48_000, fate: 'connection.expired' });
  });
});

describe('expireConnection', () => {
  it('says so, logs it, throws an open message away and cites the limit', () => {
    const { around, connection } = opened();
    const happened = expireConnection(around, connection, deadlineOf(connection));
    expect(happened).toMatchObject({ connection: null, says: [{ code: 421 }, 'closed'] });
    expect(happened.decisions[0]?.because).toEqual([{ kind: 'limit', limit: 'unsuccessful-timeout', value: 300 }]);
    expect(happened.log.at(-1)).toBe('ICID 1 close');
  });
});

describe('loseConnection', () => {
  it('logs lost before close, and decides nothing', () => {
    const { around, connection } = opened();
    expect(loseConnection(around, connection)).toMatchObject({ connection: null, decisions: [], log: ['ICID 1 lost', 'ICID 1 close'] });
  });
});
