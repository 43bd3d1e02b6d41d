/**
 * Variables of a Host Access Table's texts: `$Group $Hostname $OrgID $RemoteIP $HATEntry`, read without case. They may stand in the greeting,
 * the greeting of a rejected sender and the text of the hourly limit (User Guide 8.0.2, HAT variables; 7.1, p. 139).
 */
import type { SenderFacts } from '../decision.ts';
import type { Wording } from '../reply-text.ts';
import type { Policy } from './policy.ts';

/** What the variables stand for: the deciding group and entry, as the log names them, and who is calling. */
export interface HatVariables {
  /** Null for an unnamed group, and where no line decided. */
  readonly group: string | null;
  readonly entry: string;
  readonly sender: Pick<SenderFacts, 'address' | 'name' | 'nameCheck' | 'ownerId'>;
}

const VARIABLE = /\$(group|hostname|orgid|remoteip|hatentry)(?!\w)/gi;

/**
 * A text with its variables filled in. A `$` before any other word stays as it stands; a longer word such as `$Groups` is no variable
 * (design choice).
 */
export function fillHatVariables(text: string, known: HatVariables): string {
  return text.replace(VARIABLE, (whole, name: string) => valueOf(name.toLowerCase(), known) ?? whole);
}

function valueOf(name: string, { group, entry, sender }: HatVariables): string | null {
  switch (name) {
    case 'group':
      return group ?? 'None';
    case 'hostname':
      return hostnameOf(sender);
    case 'orgid':
      return sender.ownerId === null ? 'None' : String(sender.ownerId);
    case 'remoteip':
      return sender.address;
    case 'hatentry':
      return entry;
    default:
      return null;
  }
}

/** Only a verified name counts; `None` if there is none, `Unknown` if it could not be verified. */
function hostnameOf({ name, nameCheck }: HatVariables['sender']): string {
  if (nameCheck === 'confirmed' && name !== null) return name;
  return nameCheck === 'none' ? 'None' : 'Unknown';
}

/** The policy with the variables of its texts filled in, as a connection keeps it. */
export function fillPolicy(policy: Policy, known: HatVariables): Policy {
  const { banner, rejectBanner, rates } = policy;
  const filled = { banner: fillWording(banner, known), rejectBanner: fillWording(rejectBanner, known) };
  const hourly = fillWording(rates.recipientsWording, known);
  if (hourly !== rates.recipientsWording) return { ...policy, ...filled, rates: { ...rates, recipientsWording: hourly } };
  return filled.banner === banner && filled.rejectBanner === rejectBanner ? policy : { ...policy, ...filled };
}

function fillWording(wording: Wording, known: HatVariables): Wording {
  return wording.text?.includes('$') === true ? { ...wording, text: fillHatVariables(wording.text, known) } : wording;
}
