import { describe, expect, it } from 'vitest';
import { noCounters, queueMessage, readConfiguration, readSurroundings, runWorkQueue, type AcceptedMessage } from '#esa';
import { countOf } from '../../../src/esa/counters.ts';
import { scenario } from '../../tools/scenario.ts';

const ANGIE = 'angie@carvedrock.com';
const NOBODY = 'nobody.here@carvedrock.com';
const QUEUED = 'where: work_queue\n      no_match: ';

const files = (noMatch: 'bounce' | 'drop', type = 'public') => {
  const text = (scenario()['appliance.yaml'] ?? '').replace(/where: conversation\n.*unreachable: fail.*/, QUEUED + noMatch);
  return { ...scenario(), 'appliance.yaml': text.replace(/type: public/, `type: ${type}`) };
};

interface Change {
  readonly via?: Partial<AcceptedMessage['via']>;
  readonly down?: boolean;
  readonly noMatch?: 'bounce' | 'drop';
  readonly type?: string;
}

function queued(recipients: readonly string[], { via = {}, down = false, noMatch = 'bounce', type = 'public' }: Change = {}) {
  const guard = { group: 'UNKNOWNLIST', limit: 2, bits: 32 };
  const texts = { revision: 0, files: files(noMatch, type) };
  const message: AcceptedMessage = {
    mid: 7,
    from: 'kinda@globomantics.com',
    recipients,
    text: '',
    added: [],
    bareLineEnds: 'clean',
    via: { listener: 'InboundMail', peer: '198.51.100.25', relayed: false, guard, ...via },
  };
  return runWorkQueue({
    mail: queueMessage(message, 0),
    configuration: readConfiguration(texts),
    surroundings: readSurroundings(texts),
    faults: down ? ['directory'] : [],
    at: 0,
    offset: 0,
    cache: {},
    counters: noCounters,
  });
}

const addresses = (list: readonly { readonly address: string }[]): readonly string[] => list.map(({ address }) => address);

describe('LDAP accept in the work queue', () => {
  it('lets pass whom the directory knows, and bounces the others', () => {
    const { recipients, bounced, dropped, log } = queued([ANGIE, NOBODY]);
    expect([addresses(recipients), addresses(bounced), addresses(dropped)]).toEqual([[ANGIE], [NOBODY], []]);
    expect(log[0]).toBe(`LDAP: Bounce query CarvedRock.ldapaccept MID 7 RID 1 address ${NOBODY}`);
  });

  it('drops them where the listener says so', () => {
    const { bounced, dropped, log } = queued([NOBODY], { noMatch: 'drop' });
    expect([addresses(bounced), addresses(dropped)]).toEqual([[], [NOBODY]]);
    expect(log).toEqual([`LDAP: Drop query CarvedRock.ldapaccept MID 7 RID 0 address ${NOBODY}`]);
  });

  it('decides nothing and counts nothing while no server answers', () => {
    const { waits, recipients, log, counters, asked } = queued([NOBODY, ANGIE], { down: true });
    expect([waits, addresses(recipients), log]).toEqual([true, [NOBODY, ANGIE], ['LDAP: unable to process, MID 7 requeued']]);
    expect(counters).toBe(noCounters);
    expect(asked.map(({ kind }) => kind)).toEqual(['waits', 'waits']);
  });

  it.each([
    ['relayed mail', { via: { relayed: true } }],
    ['mail by a private listener', { type: 'private' }],
    ['mail by a listener that is gone', { via: { listener: 'Gone' } }],
  ])('asks nobody about %s', (_, change: Change) => {
    const { waits, recipients, asked } = queued([NOBODY], { ...change, down: true });
    expect([waits, addresses(recipients), asked]).toEqual([false, [NOBODY], []]);
  });

  it('counts each unknown recipient of a host, and drops those over the limit with one alert', () => {
    const { bounced, dropped, counters, log, asked } = queued([
      'a@carvedrock.com',
      'b@carvedrock.com',
      ANGIE,
      'c@carvedrock.com',
      'd@carvedrock.com',
    ]);
    expect([addresses(bounced), addresses(dropped)]).toEqual([
      ['a@carvedrock.com', 'b@carvedrock.com'],
      ['c@carvedrock.com', 'd@carvedrock.com'],
    ]);
    expect(countOf(counters, 'invalid 198.51.100.25', 0)?.count).toBe(4);
    expect(log.filter((line) => typeof line !== 'string')).toHaveLength(1);
    expect(asked.map(({ kind }) => kind)).toEqual(['bounced', 'bounced', 'known', 'harvest', 'harvest']);
    expect(asked[3]?.because[0]).toEqual({ kind: 'limit', limit: 'invalid-per-hour', value: 2 });
  });

  it('cites a rule for every recipient who does not go on', () => {
    const { asked } = queued(['a@carvedrock.com', 'b@carvedrock.com', 'c@carvedrock.com']);
    for (const { because } of asked) expect(because).not.toEqual([]);
  });
});
