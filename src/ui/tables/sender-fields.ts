/** The form of a sender to try: what is typed, and the record it comes to. */
import { parseAddress, type SenderRecord } from '#esa';

/** As typed. `name` counts only where it is confirmed or not; blank means none. */
export interface SenderFields {
  readonly address: string;
  readonly look: 'none' | 'confirmed' | 'unconfirmed' | 'fails';
  readonly name: string;
  readonly score: string;
  readonly owner: string;
  readonly country: string;
  readonly lists: string;
}

export type SenderField = keyof SenderFields;

export const blankSender: SenderFields = { address: '', look: 'none', name: '', score: '', owner: '', country: '', lists: '' };

/** Reads the form; what cannot be used is named by its field. */
export function readSender(fields: SenderFields): SenderRecord | { readonly wrong: readonly SenderField[] } {
  const { address, look, name, score, owner, country, lists } = trimmed(fields);
  const named = look === 'confirmed' || look === 'unconfirmed';
  const sbrs = score === '' || /^none$/i.test(score) ? null : Number(score.replace('−', '-'));
  const wrong: readonly (readonly [SenderField, boolean])[] = [
    ['address', parseAddress(address) === null],
    ['name', named && (name === '' || /\s/.test(name))],
    ['score', sbrs !== null && !(Math.abs(sbrs) <= 10)],
    ['owner', !/^\d*$/.test(owner)],
    ['country', !/^(?:[a-z]{2})?$/i.test(country)],
  ];
  const faults = wrong.filter(([, is]) => is).map(([field]) => field);
  if (faults.length > 0) return { wrong: faults };
  return {
    ip: address,
    ptr: named ? name : null,
    verified: look === 'confirmed',
    dns: look === 'fails' ? 'fails' : named ? 'ok' : 'none',
    sbrs,
    owner: owner === '' ? null : Number(owner),
    country: country === '' ? null : country.toUpperCase(),
    dnslists: lists.split(/[\s,]+/).filter((zone) => zone !== ''),
  };
}

function trimmed(fields: SenderFields): SenderFields {
  const entries = Object.entries(fields).map(([key, value]) => [key, (value as string).trim()]);
  return { ...fields, ...(Object.fromEntries(entries) as Partial<SenderFields>) };
}

/** A record laid out in the form. */
export function fieldsOf({ ip, ptr, verified, dns, sbrs, owner, country, dnslists }: SenderRecord): SenderFields {
  const named = ptr !== null && dns === 'ok';
  return {
    address: ip,
    look: dns === 'fails' ? 'fails' : !named ? 'none' : verified ? 'confirmed' : 'unconfirmed',
    name: named ? ptr : '',
    score: sbrs === null ? '' : sbrs.toFixed(1),
    owner: owner === null ? '' : String(owner),
    country: country ?? '',
    lists: dnslists.join(' '),
  };
}
