/** What was said before a reply is provoked: who calls, the lines they type, and how far a conversation has come. */
import { encodeUtf8 } from '#smtp';
import type { Input } from '../input.ts';
import { OWN, PORT, type Act } from './provocation.ts';

/** The connection that some other program holds open. */
export const OTHER = 'other-1';

export const PARTNER = { host: 'email.globomantics.com', from: '198.51.100.25', to: '192.0.2.25' } as const;
export const SPAMMER = { host: 'mx7.offers.example', from: '203.0.113.130', to: '192.0.2.25' } as const;
export const SUPPLIER = { host: 'mail.supplier.example', from: '192.0.2.140', to: '192.0.2.25' } as const;
export const INSIDE = { host: 'exchange.carvedrock.com', from: '10.1.1.5', to: '10.1.1.1' } as const;
export type Caller = typeof PARTNER | typeof SPAMMER | typeof SUPPLIER | typeof INSIDE;

export const call = ({ from, to }: Caller, connection = OWN): Act => ({ kind: 'connect', connection, from, to, port: PORT });
export const octets = (text: string, connection = OWN): Act => ({ kind: 'octets', connection, octets: encodeUtf8(text) });
export const typed = (...lines: readonly string[]): readonly Act[] => lines.map((line) => octets(`${line}\r\n`));
export const fault = (name: Extract<Input, { kind: 'fault' }>['fault']): Act => ({ kind: 'fault', fault: name, on: true });

export const HELO = 'HELO email.globomantics.com';
export const EHLO = 'EHLO email.globomantics.com';
export const MAIL = 'MAIL FROM:<kinda@globomantics.com>';
export const RCPT = 'RCPT TO:<angie@carvedrock.com>';
export const HEADER = ['From: Kinda <kinda@globomantics.com>', 'To: Angie <angie@carvedrock.com>', 'Subject: Tuesday'] as const;
/** Alice and her password; and Alice with another. */
export const PLAIN = 'AUTH PLAIN AGFsaWNlAHdvbmRlcmxhbmQ=';
export const WRONG = 'AUTH PLAIN AGFsaWNlAGxvb2tpbmctZ2xhc3M=';

export const connected = [call(PARTNER)];
export const greeted = [...connected, ...typed(HELO)];
export const extended = [...connected, ...typed(EHLO)];
export const sender = [...greeted, ...typed(MAIL)];
export const recipient = [...sender, ...typed(RCPT)];
export const writing = [...recipient, ...typed('DATA', ...HEADER, '')];
export const written = [...writing, ...typed('See you on Tuesday.')];
