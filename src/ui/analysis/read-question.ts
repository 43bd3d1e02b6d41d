/**
 * Questions about a table as people write them: `who gets $BLOCKED`, `can anyone outside 10.0.0.0/8 relay`, `what happens to 203.0.113.0/24 with
 * a score below -2`. A question is a set and, at need, the outcome that is asked for; words that only join are passed over. Pure.
 */
import type { Among, RecipientSetWords, SenderSetWords, Verdict } from '#esa';

/** Whom a question is about. */
export type AskedSet =
  { readonly of: 'senders'; readonly words: SenderSetWords } | { readonly of: 'recipients'; readonly words: RecipientSetWords };

/** What an outcome must be to count, `throttle` an accept that counts recipients by the hour; names compare without case, a policy without its `$`. */
export interface Wanted {
  readonly verdict?: Verdict | 'throttle';
  readonly policy?: string;
  readonly group?: string;
}

/** A question as read. `form`: `what` tells everything, `who` and `can` only what was asked for. */
export interface ReadQuestion {
  readonly form: 'what' | 'who' | 'can';
  readonly set: AskedSet;
  readonly wanted: Wanted | null;
}

/** What is not understood: the word, and a hint what may stand in its place. */
export interface QuestionFault {
  readonly kind: 'question-fault';
  readonly word: string;
  readonly hint: 'empty' | 'unknown' | 'score' | 'after' | 'both' | 'outcome' | 'no-relay';
}

/** What a table is, and what may be asked for by name; policies without their `$`. */
export interface Askable {
  readonly kind: 'hat' | 'rat';
  readonly groups: readonly string[];
  readonly policies: readonly string[];
}

/** Words that join others and say nothing themselves. */
const JOINING = new Set(
  'a an the this these those set of and or with by from in at to for is are be being get gets use uses that who which their its sender senders recipient recipients mail host hosts any anyone anybody someone everyone everybody address addresses network networks domain domains decided treated group policy policies groups falls fall ends end up happens what can could does do may will'.split(
    ' ',
  ),
);

const OUTCOMES: Readonly<Record<string, Verdict>> = {
  relay: 'relay',
  relays: 'relay',
  relayed: 'relay',
  accept: 'accept',
  accepted: 'accept',
  taken: 'accept',
  reject: 'reject',
  rejected: 'reject',
  blocked: 'reject',
  refuse: 'tcprefuse',
  refused: 'tcprefuse',
  tcprefuse: 'tcprefuse',
};

const LOWEST = -10;
const HIGHEST = 10;

/** Reads a question about a table of a kind; the first word that cannot be read is given back. */
export function readQuestion(text: string, askable: Askable): ReadQuestion | QuestionFault {
  const words = text
    .trim()
    .replace(/[?.!]+$/, '')
    .split(/[\s,]+/)
    .filter((word) => word !== '');
  const [first] = words;
  if (first === undefined) return { kind: 'question-fault', word: '', hint: 'empty' };
  const reader = new QuestionReader(words, askable);
  const fault = reader.read();
  if (fault !== null) return fault;
  const form = formOf(first);
  const { wanted } = reader;
  const asks = Object.keys(wanted).length > 0;
  if (!asks && form !== 'what') return { kind: 'question-fault', word: '', hint: 'outcome' };
  return { form: asks && form === 'what' ? 'who' : form, set: reader.set, wanted: asks ? wanted : null };
}

function formOf(first: string): ReadQuestion['form'] {
  if (/^(?:who|which)$/i.test(first)) return 'who';
  return /^(?:can|could|does|do|may|will|is|are)$/i.test(first) ? 'can' : 'what';
}

/** What may be said of a set more than once, with `outside` or without. */
type ListKey = 'address' | 'name' | 'country' | 'owner' | 'dnslist' | 'domain' | 'user';

class QuestionReader {
  readonly #words: readonly string[];
  readonly #kind: Askable['kind'];
  readonly #askable: Askable;
  readonly #lists = new Map<ListKey, { readonly not: boolean; readonly words: string[] }>();
  #plain: Pick<SenderSetWords, 'name' | 'score'> = {};
  #wanted: Wanted = {};
  #at = 0;
  /** `list`: what follows is left out; `noun`: the next thing is not there. */
  #not: 'list' | 'noun' | null = null;
  #last: ListKey | null = null;

