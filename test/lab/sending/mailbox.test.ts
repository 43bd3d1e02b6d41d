import { describe, expect, it } from 'vitest';
import { mailboxOf } from '#lab';
import { bringHome, MAILBOX_LIMIT, type Mailboxes } from '../../../src/lab/sending/mailbox.ts';

const letter = (at: number) => ({ host: '198.51.100.25', at, subject: '', text: '' });

describe('a mailbox', () => {
  it('keeps the newest letters, so that a snapshot stays small', () => {
    const all = Array.from({ length: MAILBOX_LIMIT + 5 }, (_, at) => letter(at));
    const boxes = all.reduce<Mailboxes>((before, mail) => bringHome(before, 'kinda@globomantics.com', mail), {});
    expect(mailboxOf(boxes, 'kinda@globomantics.com').map(({ at }) => at)).toEqual(all.slice(5).map(({ at }) => at));
  });

  it('is found without regard to case, and under any name', () => {
    expect(mailboxOf(bringHome({}, 'A@B.example', letter(1)), 'a@b.EXAMPLE')).toHaveLength(1);
    expect(mailboxOf({}, '__proto__')).toEqual([]);
    expect(mailboxOf(bringHome({}, '__proto__', letter(1)), '__proto__')).toHaveLength(1);
  });
});
