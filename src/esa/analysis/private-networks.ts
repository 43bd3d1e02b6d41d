/** The addresses whose score nobody looks up: private, loopback, link-local and unique local ones (RFC 1918, 1122, 3927, 4193; judge/sender.ts). */
import { readSender } from '../config/sender-entry.ts';
import type { Mark } from './atoms.ts';

const networks = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '127.0.0.0/8', '169.254.0.0/16', '::1', 'fe80::/10', 'fc00::/7'];

/** Cut a space by these, and each of its addresses is private or is not. */
export const privateMarks: readonly Mark[] = marksOf(networks);

/** Networks and addresses as marks that only cut; text that is neither cuts nothing. */
export function marksOf(texts: readonly string[]): readonly Mark[] {
  return texts.flatMap((text, position) => {
    const { match } = readSender(text);
    return match.kind === 'network' ? [{ match, position }] : [];
  });
}
