/**
 * Sets of names in the words of a Host Access Table: `.example.com` is what lies below a name, and what is left out of it stands behind it, as in
 * `.example.com (not mail.example.com)`.
 */
import type { HostClass } from '../config/sender-entry.ts';
import type { Atom, Values } from './atoms.ts';
import { joinWords } from './line-words.ts';

/** The parts of a set of names, given all atoms of the dimension in their order and those of the set. */
export function sayNames(all: readonly Atom[], inside: readonly Atom[]): readonly string[] {
  return [...sayClasses(inside), ...sayTerms(all, inside, 'any confirmed name')];
}

/** The parts of a set of names or domains; `everything` is said of all that lies below none. */
export function sayTerms(all: readonly Atom[], inside: readonly Atom[], everything: string): readonly string[] {
  return termsOf(all, inside, everything).map(({ said, but }) => (but.length === 0 ? said : `${said} (not ${sayBut(but)})`));
}

/** The most exceptions that are told one by one. */
const MOST = 6;

const sayBut = (names: readonly string[]): string =>
  joinWords(names.length > MOST ? [...names.slice(0, MOST - 1), `${names.length - MOST + 1} more`] : names, 'or');

const classes: Readonly<Record<HostClass, string>> = {
  'nx.domain': 'no PTR record',
  'serv.fail': 'a PTR look-up that fails',
  'not.double.verified': 'a name that is not confirmed',
};

function sayClasses(inside: readonly Atom[]): readonly string[] {
  const words = inside.flatMap(({ values }) => (values.kind === 'host-class' ? [classes[values.host]] : []));
  return words.length === Object.keys(classes).length ? ['no confirmed name'] : words;
}

type NameValues = Extract<Values, { kind: 'name' | 'names-below' }>;

/** A name, or all below one, with those that are not meant. */
interface Term {
  readonly said: string;
  readonly but: string[];
}

/** A suffix whose names are being told, and the term they belong to; null where they are not in the set. */
interface Level {
  readonly suffix: string | null;
  readonly term: Term | null;
}

function termsOf(all: readonly Atom[], inside: readonly Atom[], everything: string): readonly Term[] {
  const members = new Set(inside);
  const terms: Term[] = [];
  const levels: Level[] = [];
  for (const [atom, values] of nearby(all, inside)) {
    const name = values.kind === 'name' ? values.name : values.suffix;
    while (levels.length > 0 && !isBelow(name, levels.at(-1)?.suffix ?? null)) levels.pop();
    const term = levels.at(-1)?.term ?? null;
    const said = values.kind === 'name' ? values.name : name === null ? everything : `.${name}`;
    const own = members.has(atom) ? (term ?? { said, but: [] }) : null;
    if (own === null) term?.but.push(said);
    else if (term === null) terms.push(own);
    if (values.kind === 'names-below') levels.push({ suffix: name, term: own });
  }
  return terms;
}

/** Everything lies below no name; a name does not lie below itself. */
const isBelow = (name: string | null, suffix: string | null): boolean => suffix === null || name?.endsWith(`.${suffix}`) === true;

/** The names of the set, and below each suffix of it those that are not. Of a long table most are left alone. */
function* nearby(all: readonly Atom[], inside: readonly Atom[]): Generator<readonly [Atom, NameValues]> {
  const places = placesOf(all);
  const wanted = inside.flatMap((atom) => places.get(atom) ?? []).sort((a, b) => a - b);
  let next = 0;
  for (const place of wanted) {
    if (place < next) continue;
    const [first] = namesFrom(all, place);
    if (first === undefined) continue;
    yield first;
    next = place + 1;
    if (first[1].kind === 'name') continue;
    for (const found of namesFrom(all, place + 1)) {
      if (!isBelow(found[1].kind === 'name' ? found[1].name : found[1].suffix, first[1].suffix)) break;
      yield found;
      next++;
    }
  }
}

function* namesFrom(all: readonly Atom[], place: number): Generator<readonly [Atom, NameValues]> {
  for (let index = place; index < all.length; index++) {
    const atom = all[index];
    if (atom?.values.kind === 'name' || atom?.values.kind === 'names-below') yield [atom, atom.values];
  }
}

const known = new WeakMap<readonly Atom[], ReadonlyMap<Atom, number>>();

function placesOf(all: readonly Atom[]): ReadonlyMap<Atom, number> {
  const found =
    known.get(all) ?? new Map(all.flatMap((atom, place) => (atom.values.kind === 'host-class' ? [] : [[atom, place] as const])));
  known.set(all, found);
  return found;
}
