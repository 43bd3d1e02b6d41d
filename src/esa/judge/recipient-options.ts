/**
 * What the options of a Recipient Access Table's entry come to: its own reply, and what its recipients are spared. Options: User Guide 9.1.2,
 * p. 163; their names are those of the XML configuration file.
 */
import { saysSame, type RecipientEntry } from '../config/recipient-entry.ts';
import type { Wording } from '../reply-text.ts';

/** The options of one entry. `bypassesReceivingControl`: its recipients are not counted in the hourly limit, nor refused by it. */
export interface RecipientOptions {
  readonly response: Wording;
  readonly bypassesDirectory: boolean;
  readonly bypassesReceivingControl: boolean;
  readonly bypassesCallAhead: boolean;
}

/** An entry without options: the appliance's own reply, nothing spared. */
const noOptions: RecipientOptions = {
  response: { code: null, text: null },
  bypassesDirectory: false,
  bypassesReceivingControl: false,
  bypassesCallAhead: false,
};

/** The options of an entry. A value of the wrong kind, or a code that says the opposite of the action, counts as not written. */
export function optionsOf({ action, options }: Pick<RecipientEntry, 'action' | 'options'>): RecipientOptions {
  if (options.length === 0) return noOptions;
  const written = new Map(options.map(({ key, value }) => [key.toLowerCase(), value]));
  const code = written.get('smtp_response_code');
  const text = written.get('smtp_response_text');
  return {
    response: {
      code: typeof code === 'number' && saysSame(action, code) ? code : null,
      text: typeof text === 'string' && text !== '' ? text : null,
      whole: true,
    },
    bypassesDirectory: isOn(written.get('bypass_ldap_accept')),
    bypassesReceivingControl: isOn(written.get('bypass_receiving_control')),
    bypassesCallAhead: isOn(written.get('bypass_smtp_call_ahead')),
  };
}

const isOn = (value: string | number | undefined): boolean => typeof value === 'string' && value.toLowerCase() === 'on';
