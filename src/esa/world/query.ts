/** Directory queries as listeners hold them: filters with tokens for the recipient. User Guide 9.8, pp. 677 and 683. */
import { span, type Span } from '#smtp';
import { noteOf, type Note } from '../config/notes.ts';
import { escapeValue, parseFilter } from './filter-reader.ts';

/** What fills the tokens besides the address: `{f}` the envelope sender, `{g}` a group's name, `{dn}` a distinguished name. */
export type OtherValues = Partial<Readonly<Record<'f' | 'g' | 'dn', string>>>;

/**
 * The filter for one address (`user@domain`; without `@` the domain is empty): `{a}` the address, `{u}` the user, `{d}` the domain, and what
 * `others` holds, all escaped after RFC 4515 so that no address can change the filter. A token without a value becomes empty. Any other `{…}`
 * stays as it stands.
 */
export function fillQuery(query: string, address: string, others: OtherValues = {}): string {
  const at = address.lastIndexOf('@');
  const [user, domain] = at < 0 ? [address, ''] : [address.slice(0, at), address.slice(at + 1)];
  const values: Readonly<Record<string, string>> = { a: address, u: user, d: domain, dn: '', g: '', f: '', ...others };
  return query.replace(/\{(\w+)\}/g, (token, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    return value === undefined ? token : escapeValue(value);
  });
}

/**
 * What is wrong with a query, all at the place `at` where the configuration holds it, since quotes and folds may lie between. `{f}` is for
 * accept queries alone.
 */
export function checkQuery(query: string, at: Span, accepts = true): readonly Note[] {
  const broken = parseFilter(query).notes.map((note) => ({ ...note, span: at }));
  const unknown = [...query.matchAll(/\{(?!(?:a|u|d|dn|g|f)\})\w*\}/g)].map(([token]) =>
    noteOf('ldap.unknown-token', span(at.start, at.end), { text: token }),
  );
  const misplaced = !accepts && query.includes('{f}') ? [noteOf('ldap.token-kind', at, { text: '{f}' })] : [];
  return [...broken, ...unknown, ...misplaced];
}
