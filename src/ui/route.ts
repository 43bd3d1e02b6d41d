/** Which page an address asks for. Addresses live behind the `#`, so that the page works from any folder and any static server. */
export type Route =
  { readonly kind: 'course' } | { readonly kind: 'lesson'; readonly id: string } | { readonly kind: 'unknown'; readonly address: string };

/** Reads the part of an address from its `#` on. Nothing at all is the course. */
export function routeOf(hash: string): Route {
  const address = hash.replace(/^#/, '');
  if (address === '' || address === '/') return { kind: 'course' };
  const [, id] = /^\/lesson\/([a-z0-9-]+)\/?$/.exec(address) ?? [];
  return id === undefined ? { kind: 'unknown', address: hash } : { kind: 'lesson', id };
}

/** The address of the course page. */
export const COURSE_ADDRESS = '#/';

/** The address of a lesson. */
export const lessonAddress = (id: string): string => `#/lesson/${id}`;
