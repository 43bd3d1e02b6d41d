import { describe, expect, it } from 'vitest';
import { firstReading, mailboxLines, queueLines, readStep, type Row, type Step } from '#lab';
import { begun, blockedBy, commit, DAY, fault, HOUR, outcome, PARTNER, played, send, SPAMMER, wait } from './post.ts';

const ANGIE = 'angie@carvedrock.com';
const NOBODY = 'nobody.here@carvedrock.com';

describe('queueLines', () => {
  it('says that nothing waits', () => {
    expect(queueLines(begun, PARTNER)).toEqual(['Nothing waits here.']);
  });

  it('lists everybody who waits on this host, with the next attempt and the last answer', () => {
    const { after } = outcome(
      played([0, fault('directory', true)], [1000, send([ANGIE, 'x@elsewhere.example'])], [2000, send([ANGIE], '192.0.2.140')]),
    );
    expect(queueLines(after, PARTNER, 120)).toEqual([
      'id  to                    tried  next attempt              last answer',
      '1   angie@carvedrock.com  once   Tue Oct  8 21:58:31 2019  451 #4.3.0 Server Error',
      '1   x@elsewhere.example   once   Tue Oct  8 21:58:31 2019  no such host',
    ]);
  });

  it('says when the last attempt was made', () => {
    const { after } = outcome(played([0, send(['x@elsewhere.example'])], [5 * DAY - HOUR / 4, wait]));
    expect(queueLines(after, PARTNER, 120)[1]).toContain('none: goes back Sun Oct 13 21:28:30 2019');
  });
});

describe('mailboxLines', () => {
  const { after } = outcome(played([0, send([NOBODY])], [1000, send([NOBODY], PARTNER, 'boss@globomantics.com', 'Subject: Grüße\n\n')]));

  it('says that nothing came', () => {
    expect(mailboxLines(begun, PARTNER)).toEqual(['No mail has come to this host.']);
    expect(mailboxLines(after, SPAMMER)).toEqual(['No mail has come to this host.']);
  });

  it('lists what came back to this host, whoever wrote it', () => {
    expect(mailboxLines(after, PARTNER, null, 160)).toEqual([
      'no.  came                      for                     subject',
      '1    Tue Oct  8 21:28:30 2019  kinda@globomantics.com  Undelivered mail returned to its sender: Our meeting on Thursday',
      '2    Tue Oct  8 21:28:31 2019  boss@globomantics.com   Undelivered mail returned to its sender: Grüße',
    ]);
  });

  it('lists what the appliance delivered here beside it, and prints it as it arrived', () => {
    const { after: delivered } = outcome(played([0, send([ANGIE], PARTNER, 'kinda@globomantics.com', 'Subject: Grüße\n\n')]));
    expect(mailboxLines(delivered, '10.1.1.5', null, 160)).toEqual([
      'no.  came                      for                   subject',
      '1    Tue Oct  8 21:28:30 2019  angie@carvedrock.com  Grüße',
    ]);
    expect(mailboxLines(delivered, '10.1.1.5', 1)[0]).toBe('Received: from email.globomantics.com ([198.51.100.25])');
  });

  it('prints one letter, and says which there is not', () => {
    expect(mailboxLines(after, PARTNER, 2)).toContain('Subject: Grüße');
    expect(mailboxLines(after, PARTNER, 3)).toEqual(['There is no letter 3.']);
    expect(mailboxLines(after, PARTNER, NaN)).toEqual(['mailbox takes the number of a letter; without one it lists them.']);
  });
});

const naming = { typedAt: () => null, nameOf: (address: string) => (address === PARTNER ? 'email.globomantics.com' : address) };
const plain = (row: Row): string => (row.kind === 'cut' ? `-- ${row.cut.kind}` : row.kind === 'reply' ? row.code : row.text);

function rowsOf(steps: readonly Step[]): readonly Row[] {
  let reading = firstReading;
  return steps.flatMap((step, index) => {
    const read = readStep(reading, step, index, naming);
    reading = read.reading;
    return read.rows;
  });
}

describe('the terminal', () => {
  it('tells a call like a typed one, without telnet, and then what became of the mail', () => {
    const { steps } = outcome(played([0, send([NOBODY])]));
    expect(rowsOf(steps).map(plain)).toEqual([
      `send ${NOBODY} from kinda@globomantics.com`,
      `Message 1 for ${NOBODY} is in the queue.`,
      'email.globomantics.com calls 192.0.2.25, port 25, to hand over mail.',
      '220',
      'EHLO email.globomantics.com',
      '250-',
      '250-',
      '250',
      'MAIL FROM:<kinda@globomantics.com>',
      '250',
      `RCPT TO:<${NOBODY}>`,
      '550',
      'QUIT',
      '221',
      'The server has closed the connection.',
      `Message 1 for ${NOBODY} goes back to kinda@globomantics.com: 550 #5.1.0 Address rejected.`,
    ]);
    expect(
      rowsOf(steps)
        .filter(({ kind }) => kind === 'reply')
        .every((row) => row.kind === 'reply' && row.about !== null),
    ).toBe(true);
  });

  it('says why a call failed, can be asked why, and cuts where time passes before the next', () => {
    const { steps } = outcome(
      played([0, commit(blockedBy('TCPREFUSE'))], [0, send([ANGIE], SPAMMER, 'deals@offers.example')], [HOUR, wait]),
    );
    const rows = rowsOf(steps).slice(4);
    expect(rows.map(plain)).toEqual([
      'The server has reset the connection.',
      `Message 1 for ${ANGIE} waits: the connection was reset. Next attempt: Tue Oct  8 21:58:30 2019.`,
      '-- time',
      `${SPAMMER} calls 192.0.2.25, port 25, to hand over mail.`,
      'The server has reset the connection.',
      `Message 1 for ${ANGIE} waits: the connection was reset. Next attempt: Tue Oct  8 23:58:30 2019.`,
      '-- time',
    ]);
    expect(rows[0]).toMatchObject({ kind: 'telnet', about: { step: 2, decision: 0 } });
  });

  it('does not move the shell to the host whose server calls', () => {
    const { steps } = outcome(
      played(
        [0, fault('queue', true)],
        [0, send([ANGIE], SPAMMER, 'deals@offers.example')],
        [0, send([ANGIE])],
        [HOUR, wait],
        [HOUR, send([ANGIE])],
      ),
    );
    expect(rowsOf(steps).filter((row) => row.kind === 'cut' && row.cut.kind === 'host')).toHaveLength(1);
  });
});
