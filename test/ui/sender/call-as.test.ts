import { describe, expect, it } from 'vitest';
import { APPLIANCE_FILE, readSurroundings, WORLD_FILE, type MapAsked, type SenderRecord } from '#esa';
import { drawMap, type DrawnMap } from '../../../src/ui/analysis/map.ts';
import { LabSession } from '../../../src/ui/lab-session.svelte.ts';
import { callAs } from '../../../src/ui/sender/call-as.ts';
import { subjectIn } from '../../../src/ui/policy/map/lab-subject.ts';
import { scenario } from '../../tools/scenario.ts';

const FILE = 'InboundMail.hat';
const plain: SenderRecord = {
  ip: '203.0.113.9',
  ptr: null,
  verified: false,
  dns: 'none',
  sbrs: -2,
  owner: null,
  country: null,
  dnslists: [],
};

/** A table that asks about everything a sender can be told by. */
const TABLE = `INSIDE:
    10.0.0.0/8
    RELAY
NAMED:
    .supplier.example
    serv.fail
    ACCEPT
OWNED:
    SBO:204816
    country[DE]
    ACCEPT
LISTED:
    dnslist[bl.example]
    REJECT
BAD:
    SBRS[-10.0:-1.1]
    198.51.100.0/24
    REJECT
NONE:
    SBRS[none]
    ACCEPT
ALL
    ACCEPT
`;

const opened = (files = scenario()): LabSession => new LabSession(files, 'email.globomantics.com');

function mapOf(session: LabSession, file = FILE, asked: Partial<MapAsked> = {}): DrawnMap {
  const { source, scores, around } = subjectIn(session.snapshot, file, session.textOf(file), session.textOf(APPLIANCE_FILE));
  const map = drawMap(source, { chosen: [], scores, around, from: 0, most: 99, address: null, sought: null, ...asked });
  if (map === null) throw new Error('a HAT has a map');
  return map;
}

/** The group that took the newest connection, and whence it came. */
function taken(session: LabSession): { readonly group: string | null; readonly address: string } | null {
  const facts = session.selected?.facts;
  return facts?.kind === 'connection' ? { group: facts.group ?? facts.entry, address: facts.sender.address } : null;
}

describe('callAs', () => {
  it('lets every sender of the map connect, and the group that takes it is the map’s', () => {
    const files = { ...scenario(), [FILE]: TABLE };
    const cells = mapOf(opened(files)).bands.flatMap((band) => band.cells);
    expect(new Set(cells.map(({ group }) => group))).toEqual(new Set(['INSIDE', 'NAMED', 'OWNED', 'LISTED', 'BAD', 'NONE', 'ALL']));
    for (const { group, witness } of cells) {
      const session = opened(files);
      expect(callAs(session, FILE, witness), JSON.stringify(witness)).toBe('connected');
      expect(taken(session), JSON.stringify(witness)).toEqual({ group, address: witness.ip });
      expect(session.host?.address).toBe(witness.ip);
    }
  });

  it('lets a private listener’s senders connect to it', () => {
    const session = opened();
    const cells = mapOf(session, 'OutboundMail.hat').bands.flatMap((band) => band.cells);
    const other = cells.find(({ group }) => group === 'ALL');
    if (other === undefined) expect.fail('somebody is rejected');
    expect(callAs(session, 'OutboundMail.hat', other.witness)).toBe('connected');
    expect(taken(session)?.group).toBe('ALL');
    expect(session.selected?.facts).toMatchObject({ listener: 'OutboundMail' });
  });

  it('makes the host once, and takes no address of another sender', () => {
    const session = opened();
    expect(callAs(session, FILE, plain)).toBe('connected');
    expect(callAs(session, FILE, plain)).toBe('connected');
    expect(readSurroundings(session.snapshot.world).world.hosts.filter(({ address }) => address === plain.ip)).toHaveLength(1);
    expect(callAs(session, FILE, { ...plain, sbrs: 3 })).toBe('taken');
    expect(session.steps.filter(({ input }) => input.kind === 'connect')).toHaveLength(2);
  });

  it('waits while the world has a draft, which would overwrite a new host', () => {
    const session = opened();
    const draft = `# mine\n${session.committedText(WORLD_FILE)}`;
    session.edit(WORLD_FILE, draft);
    expect(callAs(session, FILE, plain)).toBe('pending');
    expect([session.textOf(WORLD_FILE), session.steps]).toEqual([draft, []]);
  });

  it('does nothing where the lab cannot have such a sender', () => {
    const session = opened();
    expect(callAs(session, FILE, { ...plain, dnslists: ['no.such.list'] })).toBe('impossible');
    expect(callAs(session, 'Nothing.hat', plain)).toBe('impossible');
    expect(session.steps).toEqual([]);
    expect(session.committedText(WORLD_FILE)).toBe(scenario()[WORLD_FILE]);
  });
});

describe('subjectIn', () => {
  it('asks nobody about scores where the listener does not', () => {
    const files = scenario();
    const yaml = files[APPLIANCE_FILE] ?? '';
    const session = opened(files);
    const off = yaml.replace(/( +)hat: InboundMail\.hat/, '$&\n$1senderbase: { enabled: false }');
    expect(off).not.toBe(yaml);
    expect(subjectIn(session.snapshot, FILE, '', yaml).scores).toBe('looked-up');
    expect(subjectIn(session.snapshot, FILE, '', off).scores).toBe('off');
  });

  it('keeps clear of the lab’s own addresses', () => {
    const { around } = subjectIn(opened().snapshot, FILE, '', '');
    expect(around?.taken).toEqual(expect.arrayContaining(['192.0.2.25', '10.1.1.1', '198.51.100.25', '203.0.113.77']));
    expect(around?.listed).toEqual({ 'bl.example': ['203.0.113.128/25'] });
  });
});
