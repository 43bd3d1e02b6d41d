/** What the page of replies lists, and what of it a query finds. Pure. */
import { classOf, type ReplyClass } from '#smtp';
import { replies, unsentReplies, type ReplyEntry, type ReplyId } from '#esa';
import { blankWords } from '../words/replies.ts';

/** A reply of the catalogue. */
export interface ListedReply extends ReplyEntry {
  readonly id: ReplyId;
}

/** Replies of one class, in the order of their codes. */
export interface ReplyGroup {
  readonly kind: ReplyClass;
  readonly replies: readonly ListedReply[];
}

const CLASSES: readonly ReplyClass[] = [2, 3, 4, 5];

const listed: readonly ListedReply[] = Object.entries(replies)
  .map(([id, entry]: [string, ReplyEntry]) => ({ ...entry, id: id as ReplyId }))
  .sort((a, b) => a.code - b.code);

/** How many replies there are in all. */
export const replyCount = listed.length + unsentReplies.length;

/** What a query leaves: every word of it stands in the code, the text, or what is told of the reply. `4xx` is a class. */
export function findReplies(query: string): { readonly groups: readonly ReplyGroup[]; readonly unsent: typeof unsentReplies } {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const found = listed.filter(({ code, enhanced, lines, when, client, source }) =>
    holds([...lines, when, client, source], code, enhanced, words),
  );
  const groups = CLASSES.map((kind) => ({ kind, replies: found.filter(({ code }) => classOf(code) === kind) }));
  return {
    groups: groups.filter((group) => group.replies.length > 0),
    unsent: unsentReplies.filter(({ code, enhanced, text, why, source }) => holds([text, why, source], code, enhanced, words)),
  };
}

function holds(texts: readonly string[], code: number, enhanced: string | null, words: readonly string[]): boolean {
  const text = [`${code}`, enhanced ?? '', ...texts].join('\n').replace(/\{(\w+)\}/g, (_, blank: string) => blankWords[blank] ?? blank);
  const all = `${text.toLowerCase()}\n${String(code)[0] ?? ''}xx`;
  return words.every((word) => (/^[2-5]\d{0,2}$/.test(word) ? `${code}`.startsWith(word) : all.includes(word)));
}
