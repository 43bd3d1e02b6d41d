import { describe, expect, it } from 'vitest';
import { arrivedAt } from '#lab';
import { ARRIVED_LIMIT, ARRIVED_OCTETS, takeIn, type Arrived } from '../../../src/lab/delivery/arrived.ts';

const HOST = '10.1.1.5';
const message = (mid: number, text = '') => ({
  mid,
  from: 'kinda@globomantics.com',
  recipients: ['angie@carvedrock.com'],
  text,
  added: [],
  bareLineEnds: 'clean' as const,
  via: { listener: 'InboundMail', peer: '198.51.100.25', relayed: false },
});
const taken = (...messages: readonly ReturnType<typeof message>[]) =>
  arrivedAt(
    messages.reduce<Arrived>((before, next) => takeIn(before, HOST, 0, next), {}),
    HOST,
  ).map(({ mid }) => mid);

describe('what a host keeps', () => {
  it('is the newest letters', () => {
    const all = Array.from({ length: ARRIVED_LIMIT + 3 }, (_, index) => message(index));
    expect(taken(...all)).toEqual(all.slice(3).map(({ mid }) => mid));
  });
  it('is no more octets than a snapshot can carry, but always the last letter', () => {
    const half = 'x'.repeat(ARRIVED_OCTETS / 2);
    expect(taken(message(1, half), message(2, half), message(3, 'x'))).toEqual([2, 3]);
    expect(taken(message(1), message(2, half + half + half))).toEqual([2]);
  });
  it('is what a strict receiver makes of the wire, a smuggled message too', () => {
    const hidden = 'a\n.\nMAIL FROM:<x@b.example>\nRCPT TO:<angie@carvedrock.com>\nDATA\nb\n';
    expect(arrivedAt(takeIn({}, HOST, 0, message(1, hidden)), HOST).map(({ smuggled }) => smuggled)).toEqual([false, true]);
  });
});