  constructor(words: readonly string[], askable: Askable) {
    this.#words = words;
    this.#kind = askable.kind;
    this.#askable = askable;
  }

  get wanted(): Wanted {
    return this.#wanted;
  }

  get set(): AskedSet {
    const among = <T>(key: ListKey, read: (word: string) => T): Among<T> | undefined => {
      const list = this.#lists.get(key);
      if (list === undefined) return undefined;
      const words = list.words.map(read);
      return list.not ? { 'not-in': words } : { in: words };
    };
    const text = (word: string): string => word;
    if (this.#kind === 'rat') {
      const words: RecipientSetWords = { ...keyed('domain', among('domain', text)), ...keyed('user', among('user', text)) };
      return { of: 'recipients', words };
    }
    const words: SenderSetWords = {
      ...keyed('address', among('address', text)),
      ...keyed('name', among('name', text)),
      ...keyed('country', among('country', text)),
      ...keyed('owner', among('owner', Number)),
      ...keyed('dnslist', among('dnslist', text)),
      ...this.#plain,
    };
    return { of: 'senders', words };
  }

  /** Reads every word; the first that means nothing, or null. */
  read(): QuestionFault | null {
    for (let word = this.#next(); word !== null; word = this.#next()) {
      const fault = this.#take(word);
      if (fault !== null) return fault;
    }
    return null;
  }

