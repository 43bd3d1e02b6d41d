/** How the editor says what stands in a HAT or RAT: Markdown for what floats beside a word, phrases for lists. Facts come from the appliance. */
import type { GroupFacts, HelpPart } from '#esa';
import { counted } from './count.ts';
import { sayNameOf } from './sender-record.ts';

type Part<Kind extends HelpPart['kind']> = Extract<HelpPart, { readonly kind: Kind }>;

const senderForms: Readonly<Record<Part<'sender-form'>['form'], string>> = {
  address: 'one IPv4 address',
  network: 'an IPv4 network, from 0 to 32 bits',
  range: 'a range of the last number',
  'partial-address': 'every address that begins so',
  'ipv6-network': 'an IPv6 network, or a part of one',
  host: 'one host by its confirmed name',
  'partial-host': 'every host below a domain',
  score: 'reputation scores, both ends included',
  'no-score': 'senders the service has no score for',
  owner: 'a network owner by its number',
  dnslist: 'addresses that a DNS list has',
  country: 'a country by its ISO code',
  'nx.domain': 'the address has no PTR record',
  'serv.fail': 'the PTR record cannot be looked up for now',
  'not.double.verified': 'PTR and forward record do not agree',
  all: 'everyone else, the last line of the table',
};

const recipientForms: Readonly<Record<Part<'recipient-form'>['form'], string>> = {
  domain: 'everyone at one domain',
  'partial-domain': 'everyone at any name below a domain',
  mailbox: 'one address',
  user: 'this user at any domain',
  literal: 'recipients at an address in brackets',
  everyone: 'everyone else, the last line of the table',
};

const behaviours: Readonly<Record<Part<'behaviour'>['behaviour'], { readonly brief: string; readonly more: string }>> = {
  ACCEPT: { brief: 'takes mail for our recipients', more: 'The connection goes on; RAT and directory then decide on each recipient.' },
  RELAY: { brief: 'takes mail for anyone', more: 'Neither RAT nor directory is asked; the limits of the policy hold.' },
  REJECT: {
    brief: 'greets with a refusal',
    more: 'The connection opens, gets a 4xx or 5xx greeting (554 unless another is set) and is closed.',
  },
  TCPREFUSE: { brief: 'refuses the connection', more: 'No SMTP is spoken at all, so the sender keeps trying.' },
  CONTINUE: { brief: 'decides nothing', more: 'The match is passed over with its parameters, and the groups below are asked.' },
};

const units: Readonly<Record<Part<'parameter'>['unit'], string>> = {
  count: 'A whole number; -1 for no limit.',
  'count per hour': 'A whole number an hour; -1 for no limit.',
  octets: 'Octets, at least 1024.',
  bits: 'Bits of an address, 0 to 32.',
  code: 'An SMTP reply code, 200 to 599.',
  text: 'A text in double quotes.',
  switch: '"on" or "off".',
  offer: '"off", "on" or "required".',
  name: 'The name of a list, in double quotes.',
};

const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}${/[.!?]$/.test(text) ? '' : '.'}`;
const paragraphs = (...lines: readonly string[]): string => lines.filter((line) => line !== '').join('\n\n');
const from = (source: string): string => (source === '' || source === 'design choice' ? '' : `*${source}*`);
const code = (text: string | number): string => `\`${text}\``;
const score = (tenths: number): string => (tenths / 10).toFixed(1);
const octets = (value: string | number): string => {
  const megabytes = Number(value) / 1_048_576;
  return megabytes >= 1 && Number.isInteger(megabytes) ? ` (${megabytes} MB)` : '';
};

