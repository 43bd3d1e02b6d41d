/** The set of a question while it is read (read-question.ts): what has been said of it so far, and the words that the analysis takes. */
import type { Among, RecipientSetWords, SenderSetWords } from '#esa';
import type { TableKind } from './table-source.ts';

/** Whom a question is about. */
export type AskedSet =
  { readonly of: 'senders'; readonly words: SenderSetWords } | { readonly of: 'recipients'; readonly words: RecipientSetWords };

/** What may be said of a set more than once, with `outside` or without. */
export type ListKey = 'address' | 'name' | 'country' | 'owner' | 'dnslist' | 'domain' | 'user';

export class SaidSet {
  readonly #lists = new Map<ListKey, { readonly not: boolean; readonly words: string[] }>();
  score: SenderSetWords['score'];
  /** What is said of names in general; one that is named counts more, and so does a class. */
  name: SenderSetWords['name'];
  class: SenderSetWords['class'];

  /** One more of a kind. False where others of the kind are said to be inside and this one outside, or the other way round. */
  add(key: ListKey, word: string, not: boolean): boolean {
    const list = this.#lists.get(key) ?? { not, words: [] };
    if (list.not !== not) return false;
    list.words.push(word);
    this.#lists.set(key, list);
    return true;
  }

  /** The set as a table of a kind is asked about it. */
  wordsFor(kind: TableKind): AskedSet {
    if (kind === 'rat') {
      return { of: 'recipients', words: { ...keyed('domain', this.#among('domain')), ...keyed('user', this.#among('user')) } };
    }
    const words: SenderSetWords = {
      ...keyed('address', this.#among('address')),
      ...keyed('name', this.#among('name') ?? (this.class === undefined ? this.name : undefined)),
      ...keyed('class', this.class),
      ...keyed('score', this.score),
      ...keyed('country', this.#among('country')),
      ...keyed('owner', this.#owners()),
      ...keyed('dnslist', this.#among('dnslist')),
    };
    return { of: 'senders', words };
  }

  #among(key: ListKey): Among<string> | undefined {
    const list = this.#lists.get(key);
    if (list === undefined) return undefined;
    return list.not ? { 'not-in': list.words } : { in: list.words };
  }

  #owners(): Among<number> | undefined {
    const owners = this.#among('owner');
    if (owners === undefined) return undefined;
    return 'in' in owners ? { in: owners.in.map(Number) } : { 'not-in': owners['not-in'].map(Number) };
  }
}

const keyed = <K extends string, T>(key: K, value: T | undefined): { readonly [P in K]?: T } =>
  value === undefined ? {} : ({ [key]: value } as { readonly [P in K]: T });
