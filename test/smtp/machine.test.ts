import { describe, expect, it } from 'vitest';
import { transition } from 'xstate';
import { legalActs, nextPhase, phases, receiver, refusalOf, smtpEvents, type Phase, type Verb } from '#smtp';

const anytime = ['HELO', 'EHLO', 'NOOP', 'HELP', 'VRFY', 'QUIT', 'RSET'];

describe('legalActs', () => {
  it.each([
    ['connected', anytime],
    ['greeted', [...anytime, 'MAIL', 'AUTH', 'STARTTLS']],
    ['sender', [...anytime, 'RCPT', 'STARTTLS']],
    ['recipient', [...anytime, 'RCPT', 'DATA', 'STARTTLS']],
    ['authentication', []],
    ['negotiation', []],
    ['message', ['.']],
    ['closed', []],
  ] as const)('in %s gives the verbs of RFC 5321 section 4.1.4', (phase, acts) => {
    expect([...legalActs(phase)].sort()).toEqual([...acts].sort());
  });
});

describe('refusalOf', () => {
  it.each([
    ['connected', 'MAIL', 'HELO/EHLO first'],
    ['connected', 'RCPT', 'HELO/EHLO first'],
    ['connected', 'DATA', 'HELO/EHLO first'],
    ['greeted', 'RCPT', 'MAIL first'],
    ['greeted', 'DATA', 'MAIL first'],
    ['connected', 'AUTH', 'HELO/EHLO first'],
    ['connected', 'STARTTLS', 'HELO/EHLO first'],
    ['sender', 'AUTH', 'AUTH not permitted during a mail transaction'],
    ['recipient', 'AUTH', 'AUTH not permitted during a mail transaction'],
    ['sender', 'MAIL', 'sender already specified'],
    ['sender', 'DATA', 'RCPT first'],
    ['recipient', 'MAIL', 'sender already specified'],
  ] as const)('in %s tells %s: %s', (phase, verb, text) => {
    expect(refusalOf(phase, verb)).toBe(text);
  });
  it('has a text for every verb that a phase of the dialogue does not take, and for no other', () => {
    const verbs: readonly Verb[] = ['HELO', 'EHLO', 'MAIL', 'RCPT', 'DATA', 'RSET', 'NOOP', 'VRFY', 'HELP', 'QUIT', 'AUTH', 'STARTTLS'];
    for (const phase of ['connected', 'greeted', 'sender', 'recipient'] as const) {
      for (const verb of verbs) expect(refusalOf(phase, verb) === null, `${phase} ${verb}`).toBe(legalActs(phase).includes(verb));
    }
  });
});

describe('nextPhase', () => {
  it('agrees with the machine’s own transition in every state for every event', () => {
    for (const phase of phases) {
      for (const type of smtpEvents) {
        const [after] = transition(receiver, receiver.resolveState({ value: phase }), { type });
        expect(nextPhase(phase, { type }), `${phase} ${type}`).toBe(after.value);
      }
    }
  });
  it('knows every event of the machine', () => {
    const named = new Set(Object.values(receiver.states).flatMap((state) => [...state.transitions.keys()]));
    expect([...named].sort()).toEqual([...smtpEvents].sort());
  });
  it('goes through a whole session', () => {
    const events = [
      'ehlo.accepted',
      'sender.accepted',
      'recipient.accepted',
      'recipient.accepted',
      'data.begun',
      'message.ended',
      'session.quit',
    ] as const;
    const phases = events.reduce<Phase[]>((been, type) => [...been, nextPhase(been.at(-1) ?? 'connected', { type })], []);
    expect(phases).toEqual(['greeted', 'sender', 'recipient', 'recipient', 'message', 'greeted', 'closed']);
  });
  it('begins afresh at HELO in the middle of an envelope', () => {
    expect(nextPhase('recipient', { type: 'helo.accepted' })).toBe('greeted');
  });
  it('keeps the greeting through a RSET, and makes none of it', () => {
    expect(nextPhase('recipient', { type: 'transaction.reset' })).toBe('greeted');
    expect(nextPhase('connected', { type: 'transaction.reset' })).toBe('connected');
  });
  it('stays where it is for an event that its phase does not know', () => {
    expect(nextPhase('message', { type: 'session.quit' })).toBe('message');
  });
});