export const tableWords = {
  /** Beside a word in the list, in a phrase. */
  brief: (part: HelpPart): string => {
    switch (part.kind) {
      case 'sender-form':
        return senderForms[part.form];
      case 'recipient-form':
        return recipientForms[part.form];
      case 'behaviour':
        return behaviours[part.behaviour].brief;
      case 'policy':
        return part.behaviour ?? 'says nothing to do';
      case 'country':
        return part.name;
      case 'parameter':
        return part.meaning;
      case 'value':
        return part.usual ? (part.value === '-1' ? 'no limit' : `usual${octets(part.value)}`) : '';
      case 'new-group':
        return 'a new sender group';
      case 'new-policy':
        return 'a new policy';
      case 'block':
        return 'parameters of its own';
      case 'action':
        return part.action === 'ACCEPT' ? 'the recipient is ours' : 'the recipient is refused';
      case 'sender':
      case 'recipient':
      case 'group':
      case 'unknown-parameter':
      case 'decides':
      case 'decides-group':
        return '';
    }
  },

  /** What floats beside a word: meaning, limits, where it is known from. Markdown. */
  part: (part: HelpPart): string => {
    switch (part.kind) {
      case 'sender':
        return paragraphs(`${code(part.text)}: ${meaningOfSender(part)}`, from(part.source));
      case 'sender-form':
        return paragraphs(sentence(senderForms[part.form]), from(part.source));
      case 'recipient':
        return paragraphs(`${code(part.text)}: ${meaningOfRecipient(part)}`, from(part.source));
      case 'recipient-form':
        return paragraphs(sentence(recipientForms[part.form]), from(part.source));
      case 'behaviour':
        return paragraphs(
          `${code(part.behaviour)} ${behaviours[part.behaviour].brief}. ${behaviours[part.behaviour].more}`,
          from(part.source),
        );
      case 'action':
        return paragraphs(
          part.action === 'ACCEPT'
            ? '`ACCEPT`: the recipient is ours; the directory, where there is one, is asked next.'
            : '`REJECT`: the recipient is refused with 550, or with the code of this entry.',
          from(part.source),
        );
      case 'group':
        return aboutGroup(part);
      case 'policy':
        return aboutPolicy(part);
      case 'parameter':
        return aboutParameter(part);
      case 'decides':
        return part.region === null
          ? 'Decides nobody: the lines above take all of these senders.'
          : `The lines above leave it: ${part.region}.${part.witness === null ? '' : ` One of them: ${exampleOf(part.witness)}.`}`;
      case 'decides-group':
        return deciders(part.deciding, part.entries);
      case 'unknown-parameter':
        return `${code(part.key)} is no parameter this model knows: it is kept and changes nothing.`;
      case 'country':
      case 'value':
      case 'new-group':
      case 'new-policy':
      case 'block':
        return '';
    }
  },

  /** Behind a name in the outline. */
  groupDetail: ({ policy, behaviour, entries }: GroupFacts): string =>
    `${policy ?? behaviour ?? 'no policy'}, ${counted(entries, 'entry', 'entries')}`,
} as const;

function meaningOfSender({ match, addresses }: Part<'sender'>): string {
  switch (match.kind) {
    case 'network':
      return addresses === null ? '' : addressesAs(addresses.first, addresses.last, addresses.count);
    case 'host':
      return 'the host of this name, if address and name confirm each other.';
    case 'partial-host':
      return `every host with a confirmed name below ${match.suffix}, not ${match.suffix} itself.`;
    case 'score':
      return `senders with a reputation score from ${score(match.from)} to ${score(match.to)}. Both ends count; where two groups have a score, the first one wins.`;
    case 'no-score':
      return 'senders the reputation service has no score for. A private address is not asked about and does not match.';
    case 'owner':
      return `senders whose network belongs to owner number ${match.id}.`;
    case 'dnslist':
      return `senders whose address stands on the DNS list ${match.zone}.`;
    case 'country':
      return `senders whose address belongs to this country (${match.country}).`;
    case 'host-class':
      return sentence(senderForms[match.host]).replace(/^./, (first) => first.toLowerCase());
    case 'all':
      return 'everyone whom no line above has taken.';
    case 'unreadable':
      return 'cannot be read, so it matches nobody.';
  }
}

function addressesAs(first: string, last: string, count: bigint): string {
  if (count === 1n) return 'one address.';
  const power = count.toString(2).length - 1;
  const many = count > 1_000_000_000_000n && count === 1n << BigInt(power) ? `2^${power}` : count.toLocaleString('en');
  return `${first} to ${last}, ${many} addresses.`;
}

