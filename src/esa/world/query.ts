/** Directory queries as listeners hold them: filters with tokens for the recipient. User Guide 9.8, pp. 677 and 683. */
import { span, type Span } from '#smtp';
import { noteOf, type Note } from '../config/notes.ts';
import { escapeValue, parseFilter } from './filter-reader.ts';

/**
 * The filter for one address (`user@domain`; without `@` the domain is empty): `{a}` the address, `{u}` the user, `{d}` the domain, escaped
 * after RFC 4515 so that no address can change the filter. `{dn}`, `{g}` and `{f}` (name, group, MAIL FROM), which this query has no value
 * for, become empty. Any other `{…}` stays as it stands.
 */
export function fillQuery(query: string, address: string): string {
  const at = address.lastIndexOf('@');
  const [user, domain] = at < 0 ? [address, ''] : [address.slice(0, at), address.slice(at + 1)];
  const values: Readonly<Record<string, string>> = { a: address, u: user, d: domain, dn: '', g: '', f: '' };
  return query.replace(/\{(\w+)\}/g, (token, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    return value === undefined ? token : escapeValue(value);
  });
}

/** What is wrong with a query, all at the place `at` where the configuration holds it, since quotes and folds may lie between. */
export function checkQuery(query: string, at: Span): readonly Note[] {
  const broken = parseFilter(query).notes.map((note) => ({ ...note, span: at }));
  const unknown = [...query.matchAll(/\{(?!(?:a|u|d|dn|g|f)\})\w*\}/g)].map(([token]) =>
    noteOf('ldap.unknown-token', span(at.start, at.end), { text: token }),
  );
  return [...broken, ...unknown];
}
