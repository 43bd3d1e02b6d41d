/**
 * Questions about a table as people write them: `who gets $BLOCKED`, `can anyone outside 10.0.0.0/8 relay`, `what happens to 203.0.113.0/24 with
 * a score below -2`. A question is a set and, at need, the outcomes that are asked for; words that only join are passed over. Pure.
 */
import { countryCode } from '#esa';
import { SaidSet, type AskedSet, type ListKey } from './said-set.ts';
import { denials, isAllowing, isJoining, namedNetworks, networksFrom, outcomesOf, wordsOf, type OutcomeWord } from './question-words.ts';
import { readScore } from './score-words.ts';
import type { TableKind } from './table-source.ts';

/** One thing an outcome must be, or must not; names compare without case, a policy without its `$`. */
export type Want =
  | { readonly of: 'verdict'; readonly name: OutcomeWord; readonly not: boolean }
  | { readonly of: 'policy' | 'group'; readonly name: string; readonly not: boolean };

/**
 * A question as read. `form`: `what` tells everything, `who` and `can` only what is wanted. Of wants of one kind that are not denied one must be
 * so, of those that are denied none.
 */
export interface ReadQuestion {
  readonly form: 'what' | 'who' | 'can';
  readonly set: AskedSet;
  readonly wanted: readonly Want[];
}

/** What is not understood: the word, and a hint what may stand in its place. */
export interface QuestionFault {
  readonly kind: 'question-fault';
  readonly word: string;
  readonly hint:
    'empty' | 'unknown' | 'score' | 'after' | 'both' | 'outcome' | 'no-relay' | 'no-policy' | 'mail-address' | 'open-relay' | 'by-policy';
}

/** What a table is, and what may be asked for by name; policies without their `$`. */
export interface Askable {
  readonly kind: TableKind;
  readonly groups: readonly string[];
  readonly policies: readonly string[];
}

/** Reads a question about a table of a kind; the first word that cannot be read is given back. */
export function readQuestion(text: string, askable: Askable): ReadQuestion | QuestionFault {
  const words = wordsOf(text);
  const [first] = words;
  if (first === undefined) return faultOf('', 'empty');
  const reader = new QuestionReader(words, askable);
  const fault = reader.read();
  if (fault !== null) return fault;
  const { set, wanted } = reader;
  const form = formOf(first);
  if (wanted.length > 0) return { form: form === 'what' ? 'who' : form, set, wanted };
  return form === 'what' || Object.keys(set.words).length > 0 ? { form: 'what', set, wanted } : faultOf('', 'outcome');
}

function formOf(first: string): ReadQuestion['form'] {
  if (/^(?:who|which)$/i.test(first)) return 'who';
  return /^(?:can|could|does|do|did|may|will|would|is|are)$/i.test(first) ? 'can' : 'what';
}

const faultOf = (word: string, hint: QuestionFault['hint']): QuestionFault => ({ kind: 'question-fault', word, hint });

class QuestionReader {
  readonly #words: readonly string[];
  readonly #askable: Askable;
  readonly #said = new SaidSet();
  #wanted: Want[] = [];
  /** Somebody is asked for who is let in, if nothing more exact is said: null, or whether it is denied. */
  #allowed: boolean | null = null;
  #at = 0;
  /** `list`: what follows is left out; `noun`: the next thing is not there. */
  #not: 'list' | 'noun' | null = null;
  /** An outcome that follows is denied. */
  #negates = false;
  /** The word that denies what has not come yet. */
  #open: string | null = null;
  #last: ListKey | null = null;

  constructor(words: readonly string[], askable: Askable) {
    this.#words = words;
    this.#askable = askable;
  }

  get wanted(): readonly Want[] {
    if (this.#wanted.length > 0 || this.#allowed === null) return this.#wanted;
    const not = this.#allowed;
    return (['accept', 'relay'] as const).map((name) => ({ of: 'verdict', name, not }));
  }

  get set(): AskedSet {
    return this.#said.wordsFor(this.#askable.kind);
  }

  /** Reads every word; the first that means nothing, or null. */
  read(): QuestionFault | null {
    for (let word = this.#next(); word !== null; word = this.#next()) {
      const fault = this.#take(word, word.toLowerCase());
      if (fault !== null) return fault;
    }
    return this.#open === null ? null : faultOf(this.#open, 'after');
  }

  #next(): string | null {
    return this.#words[this.#at++] ?? null;
  }