function meaningOfRecipient({ match }: Part<'recipient'>): string {
  switch (match.kind) {
    case 'domain':
      return `everyone at ${match.domain}, not at names below it.`;
    case 'partial-domain':
      return `everyone at any name below ${match.suffix}, not at ${match.suffix} itself.`;
    case 'user':
      return `${match.user} at any domain.`;
    case 'address':
      return 'this one address.';
    case 'literal':
      return `everyone at [${match.address}], written with its brackets.`;
    case 'all':
      return 'everyone whom no line above has taken.';
    case 'unreadable':
      return 'cannot be read, so it matches nobody.';
  }
}

function aboutGroup({ label, entries, policy, behaviour, place, groups, comment }: Part<'group'>): string {
  const does = behaviour === null ? '' : `: ${behaviours[behaviour].brief}`;
  const uses =
    policy === null ? (behaviour === null ? 'It has no policy.' : `${code(behaviour)}${does}.`) : usesPolicy(policy, behaviour, does);
  return paragraphs(
    `Group ${code(label)}, number ${place} of ${groups}, with ${counted(entries, 'entry', 'entries')}. ${uses}`,
    comment === null ? '' : `(${comment})`,
    'The first group that matches decides.',
  );
}

const usesPolicy = (policy: string, behaviour: string | null, does: string): string =>
  behaviour === null ? `Policy ${code(policy)}, which says nothing to do.` : `Policy ${code(policy)}, ${behaviour}${does}.`;

function aboutPolicy({ name, defined, behaviour, own, inherited, usedBy, comment }: Part<'policy'>): string {
  if (!defined) return `Policy ${code(name)} is defined nowhere in this table.`;
  const does = behaviour === null ? 'says nothing to do' : `${behaviour}: ${behaviours[behaviour].brief}`;
  const values = (list: readonly { readonly key: string; readonly value: string | number }[]): string =>
    list.map(({ key, value }) => `- ${code(`${key} = ${value}`)}${key === 'max_message_size' ? octets(value) : ''}`).join('\n');
  const listeners = inherited.filter((value) => value.from === 'listener');
  const shipped = inherited.filter((value) => value.from === 'shipped');
  return paragraphs(
    `Policy ${code(name)}, ${does}.`,
    comment === null ? '' : `(${comment})`,
    own.length === 0 ? '' : `It sets:\n${values(own)}`,
    listeners.length === 0 ? '' : `From the listener’s default policy parameters:\n${values(listeners)}`,
    shipped.length === 0 ? '' : `As shipped, since neither sets them:\n${values(shipped)}`,
    usedBy.length === 0 ? 'No group uses it.' : `Used by ${usedBy.join(', ')}.`,
  );
}

/** A sender by address, name and score. */
function exampleOf({ ip, sbrs, ...named }: NonNullable<Part<'decides'>['witness']>): string {
  const name = named.ptr === null ? '' : ` (${sayNameOf(named)})`;
  return `${ip}${name} with ${sbrs === null ? 'no score' : `score ${sbrs.toFixed(1)}`}`;
}

function deciders(deciding: number, entries: number): string {
  if (deciding === 0) return 'Decides nobody: the lines above take all of its senders, or it has no verdict of its own.';
  if (deciding === entries) return entries === 1 ? 'Its entry decides somebody.' : 'Every entry decides somebody.';
  return `${deciding} of its ${entries} entries decide somebody; the lines above take the senders of the others.`;
}

function aboutParameter({ key, meaning, unit, shipped, judged, source }: Part<'parameter'>): string {
  const unset = shipped === null ? '' : ` Where nobody sets it: ${shipped}${key === 'max_message_size' ? octets(shipped) : ''}.`;
  return paragraphs(
    `${code(key)}: ${meaning}.`,
    `${units[unit]}${unset}`,
    judged ? '' : 'Kept and printed back; changes nothing here yet.',
    from(source),
  );
}
