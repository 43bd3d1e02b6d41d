import { describe, expect, it } from 'vitest';
import { deliver, queueMessage } from '#esa';
import { scenario } from '../../tools/scenario.ts';

const files = scenario();
const texts = (change: Readonly<Record<string, string>> = {}) => ({ revision: 0, files: { ...files, ...change } });
const around = { configuration: texts(), world: texts(), faults: [], ids: { icid: 1, mid: 2, dcid: 7 } } as const;

const mailTo = (recipients: readonly string[], text = '') =>
  queueMessage(
    {
      mid: 6,
      from: 'angie@carvedrock.com',
      recipients,
      text,
      added: [],
      bareLineEnds: 'clean',
      via: { listener: 'InboundMail', peer: '10.1.1.5', relayed: true },
    },
    0,
  );

describe('an attempt to deliver', () => {
  it('writes a connection, its start, its end and the answer without its code (User Guide 9.1.2, logging)', () => {
    const { log, closing, ids, handovers } = deliver(
      around,
      mailTo(['angie@carvedrock.com'], 'Message-ID: <37gva9$5uvbhe@mail.example.com>\r\n\r\n'),
    );
    expect([...log, ...closing]).toEqual([
      'New SMTP DCID 7 interface 10.1.1.1 address 10.1.1.5 port 25',
      'Delivery start DCID 7 MID 6 to RID [0]',
      'Message done DCID 7 MID 6 to RID [0]',
      "MID 6 RID [0] Response '2.6.0 <37gva9$5uvbhe@mail.example.com> Queued mail for delivery'",
      'DCID 7 close',
    ]);
    expect(ids.dcid).toBe(8);
    expect(handovers).toEqual([{ address: '10.1.1.5', recipients: [{ rid: 0, address: 'angie@carvedrock.com' }] }]);
  });

  it('makes one connection to each next hop, from the interface on its side', () => {
    const { log } = deliver(around, mailTo(['angie@carvedrock.com', 'kinda@globomantics.com', 'ANGIE@CARVEDROCK.COM']));
    expect(log.filter((line) => /^(?:New|Delivery)/.test(line))).toEqual([
      'New SMTP DCID 7 interface 10.1.1.1 address 10.1.1.5 port 25',
      'Delivery start DCID 7 MID 6 to RID [0, 2]',
      'New SMTP DCID 8 interface 192.0.2.25 address 198.51.100.25 port 25',
      'Delivery start DCID 8 MID 6 to RID [1]',
    ]);
  });

  it('bounces at once where there is no such domain', () => {
    const { log, bounced } = deliver(around, mailTo(['kinda@globomantics.com', 'x@elsewhere.example']));
    expect(log.at(-1)).toBe(
      "Bounced: DCID 0 MID 6 to RID 1 - 5.1.2 - Bad destination host ('000', ['DNS Hard Error looking up elsewhere.example (MX):  NXDomain']) []",
    );
    expect(bounced.map(({ rid }) => rid)).toEqual([1]);
  });

  it('waits while the next hop is down, and where an address in brackets has no host', () => {
    const down = deliver({ ...around, faults: ['next-hop'] }, mailTo(['angie@carvedrock.com']));
    expect(down).toMatchObject({ waiting: [{ rid: 0 }], handovers: [], log: [] });
    expect(deliver(around, mailTo(['y@[192.0.2.99]']))).toMatchObject({ waiting: [{ rid: 0 }], bounced: [] });
  });

  it('waits where no name server answers, and takes a route to an address without one', () => {
    const soft = deliver(around, mailTo(['y@slow.example']));
    expect(soft).toMatchObject({ waiting: [{ rid: 0, reason: { status: '4.1.2' } }], bounced: [] });
    const failing = deliver({ ...around, faults: ['dns'] }, mailTo(['kinda@globomantics.com', 'y@[198.51.100.25]']));
    expect(failing).toMatchObject({ waiting: [{ rid: 0 }], handovers: [{ address: '198.51.100.25', recipients: [{ rid: 1 }] }] });
  });

  it('sends the postmaster without a domain to the first domain the RAT takes', () => {
    expect(deliver(around, mailTo(['postmaster'])).handovers).toMatchObject([{ address: '10.1.1.5' }]);
  });

  describe('by SMTP routes', () => {
    const begun = (files['appliance.yaml'] ?? '').replace(/smtp_routes:[\s\S]*/, '');
    const world = texts({ 'world.yaml': (files['world.yaml'] ?? '').replace('name: exchange.carvedrock.com', '$&\n    smtp_port: 2525') });
    const routed = (route: string, dcid: number, to: readonly string[]) => {
      const configuration = texts({ 'appliance.yaml': `${begun}smtp_routes:\n  ALL: ${route}\n` });
      return deliver({ ...around, world, configuration, ids: { icid: 1, mid: 2, dcid } }, mailTo(to));
    };

    it('calls the port a route names, and is refused where the host takes no mail on it', () => {
      const { log } = routed('exchange.carvedrock.com:2525', 7, ['angie@carvedrock.com']);
      expect(log[0]).toBe('New SMTP DCID 7 interface 10.1.1.1 address 10.1.1.5 port 2525');
      expect(routed('exchange.carvedrock.com', 7, ['angie@carvedrock.com'])).toMatchObject({
        handovers: [],
        waiting: [{ rid: 0, reason: { status: '4.4.0', texts: ['[Errno 61] Connection refused'] } }],
      });
    });

    it('takes turns between hops of one priority, and the next priority only when none of them answers', () => {
      const table = '[mail.supplier.example/pri=1, "[192.0.2.99]/pri=0", email.globomantics.com/pri=0, mx7.offers.example/pri=0]';
      const first = [1, 2, 3, 4].map((dcid) => routed(table, dcid, ['a@b.net', 'c@d.net']).handovers.map(({ address }) => address));
      expect(first).toEqual([['198.51.100.25'], ['198.51.100.25'], ['203.0.113.130'], ['198.51.100.25']]);
      const backup = routed('["[192.0.2.99]", mail.supplier.example/pri=1]', 1, ['a@b.net']);
      expect(backup.handovers.map(({ address }) => address)).toEqual(['192.0.2.140']);
    });

    it('asks for the MX of a host by name, and not of one in brackets', () => {
      const to = (route: string) => routed(route, 1, ['a@b.net']);
      expect(to('globomantics.com').handovers.map(({ address }) => address)).toEqual(['198.51.100.25']);
      expect(to('"[globomantics.com]"')).toMatchObject({ handovers: [], bounced: [{ reason: { status: '5.1.2' } }] });
    });

    it('never falls back to the MX of the domain', () => {
      expect(routed('"[192.0.2.99]"', 1, ['kinda@globomantics.com'])).toMatchObject({ handovers: [], waiting: [{ rid: 0 }] });
    });

    it('hands nothing over, bounces nothing and keeps nothing of what goes to /dev/null', () => {
      const nowhere = { handovers: [], bounced: [], waiting: [], log: [], closing: [] };
      expect(routed('/dev/null', 1, ['kinda@globomantics.com'])).toMatchObject(nowhere);
      expect(routed('[email.globomantics.com, /dev/null]', 2, ['a@b.net']).handovers).toHaveLength(1);
    });
  });

  it('follows SMTP routes: the domain itself, then the nearest above it, then ALL, then DNS', () => {
    const routed = (routes: string, to: string): readonly string[] => {
      const configuration = texts({
        'appliance.yaml': `${(files['appliance.yaml'] ?? '').replace(/smtp_routes:[\s\S]*/, '')}smtp_routes:\n${routes}`,
      });
      return deliver({ ...around, configuration }, mailTo([to])).handovers.map(({ address }) => address);
    };
    const table =
      '  ALL: exchange.carvedrock.com\n  .example: mail.supplier.example\n  .offers.example: "[203.0.113.130]"\n  x.example: [nowhere.example, unknown]\n';
    expect(routed(table, 'a@b.net')).toEqual(['10.1.1.5']);
    expect(routed(table, 'a@b.example')).toEqual(['192.0.2.140']);
    expect(routed(table, 'a@b.OFFERS.example')).toEqual(['203.0.113.130']);
    expect(routed(table, 'a@x.example')).toEqual(['203.0.113.77']);
    expect(routed('  ALL: USEDNS\n', 'kinda@globomantics.com')).toEqual(['198.51.100.25']);
  });
});
