/** The sending server against every class of reply at every phase, as RFC 5321 asks of a client. */
import { describe, expect, it } from 'vitest';
import { getNextTransitions, transition } from 'xstate';
import {
  beginSending,
  nextAct,
  sendingEvents,
  sendingPhases,
  sendingServer,
  type Heard,
  type RecipientState,
  type Sending,
  type SendingPhase,
} from '#smtp';

const errand = { host: 'email.globomantics.com', from: 'kinda@globomantics.com', letter: 'Subject: Hello\r\n\r\n.dot\r\n' };
const reply = (code: number, ...lines: readonly string[]): Heard => ({ code, lines: lines.length > 0 ? lines : ['text'] });

/** A session after it has heard these, one after the other. */
function after(heard: readonly Heard[], to: readonly string[] = ['a@b.example']): Sending {
  return heard.reduce<Sending>((sending, next) => nextAct(sending, next).sending, beginSending({ ...errand, to }));
}

/** What a session heard to stand in a phase, everything well so far. */
const way: Readonly<Record<SendingPhase, readonly number[]>> = {
  banner: [],
  ehlo: [220],
  helo: [220, 502],
  mail: [220, 250],
  rcpt: [220, 250, 250],
  data: [220, 250, 250, 250],
  dot: [220, 250, 250, 250, 354],
  quit: [220, 250, 250, 250, 354, 250],
  closed: [220, 250, 250, 250, 354, 250, 221],
};
const standing = (phase: SendingPhase): Sending => after(way[phase].map((code) => reply(code)));

type Fate = RecipientState['kind'];
type Row = readonly [phase: SendingPhase, code: number, says: string | null, next: SendingPhase, fate: Fate, section: string];

const table: readonly Row[] = [
  ['banner', 220, 'EHLO email.globomantics.com', 'ehlo', 'undecided', '3.1'],
  ['banner', 354, 'QUIT', 'quit', 'waits', '4.3.2'],
  ['banner', 421, null, 'closed', 'waits', '3.8'],
  ['banner', 450, 'QUIT', 'quit', 'waits', '4.2.1'],
  ['banner', 554, 'QUIT', 'quit', 'returned', '3.1'],
  ['ehlo', 250, 'MAIL FROM:<kinda@globomantics.com>', 'mail', 'undecided', '3.2'],
  ['ehlo', 354, 'QUIT', 'quit', 'waits', '4.3.2'],
  ['ehlo', 421, null, 'closed', 'waits', '3.8'],
  ['ehlo', 451, 'QUIT', 'quit', 'waits', '4.2.1'],
  ['ehlo', 502, 'HELO email.globomantics.com', 'helo', 'undecided', '3.2'],
  ['ehlo', 550, 'HELO email.globomantics.com', 'helo', 'undecided', '4.1.1.1'],
  ['helo', 250, 'MAIL FROM:<kinda@globomantics.com>', 'mail', 'undecided', '3.2'],
  ['helo', 354, 'QUIT', 'quit', 'waits', '4.3.2'],
  ['helo', 421, null, 'closed', 'waits', '3.8'],
  ['helo', 451, 'QUIT', 'quit', 'waits', '4.2.1'],
  ['helo', 550, 'QUIT', 'quit', 'returned', '4.2.1'],
  ['mail', 250, 'RCPT TO:<a@b.example>', 'rcpt', 'undecided', '3.3'],
  ['mail', 354, 'QUIT', 'quit', 'waits', '4.3.2'],
  ['mail', 421, null, 'closed', 'waits', '3.8'],
  ['mail', 452, 'QUIT', 'quit', 'waits', '4.2.1'],
  ['mail', 552, 'QUIT', 'quit', 'returned', '4.2.1'],
  ['rcpt', 250, 'DATA', 'data', 'accepted', '3.3'],
  ['rcpt', 251, 'DATA', 'data', 'accepted', '3.4'],
  ['rcpt', 354, 'QUIT', 'quit', 'waits', '4.3.2'],
  ['rcpt', 421, null, 'closed', 'waits', '3.8'],
  ['rcpt', 451, 'QUIT', 'quit', 'waits', '4.2.1'],
  ['rcpt', 452, 'QUIT', 'quit', 'waits', '4.5.3.1.10'],
  ['rcpt', 550, 'QUIT', 'quit', 'returned', '4.2.1'],
  ['rcpt', 552, 'QUIT', 'quit', 'waits', '4.5.3.1.10'],
  ['data', 250, 'QUIT', 'quit', 'waits', '4.3.2'],
  ['data', 354, 'Subject: Hello', 'dot', 'accepted', '4.1.1.4'],
  ['data', 421, null, 'closed', 'waits', '3.8'],
  ['data', 451, 'QUIT', 'quit', 'waits', '4.2.1'],
  ['data', 554, 'QUIT', 'quit', 'returned', '3.3'],
  ['dot', 250, 'QUIT', 'quit', 'delivered', '4.2.5'],
  ['dot', 354, 'QUIT', 'quit', 'waits', '4.3.2'],
  ['dot', 421, null, 'closed', 'waits', '4.2.5'],
  ['dot', 452, 'QUIT', 'quit', 'waits', '4.2.5'],
  ['dot', 554, 'QUIT', 'quit', 'returned', '4.2.5'],
  ['quit', 221, null, 'closed', 'delivered', '4.1.1.10'],
  ['quit', 354, null, 'closed', 'delivered', '4.1.1.10'],
  ['quit', 421, null, 'closed', 'delivered', '3.8'],
  ['quit', 451, null, 'closed', 'delivered', '4.1.1.10'],
  ['quit', 500, null, 'closed', 'delivered', '4.1.1.10'],
  ['closed', 250, null, 'closed', 'delivered', '3.8'],
  ['closed', 421, null, 'closed', 'delivered', '3.8'],
];

