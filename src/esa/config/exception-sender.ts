/** Which envelope senders an entry of the exception table means. Forms: User Guide 10, sender verification exception table. */
import { parseAddress } from './ip-address.ts';

/** User and domain in lower case; an address literal is a domain in brackets. */
export type ExceptionMatch =
  | { readonly kind: 'address'; readonly user: string; readonly domain: string }
  | { readonly kind: 'user'; readonly user: string }
  | { readonly kind: 'domain'; readonly domain: string }
  | { readonly kind: 'partial-domain'; readonly suffix: string };

/** Reads `user@example.com`, `user@[192.0.2.1]`, `user@`, `@example.com` or `@.example.com`; null for anything else. */
export function readExceptionSender(text: string): ExceptionMatch | null {
  const at = text.lastIndexOf('@');
  const user = text.slice(0, at).toLowerCase();
  const domain = text.slice(at + 1).toLowerCase();
  if (at < 0 || /[\s<>]/.test(text) || (user === '' && domain === '')) return null;
  if (domain === '') return { kind: 'user', user };
  if (user !== '') return isDomain(domain) || isLiteral(domain) ? { kind: 'address', user, domain } : null;
  if (domain.startsWith('.')) return isDomain(domain.slice(1)) ? { kind: 'partial-domain', suffix: domain.slice(1) } : null;
  return isDomain(domain) ? { kind: 'domain', domain } : null;
}

const isDomain = (text: string): boolean => /^[a-z0-9_-]+(?:\.[a-z0-9_-]+)*$/.test(text);
const isLiteral = (text: string): boolean => parseAddress(/^\[(?:ipv6:)?(.*)\]$/.exec(text)?.[1] ?? '') !== null;
