/** Which page an address asks for. Addresses live behind the `#`, so that the page works from any folder and any static server. */
export type Route =
  | { readonly kind: 'course' }
  | { readonly kind: 'lesson'; readonly id: string }
  /** `reply` is the one to show or to provoke, as an address gives it; null for none. */
  | { readonly kind: 'replies'; readonly reply: string | null }
  /** `scenario` is the folder of another appliance's; null for Carved Rock. */
  | { readonly kind: 'sandbox'; readonly reply: string | null; readonly scenario: string | null }
  | { readonly kind: 'trace' }
  | { readonly kind: 'tables' }
  | { readonly kind: 'simulated' }
  | { readonly kind: 'unknown'; readonly address: string };

/** Reads the part of an address from its `#` on. Nothing at all is the course. */
export function routeOf(hash: string): Route {
  const address = hash.replace(/^#/, '');
  if (address === '' || address === '/') return { kind: 'course' };
  const [, lesson] = /^\/lesson\/([a-z0-9-]+)\/?$/.exec(address) ?? [];
  if (lesson !== undefined) return { kind: 'lesson', id: lesson };
  const [, alone] = /^\/(trace|tables|simulated)\/?$/.exec(address) ?? [];
  if (alone === 'trace' || alone === 'tables' || alone === 'simulated') return { kind: alone };
  const [, scenario] = /^\/sandbox\/in\/([a-z0-9-]+)\/?$/.exec(address) ?? [];
  if (scenario !== undefined) return { kind: 'sandbox', reply: null, scenario };
  const [, page, reply = null] = /^\/(replies|sandbox)(?:\/([a-z0-9.-]+))?\/?$/.exec(address) ?? [];
  if (page === 'sandbox') return { kind: page, reply, scenario: null };
  return page === 'replies' ? { kind: page, reply } : { kind: 'unknown', address: hash };
}

/** The address of the course page. */
export const COURSE_ADDRESS = '#/';

/** The address of a lesson. */
export const lessonAddress = (id: string): string => `#/lesson/${id}`;

/** The address of the Trace tool. */
export const TRACE_ADDRESS = '#/trace';

/** The address of the page to bring one's own tables to. */
export const TABLES_ADDRESS = '#/tables';

/** The address of the page on what is simulated. */
export const SIMULATED_ADDRESS = '#/simulated';

/** The address of the page of replies, or of one of them. */
export const repliesAddress = (reply: string | null = null): string => `#/replies${reply === null ? '' : `/${reply}`}`;

/** The address of the sandbox, or of a state of it that provokes a reply. */
export const sandboxAddress = (reply: string | null = null): string => `#/sandbox${reply === null ? '' : `/${reply}`}`;

/** The address of the sandbox on another scenario. */
export const scenarioAddress = (scenario: string): string => `#/sandbox/in/${scenario}`;
