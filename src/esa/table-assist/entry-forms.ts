/**
 * The forms that a member of a sender group and a line of the RAT may have: an example of each, and where the form is known from.
 * User Guide 9.1.2, p. 126 (table 7-1) and p. 163; 7.6, pp. 138 and 139. What each means stands with the words of the page.
 */
import type { RecipientMatch } from '../config/recipient-entry.ts';
import type { SenderMatch } from '../config/sender-entry.ts';
import { supportLadder } from '../support-ladder.ts';

/** Every form of a HAT entry that is told apart when it is offered. */
export type SenderForm =
  | 'address'
  | 'network'
  | 'range'
  | 'partial-address'
  | 'ipv6-network'
  | 'host'
  | 'partial-host'
  | 'score'
  | 'no-score'
  | 'owner'
  | 'dnslist'
  | 'country'
  | 'nx.domain'
  | 'serv.fail'
  | 'not.double.verified'
  | 'all';

/** Every form of a RAT entry. */
export type RecipientForm = 'domain' | 'partial-domain' | 'user' | 'mailbox' | 'literal' | 'everyone';

/** One form. `label` shows its shape, `insert` is a snippet (`${1:example}`), `source` the document it is known from. */
export interface EntryForm<Form> {
  readonly form: Form;
  readonly label: string;
  readonly insert: string;
  readonly source: string;
}

const IPV4 = 'n.n.n.n, partial addresses, ranges, CIDR';
const RAT_FORMS = 'example.com, .example.com, user@, user@example.com, ALL';

const sources: ReadonlyMap<string, string> = new Map(
  supportLadder.flatMap(({ constructs }) => constructs.map(({ construct, source }) => [construct, source] as const)),
);

/** Where a construct of the support ladder is known from; empty for one that is not on it. */
export function sourceOf(construct: string): string {
  return sources.get(construct) ?? '';
}

const form = <Form extends string>(name: Form, label: string, insert: string, construct: string): EntryForm<Form> => ({
  form: name,
  label,
  insert,
  source: sourceOf(construct),
});

/** The forms of a HAT entry but ALL, those met most first. Examples are of the documentation ranges. */
export const senderForms: readonly EntryForm<SenderForm>[] = [
  form('score', 'sbrs[low:high]', 'sbrs[${1:-10.0}:${2:-3.0}]', 'SBRS[low:high]'),
  form('no-score', 'sbrs[none]', 'sbrs[none]', 'SBRS[none]'),
  form('address', '192.0.2.1', '${1:192.0.2.1}', IPV4),
  form('network', '192.0.2.0/24', '${1:192.0.2.0/24}', IPV4),
  form('range', '192.0.2.1-20', '${1:192.0.2.1-20}', IPV4),
  form('partial-address', '192.0.2.', '${1:192.0.2.}', IPV4),
  form('ipv6-network', '2001:db8::/32', '${1:2001:db8::/32}', 'IPv6 addresses, ranges, CIDR'),
  form('host', 'mail.example.com', '${1:mail.example.com}', 'host.example.com'),
  form('partial-host', '.example.com', '${1:.example.com}', '.example.com'),
  form('country', 'country[XX]', 'country[$1]', 'country[XX]'),
  form('owner', 'SBO:n', 'SBO:${1:1}', 'SBO:n'),
  form('dnslist', 'dnslist[zone]', 'dnslist[${1:zen.example.com}]', 'dnslist[zone]'),
  form('nx.domain', 'nx.domain', 'nx.domain', 'nx.domain'),
  form('serv.fail', 'serv.fail', 'serv.fail', 'serv.fail'),
  form('not.double.verified', 'not.double.verified', 'not.double.verified', 'not.double.verified'),
];

/** The forms that a half-typed IPv4 address may become: every address that begins so, as part and as network, or a range of its last number. */
export function addressForms(typed: string): readonly EntryForm<SenderForm>[] {
  const parts = typed.replace(/\.$/, '').split('.');
  if (!/^\d/.test(typed) || parts.length > 4 || !parts.every((part) => /^(?:0|[1-9]\d{0,2})$/.test(part) && Number(part) <= 255)) return [];
  const address = parts.join('.');
  if (parts.length === 4) {
    return [form('network', `${address}/32`, `${address}/\${1:32}`, IPV4), form('range', `${address}-255`, `${address}-\${1:255}`, IPV4)];
  }
  const network = [...parts, '0', '0', '0'].slice(0, 4).join('.');
  const length = String(8 * parts.length);
  return [
    form('partial-address', `${address}.`, `${address}.`, IPV4),
    form('network', `${network}/${length}`, `${network}/\${1:${length}}`, IPV4),
  ];
}

/** ALL, which stands for itself at the end of a HAT. */
export const allSenders: EntryForm<SenderForm> = form('all', 'ALL', 'ALL', 'ALL');

/** The forms of a RAT entry, ALL last. */
export const recipientForms: readonly EntryForm<RecipientForm>[] = [
  form('domain', 'example.com', '${1:example.com}', RAT_FORMS),
  form('partial-domain', '.example.com', '${1:.example.com}', RAT_FORMS),
  form('mailbox', 'user@example.com', '${1:user@example.com}', RAT_FORMS),
  form('user', 'user@', '${1:postmaster@}', RAT_FORMS),
  form('literal', '[192.0.2.1]', '${1:[192.0.2.1]}', '[192.0.2.1], [IPv6:…]'),
  form('everyone', 'ALL', 'ALL', RAT_FORMS),
];

/** Where the form of a HAT entry is known from; of one that cannot be read, the guide's list of forms. */
export function sourceOfSender(match: SenderMatch): string {
  switch (match.kind) {
    case 'network':
      return sourceOf(match.family === 4 ? IPV4 : 'IPv6 addresses, ranges, CIDR');
    case 'host':
      return sourceOf('host.example.com');
    case 'partial-host':
      return sourceOf('.example.com');
    case 'score':
      return sourceOf('SBRS[low:high]');
    case 'no-score':
      return sourceOf('SBRS[none]');
    case 'owner':
      return sourceOf('SBO:n');
    case 'dnslist':
      return sourceOf('dnslist[zone]');
    case 'country':
      return sourceOf('country[XX]');
    case 'host-class':
      return sourceOf(match.host);
    case 'all':
      return sourceOf('ALL');
    case 'unreadable':
      return sourceOf(IPV4);
  }
}

/** Where the form of a RAT entry is known from. */
export function sourceOfRecipient({ kind }: RecipientMatch): string {
  return sourceOf(kind === 'literal' ? '[192.0.2.1], [IPv6:…]' : RAT_FORMS);
}