  #next(): string | null {
    return this.#words[this.#at++] ?? null;
  }

  #peek(): string {
    return this.#words[this.#at] ?? '';
  }

  #take(word: string): QuestionFault | null {
    const lower = word.toLowerCase();
    if (/^(?:outside|not|except|but|without|no|other|than)$/.test(lower)) return this.#deny(lower);
    if (word.startsWith('$')) return this.#want(word, { policy: word.slice(1) });
    const outcome = OUTCOMES[lower];
    const known = JOINING.has(lower) ? null : this.#named(word, outcome === undefined);
    if (known !== null) return this.#want(word, known);
    if (outcome !== undefined) return this.#want(word, { verdict: outcome });
    if (this.#kind === 'rat') return this.#takeRecipient(word, lower);
    switch (lower) {
      case 'score':
      case 'scores':
      case 'sbrs':
        return this.#score();
      case 'name':
      case 'named':
      case 'ptr':
        return this.#name();
      case 'confirmed':
      case 'unconfirmed':
        this.#plain = { ...this.#plain, name: lower === 'unconfirmed' ? 'claims' : this.#not === null ? 'confirmed' : 'unconfirmed' };
        if (/^names?$/i.test(this.#peek())) this.#at++;
        this.#not = null;
        return null;
      case 'country':
      case 'countries':
        return this.#listNext('country', word);
      case 'owner':
        return this.#listNext('owner', word);
      case 'on':
      case 'list':
      case 'listed':
      case 'dnslist':
        return this.#listNext('dnslist', word);
    }
    if (JOINING.has(lower)) return null;
    if (/[:/]|^[\d.-]+$/.test(word)) return this.#list('address', word);
    if (/^\.?[^.]+\..*[a-z]/i.test(word)) return this.#list('name', word);
    return { kind: 'question-fault', word, hint: 'unknown' };
  }

  /**
   * A policy where one is asked for, else a group; either by its name alone. Names compare as they are written, without case after `policy` or
   * `group` and where nothing else could be meant (`loosely`).
   */
  #named(word: string, loosely: boolean): Wanted | null {
    const { groups, policies } = this.#askable;
    const before = (this.#words[this.#at - 2] ?? '').toLowerCase();
    const find = (names: readonly string[], noun: RegExp): string | undefined =>
      names.find((name) => name === word || ((loosely || noun.test(before)) && name.toLowerCase() === word.toLowerCase()));
    const policy = find(policies, /^polic(?:y|ies)$/);
    const group = find(groups, /^groups?$/);
    if (policy !== undefined && (group === undefined || before.startsWith('polic'))) return { policy };
    return group === undefined ? null : { group };
  }

  #takeRecipient(word: string, lower: string): QuestionFault | null {
    if (lower === 'user' || lower === 'users') return this.#listNext('user', word);
    if (JOINING.has(lower)) return null;
    const at = word.lastIndexOf('@');
    if (at >= 0) {
      const fault = at === 0 ? null : this.#list('user', word.slice(0, at));
      return fault ?? (at === word.length - 1 ? null : this.#list('domain', word.slice(at + 1)));
    }
    return /^\[|\./.test(word) ? this.#list('domain', word) : { kind: 'question-fault', word, hint: 'unknown' };
  }

  /** `other` is part of `other than` and joins. */
  #deny(lower: string): null {
    if (lower !== 'other') this.#not = lower === 'no' || lower === 'without' ? 'noun' : 'list';
    this.#last = null;
    return null;
  }

  #want(word: string, wanted: Wanted): QuestionFault | null {
    if (wanted.verdict === 'relay' && this.#kind === 'rat') return { kind: 'question-fault', word, hint: 'no-relay' };
    this.#wanted = { ...this.#wanted, ...wanted };
    this.#not = null;
    this.#last = null;
    return null;
  }

  /** `below -2`, `above 3`, `-3 to -1`, `-4.5`; after `no` or `without` there is none. */
  #score(): QuestionFault | null {
    if (this.#not === 'noun' || /^none$/i.test(this.#peek())) {
      if (this.#not !== 'noun') this.#at++;
      this.#not = null;
      this.#plain = { ...this.#plain, score: 'none' };
      return null;
    }
    const rest = this.#words.slice(this.#at).join(' ');
    const [all, side, low, high] =
      /^(?:(below|under|above|over)|of|from|between|is)?\s*\[?([+-]?\d+(?:\.\d+)?)(?:\s*(?:to|and|:)\s*([+-]?\d+(?:\.\d+)?)\]?)?(?=\s|$)/i.exec(
        rest,
      ) ?? [];
    if (all === undefined || low === undefined || (side !== undefined && high !== undefined)) {
      return { kind: 'question-fault', word: this.#peek(), hint: 'score' };
    }
    this.#at += all.split(/\s+/).length;
    this.#not = null;
    this.#plain = { ...this.#plain, score: rangeOf(side?.toLowerCase(), Number(low), high === undefined ? null : Number(high)) };
    return null;
  }

  /** `named .example.com`; `no name`, `without a name`. */
  #name(): QuestionFault | null {
    if (/\./.test(this.#peek())) return this.#list('name', this.#next() ?? '');
    this.#plain = { ...this.#plain, name: this.#not === 'noun' ? 'none' : 'confirmed' };
    this.#not = null;
    return null;
  }

  #listNext(key: ListKey, word: string): QuestionFault | null {
    const next = this.#next();
    if (next === null) return { kind: 'question-fault', word, hint: 'after' };
    return JOINING.has(next.toLowerCase()) || /^lists?$/i.test(next) ? this.#listNext(key, word) : this.#list(key, next);
  }

  /** What follows `outside` is denied as long as it is of one kind. */
  #list(key: ListKey, word: string): QuestionFault | null {
    if (this.#last !== null && this.#last !== key) this.#not = null;
    const not = this.#not !== null;
    const list = this.#lists.get(key) ?? { not, words: [] };
    if (list.not !== not) return { kind: 'question-fault', word, hint: 'both' };
    list.words.push(word);
    this.#lists.set(key, list);
    this.#last = key;
    return null;
  }
}

const keyed = <K extends string, T>(key: K, value: T | undefined): { readonly [P in K]?: T } =>
  value === undefined ? {} : ({ [key]: value } as { readonly [P in K]: T });

function rangeOf(side: string | undefined, low: number, high: number | null): { readonly from: number; readonly to: number } {
  if (side === 'below' || side === 'under') return { from: LOWEST, to: tenth(low - 0.1) };
  if (side === 'above' || side === 'over') return { from: tenth(low + 0.1), to: HIGHEST };
  return { from: low, to: high ?? low };
}

const tenth = (score: number): number => Math.round(score * 10) / 10;