  #peek(): string {
    return this.#words[this.#at] ?? '';
  }

  #take(word: string, lower: string): QuestionFault | null {
    const isHat = this.#askable.kind === 'hat';
    if (isHat && this.#scoreFrom(this.#at - 1, false)) return null;
    const denial = denials[lower];
    if (denial !== undefined) return this.#deny(word, denial);
    if (word.startsWith('$')) return this.#wantPolicy(word);
    const outcomes = outcomesOf.get(lower);
    const known = isJoining(word) && word === lower ? null : this.#named(word, outcomes === undefined);
    if (known !== null) return this.#want(word, [known]);
    if (outcomes !== undefined) return this.#want(word, outcomes);
    if (isAllowing(lower)) return this.#allow();
    if (/^(?:else|default|defaults|rest)$/.test(lower)) return this.#want(word, [{ of: 'group', name: 'ALL' }]);
    if (/^(?:bypass|skip|spam|scan)|^anti-?spam/.test(lower)) return faultOf(word, 'by-policy');
    if (lower === 'open' && /^relay/i.test(this.#peek())) return faultOf(`${word} ${this.#peek()}`, 'open-relay');
    return isHat ? this.#takeSender(word, lower) : this.#takeRecipient(word, lower);
  }

  #takeSender(word: string, lower: string): QuestionFault | null {
    switch (lower) {
      case 'score':
      case 'scores':
      case 'sbrs':
      case 'reputation':
        return this.#score(word);
      case 'bad':
      case 'poor':
      case 'low':
      case 'good':
      case 'high':
        return faultOf(word, 'score');
      case 'name':
      case 'names':
      case 'named':
      case 'hostname':
      case 'hostnames':
      case 'ptr':
      case 'rdns':
        return this.#name();
      case 'reverse':
      case 'dns':
        return this.#lacksNext() ? this.#name() : null;
      case 'confirmed':
      case 'unconfirmed':
      case 'verified':
      case 'unverified':
        return this.#confirmed(lower.startsWith('un'));
      case 'nx.domain':
      case 'serv.fail':
      case 'not.double.verified':
        this.#said.class = lower;
        return null;
      case 'fail':
      case 'fails':
      case 'failing':
        if (!this.#words.some((other) => /^(?:look-?ups?|dns|ptr)$/i.test(other))) return faultOf(word, 'unknown');
        this.#said.class = 'serv.fail';
        return null;
      case 'country':
      case 'countries':
        return this.#listNext('country', word);
      case 'owner':
      case 'owners':
        return this.#listNext('owner', word);
      case 'listed':
      case 'dnslist':
      case 'dnsbl':
      case 'rbl':
        return this.#listNext('dnslist', word);
      case 'on':
      case 'list':
      case 'lists':
        return this.#listIfNamed(word);
    }
    const named = namedNetworks[lower];
    if (named !== undefined) return this.#networks(word, named);
    if (isJoining(word)) return null;
    const code = this.#country(word);
    return code === null ? this.#addressOrName(word, lower) : this.#list('country', code);
  }

  #addressOrName(word: string, lower: string): QuestionFault | null {
    if (word.includes('@') || /^(?:helo|ehlo|envelope|mailfrom)$/.test(lower)) return faultOf(word, 'mail-address');
    if (/[:/]|^[\d.-]+$/.test(word)) return this.#networks(word, { networks: networksFrom(word), not: false });
    return /^\.?[^.]+\..*[a-z]/i.test(word) ? this.#list('name', word) : faultOf(word, 'unknown');
  }

  /**
   * A policy where one is asked for, else a group; either by its name alone. Names compare as they are written, without case after `policy` or
   * `group` and where nothing else could be meant (`loosely`).
   */
  #named(word: string, loosely: boolean): Pick<Want & { readonly of: 'policy' | 'group' }, 'of' | 'name'> | null {
    const { groups, policies } = this.#askable;
    const before = (this.#words[this.#at - 2] ?? '').toLowerCase();
    const find = (names: readonly string[], noun: RegExp): string | undefined =>
      names.find((name) => name === word || ((loosely || noun.test(before)) && name.toLowerCase() === word.toLowerCase()));
    const policy = find(policies, /^polic(?:y|ies)$/);
    const group = find(groups, /^groups?$/);
    if (policy !== undefined && (group === undefined || before.startsWith('polic'))) return { of: 'policy', name: policy };
    return group === undefined ? null : { of: 'group', name: group };
  }

  #takeRecipient(word: string, lower: string): QuestionFault | null {
    if (lower === 'user' || lower === 'users') return this.#listNext('user', word);
    if (isJoining(word)) return null;
    const at = word.lastIndexOf('@');
    if (at >= 0) {
      const fault = at === 0 ? null : this.#list('user', word.slice(0, at));
      return fault ?? (at === word.length - 1 ? null : this.#list('domain', word.slice(at + 1)));
    }
    return /^\[|\./.test(word) ? this.#list('domain', word) : faultOf(word, 'unknown');
  }

  #deny(word: string, kind: 'all' | 'some' | 'noun'): null {
    this.#not = kind === 'noun' ? 'noun' : 'list';
    this.#negates = kind === 'all';
    this.#open = word;
    this.#last = null;
    return null;
  }

  /** `no` or `without` stands before the word. */
  #lacksNext(): boolean {
    return this.#not === 'noun' && this.#open !== null;
  }

  /** What was denied has come. */
  #settle(): void {
    this.#not = null;
    this.#negates = false;
    this.#open = null;
  }

  #wantPolicy(word: string): QuestionFault | null {
    const name = word.slice(1);
    const isKnown = this.#askable.policies.some((policy) => policy.toLowerCase() === name.toLowerCase());
    return isKnown ? this.#want(word, [{ of: 'policy', name }]) : faultOf(word, 'no-policy');
  }

  /** `not rejected or refused` denies both; `outside` still waits for whom it is about. */
  #want(
    word: string,
    names: readonly (OutcomeWord | Pick<Want & { readonly of: 'policy' | 'group' }, 'of' | 'name'>)[],
  ): QuestionFault | null {
    const not = this.#negates;
    for (const name of names) {
      if (this.#askable.kind === 'rat' && typeof name === 'string' && /relay|throttle/.test(name)) return faultOf(word, 'no-relay');
      this.#wanted.push(typeof name === 'string' ? { of: 'verdict', name, not } : { ...name, not });
    }
    this.#last = null;
    if (this.#not === 'list' && !not && this.#open?.toLowerCase() === 'outside') return null;
    if (!/^n?or$/i.test(this.#peek())) this.#settle();
    return null;
  }

  /** `not allowed to relay` still denies the outcome that comes. */
  #allow(): null {
    this.#allowed = this.#negates;
    if (this.#negates) this.#open = null;
    return null;
  }

  /** A score said at a place; false where none is. */
  #scoreFrom(at: number, isNamed: boolean): boolean {
    const said = readScore(this.#words.slice(at), isNamed);
    if (said === null) return false;
    this.#at = at + said.taken;
    if (/^(?:scores?|sbrs|reputation)$/i.test(this.#peek()) && !isNamed) this.#at++;
    this.#said.score = { from: said.from, to: said.to };
    return true;
  }

  /** `score below -2`, `no score`, `score none`; what else is denied would be two ranges. */
  #score(word: string): QuestionFault | null {
    const isDenied = this.#lacksNext();
    if (isDenied || /^none$/i.test(this.#peek())) {
      if (!isDenied) this.#at++;
      this.#settle();
      this.#said.score = 'none';
      return null;
    }
    if (/^(?:scores?|sbrs)$/i.test(this.#peek())) return null;
    if (this.#open !== null || !this.#scoreFrom(this.#at, true)) return faultOf(this.#peek() === '' ? word : this.#peek(), 'score');
    return null;
  }

  /** `named .example.com`; `no name`, `without a name`. */
  #name(): QuestionFault | null {
    if (/\./.test(this.#peek())) return this.#list('name', this.#next() ?? '');
    this.#said.name = this.#lacksNext() ? 'none' : 'confirmed';
    this.#settle();
    return null;
  }

  /** A name that is told and not confirmed, or where `not` stands before it, none that is confirmed for whatever reason. */
  #confirmed(isDenied: boolean): null {
    this.#said.name = isDenied ? 'claims' : this.#not === null ? 'confirmed' : 'unconfirmed';
    if (/^(?:host)?names?$/i.test(this.#peek())) this.#at++;
    this.#settle();
    return null;
  }

  #networks(word: string, { networks, not }: { readonly networks: readonly string[]; readonly not: boolean }): QuestionFault | null {
    if (not && this.#not === 'list') return faultOf(word, 'both');
    if (not) this.#not = 'list';
    for (const network of networks) {
      const fault = this.#list('address', network);
      if (fault !== null) return fault;
    }
    return null;
  }

  /** The code of a country told by its name, of as many words as it has, or by its code in capitals; null where it is none. */
  #country(word: string): string | null {
    const short: Readonly<Record<string, string>> = { USA: 'US', UK: 'GB' };
    for (let count = 5; count > 0; count--) {
      const name = [word, ...this.#words.slice(this.#at, this.#at + count - 1)].join(' ');
      const code = short[name] ?? (name.length === 2 && name !== name.toUpperCase() ? null : countryCode(name));
      if (code === null || count > this.#words.length - this.#at + 1) continue;
      this.#at += count - 1;
      return code;
    }
    return null;
  }

  /** `on bl.example`; `on` alone only joins. */
  #listIfNamed(word: string): QuestionFault | null {
    const next = this.#words.slice(this.#at).find((other) => !isJoining(other) && !/^lists?$/i.test(other)) ?? '';
    return /^[^./:@]+\.[^/:@]*[a-z]/i.test(next) ? this.#listNext('dnslist', word) : null;
  }

  #listNext(key: ListKey, word: string): QuestionFault | null {
    const next = this.#next();
    if (next === null) return faultOf(word, 'after');
    if (isJoining(next) || /^lists?$/i.test(next)) return this.#listNext(key, word);
    return this.#list(key, key === 'country' ? (this.#country(next) ?? next) : next);
  }

  /** What follows `outside` is denied as long as it is of one kind. */
  #list(key: ListKey, word: string): QuestionFault | null {
    if (this.#last !== null && this.#last !== key) this.#not = null;
    const not = this.#not !== null;
    if (!this.#said.add(key, word, not)) return faultOf(word, 'both');
    this.#last = key;
    this.#negates = false;
    this.#open = null;
    return null;
  }
}
