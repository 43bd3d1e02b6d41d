import { describe, expect, it } from 'vitest';
import { supportLadder } from '#esa';
import { findSupport, RUNGS, supportCount } from '../../../src/ui/simulated/search.ts';

const found = (...asked: Parameters<typeof findSupport>) => findSupport(...asked).flatMap(({ constructs }) => constructs);

describe('findSupport', () => {
  it('lists the whole ladder where nothing is asked for', () => {
    expect(findSupport(' ', null)).toEqual(supportLadder);
    expect(supportCount()).toBe(found('', null).length);
  });
  it('keeps one rung, and the rungs together are all', () => {
    expect(new Set(found('', 'inert').map(({ rung }) => rung))).toEqual(new Set(['inert']));
    expect(RUNGS.map((rung) => supportCount(rung)).reduce((sum, count) => sum + count, 0)).toBe(supportCount());
  });
  it('finds by words of construct, kind, sentence and source, without case and in any order', () => {
    expect(found('tls_verify', null).map(({ construct }) => construct)).toEqual(['tls_verify']);
    expect(found('ANNOUNCED size', null).map(({ construct }) => construct)).toContain('SIZE');
    expect(found('118214 refuse', null).map(({ construct }) => construct)).toEqual(['TCPREFUSE']);
    expect(findSupport('mail log', null).map(({ id }) => id)).toContain('log');
  });
  it('leaves no empty kind behind', () => {
    expect(findSupport('gibberish', null)).toEqual([]);
    expect(findSupport('qmqp', null).map(({ id }) => id)).toEqual(['listeners']);
  });
});
