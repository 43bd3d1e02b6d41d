/**
 * What a conformance case is: a talk with the appliance, what must be answered, and the rule that says so. Expected replies come from the
 * RFCs and the vendor's documents, never from what the code prints. Cases are data, so that the pure core and a TCP socket can play the same.
 */
import { parseDocument } from 'yaml';
import type { Files } from '#lab';
import { scenario } from '../tools/scenario.ts';

export type ListenerName = 'InboundMail' | 'OutboundMail';

/** How the lab differs from Carved Rock as it comes. Keys of `listener` and `global` are those of `appliance.yaml`. */
export interface Setup {
  /** Address of the host that connects: the partner's on the public listener, the inside mail server's on the private one. */
  readonly from?: string;
  readonly to?: ListenerName;
  /** In place of the listener's own address and port. */
  readonly address?: string;
  readonly port?: number;
  readonly listener?: Readonly<Record<string, unknown>>;
  /** Default policy parameters of the listener. */
  readonly policy?: Readonly<Record<string, string | number>>;
  readonly global?: Readonly<Record<string, unknown>>;
  readonly files?: Files;
}

/** How far the session has come before the talk begins. `called`: the connection is opened, and what is heard then is part of the talk. */
export type Beginning = 'called' | 'connected' | 'greeted' | 'sender' | 'recipient' | 'message';

/** A message as the next hop has it, in the order of arrival. `…` in `text` stands for anything. */
export interface Arrival {
  readonly text: string;
  readonly from?: string;
  readonly to?: readonly string[];
  /** It was hidden in another one's text. */
  readonly smuggled?: true;
}

export interface ConformanceCase {
  readonly id: string;
  /** The rule: a section of an RFC, or where the vendor's documents say so. */
  readonly source: string;
  /** The appliance does otherwise than the RFC named in `source`, which also names who says so. */
  readonly departure?: true;
  readonly why: string;
  readonly setup?: Setup;
  readonly at: Beginning;
  /** See talk.ts. */
  readonly talk: string;
  /** Every message the next hop gets; not looked at where it is missing. */
  readonly arrives?: readonly Arrival[];
}

/** Sources of the appliance's own ways, as the cases cite them. */
export const TAC_CODES = 'Cisco TAC note 118234';
export const TAC_HELP = 'Cisco TAC note 214630';
export const TAC_HEADER = 'Cisco TAC note 118495';
export const TAC_DEFAULTS = 'Cisco TAC note 118936';
export const TAC_AUTH = 'Cisco TAC note 118249';
export const PARSER = 'Advanced Configuration Guide 7.5, p. 39';
export const GLOBAL = 'User Guide 10, global listener settings';
export const SEEN = 'seen in a session against a real box';
/** Where neither RFC nor vendor speaks. */
export const OURS = 'design choice';

const addresses: Readonly<Record<ListenerName, string>> = { InboundMail: '192.0.2.25', OutboundMail: '10.1.1.1' };
const callers: Readonly<Record<ListenerName, string>> = { InboundMail: '198.51.100.25', OutboundMail: '10.1.1.5' };

/** Who calls, and where. */
export interface Called {
  readonly from: string;
  readonly to: string;
  readonly port: number;
}

export function calledBy({ setup = {} }: Pick<ConformanceCase, 'setup'>): Called {
  const listener = setup.to ?? 'InboundMail';
  return { from: setup.from ?? callers[listener], to: setup.address ?? addresses[listener], port: setup.port ?? 25 };
}

const base = scenario();

/** The scenario of a case, whole. */
export function filesOf({ setup = {} }: Pick<ConformanceCase, 'setup'>): Files {
  const { listener, policy, global, files } = setup;
  if (listener === undefined && policy === undefined && global === undefined) return { ...base, ...files };
  const appliance = parseDocument(base['appliance.yaml'] ?? '');
  const at = ['listeners', setup.to === 'OutboundMail' ? 1 : 0];
  for (const [key, value] of Object.entries(listener ?? {})) appliance.setIn([...at, key], value);
  for (const [key, value] of Object.entries(policy ?? {})) appliance.setIn([...at, 'default_policy_parameters', key], value);
  for (const [key, value] of Object.entries(global ?? {})) appliance.setIn(['settings', key], value);
  return { ...base, 'appliance.yaml': appliance.toString(), ...files };
}

const greeting = 'EHLO email.globomantics.com';
const sender = 'MAIL FROM:<kinda@globomantics.com>';
const recipient = 'RCPT TO:<angie@carvedrock.com>';

/** Lines that bring a session to where a talk begins, and the code each must get. */
export const ways: Readonly<Record<Exclude<Beginning, 'called'>, readonly (readonly [line: string, code: number])[]>> = {
  connected: [],
  greeted: [[greeting, 250]],
  sender: [
    [greeting, 250],
    [sender, 250],
  ],
  recipient: [
    [greeting, 250],
    [sender, 250],
    [recipient, 250],
  ],
  message: [
    [greeting, 250],
    [sender, 250],
    [recipient, 250],
    ['DATA', 354],
  ],
};

/** A text in base64, as AUTH wants it. */
export const base64 = (text: string): string => Buffer.from(text, 'latin1').toString('base64');
