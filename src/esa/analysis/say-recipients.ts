/** Recipients in words: who, at which domains, in the words of a Recipient Access Table. */
import type { Atom } from './atoms.ts';
import { fewParts } from './describe.ts';
import { joinWords } from './line-words.ts';
import type { NameAtom } from './name-atoms.ts';
import { someoneOf, type Some } from './recipient-some.ts';
import type { RecipientSpace } from './recipient-space.ts';
import { sayTerms } from './say-names.ts';

/** Domains by the users who are meant at them; null stands for every user that no table names. */
type Meant = ReadonlyMap<string | null, readonly NameAtom[]>;

/** Beyond so many users at so many domains it takes too long to ask them all. */
const MOST_ASKED = 500_000;

/**
 * Prepares the words for recipients who are sorted by a key (null: left out): who has a key is told exactly, unless there are too many sorts of
 * users and domains; then one of them is, for whom `some` is asked. The work is done with the first words.
 */
export function recipientTeller(
  space: RecipientSpace,
  keyOf: (some: Some) => string | null,
): (key: string, some: readonly Some[]) => string {
  const isLong = (space.users.size + 1) * space.domains.length > MOST_ASKED;
  let meant: ReadonlyMap<string, Meant> | null = null;
  return (key, some) => {
    if (isLong) return `${someoneOf(space, some)} and others like it`;
    meant ??= meantBy(space, keyOf);
    return sayMeant(space, meant.get(key) ?? new Map());
  };
}

function meantBy({ users, domains }: RecipientSpace, keyOf: (some: Some) => string | null): ReadonlyMap<string, Meant> {
  const found = new Map<string, Map<string | null, NameAtom[]>>();
  for (const user of [null, ...users]) {
    for (const domain of domains) {
      const key = keyOf({ user, domain });
      if (key !== null) noteMeant(found, key, { user, domain });
    }
  }
  return found;
}

function noteMeant(found: Map<string, Map<string | null, NameAtom[]>>, key: string, { user, domain }: Some): void {
  const meant = found.get(key) ?? new Map<string | null, NameAtom[]>();
  const at = meant.get(user);
  if (at === undefined) meant.set(user, [domain]);
  else at.push(domain);
  found.set(key, meant);
}

/** `everyone at .example.com; postmaster at any domain (not example.com)`. */
function sayMeant(space: RecipientSpace, meant: Meant): string {
  const { domains, users } = space;
  const others = meant.get(null) ?? [];
  const known = new Set(others);
  const byUser = [...users].map((user) => ({ user, at: new Set(meant.get(user)) }));
  const but = grouped(others, (domain) => byUser.flatMap(({ user, at }) => (at.has(domain) ? [] : [user])));
  const only = grouped(
    byUser.map(({ user, at }) => ({ user, more: [...at].filter((domain) => !known.has(domain)) })),
    ({ more }) => more.map((domain) => String(domains.indexOf(domain))),
  );
  return [
    ...but.map(
      ({ of, key }) => `${key.length === 0 ? 'everyone' : `everyone but ${joinWords(fewParts(key))}`} at ${sayDomains(space, of)}`,
    ),
    ...only.flatMap(({ of }) => {
      const more = of[0]?.more ?? [];
      return more.length === 0 ? [] : [`${joinWords(fewParts(of.map(({ user }) => user)))} at ${sayDomains(space, more)}`];
    }),
  ].join('; ');
}

interface Group<T> {
  readonly key: readonly string[];
  readonly of: readonly T[];
}

/** Things that have the same words, in the order in which each came first. */
function grouped<T>(things: readonly T[], wordsOf: (thing: T) => readonly string[]): readonly Group<T>[] {
  const found = new Map<string, { readonly key: readonly string[]; readonly of: T[] }>();
  for (const thing of things) {
    const key = wordsOf(thing);
    const known = found.get(key.join('\n'));
    if (known === undefined) found.set(key.join('\n'), { key, of: [thing] });
    else known.of.push(thing);
  }
  return [...found.values()];
}

interface DomainAtoms {
  readonly all: readonly Atom[];
  readonly of: ReadonlyMap<NameAtom, Atom>;
}

const atomsOfSpace = new WeakMap<RecipientSpace, DomainAtoms>();

/** Domains as the names of a sender are: the words for both are the same. */
function atomsIn(space: RecipientSpace): DomainAtoms {
  const known = atomsOfSpace.get(space);
  if (known !== undefined) return known;
  const of = new Map(space.domains.map((domain) => [domain, atomOf(domain)]));
  const made = { all: [...of.values()], of };
  atomsOfSpace.set(space, made);
  return made;
}

const atomOf = ({ name, below, places }: NameAtom): Atom => ({
  values: below || name === null ? { kind: 'names-below', suffix: name } : { kind: 'name', name },
  places,
});

function sayDomains(space: RecipientSpace, inside: readonly NameAtom[]): string {
  const { all, of } = atomsIn(space);
  const members = inside.flatMap((domain) => of.get(domain) ?? []);
  return joinWords(fewParts(sayTerms(all, members, 'any domain')), 'or');
}
