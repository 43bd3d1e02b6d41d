import { describe, expect, it } from 'vitest';
import {
  lessonAddress,
  repliesAddress,
  routeOf,
  sandboxAddress,
  scenarioAddress,
  SIMULATED_ADDRESS,
  TABLES_ADDRESS,
  TRACE_ADDRESS,
} from '../../src/ui/route.ts';

describe('routeOf', () => {
  it.each(['', '#', '#/'])('takes `%s` for the course', (hash) => {
    expect(routeOf(hash)).toEqual({ kind: 'course' });
  });

  it('reads the address of a lesson it made itself', () => {
    expect(routeOf(lessonAddress('hat-order'))).toEqual({ kind: 'lesson', id: 'hat-order' });
  });

  it('reads the addresses of replies and sandbox, with a reply or without', () => {
    expect(routeOf(repliesAddress())).toEqual({ kind: 'replies', reply: null });
    expect(routeOf(repliesAddress('banner.rejected'))).toEqual({ kind: 'replies', reply: 'banner.rejected' });
    expect(routeOf(sandboxAddress())).toEqual({ kind: 'sandbox', reply: null, scenario: null });
    expect(routeOf(sandboxAddress('too-many'))).toEqual({ kind: 'sandbox', reply: 'too-many', scenario: null });
    expect(routeOf(scenarioAddress('globomantics'))).toEqual({ kind: 'sandbox', reply: null, scenario: 'globomantics' });
  });

  it('reads the address of the page of tables', () => {
    expect(routeOf(TABLES_ADDRESS)).toEqual({ kind: 'tables' });
  });

  it('reads the addresses of the Trace tool and of what is simulated', () => {
    expect(routeOf(TRACE_ADDRESS)).toEqual({ kind: 'trace' });
    expect(routeOf(SIMULATED_ADDRESS)).toEqual({ kind: 'simulated' });
  });

  it.each([
    '#/trace/x',
    '#/simulatedly',
    '#/lesson/',
    '#/lesson/A b',
    '#/lesson/x/y',
    '#/nowhere',
    '#/replies/a b',
    '#/sandboxes',
    '#intro',
  ])('knows no page called %s', (hash) => {
    expect(routeOf(hash)).toEqual({ kind: 'unknown', address: hash });
  });
});
