import { describe, expect, it } from 'vitest';
import { lessonAddress, repliesAddress, routeOf, sandboxAddress } from '../../src/ui/route.ts';

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
    expect(routeOf(sandboxAddress())).toEqual({ kind: 'sandbox', reply: null });
    expect(routeOf(sandboxAddress('too-many'))).toEqual({ kind: 'sandbox', reply: 'too-many' });
  });

  it.each(['#/lesson/', '#/lesson/A b', '#/lesson/x/y', '#/nowhere', '#/replies/a b', '#/sandboxes', '#intro'])(
    'knows no page called %s',
    (hash) => {
      expect(routeOf(hash)).toEqual({ kind: 'unknown', address: hash });
    },
  );
});
