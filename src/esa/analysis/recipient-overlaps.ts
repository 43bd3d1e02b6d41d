/** Which lines of a Recipient Access Table mean some recipients in common. */
import type { RecipientMatch } from '../config/recipient-access-table.ts';
import { recipientKey, type RecipientLine, type RecipientLines } from './recipient-lines.ts';
import { addressIn, type RecipientSpace } from './recipient-space.ts';

/** Prepared once for a table, so that only lines that can meet are held against each other. */
export class RecipientOverlaps {
  readonly #byDomain = new Map<string, number[]>();
  readonly #byUser = new Map<string, number[]>();
  readonly #users: number[] = [];
  readonly #domains: number[] = [];
  readonly #lines: readonly RecipientLine[];

  constructor({ lines }: RecipientLines) {
    this.#lines = lines;
    for (const { match, position, outcome } of lines) if (outcome !== null) this.#note(match, position);
  }

  #note(match: RecipientMatch, position: number): void {
    if (match.kind === 'user') this.#users.push(position);
    if (match.kind === 'user' || match.kind === 'address') push(this.#byUser, match.user, position);
    const domain = domainOf(match);
    if (domain === null) return;
    if (match.kind !== 'address') this.#domains.push(position);
    // Under the name itself and every name it lies below: whoever asks for a suffix finds it there.
    for (const name of upwards(domain)) push(this.#byDomain, name, position);
  }

  /** The places above a line, in order, of lines that mean some of its recipients. ALL is held against nobody. */
  above({ match, position }: RecipientLine): readonly number[] {
    const near = (places: readonly number[]): number[] => places.filter((place) => place < position);
    const found = new Set(this.#candidates(match).flatMap(near));
    return [...found].filter((place) => meet(match, this.#lines[place]?.match)).sort((a, b) => a - b);
  }

  #candidates(match: RecipientMatch): readonly (readonly number[])[] {
    const domain = domainOf(match);
    if (match.kind === 'user') return [this.#byUser.get(match.user) ?? [], this.#domains];
    if (match.kind === 'address' || domain === null) return [];
    return [this.#byDomain.get(domain) ?? [], this.#users];
  }

  /** A recipient that both lines mean. */
  witness(space: RecipientSpace, line: RecipientLine, other: RecipientLine): string {
    const [narrow, wide] = isNarrower(line.match, other.match) ? [line.match, other.match] : [other.match, line.match];
    const user = userOf(narrow) ?? userOf(wide) ?? space.stranger;
    if (narrow.kind === 'address') return recipientKey(narrow);
    const domain = narrow.kind === 'user' ? wide : narrow;
    const below = domain.kind === 'partial-domain';
    const name = domainOf(domain);
    return addressIn(space, user, { name, below: below || name === null, places: [] });
  }
}

function push(map: Map<string, number[]>, key: string, place: number): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [place]);
  else list.push(place);
}

function domainOf(match: RecipientMatch): string | null {
  switch (match.kind) {
    case 'domain':
    case 'address':
      return match.domain;
    case 'literal':
      return recipientKey(match);
    case 'partial-domain':
      return match.suffix;
    case 'user':
    case 'all':
    case 'unreadable':
      return null;
  }
}

const userOf = (match: RecipientMatch): string | null => (match.kind === 'user' || match.kind === 'address' ? match.user : null);

function upwards(name: string): readonly string[] {
  if (name.startsWith('[')) return [name];
  const labels = name.split('.');
  return labels.map((_, at) => labels.slice(at).join('.'));
}

/** Does one of two lines that meet mean fewer domains than the other? */
function isNarrower(a: RecipientMatch, b: RecipientMatch): boolean {
  if (a.kind === 'address') return true;
  if (b.kind === 'address') return false;
  if (a.kind === 'user' || b.kind === 'user') return a.kind === 'user';
  return a.kind !== 'partial-domain' || (b.kind === 'partial-domain' && a.suffix.length > b.suffix.length);
}

/** Do two lines mean some recipient in common? */
function meet(a: RecipientMatch, b: RecipientMatch | undefined): boolean {
  if (b === undefined) return false;
  const [one, other] = [userOf(a), userOf(b)];
  if (one !== null && other !== null && one !== other) return false;
  return a.kind === 'user' || b.kind === 'user' || domainsMeet(a, b);
}

function domainsMeet(a: RecipientMatch, b: RecipientMatch): boolean {
  const [one, other] = [domainOf(a), domainOf(b)];
  if (one === null || other === null) return false;
  const below = (name: string, suffix: string): boolean => name.endsWith(`.${suffix}`);
  if (a.kind === 'partial-domain' && b.kind === 'partial-domain') return one === other || below(one, other) || below(other, one);
  if (a.kind === 'partial-domain') return below(other, one);
  if (b.kind === 'partial-domain') return below(one, other);
  return one === other;
}
