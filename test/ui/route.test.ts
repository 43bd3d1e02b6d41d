import { describe, expect, it } from 'vitest';
import { lessonAddress, routeOf } from '../../src/ui/route.ts';

describe('routeOf', () => {
  it.each(['', '#', '#/'])('takes `%s` for the course', (hash) => {
    expect(routeOf(hash)).toEqual({ kind: 'course' });
  });

  it('reads the address of a lesson it made itself', () => {
    expect(routeOf(lessonAddress('hat-order'))).toEqual({ kind: 'lesson', id: 'hat-order' });
  });

  it.each(['#/lesson/', '#/lesson/A b', '#/lesson/x/y', '#/nowhere', '#intro'])('knows no page called %s', (hash) => {
    expect(routeOf(hash)).toEqual({ kind: 'unknown', address: hash });
  });
});
