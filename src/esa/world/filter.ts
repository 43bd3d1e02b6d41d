/** The directory's questions: filters read (RFC 4515), filled for a recipient, held against an entry or a whole directory. */
export { findEntries } from './directory-search.ts';
export { matchesFilter } from './filter-match.ts';
export { escapeValue, parseFilter, type Filter } from './filter-reader.ts';
export { checkQuery, fillQuery, type OtherValues } from './query.ts';