describe('nextAct', () => {
  it.each(table)('in %s after %i says %s, is in %s, and its recipient is %s (RFC 5321 section %s)', (phase, code, says, next, fate) => {
    const { sending, act, lines } = nextAct(standing(phase), reply(code));
    expect([lines[0] ?? null, sending.phase, sending.recipients[0]?.state.kind]).toEqual([says, next, fate]);
    expect(act === null).toBe(says === null);
  });

  it('knows what to do about each class of reply in each phase', () => {
    const told = new Set(table.map(([phase, code]) => `${phase} ${Math.floor(code / 100)}`));
    const open = sendingPhases.filter((phase) => phase !== 'closed');
    expect(open.flatMap((phase) => [2, 3, 4, 5].map((kind) => `${phase} ${kind}`)).filter((each) => !told.has(each))).toEqual([]);
  });

  it.each(['refused', 'unreachable', 'reset', 'closed'] as const)(
    'keeps the mail when the answer is %s (RFC 5321 section 4.5.4.1)',
    (end) => {
      for (const phase of sendingPhases) {
        const { sending, lines } = nextAct(standing(phase), end);
        const done = phase === 'quit' || phase === 'closed';
        expect([sending.phase, lines.length, sending.recipients[0]?.state.kind], phase).toEqual([
          'closed',
          0,
          done ? 'delivered' : 'waits',
        ]);
      }
    },
  );

  it('sends the letter with its dots doubled and a dot alone (RFC 5321 section 4.5.2)', () => {
    expect(nextAct(standing('data'), reply(354)).lines).toEqual(['Subject: Hello', '', '..dot', '.']);
  });

  it('asks for each recipient, and sends the letter if one is taken: each has its own fate (RFC 5321 section 3.3)', () => {
    const to = ['a@x.example', 'b@x.example', 'c@x.example', 'd@x.example'];
    const asked = after(
      [...way.rcpt, 250, 451, 550].map((code) => reply(code)),
      to,
    );
    const { sending, act } = nextAct(asked, reply(250));
    expect([act, ...fatesOf(sending)]).toEqual(['DATA', 'accepted', 'waits', 'returned', 'accepted']);
    const taken = [reply(354), reply(250)].reduce<Sending>((now, heard) => nextAct(now, heard).sending, sending);
    expect(fatesOf(taken)).toEqual(['delivered', 'waits', 'returned', 'delivered']);
  });

  it('quits when the last recipient is refused and none was taken, without a word on those before', () => {
    const asked = after(
      [...way.rcpt, 451].map((code) => reply(code)),
      ['a@x.example', 'b@x.example'],
    );
    const { sending, act } = nextAct(asked, reply(550));
    expect([act, ...fatesOf(sending)]).toEqual(['QUIT', 'waits', 'returned']);
  });

  it('lets a 421 in the middle decide nothing that was decided before', () => {
    const asked = after(
      [...way.rcpt, 250, 550].map((code) => reply(code)),
      ['a@x.example', 'b@x.example', 'c@x.example'],
    );
    expect(fatesOf(nextAct(asked, reply(421)).sending)).toEqual(['waits', 'returned', 'waits']);
  });

  it('reads a reply of several lines as one, and keeps it as the reason', () => {
    const heard = reply(554, 'email.carvedrock.com', 'Your access has been rejected.');
    expect(nextAct(after([]), heard).sending.recipients[0]?.state).toEqual({ kind: 'returned', because: heard });
  });

  it('has nothing to ask for without recipients', () => {
    expect(after([reply(220)], []).phase).toBe('quit');
  });

  it('puts names and addresses on one line, in UTF-8', () => {
    const begun = beginSending({ ...errand, host: 'a\r\nQUIT', to: ['grüße@b.example'] });
    expect(nextAct(begun, reply(220)).lines).toEqual(['EHLO aQUIT']);
    const asked = [220, 250].reduce<Sending>((now, code) => nextAct(now, reply(code)).sending, begun);
    expect(nextAct(asked, reply(250)).lines).toEqual(['RCPT TO:<gr\xc3\xbc\xc3\x9fe@b.example>']);
  });
});

const fatesOf = ({ recipients }: Sending): readonly Fate[] => recipients.map(({ state }) => state.kind);

describe('the machine of the sending server', () => {
  const transitions = sendingPhases.flatMap((phase) =>
    getNextTransitions(sendingServer.resolveState({ value: phase })).map(({ eventType }) => ({ phase, type: String(eventType) })),
  );

  it('names every phase and every event', () => {
    expect(Object.keys(sendingServer.states).sort()).toEqual([...sendingPhases].sort());
    expect([...new Set(transitions.map(({ type }) => type))].sort()).toEqual([...sendingEvents].sort());
  });

  it('takes every one of its transitions in some session', () => {
    const told = [
      ...table.map(([phase, code]) => takenBy(standing(phase), reply(code))),
      ...sendingPhases.map((phase) => takenBy(standing(phase), 'closed')),
    ];
    const taken = new Set([
      ...told,
      takenBy(
        after(
          way.rcpt.map((code) => reply(code)),
          ['a@b.example', 'c@b.example'],
        ),
        reply(250),
      ),
    ]);
    expect(transitions.map(({ phase, type }) => `${phase} ${type}`).filter((each) => !taken.has(each))).toEqual([]);
  });

  it('goes where its transition() goes, and says what that transition says', () => {
    for (const [phase, code] of table) {
      const { sending, event, act } = nextAct(standing(phase), reply(code));
      const state = sendingServer.resolveState({ value: phase });
      const taken = getNextTransitions(state).find(({ eventType }) => eventType === event);
      const meta = taken?.meta as { says?: string } | undefined;
      expect([sending.phase, act], `${phase} ${code}`).toEqual([
        transition(sendingServer, state, { type: event })[0].value,
        meta?.says ?? null,
      ]);
    }
  });
});

const takenBy = (before: Sending, heard: Heard): string => `${before.phase} ${nextAct(before, heard).event}`;
